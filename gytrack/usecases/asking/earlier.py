"""Codes of earlier editions: ``2.1.3@1`` is what 2.1.3 was in the first, and a code that has moved says where to."""

from gytrack.dates import shorten
from gytrack.errors import InputError
from gytrack.ledger.connection import Reader
from gytrack.ledger.queries import former
from gytrack.ledger.queries.former import Coded, Was
from gytrack.records.ledger import PlanTerms


def split(code: str) -> tuple[str, int | None]:
    """Return a code and the number of the edition that was typed with it, null where none was."""
    base, _, edition = code.partition("@")
    return (base, int(edition)) if edition.isdecimal() else (code, None)


def code_now(ledger: Reader, plan: PlanTerms, code: str, edition: int) -> str:
    """Return the code that something has now which had one in an edition.

    Raises:
        InputError: there is no such edition or code, or what had it has left the ledger.
    """
    latest = former.number_of_latest(ledger, plan.id)
    if edition == latest:
        return code
    if not 1 <= edition < latest:
        raise InputError(
            f"方案 {plan.code} 没有第{edition}版",
            f"现有{latest}版，gytrack plan show --plan {plan.code} 可查看",
        )
    found = [was for was in former.meanings(ledger, plan.id, code) if was.edition == edition]
    if not found:
        raise InputError(f"方案 {plan.code} 的第{edition}版没有编号“{shorten(code)}”", "请核对编号和版次")
    return _standing(found[0], code)


def code_since(ledger: Reader, plan: PlanTerms, code: str) -> tuple[str, str] | None:
    """Return where a code went that the latest edition lacks, and words that say so; null where there never was one.

    Raises:
        InputError: what had the code has left the ledger.
    """
    found = former.meanings(ledger, plan.id, code)
    if not found:
        return None
    now = _standing(found[0], code)
    return now, f"{code} 是第{found[0].edition}版的编号（{shorten(found[0].title)}），现为 {now}"


def moved_words(ledger: Reader, plan: PlanTerms, code: str, kind: Coded, row_id: int) -> str | None:
    """Say of a code that meant something else before, until something is reported of what it means now; null else."""
    before = next(iter(former.meanings(ledger, plan.id, code)), None)
    if before is None or (before.kind, before.row_id) == (kind, row_id):
        return None
    if former.is_reported_since(ledger, plan.id, kind, row_id):
        return None
    where = "已删去" if before.now is None else f"现为 {before.now}"
    return f"{code} 在第{before.edition}版中是另一项（{shorten(before.title)}），那一项{where}"


def _standing(was: Was, code: str) -> str:
    if was.now is None:
        raise InputError(
            f"第{was.edition}版的 {code}（{shorten(was.title)}）在其后的版本中已删去",
            "它没有登记过进展，不再列入台账；gytrack history 可查看更新的命令",
        )
    return was.now
