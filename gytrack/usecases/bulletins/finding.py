"""Which bulletin a person means, and its files as they were issued."""

from gytrack.errors import InputError, LedgerError
from gytrack.ledger.connection import Reader
from gytrack.ledger.queries import bulletins as bulletin_queries
from gytrack.ledger.queries.bulletins import BulletinRow
from gytrack.records.ledger import PlanTerms
from gytrack.usecases.asking.typed import plain
from gytrack.usecases.bulletins.files import File
from gytrack.usecases.bulletins.keeping import DamagedError, unpacked

_LISTED = 5


def choose_bulletin(ledger: Reader, plan: PlanTerms, typed: str) -> BulletinRow:
    """Return a bulletin by its number as a person types it: 3, 第3期.

    Raises:
        InputError: it is no number, or the plan has no bulletin of it.
    """
    number = number_in(typed)
    if number is None:
        raise InputError(f"“{typed}”不是期号", "请写数字，如 3 或 第3期")
    found = bulletin_queries.numbered(ledger, plan.id, number)
    if found is None:
        raise InputError(f"{plan.code} 没有第{number}期", _known(ledger, plan))
    return found


def number_in(typed: str) -> int | None:
    """Read the number of a bulletin, null where it is none: 3, #3, 第3期."""
    digits = plain(typed).removeprefix("#").removeprefix("第").removesuffix("期")
    return int(digits) if digits.isascii() and digits.isdecimal() and len(digits) < 10 else None  # noqa: PLR2004


def file_of(ledger: Reader, bulletin: BulletinRow, form: str) -> File:
    """Return one of a bulletin's files, byte for byte as it was issued.

    Raises:
        InputError: it is not kept in this form.
        LedgerError: what is kept is not what was issued.
    """
    found = bulletin_queries.file_of(ledger, bulletin.id, form)
    if found is None:
        kept = "、".join(row.form for row in bulletin_queries.files_of(ledger, bulletin.id))
        raise InputError(f"第{bulletin.number}期没有 {form} 文件", f"留存的有：{kept}")
    row, content = found
    try:
        return File(row.form, row.name, unpacked(row, content))
    except DamagedError as error:
        raise LedgerError(
            f"第{bulletin.number}期的 {form} 文件与编发时的校验值不符", "请运行 gytrack check，并从备份恢复"
        ) from error


def _known(ledger: Reader, plan: PlanTerms) -> str:
    numbers = bulletin_queries.numbers_of(ledger, plan.id)
    if not numbers:
        return "还没有编发过；编发：gytrack bulletin issue"
    latest = "、".join(f"第{number}期" for number in numbers[-_LISTED:])
    return f"已编发{len(numbers)}期，最近的是{latest}；运行 gytrack bulletin list 查看"
