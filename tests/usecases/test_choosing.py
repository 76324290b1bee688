"""Which plan, department, task or target a person means; what fits several is never guessed at."""

from collections.abc import Callable

import pytest
from workbench import Book, Tables, place, small_plan, source

from gytrack.errors import InputError, LedgerError
from gytrack.ledger.changes import insert
from gytrack.ledger.connection import reading
from gytrack.usecases.asking.choosing import AmbiguousError, choose_department, choose_plan, choose_plans
from gytrack.usecases.asking.items import choose_item, choose_section
from gytrack.usecases.asking.narrowing import Narrowing, choose
from gytrack.usecases.naming.names import initials


def refusal(book: Book, question: Callable[..., object], typed: str) -> str:
    with pytest.raises(InputError) as error:
        book.ask(question, typed)
    return str(error.value)


def plans(book: Book, wanted: str | None) -> list[str]:
    with reading(book.db) as ledger:
        return [plan.code for plan in choose_plans(ledger, wanted)]


@pytest.fixture
def two(book: Book) -> Book:
    book.store(small_plan(title="乙区方案"), source("乙区方案"), "other")
    book.plan = "small"
    return book


# Plans.


def test_no_plan_in_the_ledger_says_how_to_begin(book: Book) -> None:
    book.undo(2)
    with reading(book.db) as ledger, pytest.raises(LedgerError) as error:
        choose_plan(ledger, None)
    assert str(error.value) == "台账里还没有方案。先运行 gytrack import 方案文件。"


def test_an_unknown_plan_lists_those_there_are(two: Book) -> None:
    with reading(two.db) as ledger, pytest.raises(InputError) as error:
        choose_plan(ledger, "x" * 50)
    assert str(error.value) == f"没有代号为“{'x' * 30}…”的方案。台账里有：small、other。"


def test_several_plans_without_a_default_are_listed(two: Book) -> None:
    with pytest.raises(
        InputError, match=r"台账里有2个方案：small、other。请用 --plan 指定其一，或用 gytrack plan default"
    ):
        plans(two, None)


def test_a_command_for_one_plan_refuses_all(two: Book) -> None:
    with reading(two.db) as ledger, pytest.raises(InputError, match=r"一次只能用于一个方案.*small、other"):
        choose_plan(ledger, "all")


def test_the_only_plan_needs_no_name(book: Book) -> None:
    assert plans(book, None) == plans(book, "all") == ["small"]


@pytest.mark.parametrize("typed", ["small", "SMALL", "ｓｍａｌｌ", " small "])
def test_a_plan_is_known_by_its_code(two: Book, typed: str) -> None:
    assert plans(two, typed) == ["small"]


def test_the_default_is_taken_where_none_is_named(two: Book) -> None:
    two.make_default("other")
    assert plans(two, None) == ["other"]
    assert plans(two, "all") == ["small", "other"]


# Departments: exact name, alias, initials, part of a name.


@pytest.fixture
def named(book: Book) -> Book:
    """Departments that share parts, aliases and initials."""
    names = {
        10: "区卫健委中心",
        11: "规划和自然资源局（林业局）",
        12: "区教育学院",
        13: "长乐街道",
        14: "区交通局",
        15: "卫健",
        16: "区交投局",
    }
    where = place(4)
    rows = [
        insert(
            "department",
            number,
            plan_id=1,
            ord=number,
            name=name,
            initials=initials(name),
            collective=False,
            line=where.line,
            col=where.column,
            end_line=where.end_line,
            end_col=where.end_column,
        )
        for number, name in names.items()
    ]
    aliases = [
        insert("alias", number, plan_id=1, department_id=1, name=name, initials=initials(name))
        for number, name in ((10, "区教育学院"), (11, "区卫生健康局"))
    ]
    book.change(*rows, *aliases)
    return book


@pytest.mark.parametrize("typed", ["区水利局", "", " ", "zzz", "%", "_", "q"])
def test_an_unknown_department_says_where_to_look(book: Book, typed: str) -> None:
    said = refusal(book, choose_department, typed)
    assert said == f"方案 small 中没有单位“{typed}”。运行 gytrack depts 查看全部单位。"


KEEP = "如果是，可用 gytrack dept alias {} {} --plan small 记下这个简称；"


@pytest.mark.parametrize(
    ("typed", "hint"),
    [
        ("区卫建局", "是不是 区卫健局？"),
        ("卫健局卫健局", "是不是 区卫健局？"),
        ("区卫生健康局", "是不是 区卫健局？"),
        ("区财政局预算科", "是不是 区财政局？"),
        ("米市巷街道", "如果它是各街道之一，运行 gytrack dept group 各街道 --add 米市巷街道 --plan small；"),
        ("某某镇", ""),
        ("卫局", f"是不是 区卫健局？{KEEP.format('区卫健局', '卫局')}"),
        ("WJJ", f"是不是 区卫健局？{KEEP.format('区卫健局', 'WJJ')}"),
        ("qw", f"是不是 区卫健局？{KEEP.format('区卫健局', 'qw')}"),
        ("区局", f"是不是 区卫健局、区财政局？{KEEP.format('全称', '区局')}"),
        ("局区", ""),
    ],
)
def test_an_unknown_department_names_what_may_be_meant(book: Book, typed: str, hint: str) -> None:
    said = refusal(book, choose_department, typed)
    assert said == f"方案 small 中没有单位“{typed}”。{hint}运行 gytrack depts 查看全部单位。"


@pytest.mark.parametrize(
    ("typed", "listed"),
    [
        ("区", "区卫健局、区财政局、区卫健委中心、区教育学院、区交通局、区交投局"),
        ("qjtj", "区交通局、区交投局"),
        ("教育", "长乐教育局、区教育学院、区卫健局"),
    ],
)
def test_a_department_that_is_not_clear_lists_those_that_fit(named: Book, typed: str, listed: str) -> None:
    said = refusal(named, choose_department, typed)
    assert said.startswith(f"单位“{typed}”对应{listed.count('、') + 1}个单位：")
    assert set(said.split("：")[1].split("。")[0].split("、")) == set(listed.split("、"))
    assert said.endswith("请写全称。")


@pytest.mark.parametrize(
    ("typed", "name"),
    [
        ("区教育学院", "区教育学院"),  # a name of its own goes before another's alias
        ("区卫生健康局", "区卫健局"),  # an alias goes before the part of a name
        ("卫健", "卫健"),  # a whole name goes before the part of one
        ("财政局", "区财政局"),  # the short form that the paper prints is an alias
        ("qwsjkj", "区卫健局"),  # initials of an alias
        ("qwjj", "区卫健局"),
        ("QWJJ", "区卫健局"),
        ("ｑｗｊｊ", "区卫健局"),
        ("owjj", "区卫健局"),  # 区 is also read ōu
        ("cljd", "长乐街道"),
        ("zljd", "长乐街道"),
        ("zyjd", "长乐街道"),
        ("卫健局", "区卫健局"),
        ("街道", None),
        ("规划", "规划和自然资源局（林业局）"),
        ("规划和自然资源局（林业局）", "规划和自然资源局（林业局）"),
        ("规划和自然资源局(林业局)", "规划和自然资源局（林业局）"),
        ("（林业", "规划和自然资源局（林业局）"),
        (" 区财政局 ", "区财政局"),
    ],
)
def test_the_first_step_with_a_hit_decides(named: Book, typed: str, name: str | None) -> None:
    if name is None:
        assert "对应2个单位：各街道、长乐街道" in refusal(named, choose_department, typed)
    else:
        assert named.ask(choose_department, typed).name == name


def test_every_department_of_the_example_is_found_by_its_name(gongshu: Book) -> None:
    tables: Tables = gongshu.data()
    for department_id, row in tables["department"].items():
        found = gongshu.ask(choose_department, row["name"])
        assert (found.id, found.name) == (department_id, row["name"])


# Codes.


@pytest.mark.parametrize("typed", ["", "9.9", "1.1.1t9", "t2", "1.1.", "'; DROP TABLE task; --", "x" * 5000])
def test_an_unknown_code_is_refused(book: Book, typed: str) -> None:
    said = refusal(book, choose_item, typed)
    assert said.startswith("方案 small 中没有编号“")
    assert "相近的编号：" in said or "运行 gytrack list 查看全部编号" in said
    assert len(said) < 120


@pytest.mark.parametrize(
    ("typed", "near"),
    [("1.1.3", "1.1.1"), ("1.1.1t3", "1.1.1t1"), ("1.1.m2", "1.1.m1"), ("1.1.1旗舰", "1.1.1")],
)
def test_an_unknown_code_names_the_nearest(book: Book, typed: str, near: str) -> None:
    assert near in refusal(book, choose_item, typed).split("相近的编号：")[1]


@pytest.mark.parametrize(
    ("typed", "code", "task", "section", "target"),
    [
        ("1.1.1", "1.1.1", "1.1.1", None, None),
        ("１．１．１", "1.1.1", "1.1.1", None, None),
        (" 1.1.M1 ", "1.1.m1", "1.1.m1", None, None),
        ("1.1", "1.1", None, "1.1", None),
        ("1.1.1T2", "1.1.1t2", "1.1.1", None, "1.1.1t2"),
        ("1.1t1", "1.1t1", None, None, "1.1t1"),
        ("t1", "t1", None, None, "t1"),
    ],
)
def test_a_code_names_a_task_a_section_or_a_target(
    book: Book, typed: str, code: str, task: str | None, section: str | None, target: str | None
) -> None:
    item = book.ask(choose_item, typed)
    assert item.code == code
    assert (item.task and item.task.code) == task
    assert (item.section and item.section.code) == section
    assert (item.target and item.target.code) == target


@pytest.mark.parametrize("typed", ["3", "1.1.9", ""])
def test_a_section_that_is_none_is_refused(book: Book, typed: str) -> None:
    assert f"没有编号为“{typed}”的工程或项目" in refusal(book, choose_section, typed)


@pytest.mark.parametrize(("typed", "what"), [("1.1.1", "任务"), ("1.1.m1", "任务"), ("1.1t1", "量化指标")])
def test_a_task_or_target_in_place_of_a_section_is_said_to_be_one(book: Book, typed: str, what: str) -> None:
    said = refusal(book, choose_section, typed)
    assert said == f"{typed} 是{what}，不是工程或项目。请用 gytrack show {typed}。"


# Narrowing over several plans.


def narrowed(book: Book, **narrowing: str) -> list[str]:
    with reading(book.db) as ledger:
        return [found.plan.code for found in choose(ledger, "all", Narrowing(**narrowing))]  # type: ignore[arg-type]


def test_of_several_plans_those_that_know_the_department_are_taken(two: Book) -> None:
    two.change(insert("alias", 9, plan_id=2, department_id=7, name="卫健委", initials="w j w"))
    assert narrowed(two, dept="区卫健局") == ["small", "other"]
    assert narrowed(two, dept="卫健委") == ["other"]
    assert narrowed(two, section="1.2") == ["small", "other"]


def test_a_department_that_no_plan_knows_is_refused(two: Book) -> None:
    with pytest.raises(InputError, match="方案 small 中没有单位“水利局”"):
        narrowed(two, dept="水利局")


def test_a_plan_in_which_the_department_is_not_clear_is_not_left_out_in_silence(two: Book) -> None:
    two.change(insert("alias", 9, plan_id=2, department_id=8, name="区卫健办", initials="q w j b"))
    with pytest.raises(AmbiguousError, match="“卫健”对应2个单位"):
        narrowed(two, dept="卫健")
