"""申请销号: a task is done, and these files prove it; or 不适用: it need not be done, for a reason."""

from collections.abc import Sequence
from datetime import date
from pathlib import Path
from typing import NamedTuple

from gytrack.dates import long_day
from gytrack.errors import InputError
from gytrack.ledger.connection import Reader, Writer
from gytrack.records.ledger import PlanTerms
from gytrack.records.terms import Step
from gytrack.status.targets import standing
from gytrack.usecases.actor import Actor
from gytrack.usecases.asking.choosing import choose_department
from gytrack.usecases.closing.steps import Case, Stepped, case_of, day_of, store
from gytrack.usecases.proving.copies import examined
from gytrack.usecases.reporting.one_task import line_of
from gytrack.usecases.reporting.target_fields import met_words
from gytrack.usecases.texts import checked_text


class Request(NamedTuple):
    """What a person typed, as typed; ``folder`` is where copies are kept, null where none are to be made."""

    code: str
    evidence: Sequence[Path] = ()
    note: str = ""
    day: str | None = None
    dept: str | None = None
    folder: Path | None = None


def request_closing(ledger: Writer, actor: Actor, plan: PlanTerms, asked: Request) -> Stepped:
    """Apply for a task's closing.

    Raises:
        InputError: the task is not open or not there on that day, nothing proves it, or a file cannot be used.
    """
    case = case_of(ledger, plan, asked.code)
    _require_open(case)
    if not asked.evidence:
        raise InputError(f"申请 {case.item.code} 销号没有附佐证材料", "请用 --evidence 附上，可写多个")
    taken = _step(ledger, actor, plan, case, asked, "applied")
    notes = _unfinished(ledger, plan, case, taken.day)
    return _stored(ledger, actor, plan, case, asked, taken._replace(notes=notes))


def set_aside(ledger: Writer, actor: Actor, plan: PlanTerms, asked: Request) -> Stepped:
    """Say of a task that it does not apply, 不适用; ``note`` is the reason, files may prove it.

    Raises:
        InputError: the task is not open, no reason is given, or a file cannot be used.
    """
    case = case_of(ledger, plan, asked.code)
    _require_open(case)
    taken = _step(ledger, actor, plan, case, asked, "na")
    if not taken.note:
        raise InputError("列为不适用要写明理由", "请用 --reason 写明")
    return _stored(ledger, actor, plan, case, asked, taken)


def _step(ledger: Reader, actor: Actor, plan: PlanTerms, case: Case, asked: Request, step: Step) -> Stepped:
    party = "" if asked.dept is None else choose_department(ledger, plan, asked.dept).name
    day = day_of(case, asked.day, actor.today)
    return Stepped(0, case.item.code, day, step, party, checked_text(asked.note, "说明"))


def _stored(
    ledger: Writer, actor: Actor, plan: PlanTerms, case: Case, asked: Request, taken: Stepped
) -> Stepped:
    with examined(list(asked.evidence), actor.host, asked.folder) as proofs:
        return store(ledger, actor, plan, case, "close", taken._replace(evidence=proofs))


def _require_open(case: Case) -> None:
    code, last = case.item.code, case.last
    if case.closure == "open" or last is None:
        return
    since = f"{long_day(last.day)}，#{last.number}"
    if case.closure == "applied":
        raise InputError(
            f"{code} 已申请销号（{since}），尚待审核",
            f"审核用 gytrack verify {code} --by 单位；要改申请，先运行 gytrack undo {last.number}",
        )
    state = "已销号" if case.closure == "closed" else "已列为不适用"
    raise InputError(f"{code} {state}（{since}）", f"如要重开，运行 gytrack reopen {code} --reason 理由")


def _unfinished(ledger: Reader, plan: PlanTerms, case: Case, day: date) -> tuple[str, ...]:
    """Say what the ledger does not know to be done of a task whose closing is applied for."""
    line = line_of(ledger, plan, case.item, case.task, day)
    if line.status.finished_on is not None or line.status.progress == "done":
        return ()
    owed = (one for one in standing(line.planned()) if not one.met)
    unmet = "、".join(f"{one.target.name}{met_words(one)}" for one in owed)
    percent = "未报" if line.status.percent is None else f"{line.status.percent}%"
    return (f"{case.item.code} 在台账里还没有完成：实际进度{percent}{f'，{unmet}' if unmet else ''}",)
