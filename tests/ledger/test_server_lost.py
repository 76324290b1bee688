"""A connection that is lost: nothing is stored by half or twice, and a person is told what became of the command."""

import threading
from collections.abc import Iterator

import pytest
from cutting import Line, When, line_to
from servers import Server
from workbench import Book, hold_promises, small_plan, source

from gytrack.errors import LedgerError
from gytrack.ledger.changes import Change, update
from gytrack.ledger.engines import session
from gytrack.ledger.migrate import create
from gytrack.usecases.applying import apply

COMMIT = b"COMMIT\0"  # the statement itself, not the READ COMMITTED of a beginning
NOT_STORED = "的连接中断，台账未改动。请检查网络后重试。"


@pytest.fixture
def line(server: Server) -> Iterator[Line]:
    with line_to(server) as one:
        yield one


@pytest.fixture
def far(served: Book, line: Line, server: Server) -> Book:
    """The ledger over a line that can be cut."""
    served.plan = "small"
    served.db = over(served.db, line, server)
    return served


def over(db: str, line: Line, server: Server) -> str:
    return db.replace(f":{server.port}/", f":{line.port}/")


def refused(book: Book) -> str:
    with pytest.raises(LedgerError) as error:
        book.log("1.1.1", "挂牌", values=["t1=2"])
    return str(error.value)


@pytest.mark.parametrize(
    "words", [b"BEGIN", b'INSERT INTO "entry"', b"INSERT INTO change", b"UPDATE command", COMMIT]
)
def test_what_was_cut_before_it_arrived_is_not_stored_and_said_so(
    far: Book, line: Line, words: bytes
) -> None:
    before = far.dump()
    line.cut(words, "before")
    assert refused(far) == f"与数据库 {far.db} {NOT_STORED}"
    assert line.cuts == 1
    assert far.dump() == before
    assert far.log("1.1.1", "挂牌", values=["t1=2"]).number == 3
    hold_promises(far.path)


def test_a_commit_whose_answer_is_lost_is_looked_up_and_not_done_again(far: Book, line: Line) -> None:
    line.cut(COMMIT, "after")
    assert far.log("1.1.1", "挂牌", values=["t1=2"]).number == 3
    assert line.cuts == 1
    assert far.rows("SELECT text FROM entry") == [("挂牌",)]
    assert far.log("1.1.2", "之后照常").number == 4
    hold_promises(far.path)


def test_an_import_whose_answer_is_lost_is_stored_once(far: Book, line: Line) -> None:
    line.cut(COMMIT, "after", since=b"UPDATE command")
    assert far.store(small_plan(), source("另一份"), "other") == 3
    assert line.cuts == 1
    assert far.rows("SELECT code FROM plan ORDER BY id") == [("small",), ("other",)]
    hold_promises(far.path)


@pytest.mark.parametrize("stored", [True, False])
def test_where_nobody_can_tell_that_is_said(
    far: Book, line: Line, monkeypatch: pytest.MonkeyPatch, stored: bool
) -> None:
    monkeypatch.setattr(session, "WAIT_SECONDS", 0.5)
    line.cut(COMMIT, "after" if stored else "before", for_good=True)
    assert refused(far) == (
        f"存入时与数据库 {far.db} 的连接中断，还不知道是否已存入。"
        "请稍后用 gytrack history 核对，没有存入的再重做。"
    )
    assert far.count("entry") == stored
    hold_promises(far.path)


def test_a_reading_that_is_cut_says_so(far: Book, line: Line) -> None:
    line.cut(b"FROM task", "before")
    with pytest.raises(LedgerError, match="的连接中断"):
        far.status_text()
    assert far.status_text()


@pytest.mark.parametrize("when", ["before", "after"])
def test_a_ledger_whose_making_was_cut_can_be_made_again(
    nothing: Book, line: Line, server: Server, when: When
) -> None:
    nothing.db = over(nothing.db, line, server)
    line.cut(COMMIT, when, since=b"UPDATE command")  # SQLAlchemy looks around and commits that first
    if when == "before":
        with pytest.raises(LedgerError, match="台账未改动"):
            create(nothing.db, nothing.maker())
    nothing.store(small_plan(), source())
    assert line.cuts == 1
    assert nothing.rows("SELECT name FROM command ORDER BY id") == [("migrate",), ("import",)]
    hold_promises(nothing.path)


def test_a_server_that_ends_the_session_loses_nothing(far: Book, server: Server) -> None:
    database = far.db.rpartition("/")[2]

    def changes() -> Iterator[Change]:
        yield update("task", 1, {"own_title": None}, own_title="半截")
        server.run(f"SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = '{database}'")
        yield update("task", 2, {"own_title": None}, own_title="半截")

    with pytest.raises(LedgerError, match="的连接中断，台账未改动"), far.writer() as (ledger, _):
        apply(ledger, far.actor().command("test", "test"), changes())
    assert far.rows("SELECT count(*) FROM task WHERE own_title = '半截'") == [(0,)]


def test_a_line_that_is_cut_holds_up_nobody(far: Book, line: Line) -> None:
    line.cut(b"INSERT INTO change", "before")
    refused(far)
    others = [threading.Thread(target=far.log, args=("1.1.2", str(number))) for number in range(3)]
    for other in others:
        other.start()
    for other in others:
        other.join(timeout=10)
    assert far.count("entry") == 3
