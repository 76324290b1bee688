"""What is said of a file that is missing, foreign, damaged, newer or locked, and that it stays as it is."""

import os
import sqlite3
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, closing
from pathlib import Path
from tempfile import NamedTemporaryFile

import pytest
from workbench import NOW, Book

from gytrack.cli.opening import opened_for_reading, opened_for_writing
from gytrack.errors import LedgerError
from gytrack.ledger.connection import Reader, is_current, reading, writing
from gytrack.ledger.engines.sqlite import APPLICATION_ID
from gytrack.ledger.faults import as_ledger_errors
from gytrack.ledger.migrate import Maker, create
from gytrack.ledger.revision import HEAD

pytestmark = pytest.mark.sqlite


def permissions_hold() -> bool:
    with NamedTemporaryFile() as file:
        Path(file.name).chmod(0)
        return not os.access(file.name, os.R_OK)


not_as_root = pytest.mark.skipif(not permissions_hold(), reason="root may read and write everything")


def made(db: str) -> None:
    create(db, Maker(NOW, "张三"))


def read_at_the_edge(db: str) -> AbstractContextManager[Reader]:
    return opened_for_reading(Book(Path(db)).setting())


def written_at_the_edge(db: str) -> AbstractContextManager[Reader]:
    return opened_for_writing(Book(Path(db)).setting())


INSIDE: list[Callable[[str], object]] = [reading, writing]
EDGE: list[Callable[[str], object]] = [read_at_the_edge, written_at_the_edge]


def refused(db: object, opened: Callable[[str], object] = reading) -> str:
    """Return why a ledger cannot be opened."""
    with pytest.raises(LedgerError) as error:
        _open(opened, str(db))
    return str(error.value)


def _open(opened: Callable[[str], object], db: str) -> None:
    manager = opened(db)
    if isinstance(manager, AbstractContextManager):
        with manager:
            pass


@pytest.mark.parametrize("opened", [*INSIDE, *EDGE, is_current])
def test_a_missing_ledger_is_said_and_not_made(tmp_path: Path, opened: Callable[[str], object]) -> None:
    path = tmp_path / "没有" / "ledger.db"
    assert refused(path, opened) == (
        f"还没有台账（{path}）。先运行 gytrack import 方案文件，或用 --db 指定台账的位置。"
    )
    assert list(tmp_path.iterdir()) == []


def test_a_missing_ledger_below_a_file_is_said(tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    assert "还没有台账" in refused(tmp_path / "file" / "ledger.db")


@pytest.mark.parametrize("opened", [*INSIDE, is_current, made])
def test_the_address_of_an_engine_that_is_not_known_is_refused(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, opened: Callable[[str], object]
) -> None:
    monkeypatch.chdir(tmp_path)
    assert refused("sqlite:///ledger.db", opened) == (
        "不认识的数据库地址 sqlite:///ledger.db。请写文件路径，或 postgresql://用户@服务器/数据库。"
    )
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("opened", [*INSIDE, *EDGE, is_current, made])
def test_a_name_that_is_too_long_is_refused(tmp_path: Path, opened: Callable[[str], object]) -> None:
    assert "打不开台账" in refused(tmp_path / ("长" * 300), opened)


@pytest.mark.parametrize("opened", [reading, is_current, made])
def test_the_home_of_somebody_unknown_is_refused(opened: Callable[[str], object]) -> None:
    assert "找不到 ~nobody-of-this-name/ledger.db 所指的用户文件夹" in refused(
        "~nobody-of-this-name/ledger.db", opened
    )


@pytest.mark.parametrize("opened", [*INSIDE, *EDGE, is_current])
def test_a_folder_is_no_ledger(tmp_path: Path, opened: Callable[[str], object]) -> None:
    assert refused(tmp_path, opened) == f"{tmp_path} 是文件夹，不是台账文件。请用 --db 指定台账文件。"


def other_database(path: Path, sql: str = "CREATE TABLE contacts (name)") -> None:
    with closing(sqlite3.connect(path)) as connection, connection:
        connection.executescript(sql)


FOREIGN: dict[str, Callable[[Path], object]] = {
    "text": lambda path: path.write_text("不是数据库" * 1000, encoding="utf-8"),
    "short text": lambda path: path.write_bytes(b"x"),
    "empty": lambda path: path.touch(),
    "another program's database": other_database,
    "a version table without a version": lambda path: other_database(
        path, "CREATE TABLE alembic_version (version_num)"
    ),
    "another program's version table": lambda path: other_database(
        path, f"CREATE TABLE alembic_version (version_num); INSERT INTO alembic_version VALUES ('{HEAD}')"
    ),
    "our mark without a version": lambda path: other_database(
        path, f"PRAGMA application_id = {APPLICATION_ID}; CREATE TABLE alembic_version (version_num)"
    ),
}


@pytest.mark.parametrize("make", FOREIGN.values(), ids=FOREIGN)
@pytest.mark.parametrize("opened", EDGE)
def test_a_foreign_file_is_refused_and_left_alone(
    tmp_path: Path, make: Callable[[Path], object], opened: Callable[[str], object]
) -> None:
    path = tmp_path / "foreign.db"
    make(path)
    before = path.read_bytes()
    assert f"{path} 不是 gytrack 台账。请用 --db 指定台账文件" in refused(path, opened)
    assert path.read_bytes() == before
    assert [entry.name for entry in tmp_path.iterdir()] == ["foreign.db"]


@pytest.mark.parametrize("make", FOREIGN.values(), ids=FOREIGN)
@pytest.mark.parametrize("opened", INSIDE)
def test_a_foreign_file_is_refused_without_the_edge_too(
    tmp_path: Path, make: Callable[[Path], object], opened: Callable[[str], object]
) -> None:
    path = tmp_path / "foreign.db"
    make(path)
    before = path.read_bytes()
    said = refused(path, opened)
    if make is FOREIGN["text"]:
        assert said == f"{path} 不是 gytrack 台账。请用 --db 指定台账文件。"
    else:
        assert said == f"台账 {path} 不是本版本的格式。请先升级台账。"
        assert not is_current(str(path))
    assert path.read_bytes() == before
    assert [entry.name for entry in tmp_path.iterdir()] == ["foreign.db"]


def test_a_file_that_is_no_database_is_neither_current_nor_older(tmp_path: Path) -> None:
    path = tmp_path / "foreign.db"
    FOREIGN["text"](path)
    assert refused(path, is_current) == f"{path} 不是 gytrack 台账。请用 --db 指定台账文件。"


def test_a_ledger_is_known_by_its_mark(book: Book) -> None:
    assert book.rows("PRAGMA application_id") == [(int.from_bytes(b"gytr", "big"),)]
    assert is_current(book.db)
    book.spoil("PRAGMA application_id = 0")
    assert not is_current(book.db)
    before = book.dump()
    for opened in EDGE:
        assert refused(book.db, opened).startswith(f"{book.path} 不是 gytrack 台账。")
    assert book.dump() == before
    assert [entry.name for entry in book.path.parent.iterdir()] == [book.path.name]


@pytest.mark.parametrize("make", [FOREIGN["text"], FOREIGN["another program's database"]])
def test_making_a_ledger_leaves_a_foreign_file_alone(tmp_path: Path, make: Callable[[Path], object]) -> None:
    path = tmp_path / "foreign.db"
    make(path)
    before = path.read_bytes()
    made(str(path))
    assert path.read_bytes() == before


def test_making_a_ledger_fills_an_empty_file(tmp_path: Path) -> None:
    path = tmp_path / "empty.db"
    path.touch()
    made(str(path))
    with reading(str(path)) as ledger:
        assert ledger.one("SELECT id, at, who, name, words FROM command") == (
            1,
            "2025-06-30T01:02:03.000Z",
            "张三",
            "migrate",
            f"新建台账 {HEAD}",
        )


def test_making_a_ledger_where_a_folder_cannot_be_is_refused(tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    said = refused(tmp_path / "file" / "below" / "ledger.db", made)
    assert said.startswith(f"不能建立台账所在的文件夹 {tmp_path / 'file' / 'below'}（")
    assert said.endswith("请用 --db 换一个位置。")


def test_a_folder_is_not_made_a_ledger(tmp_path: Path) -> None:
    made(str(tmp_path))
    assert list(tmp_path.iterdir()) == []


def test_a_newer_ledger_is_refused_and_left_alone(book: Book) -> None:
    book.spoil("UPDATE alembic_version SET version_num = '9999'")
    before = book.dump()
    assert not is_current(book.db)
    for opened in INSIDE:
        assert refused(book.db, opened) == f"台账 {book.path} 不是本版本的格式。请先升级台账。"
    for opened in EDGE:
        assert refused(book.db, opened) == (
            f"台账 {book.path} 由更新版本的 gytrack 写成（9999）。请升级 gytrack 后再打开。"
        )
    assert book.dump() == before
    assert [entry.name for entry in book.path.parent.iterdir()] == [book.path.name]


@pytest.mark.parametrize("opened", [*INSIDE, *EDGE, is_current])
def test_a_damaged_header_is_no_ledger(book: Book, opened: Callable[[str], object]) -> None:
    with book.path.open("r+b") as file:
        file.write(b"\0" * 100)
    assert f"{book.path} 不是 gytrack 台账" in refused(book.db, opened)


def damaged_pages(book: Book) -> Iterator[int]:
    """Blank the inner pages of a ledger one after another."""
    whole = book.path.read_bytes()
    for at in range(4096, len(whole), 4096):
        book.path.write_bytes(whole[:at] + b"\xa5" * 4096 + whole[at + 4096 :])
        yield at // 4096


def test_a_damaged_ledger_is_said_or_does_not_matter_to_the_question(book: Book) -> None:
    whole = book.status_text()
    said = set()
    for _ in damaged_pages(book):
        try:
            assert book.status_text() == whole
        except LedgerError as error:
            said.add(str(error))
    assert f"台账 {book.path} 已损坏。请停止使用并改用最近的备份文件。" in said
    assert all("已损坏" in words for words in said)


def test_a_ledger_cut_short_is_said(book: Book) -> None:
    whole = book.path.read_bytes()
    book.path.write_bytes(whole[: len(whole) // 2])
    with pytest.raises(LedgerError, match="已损坏"):
        book.status_text()


@not_as_root
def test_a_read_only_ledger_can_be_read_and_not_written(book: Book) -> None:
    before = book.status_text()
    book.path.chmod(0o444)
    assert book.status_text() == before
    with pytest.raises(LedgerError) as error:
        book.log("1.1.1", "挂牌")
    assert str(error.value) == f"台账 {book.path} 是只读的。请检查文件和文件夹的写权限。"


@not_as_root
def test_a_ledger_in_a_read_only_folder_says_so(book: Book) -> None:
    book.path.parent.chmod(0o555)
    try:
        assert "是只读的。请检查文件和文件夹的写权限" in refused(book.db, writing)
    finally:
        book.path.parent.chmod(0o755)


@not_as_root
def test_a_ledger_that_may_not_be_read_is_said(book: Book) -> None:
    book.path.chmod(0)
    assert "打不开台账" in refused(book.db)


@not_as_root
def test_a_folder_that_may_not_be_entered_is_said(book: Book) -> None:
    book.path.parent.chmod(0)
    try:
        assert refused(book.db) == f"打不开台账 {book.path}（没有权限）。请用 --db 换一个位置。"
    finally:
        book.path.parent.chmod(0o755)


@not_as_root
def test_a_folder_that_may_not_be_written_holds_no_new_ledger(tmp_path: Path) -> None:
    tmp_path.chmod(0o555)
    try:
        assert "打不开台账" in refused(tmp_path / "ledger.db", made)
    finally:
        tmp_path.chmod(0o755)


@pytest.mark.parametrize(
    ("code", "words"),
    [
        (sqlite3.SQLITE_BUSY_SNAPSHOT, "正被另一个程序占用"),
        (sqlite3.SQLITE_IOERR_READ, "磁盘出错"),
        (sqlite3.SQLITE_READONLY_DIRECTORY, "是只读的"),
        (sqlite3.SQLITE_CANTOPEN_ISDIR, "打不开台账"),
        (sqlite3.SQLITE_PERM, "没有权限"),
        (sqlite3.SQLITE_FULL, "磁盘已满"),
    ],
)
def test_every_fault_of_the_file_is_said_in_chinese(tmp_path: Path, code: int, words: str) -> None:
    fault = sqlite3.OperationalError("English")
    fault.sqlite_errorcode = code
    with pytest.raises(LedgerError) as error, as_ledger_errors(tmp_path):
        raise fault
    assert words in error.value.wrong
    assert str(tmp_path) in error.value.wrong
    assert error.value.todo


def test_a_fault_of_our_own_sql_is_not_hidden(book: Book) -> None:
    with pytest.raises(sqlite3.OperationalError, match="no such table"), reading(book.db) as ledger:
        ledger.one("SELECT 1 FROM contacts")


@pytest.mark.parametrize(
    "name", ["台账 1.db", "a%20b.db", "a?mode=ro.db", "a#b.db", "a'b\"c.db", "'; DROP TABLE plan; --.db"]
)
def test_any_name_of_a_file_works(make_book: Callable[[str], Book], name: str) -> None:
    book = make_book(name)
    book.log("1.1.1", "挂牌")
    assert book.count("entry") == 1
