"""``gytrack rectify``: what departments have to put right."""

from pathlib import Path
from typing import Annotated

import typer

from gytrack.cli.desk import reading_plan, way_back, writing_plan
from gytrack.cli.frame import options
from gytrack.cli.frame.named import RECTIFIABLE
from gytrack.cli.frame.vendored import UsageError
from gytrack.cli.screens.output import Format, choose_format, emit, emit_json, say, talk
from gytrack.cli.standard_input import filled_in
from gytrack.dates import long_day, parse_day, parse_deadline


def command(
    code: Annotated[
        str | None,
        typer.Argument(
            metavar="编号",
            click_type=RECTIFIABLE,
            help="指标或任务的编号；与 --done 一起写整改编号；不写则列出各项整改",
            show_default=False,
        ),
    ] = None,
    text: Annotated[
        str, typer.Argument(metavar="要求", help="整改要求；写 - 则从标准输入读取", show_default=False)
    ] = "",
    dept: Annotated[str | None, options.department("由哪个单位整改；列出时只看一个单位")] = None,
    due: Annotated[
        str | None, typer.Option("--due", metavar="日期", help="整改时限，如 9-30、2025年底")
    ] = None,
    done: Annotated[
        str | None,
        typer.Option(
            "--done", metavar="结果", help="整改已完成，写明结果；写 - 则从标准输入读取", show_default=False
        ),
    ] = None,
    date: Annotated[str | None, options.dated("完成整改的日期")] = None,
    evidence: options.Evidence = None,
    as_of: options.AsOf = None,
    form: options.Format = None,
    ascii_only: options.Ascii = False,
) -> None:
    """提出一项整改，登记整改完成，或列出各项整改。

    例：gytrack rectify 2.1.3 --dept 区卫健局 --due 9-30 补报旗舰中医馆验收材料
    """
    if code is None:
        _require(not (text or due or done or date or evidence), "请写明编号")
        _list(dept, as_of, choose_format(form), ascii_only=ascii_only)
    elif done is not None:
        _require(not (text or due or dept or as_of or form), "--done 只与整改编号、--date、--evidence 一起用")
        _finish(code, done, date, evidence or [])
    else:
        _require(dept is not None and due is not None, "提出整改请用 --dept 写明单位，用 --due 写明时限")
        _require(
            not (date or evidence or as_of or form),
            "--date 和 --evidence 用于登记整改完成，要与 --done 一起写",
        )
        _ask_for(code, dept or "", due or "", text)


def _require(holds: bool, otherwise: str) -> None:
    if not holds:
        raise UsageError(otherwise)


def _ask_for(code: str, dept: str, due: str, text: str) -> None:
    from gytrack.usecases.rectifying.asking_for import ask_for

    (wanted,) = filled_in({"整改要求": text})
    with writing_plan() as desk:
        day = parse_deadline(due, desk.setting.today)
        asked = ask_for(desk.ledger, desk.actor, desk.plan, code, dept, day, wanted)
        back = way_back(desk.ledger, asked.number)
    evaluation = "" if asked.evaluation is None else f"{asked.evaluation.name} #{asked.evaluation.number}"
    parts = (
        f"已提出整改 #{asked.number}",
        evaluation,
        asked.item.code,
        asked.dept,
        f"限{long_day(asked.due)}",
        back,
    )
    say("｜".join(part for part in parts if part))
    for note in asked.notes:
        talk(f"注意：{note}")


def _finish(number: str, done: str, date: str | None, evidence: list[Path]) -> None:
    from gytrack.usecases.rectifying.finishing import finish

    (text,) = filled_in({"整改结果": done})
    with writing_plan() as desk:
        today = desk.setting.today
        day = today if date is None else parse_day(date, today)
        finished = finish(desk.ledger, desk.actor, desk.plan, number, text, day, evidence)
        back = way_back(desk.ledger, finished.number)
    row = finished.row
    late = "逾期完成" if day > row.due else ""
    proofs = (f"佐证{proof.name}" for proof in row.proofs)
    parts = (
        f"已登记整改完成 #{finished.number}",
        f"整改 #{row.number}",
        row.code,
        row.dept,
        long_day(day),
        late,
        *proofs,
        back,
    )
    say("｜".join(part for part in parts if part))


def _list(dept: str | None, as_of: str | None, form: Format, *, ascii_only: bool) -> None:
    from gytrack.usecases.rectifying.listing import rectifications
    from gytrack.usecases.reporting.rectification_fields import rectification_json, rectification_table

    with reading_plan() as desk:
        today = desk.setting.today
        day = today if as_of is None else parse_day(as_of, today)
        found = rectifications(desk.ledger, desk.plan, dept, day)
    if form == "json":
        emit_json(
            {
                "schema": 1,
                "as_of": day.isoformat(),
                "rectifications": [rectification_json(one, desk.plan.code) for one in found],
            }
        )
        return
    if not found:
        talk("没有整改")
    emit(rectification_table(found), form, ascii_only=ascii_only)
