"""A ledger of a file moves onto a server whole, or not at all; the file stays as it is."""

import ledgers
import pytest
from ledgers import kept_on
from shell.program import Program
from workbench import Book, data_of, hold_promises

from gytrack.ledger.connection import reading
from gytrack.ledger.keeping.carrying import digests
from gytrack.ledger.models import Table


def moved(filed: Book, nothing: Book) -> str:
    return (
        Program(filed.path)
        .under(GYTRACK_DB=filed.db, GYTRACK_USER="李四")
        .out("config", "migrate-to", nothing.db)
    )


def test_everything_arrives_log_and_all(filed: Book, nothing: Book) -> None:
    before = filed.path.read_bytes()
    said = moved(filed, nothing)
    assert said.startswith(f"已移入 {nothing.db} #7｜6条命令｜{len(Table.metadata.tables)}张表共")
    assert "行数和校验值都一致" in said
    assert filed.path.read_bytes() == before
    hold_promises(nothing.path)
    with kept_on(None):
        source = data_of(filed.path)
    assert data_of(nothing.path) == source
    with reading(filed.db) as old, reading(nothing.db) as new:
        differing = {name for name, one in digests(old).items() if digests(new)[name] != one}
    assert differing == {"command"}  # the move is noted on the server alone
    assert nothing.rows("SELECT id, who, name, words FROM command WHERE id > 6") == [
        (7, "李四", "migrate-to", "config migrate-to")
    ]


def test_commands_print_the_same_bytes(filed: Book, nothing: Book) -> None:
    moved(filed, nothing)
    places = [Program(filed.path).under(GYTRACK_DB=db) for db in (filed.db, nothing.db)]
    asked = [["status"], ["list"], ["targets"], ["depts"], ["show", "1.1.1"], ["why", "1.1.1"], ["plans"]]
    forms = [[], *(["-f", form] for form in ("table", "json", "csv", "md"))]
    for words in (one + form for one in asked for form in (forms if one[0] in ("status", "list") else [[]])):
        file, server = (place.out(*words) for place in places)
        assert file == server, words
        assert file, words


@pytest.mark.parametrize("form", ["xlsx", "csv", "json", "toml"])
def test_exports_are_the_same_bytes(filed: Book, nothing: Book, form: str) -> None:
    moved(filed, nothing)
    what = "plan" if form == "toml" else "log"
    files = []
    for name, db in (("a", filed.db), ("b", nothing.db)):
        Program(filed.path).under(GYTRACK_DB=db).out("export", f"{name}.{form}", "--what", what)
        files.append(filed.path.with_name(f"{name}.{form}").read_bytes())
    assert files[0] == files[1]


def test_work_goes_on_where_it_was(filed: Book, nothing: Book) -> None:
    moved(filed, nothing)
    nothing.plan = "small"
    assert nothing.log("1.1.1", "又挂牌1家", values=["t1=3"]).number == 8
    nothing.undo(3)
    nothing.undo()
    hold_promises(nothing.path)


def test_a_move_is_in_the_history_and_is_not_undone(filed: Book, nothing: Book) -> None:
    moved(filed, nothing)
    program = Program(nothing.path)
    assert "config migrate-to" in program.out("history")
    done = program.run("undo", "7")
    assert done.code == 1
    assert "移入数据库之前的台账文件没有改动" in done.err


def test_a_server_that_holds_a_ledger_is_left_alone(filed: Book, served: Book) -> None:
    before = served.dump()
    done = Program(filed.path).under(GYTRACK_DB=filed.db).run("config", "migrate-to", served.db)
    assert (done.code, done.out) == (1, "")
    assert done.err == f"数据库 {served.db} 里已有台账，没有移入。请换一个空的数据库。\n"
    assert served.dump() == before


def test_a_ledger_that_was_tampered_with_is_not_moved(filed: Book, nothing: Book) -> None:
    with kept_on(None):
        filed.spoil("UPDATE task SET title = '改过' WHERE id = 3")
    done = Program(filed.path).under(GYTRACK_DB=filed.db).run("config", "migrate-to", nothing.db)
    assert (done.code, done.out) == (1, "")
    assert "task 表第 3 行与改动记录不符，没有移入数据库" in done.err
    assert not ledgers.is_there(nothing.path)


def test_only_a_file_moves_and_only_onto_a_server(filed: Book, served: Book, nothing: Book) -> None:
    file = Program(filed.path).under(GYTRACK_DB=filed.db)
    assert "不是数据库地址" in file.run("config", "migrate-to", "另一个.db").err
    assert "只用于本机台账文件" in Program(served.path).run("config", "migrate-to", nothing.db).err
    assert not ledgers.is_there(nothing.path)
