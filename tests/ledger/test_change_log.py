"""Every change is in the log: the tables can be rebuilt from it, and nothing in it can be altered unseen."""

import sqlite3
from collections.abc import Iterator
from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest
from workbench import Book, data_of, first_broken_seal, hold_promises, rebuilt, small_plan, source

from gytrack.errors import LedgerError
from gytrack.ledger.apply import apply_all
from gytrack.ledger.changes import Change, Command, insert, update
from gytrack.ledger.connection import reading


@pytest.fixture
def worked(book: Book, tmp_path: Path) -> Book:
    """A ledger in which every command has been run, with one undone and one done again."""
    proof = tmp_path / "照片.jpg"
    proof.write_bytes(b"proof")
    book.set_start(date(2023, 12, 31))
    book.log("1.1.1", "已挂牌2家", state="on_track", percent="40", values=["t1=2"], problem="缺人")
    book.log("1.2.1", "到账", values=["t1=0.05亿元"], increments=["t2=-3%"], evidence=[proof])
    book.log("1.1t1", "全区", values=["28.5"], dept="各街道", source="微信")
    book.met("1.1.1t1", "5", text="验收")
    book.unmet("1.1.1t1", "复核未通过")
    book.title("1.1.1", "馆阁建设")
    book.store(small_plan(), source("另一份"), "other")
    book.plan = "small"
    book.make_default("small")
    book.undo(book.title("1.1.2", "太极拳"))
    book.undo(book.undo(book.log("1.1.2", "开展").number))
    return book


def test_the_tables_equal_what_the_log_alone_tells(worked: Book) -> None:
    hold_promises(worked.path)
    assert rebuilt(worked.path) == data_of(worked.path)
    assert {name for name, rows in worked.data().items() if not rows} == {
        *(
            "adjustment",
            "bulletin",
            "closing",
            "correction",
            "dispute",
            "evaluated",
            "evaluation",
            "former",
            "fund",
        ),
        *(
            "handling",
            "issued",
            "manual_light",
            "member",
            "milestone",
            "opinion",
            "rectification",
            "ruling",
        ),
        *("schedule", "settlement"),
    }


def test_a_row_changed_behind_the_programs_back_differs_from_the_log(worked: Book) -> None:
    worked.spoil("UPDATE entry SET percent = 90 WHERE percent = 40")
    assert rebuilt(worked.path) != data_of(worked.path)


def columns_of(book: Book, table: str) -> list[tuple[str, int]]:
    """Return every column of the log with a row in which it holds something."""
    names = [name for (_, name, *_) in book.rows(f"PRAGMA table_info({table})")]
    found = []
    for name in names:
        rows = book.rows(f'SELECT id FROM "{table}" WHERE "{name}" IS NOT NULL ORDER BY id DESC LIMIT 1')
        assert rows, name
        found.append((name, rows[0][0]))
    return found


@pytest.mark.sqlite
@pytest.mark.parametrize("table", ["command", "change"])
def test_the_chain_breaks_when_any_column_of_any_log_row_is_altered(worked: Book, table: str) -> None:
    for name, row_id in columns_of(worked, table):
        worked.spoil(f'CREATE TABLE kept AS SELECT * FROM "{table}" WHERE id = ?', (row_id,))
        altered = f"CASE typeof({name}) WHEN 'integer' THEN {name} + 1000 ELSE {name} || ' ' END"
        worked.spoil(f'UPDATE "{table}" SET "{name}" = {altered} WHERE id = ?', (row_id,))
        assert first_broken_seal(worked.path) is not None, name
        worked.spoil(f'DELETE FROM "{table}" WHERE id IN (?, ?)', (row_id, row_id + 1000))
        worked.spoil(f'INSERT INTO "{table}" SELECT * FROM kept')
        worked.spoil("DROP TABLE kept")
        assert first_broken_seal(worked.path) is None, name


def test_the_chain_breaks_when_one_byte_is_altered_anywhere_in_old_or_new(worked: Book) -> None:
    (words,) = worked.rows("SELECT id, new FROM change WHERE table_name = 'measurement' ORDER BY id LIMIT 1")
    row_id, new = words
    for at in range(len(new)):
        other = chr(ord(new[at]) ^ 1)
        worked.spoil("UPDATE change SET new = ? WHERE id = ?", (new[:at] + other + new[at + 1 :], row_id))
        assert first_broken_seal(worked.path) is not None
    worked.spoil("UPDATE change SET new = ? WHERE id = ?", (new, row_id))
    assert first_broken_seal(worked.path) is None


@pytest.mark.parametrize(
    "tampering",
    [
        "DELETE FROM change WHERE id = (SELECT max(id) FROM change)",
        "DELETE FROM change WHERE command_id = 4",
        "UPDATE change SET command_id = 5 WHERE command_id = 4",
        pytest.param("DELETE FROM command WHERE id = 4", marks=pytest.mark.sqlite),  # a server refuses it
        (
            "INSERT INTO change SELECT 99999, command_id, table_name, row_id, action, old, new, task_id, target_id "
            "FROM change WHERE command_id = 4 LIMIT 1"
        ),
    ],
)
def test_the_chain_breaks_when_a_row_of_the_log_is_removed_moved_or_added(
    worked: Book, tampering: str
) -> None:
    worked.spoil(tampering)
    assert first_broken_seal(worked.path) is not None


def test_command_and_change_numbers_have_no_gaps(worked: Book) -> None:
    for table in ("command", "change"):
        numbers = [number for (number,) in worked.rows(f'SELECT id FROM "{table}" ORDER BY id')]
        assert numbers == list(range(1, len(numbers) + 1))


def test_every_command_says_who_when_which_and_by_which_version(worked: Book) -> None:
    rows = worked.rows("SELECT at, who, name, words, version, key FROM command WHERE id > 1")
    assert all(all(row) for row in rows)
    assert {row[1] for row in rows} == {"张三"}
    assert len({row[5] for row in rows}) == len(rows)
    assert rows[0][0] == "2025-06-30T01:03:03.000Z"


def test_an_id_is_never_given_twice_also_after_undo(book: Book) -> None:
    seen: dict[str, set[int]] = {}
    for _ in range(3):
        number = book.log("1.1.1", "挂牌", values=["t1=1", "t2=2"]).number
        rows = book.rows("SELECT table_name, row_id FROM change WHERE command_id = ?", (number,))
        for table, row_id in rows:
            assert row_id not in seen.setdefault(table, set())
            seen[table].add(row_id)
        book.undo(number)
    book.store(small_plan(), source("第二份"), "second")
    for table in ("plan", "edition", "section", "task", "target", "department", "assignment", "alias"):
        ids = [row[0] for row in book.rows("SELECT row_id FROM change WHERE table_name = ?", (table,))]
        assert len(ids) == len(set(ids)), table


def test_a_change_of_a_row_that_is_not_as_known_writes_nothing(book: Book) -> None:
    before = book.dump()
    stale = update("task", 1, {"own_title": "旧标题"}, own_title="新标题")
    with pytest.raises(LedgerError, match=r"task 第 1 行与预期不符.*未写入任何内容"):
        book.change(update("task", 2, {"own_title": None}, own_title="可以"), stale)
    with pytest.raises(LedgerError, match="task 第 999 行"):
        book.change(update("task", 999, {"own_title": None}, own_title="没有这一行"))
    assert book.dump() == before


@pytest.mark.sqlite
def test_a_row_that_belongs_to_nothing_cannot_be_written(book: Book) -> None:
    before = book.dump()
    with pytest.raises(sqlite3.IntegrityError):
        book.change(insert("member", 1, collective_id=999, member_id=1))
    assert book.dump() == before


def test_a_command_that_fails_half_way_leaves_nothing(book: Book) -> None:
    before = book.dump()
    with book.writer() as (ledger, _):
        assert ledger.run("UPDATE task SET own_title = '半截'") == 6
    assert book.dump() == before

    def halves() -> Iterator[Change]:
        yield insert("member", 1, collective_id=3, member_id=1)
        raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError), book.writer() as (ledger, _):
        apply_all(ledger, [(book.actor().command("test", "test"), halves())])
    assert book.dump() == before


def test_several_commands_are_written_at_once_each_resting_on_those_before(book: Book) -> None:
    def commands() -> Iterator[tuple[Command, list[Change]]]:
        yield book.actor().command("test", "first"), [update("task", 1, {"own_title": None}, own_title="甲")]
        assert ledger.one("SELECT own_title FROM task WHERE id = 1") == ("甲",)
        yield book.actor().command("test", "second"), [update("task", 1, {"own_title": "甲"}, own_title="乙")]

    with book.writer() as (ledger, _):
        assert apply_all(ledger, commands()) == [3, 4]
    assert book.rows("SELECT words FROM command WHERE id > 2") == [("first",), ("second",)]
    assert book.rows("SELECT own_title FROM task WHERE id = 1") == [("乙",)]
    hold_promises(book.path)


def test_several_commands_of_which_the_last_fails_leave_nothing(book: Book) -> None:
    before = book.dump()
    good = [update("task", 1, {"own_title": None}, own_title="甲")]
    stale = [update("task", 1, {"own_title": None}, own_title="乙")]
    pairs = [(book.actor().command("test", "test"), changes) for changes in (good, stale)]
    with pytest.raises(LedgerError, match="task 第 1 行与预期不符"), book.writer() as (ledger, _):
        apply_all(ledger, pairs)
    assert book.dump() == before


@pytest.mark.sqlite
def test_reading_cannot_write(book: Book) -> None:
    with reading(book.db) as ledger, pytest.raises(sqlite3.OperationalError, match="readonly"):
        ledger.one("DELETE FROM entry RETURNING id")


def test_reading_sees_one_moment(book: Book) -> None:
    with reading(book.db) as ledger:
        before = ledger.one("SELECT count(*) FROM entry")
        book.log("1.1.1", "期间登记")
        assert ledger.one("SELECT count(*) FROM entry") == before
    assert book.count("entry") == 1


def test_changes_belong_to_the_history_of_their_task_and_target(worked: Book) -> None:
    rows = worked.rows("SELECT DISTINCT table_name FROM change WHERE task_id IS NOT NULL ORDER BY 1")
    assert [name for (name,) in rows] == ["assignment", "entry", "target", "task"]
    rows = worked.rows("SELECT DISTINCT table_name FROM change WHERE target_id IS NOT NULL ORDER BY 1")
    assert [name for (name,) in rows] == ["entry", "measurement", "target"]


def test_the_inverse_of_the_inverse_is_the_change() -> None:
    changes = [
        insert("entry", 7, day=date(2025, 6, 12), value=Decimal("1.50"), text="“引号”\n换行"),
        update("task", 3, {"due": None}, due=date(2025, 12, 31)),
        Change("entry", 7, "delete", {"text": "x"}, None),
    ]
    for change in changes:
        assert change.inverse().inverse() == change
        assert change.inverse() != change
