"""Amounts of money as people type them, in 万元."""

import re
from decimal import Decimal

from gytrack.dates import shorten
from gytrack.errors import InputError
from gytrack.records.ledger import TargetRow
from gytrack.usecases.asking.typed import plain
from gytrack.usecases.entries.values import Understood, parse_value

_UNIT = "万元"
_MONEY = TargetRow(
    0, "金额", "", None, None, "", "=", Decimal(100), None, _UNIT, None, None, None, None, False
)
"""What an amount is read for, as a figure of a target is: in its own unit, or in one of its family."""


def parse_amount(typed: str) -> Understood:
    """Read an amount: ``120.5``, ``１２０万``, ``1.2亿元``, ``3000元``, ``-20`` where money is taken back.

    Raises:
        InputError: it is no amount of money.
    """
    text = re.sub("(?<=[万亿])$", "元", plain(typed))
    sign = text[:1] if text.startswith(("+", "-")) else ""
    size = text.removeprefix(sign)
    if size.startswith(("+", "-")):
        raise InputError(f"“{shorten(typed)}”不是数字", "金额 请填写如 100万元 的数")
    found = parse_value(size, _MONEY)
    return Understood(-found.value, found.notes) if sign == "-" else found
