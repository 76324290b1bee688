"""Nothing but ``gytrack.ledger.apply`` changes data: looked for in the source, and listened for while commands run."""

import ast
import re
import sqlite3
import sys
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from workbench import TODAY, Book, small_plan, source

import gytrack
from gytrack.cli.main import main
from gytrack.ledger.engines import sqlite
from gytrack.ledger.keeping.agreement import DERIVED
from gytrack.usecases.ruling.named_sets import built_in, one_set

COMMANDS = (
    ("adjust", "1.1.1t1", "--value", "4", "--reason", "场地", "--basis", "纪要"),
    ("assign", "1.1.1", "--office", "中医科"),
    ("dispute", "1.1.1", "职责不明", "--dept", "区卫健局"),
    ("dispute", "1.1.1", "--settle", "由区卫健局牵头"),
    ("fund", "1.1.1", "--kind", "安排", "--amount", "12.5"),
    ("target", "add", "1.1.1", "角", "--unit", "个"),
    ("evaluate", "start", "中期评估"),
    ("evaluate", "opinion", "1.1.1", "属实", "--by", "第三方"),
)
"""Commands that write what no method of ``Book`` does."""
PACKAGE = Path(gytrack.__file__).parent
WRITES = re.compile(
    r"\b(INSERT|UPDATE|DELETE|REPLACE|COPY|TRUNCATE|DROP|ALTER|ATTACH|CREATE (TABLE|INDEX|VIEW|TRIGGER))\b"
)
WRITER = "ledger/apply.py"
# Carries a whole ledger, log and all, from one engine to the other; how, each engine knows.
CARRIER = "ledger/keeping/carrying.py"
ENGINES = {"ledger/engines/postgres/serving.py", "ledger/engines/sqlite.py"}
# A column's declaration, the marks of a transaction, whole files page by page: what is not data.
DATABASE = (
    "ledger/connection.py",
    "ledger/engines/postgres/opening.py",
    "ledger/engines/postgres/serving.py",
    "ledger/engines/sqlite.py",
    "ledger/keeping/copying.py",
    "ledger/migrate.py",
    "ledger/migrate_server.py",
)


def modules() -> list[Path]:
    found = sorted(PACKAGE.rglob("*.py"))
    assert len(found) > 50
    return found


def name_of(path: Path) -> str:
    return path.relative_to(PACKAGE).as_posix()


def statements(path: Path) -> Iterator[str]:
    """Yield the string constants of a module that are not docstrings."""
    tree = ast.parse(path.read_text(encoding="utf-8"))
    told = {
        id(node.value)
        for node in ast.walk(tree)
        if isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant)
    }
    for node in ast.walk(tree):
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and id(node) not in told:
            yield node.value


def test_no_other_module_holds_a_statement_that_writes() -> None:
    found = {name_of(path) for path in modules() if any(WRITES.search(text) for text in statements(path))}
    assert found == {WRITER, *ENGINES}


def test_no_other_module_asks_a_writer_to_run_or_commit() -> None:
    assert _calling(r"ledger\.(run|commit)\(") == {WRITER}


def test_only_whole_ledgers_are_carried_without_a_word_in_the_log() -> None:
    assert _calling(r"target\.(empty|fill|session\.commit)\(") == {CARRIER}
    assert _calling(r"\.(empty|fill)\(") == {CARRIER, "ledger/connection.py"}


def _calling(pattern: str) -> set[str]:
    return {name_of(path) for path in modules() if re.search(pattern, path.read_text(encoding="utf-8"))}


def test_no_other_module_reaches_the_database_itself() -> None:
    reached = re.compile(r"\.(execute|executemany|executescript|exec_driver_sql)\(|\bsqlite3\.connect\(")
    found = {name_of(path) for path in modules() if reached.search(path.read_text(encoding="utf-8"))}
    assert found == set(DATABASE)


def _called_by_apply() -> bool:
    frame = sys._getframe()
    while frame is not None:
        if frame.f_globals.get("__name__") == "gytrack.ledger.apply":
            return True
        if frame.f_back is None:
            return False
        frame = frame.f_back
    return False


@pytest.fixture
def written(monkeypatch: pytest.MonkeyPatch) -> list[tuple[str, bool]]:
    """Listen to every connection: the tables that statements write to, and whether apply runs them."""
    heard: list[tuple[str, bool]] = []
    connect = sqlite.connect
    writing = (sqlite3.SQLITE_INSERT, sqlite3.SQLITE_UPDATE, sqlite3.SQLITE_DELETE)

    def listen(action: int, table: str | None, *_: str | None) -> int:
        if action in writing:
            heard.append((str(table), _called_by_apply()))
        return sqlite3.SQLITE_OK

    def listened(path: Path, wait: float | None = None) -> sqlite3.Connection:
        opened = connect(path, wait)
        opened.set_authorizer(listen)
        return opened

    monkeypatch.setattr(sqlite, "connect", listened)
    return heard


@pytest.mark.sqlite
def test_while_commands_run_only_apply_changes_data(book: Book, written: list[tuple[str, bool]]) -> None:
    book.plan = "small"
    book.set_start(date(2023, 12, 31))
    book.log("1.1.1", "挂牌", values=["t1=2"], evidence=[Path(__file__)])
    book.log("1.1.1", "挂牌1家", values=["t1=1"], corrects="4")
    book.split("1.1.1t1", "2024=2", "2025=5")
    book.met("1.1.1t1")
    book.unmet("1.1.1t1", "复核")
    reported = book.log("1.1.2", "挂牌", percent="20")
    book.log("1.1.2", "挂牌", percent="10", corrects=str(reported.number))
    book.title("1.1.1", "甲")
    book.close("1.1.1")
    book.verify("1.1.1")
    book.reopen("1.1.1")
    book.override("1.1.2", "red", date(2025, 9, 30))
    book.use_rules(one_set("sanya", built_in()), date(2025, 1, 1))
    book.group("各街道", "米市巷街道")
    book.merge("长乐教育局", "米市巷街道")
    book.store(small_plan(), source("另一份"), "other")
    book.update(small_plan(issued=date(2024, 1, 1)), source("新版"))
    book.issue()
    for words in COMMANDS:
        assert main(("--db", book.db, "--today", str(TODAY), "--plan", "small", *words)) == 0
    asked = book.rectify("1.1.1", "区卫健局", date(2025, 9, 30))
    book.rectified(asked.number, evidence=[Path(__file__)])
    book.make_default("small")
    book.undo()
    book.undo(book.undo())
    book.status_text()
    book.history()
    assert all(by_apply for _, by_apply in written)
    assert {table for table, _ in written} == {*book.data(), *DERIVED, "command", "change"}


@pytest.mark.sqlite
def test_reading_writes_nothing(book: Book, written: list[tuple[str, bool]]) -> None:
    book.status_text()
    book.history()
    assert written == []
