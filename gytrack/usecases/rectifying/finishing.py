"""Saying that a rectification (整改) is done, with what proves it."""

from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from pathlib import Path
from typing import NamedTuple

from gytrack.dates import long_day, shorten
from gytrack.errors import InputError
from gytrack.ledger.apply import Ids
from gytrack.ledger.changes import Change, update
from gytrack.ledger.connection import Reader, Writer
from gytrack.ledger.queries import rectifications as rectification_queries
from gytrack.records.ledger import PlanTerms
from gytrack.records.proof import Proof
from gytrack.records.rectification import RectificationRow
from gytrack.usecases.actor import Actor
from gytrack.usecases.applying import apply
from gytrack.usecases.asking.typed import command_number
from gytrack.usecases.entries.evidence import examine, rows
from gytrack.usecases.texts import checked_text

_LISTED = 5


class Finished(NamedTuple):
    """What was finished, for the echo: the command's number and the rectification as it now is."""

    number: int
    row: RectificationRow


def finish(
    ledger: Writer, actor: Actor, plan: PlanTerms, typed: str, text: str, day: date, evidence: Sequence[Path]
) -> Finished:
    """Say that a rectification is done on a day.

    Raises:
        InputError: there is none of this number, it is done already, the day lies ahead or before it was asked for, it is
            not said what was done, or evidence cannot be read.
    """
    row = _numbered(ledger, plan, typed)
    if row.done_on is not None:
        raise InputError(
            f"整改 #{row.number}（{row.code}）已于{long_day(row.done_on)}完成", "如有误，先撤销登记它的命令"
        )
    if not row.day <= day <= actor.today:
        raise InputError(
            f"完成日期 {long_day(day)} 不在提出整改的{long_day(row.day)}和今天之间", "请核对日期"
        )
    done = checked_text(text, "整改结果")
    if not done:
        raise InputError("没有写明整改结果", "请写成 gytrack rectify 整改编号 --done 结果")
    proofs = tuple(examine(path, actor.host) for path in evidence)
    words = f"rectify {row.number} --done（{row.code} {row.dept}）{shorten(done, 40)}"
    number = apply(ledger, actor.command("rectify", words, plan.id), _rows(ledger, row, day, done, proofs))
    return Finished(number, row._replace(done_on=day, done_text=done, proofs=proofs))


def _numbered(ledger: Reader, plan: PlanTerms, typed: str) -> RectificationRow:
    known = rectification_queries.of_plan(ledger, plan.id)
    number = command_number(typed)
    for row in known:
        if row.number == number:
            return row
    if not known:
        raise InputError(
            f"方案 {plan.code} 没有整改", "先用 gytrack rectify 编号 --dept 单位 --due 日期 要求 提出"
        )
    open_ones = [f"#{row.number} {row.code} {row.dept}" for row in known if row.done_on is None]
    listed = "、".join(open_ones[:_LISTED]) + ("等" if len(open_ones) > _LISTED else "")
    raise InputError(
        f"没有编号为“{shorten(typed)}”的整改", f"未完成的有：{listed}" if listed else "各项整改都已完成"
    )


def _rows(
    ledger: Reader, row: RectificationRow, day: date, text: str, proofs: Iterable[Proof]
) -> Iterator[Change]:
    # Its task and target too, so that the history of these tells of it.
    owner = {"task_id": row.task_id, "target_id": row.target_id}
    old = {**owner, "done_on": None, "done_text": None}
    yield update("rectification", row.id, old, **owner, done_on=day, done_text=text)
    yield from rows(Ids(ledger), "rectification", row.id, proofs)
