"""审核销号, 退回 and 重开: what becomes of an application, and taking back what was decided."""

from typing import NamedTuple

from gytrack.dates import long_day
from gytrack.errors import InputError
from gytrack.ledger.connection import Reader, Writer
from gytrack.records.ledger import Closing, PlanTerms
from gytrack.usecases.actor import Actor
from gytrack.usecases.asking.typed import plain
from gytrack.usecases.closing.bodies import Body, body
from gytrack.usecases.closing.reopened import still_done
from gytrack.usecases.closing.steps import Case, Stepped, case_of, day_of, store
from gytrack.usecases.texts import checked_text


class Decision(NamedTuple):
    """What a person typed, as typed: ``by`` is the body that decides, ``words`` the note or the reason."""

    code: str
    by: str
    words: str = ""
    day: str | None = None
    returned: bool = False


def decide(ledger: Writer, actor: Actor, plan: PlanTerms, decision: Decision) -> Stepped:
    """Verify an application, so that the task is closed, or return it, so that it is open again.

    Raises:
        InputError: nothing was applied for, it is one's own application, or a return has no reason.
    """
    case = case_of(ledger, plan, decision.code)
    applied = _application(case)
    words = checked_text(decision.words, "理由" if decision.returned else "说明")
    if decision.returned and not words:
        raise InputError(f"退回 {case.item.code} 的销号申请要写明理由", "请用 --reason 写明")
    by = body(ledger, plan, decision.by)
    _require_another(ledger, actor, case, applied)
    _require_other_body(ledger, plan, case, applied, by)
    day = day_of(case, decision.day, actor.today)
    taken = Stepped(0, case.item.code, day, "returned" if decision.returned else "verified", by.name, words)
    return store(ledger, actor, plan, case, "verify", taken)


def reopen(ledger: Writer, actor: Actor, plan: PlanTerms, code: str, reason: str, day: str | None) -> Stepped:
    """Open a task again that was closed or does not apply; what was done before stays in its history.

    Raises:
        InputError: it is not closed, or no reason is given.
    """
    case = case_of(ledger, plan, code)
    if case.closure == "applied" and case.last is not None:
        raise InputError(
            f"{case.item.code} 还没有销号，只是申请了销号（{long_day(case.last.day)}，#{case.last.number}）",
            f"退回用 gytrack verify {case.item.code} --by 单位 --return --reason 理由；"
            f"撤回申请用 gytrack undo {case.last.number}",
        )
    if case.closure == "open":
        raise InputError(f"{case.item.code} 没有销号，无需重开", f"运行 gytrack show {case.item.code} 查看")
    words = checked_text(reason, "理由")
    if not words:
        raise InputError(f"重开 {case.item.code} 要写明理由", "请用 --reason 写明")
    notes = tuple(still_done(ledger, plan, case.task.code, actor.today))
    taken = Stepped(0, case.item.code, day_of(case, day, actor.today), "reopened", "", words, notes=notes)
    return store(ledger, actor, plan, case, "reopen", taken)


def _application(case: Case) -> Closing:
    code, last = case.item.code, case.last
    if case.closure == "applied" and last is not None:
        return last
    if case.closure == "closed" and last is not None:
        raise InputError(
            f"{code} 已销号（{long_day(last.day)}，{last.party}审核，#{last.number}），无需再审核",
            f"如要重开，运行 gytrack reopen {code} --reason 理由",
        )
    wrong = f"{code} 已列为不适用，没有申请销号" if case.closure == "na" else f"{code} 没有申请销号"
    raise InputError(wrong, f"申请销号用 gytrack close {code} --evidence 文件")


def _require_another(ledger: Reader, actor: Actor, case: Case, applied: Closing) -> None:
    """Refuse whoever applied: four eyes see more than two."""
    if plain(actor.who).casefold() != plain(applied.who).casefold():
        return
    way = "用 --user 写明审核人" if ledger.user is None else "以其自己的数据库用户登录"
    raise InputError(
        f"{case.item.code} 的销号是 {applied.who} 自己申请的（#{applied.number}），不能由本人审核",
        f"请由他人审核，{way}",
    )


def _require_other_body(ledger: Reader, plan: PlanTerms, case: Case, applied: Closing, by: Body) -> None:
    """Refuse the body that applied, and those that lead the task, for whom it is done."""
    if applied.party and by == body(ledger, plan, applied.party):  # which may go by another name since
        what = "申请单位"
    elif by.leads(ledger, case.task.id, applied.day):
        what = "牵头单位"
    else:
        return
    raise InputError(
        f"{by.name}是 {case.item.code} 的{what}，不能由自己审核", "请写另外的单位，如 --by 区政府督查室"
    )
