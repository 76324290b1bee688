"""A new edition in the ledger: what stays, what is kept, what leaves, and that one undo takes it all back."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from editions import INSERTED, gongshu_text, revised
from ledgers import copied
from older import aged
from workbench import Book, derived_anew, derived_of, hold_promises, small_plan, source, target, task

from gytrack.cli.opening import opened_for_writing
from gytrack.errors import InputError, LedgerError
from gytrack.ledger import models
from gytrack.ledger.queries.editions import COLUMNS
from gytrack.reading.files import read_file
from gytrack.records.plan import Department, Party, Plan, Source

NEW = source("第二版")
IN_FORCE = "edition_id = (SELECT max(id) FROM edition)"


def without(plan: Plan, *codes: str) -> Plan:
    """Return a plan without some tasks, the numbers of the others as they were."""
    return replace(
        plan,
        tasks=tuple(one for one in plan.tasks if one.code not in codes),
        targets=tuple(one for one in plan.targets if one.owner not in codes),
    )


@pytest.fixture(scope="module")
def second(tmp_path_factory: pytest.TempPathFactory) -> tuple[Plan, Source]:
    path = tmp_path_factory.mktemp("second") / "印发稿.txt"
    path.write_text(revised(gongshu_text()), encoding="utf-8")
    return read_file(path)


@pytest.fixture
def reported(gongshu: Book) -> Book:
    """The example with a report on each task that the second edition touches."""
    gongshu.log("2.1.3", "三的进展", values=["t1=2"])
    for code in ("2.1.4", "2.1.5", "2.1.7", "2.1.8", "2.1.9"):
        gongshu.log(code, f"{code}的进展", percent="40")
    return gongshu


def tasks_of_entries(book: Book) -> dict[str, tuple[str, str]]:
    rows = book.rows("SELECT e.text, t.code, t.closure FROM entry e JOIN task t ON t.id = e.task_id")
    return {text: (code, closure) for text, code, closure in rows}


def test_the_same_text_is_not_a_new_edition(book: Book) -> None:
    with pytest.raises(InputError) as error:
        book.update(small_plan(), source())
    assert str(error.value) == (
        "这份文件的内容已在台账里（《某区试验实施方案》，代号 small，第1版）。"
        "没有可更新的；查看各版：gytrack plan show --plan small。"
    )


def test_a_plan_of_another_title_is_not_guessed_at(book: Book) -> None:
    with pytest.raises(InputError) as error:
        book.compare(small_plan(title="某市实施方案"), NEW)
    assert str(error.value) == (
        "台账里没有与《某市实施方案》同名的方案。请用 --plan 指定要更新哪一个：small《某区试验实施方案》。"
    )


def test_of_two_plans_of_one_title_the_code_decides(book: Book) -> None:
    book.store(small_plan(), source("另一份", "other.txt"), "other")
    with pytest.raises(InputError, match=r"请用 --plan 指定要更新哪一个：small.*；other"):
        book.compare(small_plan(), NEW)
    assert book.compare(small_plan(), NEW, "other").terms.code == "other"
    assert book.compare(small_plan(), source("又一份", "other.txt")).terms.code == "other"


def test_without_a_plan_there_is_nothing_to_update(book: Book) -> None:
    book.undo()
    with pytest.raises(LedgerError, match="台账里还没有方案"):
        book.compare(small_plan(), NEW)


def test_an_edition_that_says_the_same_changes_nothing(book: Book) -> None:
    assert book.compare(small_plan(), NEW).changes_nothing()
    book.title("1.1.1", "自拟的标题")
    book.alias("区卫健局", "卫健委")
    assert book.compare(small_plan(), NEW).changes_nothing()
    assert not book.compare(small_plan(issued=date(2024, 1, 1)), NEW).changes_nothing()


def test_progress_stays_with_its_task_whatever_its_number(
    reported: Book, second: tuple[Plan, Source]
) -> None:
    entries, measurements = reported.data()["entry"], reported.data()["measurement"]
    reported.update(*second, "gongshu")
    assert tasks_of_entries(reported) == {
        "三的进展": ("2.1.3", "open"),
        "2.1.4的进展": ("2.1.6", "open"),
        "2.1.5的进展": ("2.1.7", "open"),
        "2.1.7的进展": ("2.1.7@1", "dropped"),
        "2.1.8的进展": ("2.1.9", "open"),
        "2.1.9的进展": ("2.1.4", "open"),
    }
    assert (reported.data()["entry"], reported.data()["measurement"]) == (entries, measurements)
    hold_promises(reported.path)


def test_an_update_is_one_command_and_one_undo_takes_it_back_whole(
    reported: Book, second: tuple[Plan, Source]
) -> None:
    before, commands = reported.data(), reported.count("command")
    number = reported.update(*second, "gongshu")
    after = reported.data()
    assert reported.count("command") == commands + 1
    assert reported.rows("SELECT name, words FROM command WHERE id = ?", (number,)) == [
        ("import --update", "import --update 印发稿.txt（第2版：任务增加1、删去1、修改2、移动1）")
    ]
    undone = reported.undo()
    assert reported.data() == before
    reported.undo(undone)
    assert reported.data() == after
    hold_promises(reported.path)


def test_what_was_reported_after_an_update_stands_when_it_is_undone(
    reported: Book, second: tuple[Plan, Source]
) -> None:
    number = reported.update(*second, "gongshu")
    reported.log("2.1.6", "更新后的进展")
    reported.undo(number)
    assert tasks_of_entries(reported)["更新后的进展"] == ("2.1.4", "open")
    hold_promises(reported.path)


def test_an_update_on_which_a_report_rests_is_not_undone(reported: Book, second: tuple[Plan, Source]) -> None:
    number = reported.update(*second, "gongshu")
    reported.log("2.1.5", "新任务的进展")
    with pytest.raises(InputError, match=r"还有命令用到它的内容：#\d+ log 2\.1\.5 新任务的进展"):
        reported.undo(number)


def test_the_import_below_an_update_is_not_undone(book: Book) -> None:
    book.update(without(small_plan(), "1.1.2"), NEW)
    with pytest.raises(InputError, match="还有命令用到它的内容"):
        book.undo(2)


def test_an_undone_text_that_came_in_again_keeps_the_update_undone(
    make_book: Callable[[str], Book],
) -> None:
    book = make_book("台账.db")
    book.update(without(small_plan(), "1.1.2"), NEW)
    undone = book.undo()
    book.store(small_plan(title="另一个方案"), NEW, "other")
    book.plan = "small"
    with pytest.raises(InputError, match="《另一个方案》已在台账里"):
        book.undo(undone)


def test_what_nobody_reported_on_leaves_the_ledger(book: Book) -> None:
    book.update(without(small_plan(), "1.1.2"), NEW)
    assert book.rows("SELECT count(*) FROM task WHERE code LIKE '1.1.2%'") == [(0,)]
    assert book.rows("SELECT title FROM former WHERE code = '1.1.2' AND task_id IS NULL") != []
    hold_promises(book.path)


@pytest.mark.parametrize("said", ["report", "figure", "title", "light"])
def test_whatever_was_said_of_a_task_keeps_it_as_dropped(book: Book, said: str) -> None:
    if said == "title":
        book.title("1.1.1", "自拟的标题")
    elif said == "light":
        book.override("1.1.1", "red", date(2025, 9, 30))
    else:
        book.log(*(("1.1.1", "挂牌") if said == "report" else ("1.1.1t1", "挂牌")))
    book.update(without(small_plan(), "1.1.1"), NEW)
    assert book.rows("SELECT code, closure FROM task WHERE code LIKE '1.1.1%'") == [("1.1.1@1", "dropped")]
    assert book.rows("SELECT code FROM target WHERE code LIKE '1.1.1t%' ORDER BY code") == [
        ("1.1.1t1@1",),
        ("1.1.1t2@1",),
    ]
    hold_promises(book.path)


def test_a_dropped_task_is_listed_as_such_and_counts_for_nothing(book: Book) -> None:
    book.log("1.1.1", "挂牌", values=["t1=2"])
    before = book.status().summary()
    book.update(without(small_plan(), "1.1.1"), NEW)
    after = book.status()
    (line,) = (line for line in after.tasks if line.task.code == "1.1.1@1")
    assert (line.status.light, line.status.rule, line.task.closure) == (None, "unlit_dropped", "dropped")
    assert line.words.text is not None
    assert after.summary().dropped == 1
    assert after.summary().targets == before.targets - 2
    assert after.summary().lit == before.lit - 1


def test_a_dropped_task_is_no_part_of_the_plan(book: Book) -> None:
    from gytrack.ledger.queries.departments import loads
    from gytrack.ledger.queries.filters import Filter
    from gytrack.ledger.queries.plans import counts
    from gytrack.usecases.exporting.plan_text import stored_plan, stored_toml
    from gytrack.usecases.reporting.listing import listed

    book.log("1.1.1", "挂牌")
    book.update(without(small_plan(), "1.1.1"), NEW)
    with book.reader() as (ledger, plan):
        assert "1.1.1@1" not in [line.task.code for line in listed(ledger, plan, Filter(plan.id))]
        assert counts(ledger, plan.id)["task"] == 3
        assert {one.owner for one in stored_plan(ledger, plan).targets} == {"", "1.1", "1.2.1"}
        assert "@" not in stored_toml(ledger, plan)
        ((finance,),) = ledger.rows("SELECT id FROM department WHERE name = '区财政局'")
        assert loads(ledger, plan.id)[finance].support == 1  # 1.2.1 alone; 1.1.1 would be the second


def test_a_removed_target_with_figures_is_kept_apart(book: Book) -> None:
    book.log("1.1.1", "挂牌", values=["t1=2", "t2=3"])
    plan = small_plan()
    book.update(replace(plan, targets=tuple(one for one in plan.targets if one.name != "中医阁")), NEW)
    assert book.rows("SELECT code FROM target WHERE name = '中医阁'") == [("1.1.1t2@1",)]
    (line,) = (line for line in book.status().tasks if line.task.code == "1.1.1")
    assert [one.target.name for one in line.targets] == ["旗舰中医馆"]
    assert line.status.percent == 40
    hold_promises(book.path)


def test_the_number_of_a_removed_target_is_never_given_again(book: Book) -> None:
    plan = small_plan()
    less = replace(plan, targets=tuple(one for one in plan.targets if one.name != "中医阁"))
    book.update(less, NEW)
    more = replace(less, targets=(target("1.1.1", "康复中心", ">=", "3", "家", 4), *less.targets))
    book.update(more, source("第三版"))
    assert book.rows(f"SELECT code FROM target WHERE name = '康复中心' AND {IN_FORCE}") == [("1.1.1t3",)]
    assert book.rows(f"SELECT code FROM target WHERE name = '旗舰中医馆' AND {IN_FORCE}") == [("1.1.1t1",)]


def test_a_target_keeps_its_number_below_a_task_that_is_renumbered(book: Book) -> None:
    plan = small_plan()
    first, *rest = plan.tasks
    moved = replace(first, code="1.1.9")
    targets = tuple(replace(one, owner="1.1.9") if one.owner == "1.1.1" else one for one in plan.targets)
    book.update(replace(plan, tasks=(moved, *rest), targets=targets), NEW)
    assert book.rows("SELECT code FROM target WHERE name = '中医阁'") == [("1.1.9t2",)]


def test_a_dropped_task_that_comes_back_has_its_progress_again(book: Book) -> None:
    book.log("1.1.1", "挂牌", values=["t1=2"])
    book.update(without(small_plan(), "1.1.1"), NEW)
    update = book.compare(small_plan(), source("第三版"))
    assert [update.new.tasks[at].code for at in update.restored] == ["1.1.1"]
    book.update(small_plan(), source("第三版"))
    (line,) = (line for line in book.status().tasks if line.task.code.startswith("1.1.1"))
    assert (line.task.code, line.task.closure, line.reports.last and line.reports.last.text) == (
        "1.1.1",
        "open",
        "挂牌",
    )
    assert [one.actual for one in line.targets] == [2, None]
    hold_promises(book.path)


def test_names_merges_members_titles_and_settings_stay(book: Book) -> None:
    book.set_start(date(2023, 12, 31))
    book.make_default("small")
    book.title("1.1.1", "自拟的标题")
    book.merge("长乐教育局", "区财政局")
    book.group("各街道", "米市巷街道")
    plan = without(small_plan(), "1.1.2")
    book.update(replace(plan, tasks=(*plan.tasks, task("1.2.3", 9, "长乐教育局"))), NEW)
    assert book.rows("SELECT start_set, is_default FROM plan") == [("2023-12-31", 1)]
    assert book.rows("SELECT own_title FROM task WHERE code = '1.1.1'") == [("自拟的标题",)]
    assert book.rows("SELECT name FROM department WHERE name = '长乐教育局'") == []
    assert book.rows("SELECT count(*) FROM member") == [(1,)]
    assert book.rows(
        "SELECT d.name FROM assignment a JOIN department d ON d.id = a.department_id "
        "JOIN task t ON t.id = a.task_id WHERE t.code = '1.2.3'"
    ) == [("区财政局",)]
    hold_promises(book.path)


def test_a_department_that_nothing_belongs_to_any_more_leaves(book: Book) -> None:
    assert book.rows("SELECT count(*) FROM department WHERE name = '长乐教育局'") == [(1,)]
    book.update(without(small_plan(), "1.2.1"), NEW)
    assert book.rows("SELECT count(*) FROM department WHERE name = '长乐教育局'") == [(0,)]


def test_a_department_leaves_though_new_ones_come_before_it(book: Book) -> None:
    plan = without(small_plan(), "1.2.1")
    first, *rest = plan.tasks
    newcomer = Party("区民政局", "lead", first.parties[0].place)
    book.update(replace(plan, tasks=(replace(first, parties=(newcomer, *first.parties[1:])), *rest)), NEW)
    names = [name for (name,) in book.rows("SELECT name FROM department ORDER BY ord")]
    assert names == ["区民政局", "区财政局", "各街道", "区卫健局"]
    hold_promises(book.path)


def test_a_department_that_reported_stays(book: Book) -> None:
    book.log("1.2.1", "宣传", dept="长乐教育局")
    book.update(without(small_plan(), "1.2.1"), NEW)
    assert book.rows("SELECT count(*) FROM department WHERE name = '长乐教育局'") == [(1,)]
    hold_promises(book.path)


def test_other_names_that_a_file_lists_are_added(book: Book) -> None:
    plan = small_plan()
    listed = tuple(Department(party.name, party.place) for party in plan.named())
    listed = tuple(
        replace(one, aliases=("区卫生健康局",)) if one.name == "区卫健局" else one for one in listed
    )
    book.update(replace(plan, departments=listed), NEW)
    assert book.rows("SELECT name FROM alias WHERE name <> '财政局'") == [("区卫生健康局",)]


def test_what_an_edited_file_adds_is_shown_and_stored(book: Book) -> None:
    plan = small_plan()
    first, *rest = plan.tasks
    targets = tuple(replace(one, by_department=one.name == "中医阁") for one in plan.targets)
    edited = replace(plan, tasks=(replace(first, own_title="馆阁"), *rest), targets=targets)
    (row,) = book.compare(edited, NEW).differences.rows
    assert [(one.what, one.old, one.new) for one in row.details] == [
        ("短标题", "未写明", "馆阁"),
        ("量化指标", "中医阁不少于10家（2025年底）", "中医阁不少于10家（2025年底，按单位汇总）"),
    ]
    book.update(edited, NEW)
    later = book.compare(plan, source("第三版"))
    assert later.changes_nothing()
    assert (later.differences.rows, later.differences.renumbered) == ((), ())


def test_a_ledger_from_before_editions_takes_one_in(book: Book, tmp_path: Path) -> None:
    book.log("1.1.1", "挂牌")
    book = aged(book, tmp_path / "older.db", "0003")
    with opened_for_writing(book.setting()):
        pass
    before = book.data()
    assert derived_of(book.path) == derived_anew(book.path)
    number = book.update(without(small_plan(), "1.1.1", "1.1.2"), NEW)
    assert book.rows("SELECT count(*) FROM former WHERE task_id IS NOT NULL") == [(5,)]
    assert book.rows("SELECT code FROM task WHERE closure = 'dropped'") == [("1.1.1@1",)]
    book.undo(number)
    assert book.data() == before


def test_what_the_new_edition_does_not_print_stays(book: Book) -> None:
    book.update(small_plan(issued=date(2024, 1, 1), doc_no="某发〔2024〕1号"), NEW)
    update = book.compare(replace(small_plan(), head=replace(small_plan().head, ends=None)), source("第三版"))
    assert update.differences.kept == ("印发2024年1月1日", "完成时限2025年12月31日")
    assert update.changes_nothing()
    assert book.rows("SELECT issued, doc_no, ends FROM plan") == [
        ("2024-01-01", "某发〔2024〕1号", "2025-12-31")
    ]


def test_a_draft_becomes_final(book: Book) -> None:
    book.update(small_plan(draft=True), source("草案"))
    found = book.compare(small_plan(), NEW)
    assert [(one.what, one.old, one.new) for one in found.differences.rows[0].details] == [
        ("文稿", "征求意见稿", "印发稿")
    ]
    book.update(small_plan(), NEW)
    assert book.rows("SELECT draft FROM plan") == [(0,)]


def test_who_is_responsible_changes_row_by_row(book: Book) -> None:
    plan = small_plan()
    first, *rest = plan.tasks
    lead, *_ = first.parties
    changed = replace(first, parties=(Party("区民政局", "lead", lead.place), replace(lead, role="support")))
    before = book.rows("SELECT id FROM assignment WHERE task_id = 1")
    book.update(replace(plan, tasks=(changed, *rest)), NEW)
    after = book.rows(
        "SELECT d.name, a.role, a.id FROM assignment a JOIN department d ON d.id = a.department_id "
        "WHERE a.task_id = 1 ORDER BY a.ord"
    )
    assert [row[:2] for row in after] == [("区民政局", "lead"), ("区卫健局", "support")]
    assert (after[1][2],) in before
    hold_promises(book.path)


def test_quotes_are_of_the_edition_that_they_stand_in(reported: Book, second: tuple[Plan, Source]) -> None:
    from gytrack.status.rules import Rules
    from gytrack.usecases.asking.items import choose_item
    from gytrack.usecases.reporting.explaining import detail

    reported.update(*second, "gongshu")
    with reported.reader() as (ledger, plan):
        shown = {
            code: detail(ledger, plan, choose_item(ledger, plan, code), reported.today, Rules())
            for code in ("2.1.5", "2.1.7@1")
        }
    assert shown["2.1.5"].quote.text == INSERTED.removeprefix("是")
    assert shown["2.1.7@1"].quote.text.startswith("按“一中心一品牌、一科室一特色”发展思路")


def test_the_history_of_a_task_tells_of_the_update(reported: Book, second: tuple[Plan, Source]) -> None:
    from gytrack.ledger.queries import history

    number = reported.update(*second, "gongshu")
    ((task_id,),) = reported.rows("SELECT id FROM task WHERE code = '2.1.7@1'")
    with reported.reader() as (ledger, _):
        assert number in [line.number for line in history.of_task(ledger, task_id)]


def test_a_copy_of_an_updated_ledger_is_sound(reported: Book, second: tuple[Plan, Source]) -> None:
    from gytrack.ledger.keeping.agreement import first_stray

    reported.update(*second, "gongshu")
    copy = Book(copied(reported.path, reported.path.with_name("副本.db")))
    with copy.reader() as (ledger, _):
        assert first_stray(ledger) is None


def test_an_update_names_every_column_of_the_tables_it_changes() -> None:
    for table, columns in COLUMNS.items():
        own = {column.name for column in models.Table.metadata.tables[table].columns} - {"id"}
        left_out = {"asked_from", "is_default"} if table == "plan" else set()
        assert set(columns) == own - left_out, table
