"""What people say of departments: aliases, new names, two that are one, members of a collective."""

from collections.abc import Callable
from dataclasses import replace

import pytest
from workbench import TODAY, Book, hold_promises, place, small_plan, source

from gytrack.errors import InputError
from gytrack.ledger.queries import history
from gytrack.ledger.queries import targets as target_queries
from gytrack.ledger.queries.departments import DepartmentRow, all_of
from gytrack.records.plan import Party
from gytrack.records.terms import Role
from gytrack.usecases.asking.choosing import choose_department
from gytrack.usecases.departments.card import card

ROLES: dict[str, Role] = {"lead": "lead", "support": "support"}
IF_ONE = "如果两者是同一个单位，运行 gytrack dept merge 区财政局 区卫健局 --plan small。"
IF_MEMBER = "如果区卫健局属于各街道，运行 gytrack dept group 各街道 --add 区卫健局 --plan small。"


def refusal(book: Book, question: Callable[[], object]) -> str:
    before = book.dump()
    with pytest.raises(InputError) as error:
        question()
    assert book.dump() == before
    return str(error.value)


def departments(book: Book) -> dict[str, DepartmentRow]:
    with book.reader() as (ledger, plan):
        return {row.name: row for row in all_of(ledger, plan.id)}


def parts(book: Book, code: str) -> list[tuple[str, str]]:
    return book.rows(
        "SELECT d.name, a.role FROM assignment a JOIN task t ON t.id = a.task_id "
        "JOIN department d ON d.id = a.department_id WHERE t.code = ? ORDER BY a.ord",
        (code,),
    )


def store_with(book: Book, *parties: str) -> None:
    """Store the small plan, whose first task is these departments' alone, each with its role."""
    plan = small_plan()
    named = (party.split() for party in parties)
    parts = tuple(Party(name, ROLES[role], place(4)) for name, role in named)
    tasks = (replace(plan.tasks[0], parties=parts), *plan.tasks[1:])
    book.store(replace(plan, tasks=tasks), source(), "small")


# Aliases and names.


def test_an_alias_finds_the_department_by_name_and_initials(book: Book) -> None:
    book.alias("卫健", "区卫生健康局")
    assert departments(book)["区卫健局"].aliases == ("区卫生健康局",)
    for typed in ("区卫生健康局", "qwsjkj", "QWSJKJ"):
        assert book.ask(choose_department, typed).name == "区卫健局"


def test_a_renamed_department_answers_to_both_names(book: Book) -> None:
    book.rename("区卫健局", "区卫生健康局")
    assert departments(book)["区卫生健康局"].aliases == ("区卫健局",)
    assert [book.ask(choose_department, typed).name for typed in ("区卫健局", "qwsjkj")] == [
        "区卫生健康局"
    ] * 2
    assert parts(book, "1.1.2") == [("各街道", "lead"), ("区卫生健康局", "support")]


def test_an_alias_may_become_the_name(book: Book) -> None:
    book.rename("区财政局", "财政局")
    assert departments(book)["财政局"].aliases == ("区财政局",)
    book.rename("财政局", "区财政局")
    assert departments(book)["区财政局"].aliases == ("财政局",)


def test_a_collective_by_its_new_name_is_one(book: Book) -> None:
    book.rename("长乐教育局", "各镇")
    book.rename("各街道", "长乐街道")
    found = departments(book)
    assert (found["各镇"].collective, found["长乐街道"].collective) == (True, False)


def test_a_renamed_collective_with_members_stays_one(book: Book) -> None:
    book.group("各街道", "米市巷街道")
    book.rename("各街道", "街道办")
    assert departments(book)["街道办"].collective


def test_brackets_of_another_width_are_the_same_name(book: Book) -> None:
    book.alias("区卫健局", "规划局（林业局）")
    assert "已经是区卫健局的别名。无需再设" in refusal(book, lambda: book.alias("区卫健局", "规划局(林业局)"))
    book.rename("区卫健局", "规划局(林业局)")
    assert departments(book)["规划局(林业局)"].aliases == ("区卫健局",)


@pytest.mark.parametrize(
    ("name", "said"),
    [
        ("", "单位名称是空的。请写出名称。"),
        (" \n", "单位名称是空的。请写出名称。"),
        ("长" * 61, f"单位名称“{'长' * 30}…”有61个字，超过60个字。请写短一些。"),
        ("甲、乙", "“甲、乙”像是几个单位的名称。请一次只写一个。"),
        ("甲,乙", "“甲,乙”像是几个单位的名称。请一次只写一个。"),
        ("甲\0", "单位名称中有不可见的控制字符（NUL）。请去掉后重试。"),
        ("区卫健局", "“区卫健局”已经是区卫健局的名称。无需再设。"),
        ("区财政局", f"“区财政局”已经是区财政局的名称。{IF_ONE}"),
        ("财政局", f"“财政局”已经是区财政局的别名。{IF_ONE}"),
    ],
)
def test_what_cannot_be_a_name(book: Book, name: str, said: str) -> None:
    assert refusal(book, lambda: book.alias("区卫健局", name)) == said
    assert refusal(book, lambda: book.rename("区卫健局", name)) == said


def test_the_alias_it_has_already(book: Book) -> None:
    assert (
        refusal(book, lambda: book.alias("区财政局", "财政局")) == "“财政局”已经是区财政局的别名。无需再设。"
    )


def test_a_suggested_command_is_one_word_a_name_whatever_the_name(book: Book) -> None:
    book.rename("区财政局", "$(rm -rf x) '局'")
    said = refusal(book, lambda: book.alias("区卫健局", "$(rm -rf x) '局'"))
    assert """gytrack dept merge '$(rm -rf x) '"'"'局'"'"'' 区卫健局 --plan small""" in said


# Two that are one.


def test_everything_of_a_merged_department_goes_over(book: Book) -> None:
    book.alias("区财政局", "财政")
    book.group("各街道", "区财政局")
    book.log("1.1.1", "甲", dept="区财政局")
    book.log("1.1t1", values=["3"], dept="区财政局")
    merged = book.merge("区财政局", "长乐教育局")
    assert (merged.gone, merged.into, merged.tasks, merged.entries) == ("区财政局", "长乐教育局", 2, 2)
    found = departments(book)
    assert "区财政局" not in found
    assert found["长乐教育局"].aliases == ("财政局", "财政", "区财政局")
    assert found["各街道"].members == ("长乐教育局",)
    assert book.rows("SELECT DISTINCT department_id FROM entry") == [(found["长乐教育局"].id,)]
    assert [book.ask(choose_department, typed).name for typed in ("区财政局", "qczj", "财政局")] == [
        "长乐教育局"
    ] * 3
    hold_promises(book.path)


@pytest.mark.parametrize(
    ("gone", "into", "left"),
    [
        ("乙局", "甲局", [("丙局", "lead"), ("甲局", "lead"), ("丁局", "support")]),
        ("甲局", "乙局", [("丙局", "lead"), ("乙局", "lead"), ("丁局", "support")]),
        ("丙局", "丁局", [("丁局", "lead"), ("乙局", "lead"), ("甲局", "support")]),
        ("丁局", "丙局", [("丙局", "lead"), ("乙局", "lead"), ("甲局", "support")]),
        ("丁局", "甲局", [("丙局", "lead"), ("乙局", "lead"), ("甲局", "support")]),
    ],
)
def test_where_both_take_part_in_a_task_one_does_and_the_lead_wins(
    empty: Book, gone: str, into: str, left: list[tuple[str, str]]
) -> None:
    store_with(empty, "丙局 lead", "乙局 lead", "甲局 support", "丁局 support")
    empty.merge(gone, into)
    assert parts(empty, "1.1.1") == left


def test_the_lead_wins_also_where_it_is_named_last(empty: Book) -> None:
    store_with(empty, "甲局 support", "乙局 lead")
    empty.merge("乙局", "甲局")
    assert parts(empty, "1.1.1") == [("甲局", "lead")]


def test_a_merged_department_stands_where_either_is_named_first(book: Book) -> None:
    book.merge("区卫健局", "长乐教育局")
    rows = list(departments(book).values())
    assert [row.name for row in rows] == ["长乐教育局", "区财政局", "各街道"]
    assert rows[0].place.line == 4


def test_the_history_of_a_task_tells_of_the_merge(book: Book) -> None:
    book.log("1.1t1", values=["3"], dept="长乐教育局")
    book.merge("长乐教育局", "区卫健局")
    with book.reader() as (ledger, plan):
        target = target_queries.target_by_code(ledger, plan.id, "1.1t1")
        assert target is not None
        assert [line.number for line in history.of_target(ledger, target.id)] == [4, 3, 2]
        assert [line.number for line in history.of_task(ledger, 4)] == [4, 2]


def test_two_collectives_become_one_with_the_members_of_both(book: Book) -> None:
    book.rename("长乐教育局", "各镇")
    book.group("各街道", "米市巷街道", "小河街道")
    book.group("各镇", "小河街道", "某镇")
    book.merge("各镇", "各街道")
    assert departments(book)["各街道"].members == ("米市巷街道", "小河街道", "某镇")


def test_nothing_becomes_its_own_member(book: Book) -> None:
    book.group("各街道", "米市巷街道", "小河街道")
    book.rename("米市巷街道", "各镇")
    book.merge("各街道", "各镇")
    assert departments(book)["各镇"].members == ("小河街道",)
    book.undo()
    book.merge("各镇", "各街道")
    assert departments(book)["各街道"].members == ("小河街道",)


def test_members_of_one_collective_become_one(book: Book) -> None:
    book.group("各街道", "米市巷街道", "小河街道")
    book.merge("小河街道", "米市巷街道")
    assert departments(book)["各街道"].members == ("米市巷街道",)


@pytest.mark.parametrize(
    ("gone", "into", "said"),
    [
        ("区卫健局", "qwjj", "“区卫健局”和“qwjj”都是区卫健局。要合并的是两个不同的单位。"),
        ("财政局", "区财政局", "“财政局”和“区财政局”都是区财政局。要合并的是两个不同的单位。"),
        (
            "区卫健局",
            "各街道",
            f"各街道是统称，区卫健局不是，不能合并。{IF_MEMBER}",
        ),
        (
            "各街道",
            "区卫健局",
            f"各街道是统称，区卫健局不是，不能合并。{IF_MEMBER}",
        ),
        ("火星局", "区卫健局", "方案 small 中没有单位“火星局”。运行 gytrack depts 查看全部单位。"),
        ("区卫健局", "火星局", "方案 small 中没有单位“火星局”。运行 gytrack depts 查看全部单位。"),
    ],
)
def test_what_cannot_be_merged(book: Book, gone: str, into: str, said: str) -> None:
    assert refusal(book, lambda: book.merge(gone, into)) == said


# Members.


def test_a_member_that_the_plan_does_not_name_is_made_where_its_collective_stands(book: Book) -> None:
    grouped = book.group("各街道", "米市巷街道、 小河街道", "米市巷街道，长乐教育局")
    assert [(one.name, one.id) for one in grouped.added] == [
        ("米市巷街道", None),
        ("小河街道", None),
        ("长乐教育局", 4),
    ]
    found = departments(book)
    assert list(found)[-2:] == ["米市巷街道", "小河街道"]
    assert found["米市巷街道"].place == found["各街道"].place
    assert found["各街道"].members == ("长乐教育局", "米市巷街道", "小河街道")
    assert found["长乐教育局"].collectives == ("各街道",)
    assert book.ask(choose_department, "msxjd").name == "米市巷街道"


def test_a_member_is_known_by_its_name_an_alias_or_initials(book: Book) -> None:
    grouped = book.group("各街道", "财政局", "QWJJ")
    assert [one.name for one in grouped.added] == ["区财政局", "区卫健局"]


def test_a_part_of_a_name_is_another_department(book: Book) -> None:
    grouped = book.group("各街道", "卫健局")
    assert [(one.name, one.id) for one in grouped.added] == [("卫健局", None)]
    assert grouped.like == (("卫健局", "区卫健局"),)


def test_whoever_has_members_is_a_collective_as_long_as_it_has(book: Book) -> None:
    assert book.group("区卫健局", "区中医院").turned
    assert departments(book)["区卫健局"].collective
    assert not book.group("区卫健局", remove=["区中医院"]).turned
    found = departments(book)
    assert not found["区卫健局"].collective
    assert found["区中医院"].collectives == ()


def test_a_member_leaves_and_stays_a_department(book: Book) -> None:
    book.group("各街道", "米市巷街道", "小河街道")
    grouped = book.group("各街道", "大关街道", remove=["msxjd、小河街道"])
    assert grouped.removed == ("米市巷街道", "小河街道")
    assert grouped.members == departments(book)["各街道"].members == ("大关街道",)
    assert departments(book)["各街道"].collective


@pytest.mark.parametrize(
    ("collective", "add", "remove", "said"),
    [
        ("各街道", ["、"], [], "没有写出成员。请在 --add 或 --remove 后写明单位名称。"),
        ("各街道", ["大关街道"], [], "大关街道已经是各街道的成员。无需再加。"),
        ("各街道", ["新街道", "大关街道"], [], "大关街道已经是各街道的成员。无需再加。"),
        ("各街道", ["各街道"], [], "各街道是统称，不能作为成员。请逐个写出单位的名称。"),
        ("各街道", ["各有关部门"], [], "各有关部门是统称，不能作为成员。请逐个写出单位的名称。"),
        ("区卫健局", ["区卫健局"], [], "区卫健局不能是自己的成员。请写出另外的单位。"),
        ("大关街道", ["某社区"], [], "大关街道属于各街道，自己不能再有成员。请把成员归入那个统称。"),
        ("各街道", [], ["区卫健局"], "区卫健局不是各街道的成员。各街道的成员：大关街道。"),
        ("各街道", [], ["没有的街道"], "没有的街道不是各街道的成员。各街道的成员：大关街道。"),
        ("区卫健局", [], ["大关街道"], "大关街道不是区卫健局的成员。区卫健局还没有成员。"),
        ("各街道", ["zzz"], [], "方案 small 中没有单位“zzz”。运行 gytrack depts 查看全部单位。"),
        ("各街道", ["长" * 61], [], f"单位名称“{'长' * 30}…”有61个字，超过60个字。请写短一些。"),
    ],
)
def test_who_cannot_be_a_member(
    book: Book, collective: str, add: list[str], remove: list[str], said: str
) -> None:
    book.group("各街道", "大关街道")
    assert refusal(book, lambda: book.group(collective, *add, remove=remove)) == said


# Who asks for a member.


def test_a_member_has_the_collectives_tasks_marked_so(book: Book) -> None:
    book.group("各街道", "米市巷街道")
    lines = book.status(dept="米市巷街道").tasks
    assert [(line.task.code, line.role, line.via) for line in lines] == [
        ("1.1.1", "support", "各街道"),
        ("1.1.2", "lead", "各街道"),
    ]
    assert {line.via for line in book.status(dept="各街道").tasks} == {None}
    assert {line.via for line in book.status().tasks} == {None}


def test_the_role_of_its_own_goes_unmarked_and_a_collectives_lead_goes_first(book: Book) -> None:
    book.group("各街道", "区卫健局")
    lines = book.status(dept="区卫健局").tasks
    assert [(line.task.code, line.role, line.via) for line in lines[:3]] == [
        ("1.1.1", "lead", None),
        ("1.1.2", "lead", "各街道"),
        ("1.1.m1", "lead", None),
    ]
    book.group("各街道", "区财政局")
    assert next(line.via for line in book.status(dept="区财政局").tasks) is None


def test_who_supports_by_name_does_not_support_through_a_collective_named_before(empty: Book) -> None:
    store_with(empty, "各街道 support", "区财政局 support")
    empty.group("各街道", "区财政局")
    assert [(line.role, line.via) for line in empty.status(dept="区财政局").tasks[:1]] == [("support", None)]


def test_of_two_collectives_the_one_that_the_task_names_first_is_given(book: Book) -> None:
    book.rename("长乐教育局", "各镇街")
    book.merge("各镇街", "各街道")
    book.rename("区财政局", "各有关部门")
    book.group("各有关部门", "米市巷街道")
    book.group("各街道", "米市巷街道")
    line = book.status(dept="米市巷街道").tasks[0]
    assert (line.task.code, line.role, line.via) == ("1.1.1", "support", "各有关部门")


def test_a_members_report_counts_where_its_collective_leads(book: Book) -> None:
    book.group("各街道", "米市巷街道")
    logged = book.log("1.1.2", "进展", percent="40", dept="米市巷街道")
    assert logged.notes == ()
    assert {line.task.code: line.status.percent for line in book.status().tasks}["1.1.2"] == 40
    assert "的配合单位" in "".join(book.log("1.1.1", "进展", percent="40", dept="米市巷街道").notes)
    assert {line.task.code: line.status.percent for line in book.status().tasks}["1.1.1"] is None
    book.group("各街道", remove=["米市巷街道"])
    assert {line.task.code: line.status.percent for line in book.status().tasks}["1.1.2"] is None


def test_the_card_of_a_member_counts_what_it_has_through_its_collectives(book: Book) -> None:
    book.group("各街道", "米市巷街道", "区财政局")
    found = book.ask(card, "区财政局", TODAY)
    assert (found.load.lead, found.load.support, found.through) == (0, 2, 1)
    assert (found.initials, found.department.collectives) == ("qczj", ("各街道",))
    assert book.ask(card, "各街道", TODAY).through == 0


def test_departments_with_aliases_and_members_in_the_order_of_the_paper(book: Book) -> None:
    book.group("各街道", "米市巷街道")
    with book.reader() as (ledger, plan):
        rows = all_of(ledger, plan.id)
    assert [(row.name, row.collective, row.aliases, row.members) for row in rows] == [
        ("区卫健局", False, (), ()),
        ("区财政局", False, ("财政局",), ()),
        ("各街道", True, (), ("米市巷街道",)),
        ("长乐教育局", False, (), ()),
        ("米市巷街道", False, (), ()),
    ]
    assert [row.order for row in rows] == [1, 2, 3, 4, 5]


def test_another_plan_keeps_its_own_departments(book: Book) -> None:
    book.store(small_plan(), source("另一份"), "other")
    book.plan = "other"
    book.merge("区财政局", "区卫健局")
    book.group("各街道", "米市巷街道")
    book.plan = "small"
    assert list(departments(book)) == ["区卫健局", "区财政局", "各街道", "长乐教育局"]
    assert [line.task.code for line in book.status(dept="区财政局").tasks] == ["1.1.1", "1.2.1"]
