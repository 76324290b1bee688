"""Who may read, log and adjust on a server: as the documentation says, by the grants that it gives."""

import re
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from servers import Server
from workbench import Book, hold_promises

from gytrack.errors import LedgerError

PAPER = Path(__file__).parents[2] / "docs" / "postgresql.md"
GROUPS = ("gytrack_adjust", "gytrack_log", "gytrack_read")
PEOPLE = {
    "reader": "gytrack_read",
    "logger": "gytrack_log",
    "other": "gytrack_log",
    "adjuster": "gytrack_adjust",
}
DENIED = "这个用户在数据库 {} 里没有这项权限，台账未改动。请数据库管理员按 README 授权。"


@pytest.fixture
def granted(served: Book, server: Server) -> Iterator[Book]:
    """A ledger whose owner has done as the documentation says."""
    (script,) = re.findall(
        r"^```sql\n(.*?)^```$", PAPER.read_text(encoding="utf-8"), re.MULTILINE | re.DOTALL
    )
    database = served.db.rpartition("/")[2]
    served.plan = "small"
    server.run(script, database)
    for name, group in PEOPLE.items():
        server.run(f"CREATE ROLE {name} LOGIN IN ROLE {group}")
    yield served
    server.drop_roles(database, (*PEOPLE, *GROUPS))


def as_user(book: Book, name: str, server: Server) -> Book:
    """Return the ledger as another person has it, who goes by the name of the role."""
    other = Book(book.path, book.plan)
    other.db = server.url(book.db.rpartition("/")[2], name)
    other.who = name
    return other


def denied(book: Book) -> str:
    return DENIED.format(book.db)


def test_who_may_read_reads_and_changes_nothing(granted: Book, server: Server) -> None:
    reader = as_user(granted, "reader", server)
    assert reader.status_text() == granted.status_text()
    before = granted.dump()
    with pytest.raises(LedgerError) as error:
        reader.log("1.1.1", "挂牌")
    assert str(error.value) == denied(reader)
    assert granted.dump() == before


def test_who_may_log_logs_and_takes_it_back(granted: Book, server: Server) -> None:
    logger = as_user(granted, "logger", server)
    number = logger.log("1.1.1", "挂牌", values=["t1=2"], evidence=[Path(__file__)]).number
    assert granted.rows("SELECT who FROM command WHERE id = ?", (number,)) == [("logger",)]
    logger.undo()
    logger.undo(logger.undo(number + 1))
    hold_promises(granted.path)


def test_who_may_log_applies_for_a_closing_and_takes_that_back(granted: Book, server: Server) -> None:
    logger = as_user(granted, "logger", server)
    logger.close("1.1.1")
    logger.undo(logger.undo(logger.undo()))
    assert granted.count("closing") == granted.count("evidence") == 0
    number = logger.close("1.1.1").number
    other = as_user(granted, "other", server)
    with pytest.raises(LedgerError) as error:
        other.undo(number)
    assert str(error.value) == denied(other)
    assert granted.count("closing") == 1


def test_who_may_log_decides_on_no_closing(granted: Book, server: Server) -> None:
    as_user(granted, "logger", server).close("1.1.1")
    other = as_user(granted, "other", server)
    ways: list[Callable[[], object]] = [
        lambda: other.verify("1.1.1", who="other"),
        lambda: other.verify("1.1.1", who="other", returned=True, words="缺验收单"),
        lambda: other.set_aside("1.1.2", "已由省里统建"),
    ]
    for decide in ways:
        with pytest.raises(LedgerError) as error:
            decide()
        assert str(error.value) == denied(other)
    adjuster = as_user(granted, "adjuster", server)
    adjuster.verify("1.1.1", who="adjuster")
    adjuster.reopen("1.1.1")
    assert granted.count("closing") == 3
    hold_promises(granted.path)


def test_who_may_log_adjusts_nothing(granted: Book, server: Server) -> None:
    logger = as_user(granted, "logger", server)
    before = granted.dump()
    ways: list[Callable[[], int]] = [
        lambda: logger.title("1.1.1", "新标题"),
        lambda: logger.alias("长乐教育局", "教育局"),
        lambda: logger.undo(2),
    ]
    for adjust in ways:
        with pytest.raises(LedgerError) as error:
            adjust()
        assert str(error.value) == denied(logger)
    assert granted.dump() == before


def test_who_may_log_does_so_under_no_other_name(granted: Book, server: Server) -> None:
    logger = as_user(granted, "logger", server)
    logger.who = "other"
    with pytest.raises(LedgerError) as error:
        logger.log("1.1.1", "挂牌")
    assert str(error.value) == denied(logger)


def test_who_may_log_takes_back_no_report_of_another(granted: Book, server: Server) -> None:
    number = as_user(granted, "other", server).log("1.1.1", "挂牌", values=["t1=2"]).number
    logger = as_user(granted, "logger", server)
    with pytest.raises(LedgerError) as error:
        logger.undo(number)
    assert str(error.value) == denied(logger)
    assert granted.count("entry") == 1


def test_who_may_adjust_adjusts_and_undoes_for_all(granted: Book, server: Server) -> None:
    number = as_user(granted, "other", server).log("1.1.1", "挂牌", values=["t1=2"]).number
    adjuster = as_user(granted, "adjuster", server)
    adjuster.title("1.1.1", "新标题")
    adjuster.undo(number)
    adjuster.who = "区卫健局"
    adjuster.log("1.1.2", "代为登记")
    hold_promises(granted.path)


@pytest.mark.parametrize("name", ["logger", "adjuster"])
@pytest.mark.parametrize(
    "words",
    [
        "UPDATE gytrack.change SET new = '{}'",
        "DELETE FROM gytrack.change",
        "UPDATE gytrack.command SET who = 'x'",
        "DELETE FROM gytrack.command",
        "UPDATE gytrack.alembic_version SET version_num = 'x'",
        "DROP TABLE gytrack.entry",
        "TRUNCATE gytrack.change",
    ],
)
def test_nobody_alters_the_log(granted: Book, server: Server, name: str, words: str) -> None:
    import psycopg

    with pytest.raises(psycopg.errors.InsufficientPrivilege):
        server.run(words, granted.db.rpartition("/")[2], name)


def test_what_is_sealed_stays_sealed(granted: Book, server: Server) -> None:
    before = granted.rows("SELECT hash FROM command ORDER BY id")
    server.run("UPDATE gytrack.command SET hash = 'x'", granted.db.rpartition("/")[2], "logger")
    assert granted.rows("SELECT hash FROM command ORDER BY id") == before
