"""Which 责任科室 a person means."""

from gytrack.dates import shorten
from gytrack.errors import InputError
from gytrack.ledger.connection import Reader
from gytrack.ledger.queries import people
from gytrack.records.ledger import PlanTerms
from gytrack.usecases.asking.choosing import AmbiguousError
from gytrack.usecases.asking.typed import plain

_LISTED = 8


def choose_office(ledger: Reader, plan: PlanTerms, typed: str) -> str:
    """Return the 责任科室 of a plan that a person named, whole or in part; an exact name decides.

    Raises:
        InputError: no task was ever given to such an office.
        AmbiguousError: part of a name fits several.
    """
    known, wanted = people.offices(ledger, plan.id), plain(typed)
    exact = [name for name in known if plain(name) == wanted]
    found = exact or [name for name in known if wanted and wanted in plain(name)]
    if len(found) > 1:
        raise AmbiguousError(f"科室“{shorten(typed)}”对应{len(found)}个科室：{'、'.join(found)}", "请写全称")
    if found:
        return found[0]
    if not known:
        raise InputError(f"方案 {plan.code} 还没有登记责任科室", "用 gytrack assign 编号 --office 科室 登记")
    more = "等" if len(known) > _LISTED else ""
    raise InputError(
        f"方案 {plan.code} 中没有科室“{shorten(typed)}”", f"已登记的科室：{'、'.join(known[:_LISTED])}{more}"
    )
