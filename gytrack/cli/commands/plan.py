"""``gytrack plan``: one plan, looked at and set."""

from collections.abc import Iterator
from typing import Annotated

import typer

from gytrack.cli.commands import plan_check, plan_compare
from gytrack.cli.desk import actor, reading_plan, way_back, writing_plan
from gytrack.cli.frame.named import PLAN
from gytrack.cli.frame.setting import current
from gytrack.cli.opening import opened_for_writing
from gytrack.cli.screens.output import say
from gytrack.dates import long_day, parse_day
from gytrack.ledger.connection import Reader
from gytrack.ledger.queries.plans import counts, editions, head_words
from gytrack.ledger.queries.rulings import rulings
from gytrack.records.ledger import PlanTerms
from gytrack.usecases.asking.choosing import choose_plan
from gytrack.usecases.plan_rules import decided

app = typer.Typer(help="查看、检查、对照或设定方案。")


@app.command("show")
def show() -> None:
    """查看方案：名称、文号、日期、版本、各类内容的数量。"""
    with reading_plan() as desk:
        for line in _lines(desk.ledger, desk.plan):
            say(line)


app.command("check")(plan_check.command)
app.command("compare")(plan_compare.command)


@app.command("default")
def default(
    code: Annotated[
        str, typer.Argument(metavar="代号", click_type=PLAN, help="方案的代号", show_default=False)
    ],
) -> None:
    """把一个方案设为默认，此后不写 --plan 就是它。"""
    from gytrack.usecases.editing import make_default

    setting = current()
    with opened_for_writing(setting) as ledger:
        plan = choose_plan(ledger, code)
        number = make_default(ledger, actor(setting, ledger), plan)
        back = way_back(ledger, number)
    say(f"已设为默认 #{number}｜{plan.code}｜{back}")


@app.command("set-start")
def set_start(
    day: Annotated[str, typer.Argument(metavar="日期", help="序时进度的起算日", show_default=False)],
    basis: Annotated[
        str, typer.Option("--basis", metavar="依据", help="依据，如印发文号或会议纪要", show_default=False)
    ],
) -> None:
    """设定序时进度的起算日，用于没有写明起始日的方案。"""
    from gytrack.usecases.editing import set_start as store

    with writing_plan() as desk:
        starts = parse_day(day, desk.setting.today)
        number = store(desk.ledger, desk.actor, desk.plan, starts, basis)
        back = way_back(desk.ledger, number)
    say(f"已设定 #{number}｜{desk.plan.code}｜序时进度自{long_day(starts)}起算｜依据：{basis}｜{back}")


@app.command("set-asked")
def set_asked(
    day: Annotated[str, typer.Argument(metavar="日期", help="从哪天所在的一期起", show_default=False)],
) -> None:
    """设定从哪天起要求各单位按期报送，此后缺报的计为欠报。"""
    from gytrack.usecases.editing import set_asked as store

    with writing_plan() as desk:
        asked = parse_day(day, desk.setting.today)
        number = store(desk.ledger, desk.actor, desk.plan, asked)
        back = way_back(desk.ledger, number)
    say(f"已设定 #{number}｜{desk.plan.code}｜自{long_day(asked)}起按期报送，缺报的计为欠报｜{back}")


def _lines(ledger: Reader, plan: PlanTerms) -> Iterator[str]:
    issuer, doc_no = head_words(ledger, plan.id)
    yield f"{plan.title}（{plan.code}）" + ("　征求意见稿" if plan.draft else "")
    facts = {
        "印发机关": issuer,
        "文号": doc_no,
        "印发": plan.issued,
        "施行": plan.effective,
        "有效期至": plan.expires,
        "起始": plan.starts,
        "完成时限": plan.ends,
        "序时起算日": plan.start_set and f"{plan.start_set}（依据：{plan.start_basis}）",
        "按期报送": plan.asked_from and f"自{plan.asked_from}起",
        "默认方案": "是" if plan.is_default else None,
    }
    yield from (f"{name}：{value}" for name, value in facts.items() if value)
    for row in rulings(ledger, plan.id):
        yield f"亮灯规则：自{row.day}起用规则集“{decided(row).title}”（#{row.command}，{row.source}）"
    found = counts(ledger, plan.id)
    kinds = "、".join(
        f"{word}{found.get(kind, 0)}"
        for kind, word in (("task", "建设任务"), ("measure", "配套措施"), ("safeguard", "保障措施"))
    )
    yield f"章节{found['section']}、{kinds}、量化指标{found['target']}、单位{found['department']}"
    for edition in editions(ledger, plan.id):
        yield f"第{edition.number}版：{edition.source_name}（#{edition.command}，SHA-256 {edition.sha256[:16]}…）"
