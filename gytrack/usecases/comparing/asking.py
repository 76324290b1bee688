"""The comparison that a person asks for."""

from gytrack.errors import InputError
from gytrack.ledger.connection import Reader
from gytrack.likeness import bare
from gytrack.usecases.asking.choosing import choose_plan
from gytrack.usecases.comparing.matching import compare
from gytrack.usecases.comparing.searching import narrowed
from gytrack.usecases.comparing.sides import Comparison


def compared(ledger: Reader, one: str, other: str, search: str | None) -> Comparison:
    """Return two plans side by side, narrowed to words where some are given.

    Raises:
        InputError: a code is unknown or stands for several plans, both are one plan, or the words hold no letter.
        LedgerError: the ledger holds no plan.
    """
    if search is not None and not bare(search):
        raise InputError("--search 后没有可查找的文字", "请写要查找的词，如 --search 名中医")
    first, second = choose_plan(ledger, one), choose_plan(ledger, other)
    if first.id == second.id:
        raise InputError(
            f"两个代号都是 {first.code}，没有可对照的", "请写两个不同的方案；gytrack plans 可列出"
        )
    whole = compare(ledger, first, second)
    return whole if search is None else narrowed(whole, search)
