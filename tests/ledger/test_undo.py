"""Any one command can be taken back whole, and only where nothing rests on it."""

from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest
from workbench import Book, hold_promises, small_plan, source

from gytrack.errors import InputError, LedgerError
from gytrack.ledger.changes import insert, update
from gytrack.ledger.queries.history import command as command_line
from gytrack.ledger.revision import HEAD
from gytrack.usecases.ruling.named_sets import built_in, one_set
from gytrack.usecases.undoing.commands import in_force


def refusal(book: Book, number: int | None = None) -> str:
    """Return why a command cannot be undone; the ledger must stay as it is."""
    before = book.dump()
    with pytest.raises(InputError) as refused:
        book.undo(number)
    assert book.dump() == before
    return str(refused.value)


COMMANDS: dict[str, Callable[[Book], object]] = {
    "log": lambda book: book.log("1.1.1", "挂牌", percent="40", values=["t1=2"], increments=["t2=1"]),
    "log on a target": lambda book: book.log("1.1t1", "", values=["28.5"], dept="各街道"),
    "log with evidence": lambda book: book.log("1.1.2", "见附件", evidence=[Path(__file__)]),
    "met": lambda book: book.met("1.1.1t1", "5"),
    "unmet": lambda book: book.unmet("1.2.1t1", "复核未通过"),
    "close": lambda book: book.close("1.1.1", note="全部建成"),
    "verify": lambda book: book.verify("1.1.m1", words="材料齐全", who="张三"),
    "return": lambda book: book.verify("1.1.m1", words="缺验收单", returned=True, who="张三"),
    "reopen": lambda book: book.reopen("1.2.2"),
    "close as not applicable": lambda book: book.set_aside("1.1.2", "已由省里统一建设"),
    "title": lambda book: book.title("1.1.1", "馆阁建设"),
    "override": lambda book: book.override("1.1.1", "red", date(2025, 9, 30)),
    "rules use": lambda book: book.use_rules(one_set("sanya", built_in()), date(2025, 1, 1)),
    "set_start": lambda book: book.set_start(date(2023, 12, 31)),
    "make_default": lambda book: book.make_default("small"),
    "import": lambda book: book.store(small_plan(), source("另一份"), "other"),
}


@pytest.mark.parametrize("run", COMMANDS.values(), ids=COMMANDS)
def test_undoing_a_command_brings_back_the_state_before_it(book: Book, run: Callable[[Book], object]) -> None:
    book.plan = "small"
    book.met("1.2.1t1", None)
    book.set_aside("1.2.2", "不再要求")
    book.who = "王五"
    book.close("1.1.m1")
    book.who = "张三"
    before = book.data()
    run(book)
    done = book.data()
    assert done != before
    undo = book.undo(book.count("command"))
    assert book.data() == before
    redo = book.undo(undo)
    assert book.data() == done
    book.undo(redo)
    assert book.data() == before
    hold_promises(book.path)


def test_a_report_of_a_plan_whose_import_was_undone_once_more_is_not_brought_back(book: Book) -> None:
    imported = book.count("command")
    book.log("1.1.1", "挂牌", percent="40")
    undone = book.undo()
    away = book.undo(imported)
    again = book.undo(book.undo(away))
    assert book.count("task") == 0
    assert f"#{again} undo" in refusal(book, undone)
    book.undo(again)
    book.undo(undone)
    assert book.count("entry") == 1
    hold_promises(book.path)


def test_undoing_the_import_of_the_example_leaves_no_row(gongshu: Book) -> None:
    assert gongshu.count("task") == 71
    undo = gongshu.undo()
    assert not any(gongshu.data().values())
    gongshu.undo(undo)
    assert gongshu.count("task") == 71
    hold_promises(gongshu.path)


def test_status_is_byte_for_byte_the_same_after_log_met_undo_undo(gongshu: Book) -> None:
    before = gongshu.status_text()
    gongshu.log("2.1.3", "已挂牌2家", percent="40", values=["t1=2"], state="slow")
    logged = gongshu.status_text()
    gongshu.met("2.1.3t1", "5")
    assert len({before, logged, gongshu.status_text()}) == 3
    gongshu.undo()
    assert gongshu.status_text() == logged
    gongshu.undo()
    assert gongshu.status_text() == before


# What cannot be undone.


def test_no_command_of_this_number(book: Book) -> None:
    assert refusal(book, 99) == "没有第 99 号命令。运行 gytrack history 查看命令编号。"


def test_the_making_of_the_ledger_cannot_be_undone(book: Book) -> None:
    said = refusal(book, 1)
    assert said.startswith(f"第 1 号命令（新建台账 {HEAD}）")
    assert "不能撤销。它建立了台账本身" in said


def test_an_undone_command_cannot_be_undone_again(book: Book) -> None:
    book.log("1.1.1", "挂牌")
    book.undo()
    assert refusal(book, 3) == "第 3 号命令已由第 4 号撤销。如要恢复，运行 gytrack undo 4。"


def test_another_persons_command_is_not_taken_by_plain_undo(book: Book) -> None:
    book.log("1.1.1", "张三登记")
    book.who = "李四"
    assert refusal(book) == (
        "没有 李四 可以撤销的命令。运行 gytrack history 查看，用 gytrack undo 编号 撤销指定的一条。"
    )
    book.log("1.1.2", "李四登记")
    book.who = "张三"
    book.undo()
    assert [text for (text,) in book.rows("SELECT text FROM entry")] == ["李四登记"]


def test_anybodys_command_can_be_undone_by_its_number(book: Book) -> None:
    book.log("1.1.1", "张三登记")
    book.who = "李四"
    book.undo(3)
    assert book.count("entry") == 0
    assert book.rows("SELECT who, undoes FROM command ORDER BY id DESC LIMIT 1") == [("李四", 3)]


def test_plain_undo_goes_back_step_by_step_and_never_takes_an_undo(book: Book) -> None:
    for text in ("一", "二", "三"):
        book.log("1.1.1", text)
    book.undo()
    book.undo()
    assert [text for (text,) in book.rows("SELECT text FROM entry")] == ["一"]
    book.undo()
    book.undo()
    assert "没有 张三 可以撤销的命令" in refusal(book)


def test_plain_undo_takes_a_command_that_was_done_again(book: Book) -> None:
    book.log("1.1.1", "一")
    book.undo(book.undo())
    book.undo()
    assert book.count("entry") == 0
    assert "没有第 " not in refusal(book, 3)


def test_plain_undo_keeps_to_its_plan(book: Book) -> None:
    book.store(small_plan(), source("另一份"), "other")
    book.plan = "small"
    book.log("1.1.1", "甲")
    book.plan = "other"
    book.log("1.1.1", "乙")
    book.plan = "small"
    book.undo()
    assert [text for (text,) in book.rows("SELECT text FROM entry")] == ["乙"]


def test_of_many_later_commands_the_latest_five_are_listed_and_all_are_counted(book: Book) -> None:
    for number in range(7):
        book.title("1.1.1", f"第{number}版")
    listed = "；".join(f"#{number} title 1.1.1 第{number - 3}版" for number in range(5, 10))
    assert refusal(book, 3).startswith(f"第 3 号命令之后还有命令用到它的内容：{listed}等6条。")
    assert refusal(book, 4) == f"第 4 号命令之后还有命令用到它的内容：{listed}。请先从后往前撤销这些命令。"


def test_a_row_that_was_changed_later_lists_the_later_commands(book: Book) -> None:
    book.title("1.1.1", "甲")
    book.title("1.1.1", "乙")
    book.title("1.1.1", "丙")
    said = refusal(book, 3)
    assert said == (
        "第 3 号命令之后还有命令用到它的内容：#4 title 1.1.1 乙；#5 title 1.1.1 丙。请先从后往前撤销这些命令。"
    )
    for number in (5, 4, 3):
        book.undo(number)
    assert book.rows("SELECT own_title FROM task WHERE code = '1.1.1'") == [(None,)]


def test_an_import_that_entries_rest_on_lists_them(book: Book) -> None:
    book.log("1.1.1", "挂牌", percent="40")
    book.met("1.1t1")
    book.title("1.1.1", "甲")
    said = refusal(book, 2)
    assert [f"#{number} " in said for number in (3, 4, 5)] == [True, True, True]
    assert "log 1.1.1 挂牌" in said
    for _ in range(3):
        book.undo()
    book.undo(2)
    assert not any(book.data().values())


def test_a_later_command_and_its_undo_cancel_out(book: Book) -> None:
    book.title("1.1.1", "甲")
    book.undo(book.title("1.1.1", "乙"))
    book.undo(3)
    assert book.rows("SELECT own_title FROM task WHERE code = '1.1.1'") == [(None,)]


def test_a_command_cannot_be_done_again_where_an_earlier_one_was_undone_since(book: Book) -> None:
    book.title("1.1.1", "甲")
    book.title("1.1.1", "乙")
    book.undo(4)
    book.undo(3)
    said = refusal(book, 5)
    assert "第 5 号命令之后还有命令用到它的内容：#6 undo 3（title 1.1.1 甲）" in said
    book.undo(6)
    book.undo(5)
    assert book.rows("SELECT own_title FROM task WHERE code = '1.1.1'") == [("乙",)]
    hold_promises(book.path)


def test_an_entry_cannot_come_back_where_its_plan_is_gone(book: Book) -> None:
    book.log("1.1.1", "挂牌", values=["t1=1"])
    book.undo(3)
    book.undo(2)
    said = refusal(book, 4)
    assert "第 4 号命令之后还有命令用到它的内容：#5 undo 2（import 试验方案.txt）" in said
    book.undo(5)
    book.undo(4)
    assert [text for (text,) in book.rows("SELECT text FROM entry")] == ["挂牌"]
    hold_promises(book.path)


def test_a_plan_cannot_come_back_where_its_file_was_imported_again(book: Book) -> None:
    book.undo(2)
    book.store(small_plan(), source(), "again")
    assert "《某区试验实施方案》已在台账里（代号 again，第 4 号命令导入）" in refusal(book, 3)


def test_a_plan_cannot_come_back_where_its_code_was_taken(book: Book) -> None:
    book.undo(2)
    book.store(small_plan(), source("另一份"), "small")
    assert "代号 small 已用于《某区试验实施方案》" in refusal(book, 3)


def test_undoing_cannot_make_two_plans_the_default(book: Book) -> None:
    book.store(small_plan(), source("另一份"), "other")
    book.undo(book.make_default("small"))
    book.make_default("other")
    assert "other 已设为默认方案" in refusal(book, 5)
    assert book.rows("SELECT code FROM plan WHERE is_default") == [("other",)]
    book.undo(6)
    book.undo(5)
    assert book.rows("SELECT code FROM plan WHERE is_default") == [("small",)]


def test_a_command_before_a_migration_cannot_be_undone(book: Book) -> None:
    book.log("1.1.1", "升级前")
    book.who = "gytrack"
    book.change(update("plan", 1, {"draft": 0}, draft=True), name="migrate")
    book.who = "张三"
    assert "第 3 号命令（log 1.1.1 升级前）不能撤销，它在第 4 号台账升级之前" in refusal(book, 3)
    assert "没有 张三 可以撤销的命令" in refusal(book)
    book.log("1.1.1", "升级后")
    book.undo()
    assert [text for (text,) in book.rows("SELECT text FROM entry")] == ["升级前"]


def test_a_row_that_differs_from_the_log_stops_the_undo(book: Book) -> None:
    book.log("1.1.1", "挂牌")
    book.spoil("UPDATE entry SET text = '改过'")
    before = book.dump()
    with pytest.raises(LedgerError, match=r"第 3 号命令未能撤销：台账中 entry 第 1 行与预期不符.*台账未改动"):
        book.undo()
    assert book.dump() == before


def test_a_row_that_rests_on_an_imported_one_is_found_in_every_table(book: Book) -> None:
    book.change(insert("member", 1, collective_id=3, member_id=1))
    assert "#3 test" in refusal(book, 2)


def test_a_long_chain_of_undos_of_undos(book: Book) -> None:
    number = book.log("1.1.1", "挂牌").number
    for turn in range(1, 31):
        number = book.undo(number)
        assert book.count("entry") == (turn + 1) % 2
    with book.reader() as (ledger, _):
        first = command_line(ledger, 3)
        assert first is not None
        assert in_force(ledger, first)
    hold_promises(book.path)
