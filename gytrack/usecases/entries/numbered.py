"""A report that a person names by the number of the command that logged it."""

from gytrack.dates import shorten
from gytrack.errors import InputError
from gytrack.ledger.connection import Reader
from gytrack.ledger.queries import history, reported
from gytrack.ledger.queries.reported import Reported
from gytrack.records.ledger import PlanTerms
from gytrack.usecases.asking.items import Item
from gytrack.usecases.asking.typed import command_number


def numbered_report(
    ledger: Reader, plan: PlanTerms, item: Item, typed: str, option: str
) -> tuple[int, Reported]:
    """Return the number that was typed behind an option, and the report on an item that it names.

    Raises:
        InputError: it is no number, or that of no report in force on this item.
    """
    number = command_number(typed)
    if number is None:
        raise InputError(
            f"“{shorten(typed)}”不是命令编号", f"{option} 后写登记那条进展的命令的编号，如 {option} 12"
        )
    report = reported.of_command(ledger, number)
    if report is None:
        raise InputError(_no_report(ledger, number), f"运行 gytrack show {item.code} 查看各单位报送的编号")
    if report.plan_id != plan.id:
        raise InputError(f"第 {number} 号登记在另一个方案", "请用 --plan 指定那个方案")
    if report.code != item.code:
        raise InputError(
            f"第 {number} 号登记的是 {report.code}，不是 {item.code}",
            f"请运行 gytrack log {report.code} {option} {number}",
        )
    return number, report


def _no_report(ledger: Reader, number: int) -> str:
    line = history.command(ledger, number)
    if line is None:
        return f"没有第 {number} 号命令"
    if line.undone_by is not None:
        return f"第 {number} 号命令（{line.words}）已撤销"
    return f"第 {number} 号命令（{line.words}）没有登记进展"
