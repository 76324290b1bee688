"""``gytrack evaluate``: mid-term and final evaluations."""

from typing import TYPE_CHECKING, Annotated

import typer

from gytrack import term_words
from gytrack.cli.desk import reading_plan, way_back, writing_plan
from gytrack.cli.frame import options
from gytrack.cli.frame.choices import one_of
from gytrack.cli.frame.named import EVALUATION, FILE, REPORTABLE
from gytrack.cli.screens.output import choose_format, emit, emit_json, say, talk
from gytrack.cli.standard_input import filled_in
from gytrack.dates import long_day, parse_day
from gytrack.records.evaluation import DROPPED
from gytrack.records.terms import EvaluationKind, Outcome

if TYPE_CHECKING:
    from gytrack.usecases.evaluating.deciding import Decided

app = typer.Typer(help="中期评估和总结评估：列出各项指标和任务的完成情况，认定结论，导出附表。")

Kind = Annotated[
    EvaluationKind,
    typer.Argument(
        metavar="中期评估|总结评估",
        parser=one_of({"mid": ("中期评估", "中期"), "final": ("总结评估", "总结", "终期评估", "期末评估")}),
        help="哪一种评估",
        show_default=False,
    ),
]
Number = Annotated[
    str | None,
    typer.Argument(
        metavar="评估编号", click_type=EVALUATION, help="不写则为最近一次评估", show_default=False
    ),
]
In = Annotated[
    str | None,
    typer.Option("--in", metavar="评估编号", click_type=EVALUATION, help="哪一次评估，缺省为最近一次"),
]
Row = Annotated[
    str,
    typer.Argument(
        metavar="编号", click_type=REPORTABLE, help="指标或任务的编号，或评估表中的序号", show_default=False
    ),
]
_OUTCOMES = {outcome: (word,) for outcome, word in term_words.OUTCOMES.items() if outcome != DROPPED}


@app.command("start")
def start(
    kind: Kind,
    as_of: Annotated[
        str | None, typer.Option("--as-of", metavar="日期", help="数据截至哪一天，缺省为今天")
    ] = None,
    name: Annotated[str, typer.Option("--name", metavar="名称", help="评估的名称", show_default=False)] = "",
) -> None:
    """开始一次评估：列出每项指标和任务的基期值、目标、完成情况、趋势、到期预计和建议结论。

    列出的数随评估保存，此后登记的进展不再改变它；要按新的数评估，再开始一次。
    """
    from gytrack.usecases.evaluating.starting import start as store

    with writing_plan() as desk:
        today = desk.setting.today
        day = today if as_of is None else parse_day(as_of, today)
        done = store(desk.ledger, desk.actor, desk.plan, kind, day, name)
        back = way_back(desk.ledger, done.evaluation.number)
    of_targets = [one.figures.is_dropped() for one in done.drawn if one.target_id is not None]
    standing, dropped = of_targets.count(False), of_targets.count(True)
    parts = (
        f"已开始 #{done.evaluation.number} {done.evaluation.name}",
        f"截至{long_day(day)}",
        f"指标{standing}个{f'（另有已取消{dropped}个）' if dropped else ''}、任务{len(done.drawn) - len(of_targets)}项",
        "查看：gytrack evaluate show",
        back,
    )
    say("｜".join(parts))
    for note in done.notes:
        talk(f"注意：{note}")


@app.command("verdict")
def verdict(
    code: Row,
    outcome: Annotated[
        Outcome | None,
        typer.Argument(metavar="结论", parser=one_of(_OUTCOMES), help="不写则按建议认定", show_default=False),
    ] = None,
    reason: Annotated[
        str,
        typer.Option(
            "--reason", metavar="理由", help="与建议不同时要写明；写 - 则从标准输入读取", show_default=False
        ),
    ] = "",
    number: In = None,
) -> None:
    """认定一项指标或任务的结论：按建议，或另作认定并写明理由。"""
    from gytrack.usecases.evaluating.choosing import choose_evaluation
    from gytrack.usecases.evaluating.deciding import decide

    (why,) = filled_in({"理由": reason})
    with writing_plan() as desk:
        found = choose_evaluation(desk.ledger, desk.plan, number)
        done = decide(desk.ledger, desk.actor, desk.plan, found, code, outcome, why)
        back = way_back(desk.ledger, done.number)
    _tell_decided("已认定", done, why, back)


@app.command("confirm")
def confirm(dept: options.Dept = None, number: In = None) -> None:
    """把还没有认定的各项都按建议认定。"""
    from gytrack.usecases.evaluating.deciding import confirm as store
    from gytrack.usecases.evaluating.showing import shown

    with writing_plan() as desk:
        one = shown(desk.ledger, desk.plan, number, dept, desk.setting.today)
        done = store(desk.ledger, desk.actor, desk.plan, one.found, one.found.rows)
        back = way_back(desk.ledger, done.number)
    evaluation = f"#{done.evaluation.number} {done.evaluation.name}"
    whose = f"{one.department}｜" if one.department else ""
    say(f"已认定 #{done.number}｜{evaluation}｜{whose}{done.rows}项按建议认定｜{back}")


@app.command("opinion")
def opinion(
    code: Row,
    text: Annotated[str, typer.Argument(metavar="意见", help="写 - 则从标准输入读取", show_default=False)],
    by: Annotated[
        str, typer.Option("--by", metavar="评估方", help="提出意见的第三方机构", show_default=False)
    ],
    number: In = None,
) -> None:
    """记下第三方对一项指标或任务的评估意见，它不改变结论。"""
    from gytrack.usecases.evaluating.choosing import choose_evaluation
    from gytrack.usecases.evaluating.deciding import note_opinion

    (said,) = filled_in({"意见": text})
    with writing_plan() as desk:
        found = choose_evaluation(desk.ledger, desk.plan, number)
        done = note_opinion(desk.ledger, desk.actor, desk.plan, found, code, by, said)
        back = way_back(desk.ledger, done.number)
    say(f"已记意见 #{done.number}｜{done.row.figures.code}｜{by.strip()}｜{back}")


@app.command("list")
def list_all(form: options.Format = None, ascii_only: options.Ascii = False) -> None:
    """列出方案的各次评估。"""
    from gytrack.usecases.evaluating.showing import evaluations_table

    with reading_plan() as desk:
        table = evaluations_table(desk.ledger, desk.plan)
    if not table.rows:
        talk("还没有评估，用 gytrack evaluate start 中期评估 开始")
    emit(table, choose_format(form), ascii_only=ascii_only)


@app.command("show")
def show(
    number: Number = None,
    dept: options.Dept = None,
    everything: Annotated[bool, typer.Option("--all", help="连同配套措施和保障措施")] = False,
    form: options.Format = None,
    ascii_only: options.Ascii = False,
) -> None:
    """查看一次评估：结论的计数，各项的数、建议和认定，第三方意见，整改。

    屏幕上只列指标和建设任务，--all 连同配套措施和保障措施；json 总是全部列出。
    """
    from gytrack.usecases.evaluating.evaluation_json import evaluation_json
    from gytrack.usecases.evaluating.showing import shown
    from gytrack.usecases.reporting.evaluated_fields import evaluated_table

    form = choose_format(form)
    with reading_plan() as desk:
        one = shown(desk.ledger, desk.plan, number, dept, desk.setting.today)
    if form == "json":
        emit_json(evaluation_json(one))
    elif form == "table":
        from gytrack.cli.screens.evaluation_screen import print_evaluation

        print_evaluation(one, with_all=everything, ascii_only=ascii_only)
    else:
        listed = ("target", "task")
        rows = [row for row in one.found.rows if everything or row.figures.kind in listed]
        emit(evaluated_table(rows), form)


@app.command("export")
def export(
    file: Annotated[
        str,
        typer.Argument(
            metavar="文件",
            click_type=FILE,
            help="以 xlsx 或 docx 结尾；只写文件夹则自动取名，{date} 代表评估截至日",
            show_default=False,
        ),
    ],
    number: Number = None,
    dept: options.Dept = None,
    force: Annotated[bool, typer.Option("--force", help="文件已存在时覆盖")] = False,
) -> None:
    """导出评估附表：结论的计数、指标、任务、整改。"""
    from gytrack.cli.screens.sizes import size_words
    from gytrack.usecases.evaluating.annex import write_annex
    from gytrack.usecases.evaluating.showing import shown

    with reading_plan() as desk:
        one = shown(desk.ledger, desk.plan, number, dept, desk.setting.today)
    path = write_annex(one, file, desk.setting.unit or "", force=force)
    evaluation = one.found.evaluation
    say(
        f"已导出 {path}｜{size_words(path)}｜#{evaluation.number} {evaluation.name}｜截至{long_day(evaluation.day)}"
    )


def _tell_decided(done: str, decided: "Decided", reason: str, back: str) -> None:
    figures, decision = decided.row.figures, decided.row.decision
    parts = [
        f"{done} #{decided.number}",
        f"{decided.evaluation.name} #{decided.evaluation.number}",
        f"{figures.code} {figures.name}",
        "" if decision is None else term_words.OUTCOMES[decision.outcome],
        f"建议为{term_words.OUTCOMES[figures.proposed]}"
        if decision is not None and decision.outcome != figures.proposed
        else "",
        f"理由：{reason.strip()}" if reason.strip() else "",
        back,
    ]
    say("｜".join(part for part in parts if part))
