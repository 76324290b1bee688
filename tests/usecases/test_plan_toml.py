"""The plan as a file to be edited by hand: written, read back to the same plan, and stable after a person's edit."""

import tomllib
from collections.abc import Callable
from dataclasses import replace
from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest
from hypothesis import given, settings
from ledgers import copied
from plans import NOWHERE, bare, plans
from shell.program import Program
from workbench import GONGSHU, Book, hold_promises, small_plan, source

from gytrack.export.plan_toml import fitted, plan_toml
from gytrack.reading.files import read_file
from gytrack.reading.text.source import decode
from gytrack.reading.toml import grammar
from gytrack.reading.toml.plan import read_toml
from gytrack.records.plan import Department, Head, Party, Plan, Task
from gytrack.usecases.exporting.plan_text import stored_plan, stored_toml
from gytrack.usecases.importing.normalising import normalised

GOLDEN = Path(__file__).parents[1] / "golden" / "gongshu.toml"


def read(text: str, name: str = "plan.toml") -> Plan:
    return read_toml(decode(text.encode(), name))


def exported(book: Book) -> str:
    return book.ask(stored_toml)


def imported(folder: Path, text: str, name: str = "again.toml") -> Book:
    """Import a file into a ledger of its own."""
    path = folder / name
    path.write_bytes(text.encode())
    book = Book(folder / f"{name}.db")
    book.store(*read_file(path))
    return book


# The same bytes.


def test_the_example_as_toml_looks_as_it_should(gongshu: Book) -> None:
    assert exported(gongshu) == GOLDEN.read_text(encoding="utf-8")


@pytest.mark.parametrize("which", ["gongshu", "book"])
def test_what_is_exported_and_imported_is_exported_again_as_the_same_bytes(
    which: str, request: pytest.FixtureRequest, tmp_path: Path
) -> None:
    book: Book = request.getfixturevalue(which)
    text = exported(book)
    again = imported(tmp_path, text)
    assert exported(again) == text
    assert bare(again.ask(stored_plan)) == bare(book.ask(stored_plan))
    hold_promises(again.path)


def test_a_document_that_is_read_as_toml_is_what_its_import_exports(gongshu: Book) -> None:
    plan, _ = read_file(GONGSHU)
    named = replace(plan, head=replace(plan.head, code="gongshu"))
    assert plan_toml(normalised(named)) == exported(gongshu)


@given(plans())
def test_any_plan_is_read_back_as_it_was_written(plan: Plan) -> None:
    wanted = normalised(plan)
    text = plan_toml(wanted)
    back = read(text)
    assert bare(back) == bare(wanted)
    assert plan_toml(normalised(back)) == text


@settings(max_examples=15)
@given(plan=plans())
def test_any_plan_goes_through_the_ledger_unchanged(
    plan: Plan, tmp_path_factory: pytest.TempPathFactory
) -> None:
    folder = tmp_path_factory.mktemp("any")
    book = Book(folder / "first.db")
    book.store(plan, source("任意"))
    text = exported(book)
    assert exported(imported(folder, text)) == text
    assert text == plan_toml(normalised(plan))


@given(plans())
def test_what_is_normalised_stays_as_it_is(plan: Plan) -> None:
    once = normalised(plan)
    assert normalised(once) == once


def test_papers_too_are_normalised_once_and_for_all() -> None:
    plan, _ = read_file(GONGSHU)
    for one in (plan, small_plan(), twice_numbered()):
        once = normalised(one)
        assert normalised(once) == once


def twice_numbered() -> Plan:
    plan = small_plan()
    return replace(plan, sections=plan.sections * 2, tasks=plan.tasks * 2, targets=plan.targets * 2)


def test_a_paper_that_prints_numbers_twice_goes_through_a_file_too(empty: Book, tmp_path: Path) -> None:
    empty.store(twice_numbered(), source())
    text = exported(empty)
    assert 'code = "1.1.1-2"' in text
    assert exported(imported(tmp_path, text)) == text


@given(plans())
def test_nothing_of_a_plan_can_steer_a_terminal_or_get_lost_on_a_console(plan: Plan) -> None:
    text = plan_toml(normalised(plan))
    assert all(sign == "\n" or sign.isprintable() for sign in text)
    for encoding in ("ascii", "gbk", "utf-8"):
        assert bare(read(fitted(text, encoding).encode(encoding).decode(encoding))) == bare(read(text))


# What people set.


def test_what_people_set_is_part_of_the_plan_and_what_they_report_is_not(book: Book, tmp_path: Path) -> None:
    before = exported(book)
    book.title("1.1.1", "旗舰馆")
    book.set_start(date(2024, 1, 1), "会议纪要〔2024〕3号")
    set_by_hand = exported(book)
    assert 'title = "旗舰馆"' in set_by_hand
    assert 'start_set = 2024-01-01\nstart_basis = "会议纪要〔2024〕3号"' in set_by_hand
    book.log("1.1.1", "已建成两家", percent="40", values=("t1=2",))
    book.met("1.2.1t2", "95")
    assert exported(book) == set_by_hand != before
    again = imported(tmp_path, set_by_hand)
    assert exported(again) == set_by_hand
    assert again.rows("SELECT start_set, start_basis FROM plan") == [("2024-01-01", "会议纪要〔2024〕3号")]
    assert again.rows("SELECT own_title, title FROM task WHERE code = '1.1.1'") == book.rows(
        "SELECT own_title, title FROM task WHERE code = '1.1.1'"
    )


def test_members_aliases_and_collectives_come_back(empty: Book, tmp_path: Path) -> None:
    listed = (
        Department("各街道", NOWHERE, ("街道",), ("米市巷街道", "祥符街道"), None),
        Department("米市巷街道", NOWHERE),
        Department("祥符街道", NOWHERE, ("祥符", "祥符街")),
        Department("各界联合会", NOWHERE, collective=False),
        Department("区政府系统", NOWHERE, collective=True),
    )
    empty.store(replace(small_plan(), departments=listed), source())
    text = exported(empty)
    assert (
        '{ name = "各街道", aliases = ["街道"], collective = true, members = ["米市巷街道", "祥符街道"] },'
        in text
    )
    assert '{ name = "各界联合会", collective = false },' in text
    again = imported(tmp_path, text)
    assert exported(again) == text
    assert again.rows("SELECT name, collective FROM department") == empty.rows(
        "SELECT name, collective FROM department"
    )
    assert again.rows(
        "SELECT c.name, d.name FROM member m JOIN department c ON c.id = m.collective_id "
        "JOIN department d ON d.id = m.member_id"
    ) == [("各街道", "米市巷街道"), ("各街道", "祥符街道")]


def test_names_of_a_list_are_never_made_whole(empty: Book) -> None:
    """财政局 beside 区财政局 would be one in a paper; in a file a person has listed them as two."""
    plan = replace(small_plan(), departments=(Department("财政局", NOWHERE), Department("区财政局", NOWHERE)))
    empty.store(plan, source())
    assert [row[0] for row in empty.rows("SELECT name FROM department ORDER BY ord")] == [
        "财政局",
        "区财政局",
        "区卫健局",
        "各街道",
        "长乐教育局",
    ]
    assert empty.rows("SELECT name FROM alias") == []


# A person's edit.

NEW_TASK = """
[[tasks]]   # 新增
section = '2.1'
kind = 'task'
code = '2.1.99'
lead = ['区卫健局']
support = ['区数字办', '区财政局']
text = '建设"数字"中医馆。'
targets = [{ unit = '家', value = 4.66, op = '>=', name = '数字馆' }]
"""


def person_edits(text: str) -> str:
    """Change a target, add a department and a task, write comments and blank lines, quote and order otherwise."""
    text = text.replace("value = 5, unit", "value = 6, unit", 1)
    text = text.replace(
        '    { name = "区卫健局" },',
        "    { name = '区卫健局' },\n\n    # 新设\n    { name = '区数字办' },",
        1,
    )
    first, second = 'code = "2.1.1"\nsection = "2.1"\n', 'section = "2.1" # 前后对调\n\ncode = "2.1.1"\n'
    assert first in text
    return f"\n# 某某修改\n{text.replace(first, second, 1)}{NEW_TASK}"


@pytest.mark.parametrize(
    "saved",
    [
        lambda text: text.encode(),
        lambda text: text.replace("\n", "\r\n").encode("utf-8-sig"),
        lambda text: text.replace("\n", "\r\n").encode("gb18030"),
        lambda text: text.encode("utf-16"),
    ],
    ids=["utf-8", "notepad", "gb18030", "utf-16"],
)
def test_a_persons_edit_is_read_as_exactly_the_edited_plan(
    gongshu: Book, tmp_path: Path, saved: Callable[[str], bytes]
) -> None:
    path = tmp_path / "改过的.toml"
    path.write_bytes(saved(person_edits(exported(gongshu))))
    plan, paper = read_file(path)
    assert plan.issues == ()
    edited = Book(tmp_path / "edited.db")
    edited.store(plan, paper)
    assert bare(edited.ask(stored_plan)) == bare(wanted_after_edit(gongshu.ask(stored_plan)))
    stable = exported(edited)
    assert exported(imported(tmp_path, stable)) == stable


def wanted_after_edit(plan: Plan) -> Plan:
    added = Task(
        "2.1.99",
        "2.1",
        "task",
        '建设"数字"中医馆。',
        NOWHERE,
        (
            Party("区卫健局", "lead", NOWHERE),
            Party("区数字办", "support", NOWHERE),
            Party("区财政局", "support", NOWHERE),
        ),
    )
    last = max(number for number, task in enumerate(plan.tasks) if task.section == "2.1") + 1
    targets = [replace(one, value=Decimal(6)) if one.name == "旗舰中医馆" else one for one in plan.targets]
    after = max(number for number, one in enumerate(targets) if one.owner.startswith("2.1")) + 1
    new_target = replace(
        targets[0], owner="2.1.99", name="数字馆", op=">=", value=Decimal("4.66"), unit="家", due=None
    )
    departments = list(plan.departments)
    departments.insert(2, Department("区数字办", NOWHERE))
    return replace(
        plan,
        tasks=(*plan.tasks[:last], added, *plan.tasks[last:]),
        targets=(*targets[:after], new_target, *targets[after:]),
        departments=tuple(departments),
    )


def test_every_row_of_a_toml_plan_shows_its_place(gongshu: Book, tmp_path: Path) -> None:
    again = imported(tmp_path, exported(gongshu))
    ((text,),) = again.rows("SELECT source_text FROM edition")
    assert text == exported(gongshu)
    lines = text.split("\n")
    for table, column in (("task", "text"), ("section", "title"), ("department", "name")):
        for words, line, col, end in again.rows(f"SELECT {column}, line, col, end_col FROM {table}"):
            assert lines[line - 1][col - 1 : end - 1] == words
    for words, line, col in again.rows(
        "SELECT d.name, a.line, a.col FROM assignment a JOIN department d ON d.id = a.department_id"
    ):
        assert lines[line - 1][col - 1 :].startswith(f'{words}"')
    for words, line, col in again.rows("SELECT name, line, col FROM target"):
        assert lines[line - 1][col - 1 :].startswith(f'{{ name = "{words}"')


# The layout.


def test_numbers_are_written_in_full_and_what_is_not_there_is_left_out() -> None:
    plan = small_plan()
    first = replace(plan.targets[0], value=Decimal("1E+3"), baseline=Decimal("4.660"), upper=None)
    text = plan_toml(normalised(replace(plan, targets=(first,))))
    assert 'value = 1000, unit = "%", baseline = 4.66 }' in text
    assert not {"draft", "issuer", "upper", "by_department", "ongoing = false"} & set(
        text.split("schema")[1].split()
    )


def test_keys_are_those_that_the_reader_knows() -> None:
    days = dict.fromkeys(("issued", "effective", "expires", "starts", "ends", "start_set"), date(2024, 1, 1))
    head = Head("甲", "乙", "丙", draft=True, code="plan", start_basis="丁", interprets=False, **days)
    values = tomllib.loads(plan_toml(normalised(replace(small_plan(), head=head))))
    assert set(values) == set(grammar.FILE.known())
    assert set(values["plan"]) == set(grammar.PLAN.known())


# The commands.


@pytest.fixture
def program(tmp_path: Path, gongshu_ledger: Path) -> Program:
    return Program(copied(gongshu_ledger, tmp_path / "台账.db"))


def test_a_coordinator_exports_edits_checks_and_imports(program: Program, tmp_path: Path) -> None:
    assert "已导出 方案.toml" in program.out("export", "方案.toml")
    path = tmp_path / "方案.toml"
    text = path.read_text(encoding="utf-8")
    assert text == GOLDEN.read_text(encoding="utf-8")
    assert program.out("read", str(GONGSHU), "-f", "toml") == text
    assert program.out("read", "方案.toml", "-f", "toml") == text
    path.write_text(person_edits(text), encoding="utf-8", newline="\r\n")
    other = program._replace(db=tmp_path / "新台账.db")
    done = other.run("import", "方案.toml", "--yes")
    assert done.code == 0, done
    assert "任务72项（建设任务45、" in done.out
    assert "已导入 #2｜gongshu｜撤销：gytrack undo" in done.out
    shown = other.out("show", "2.1.99")
    assert '建设"数字"中医馆。' in shown.splitlines()[-1]
    assert other.json("read", "方案.toml")["departments"][2]["name"] == "区数字办"


def test_the_code_of_the_file_counts_unless_another_is_given(program: Program, tmp_path: Path) -> None:
    program.out("export", "方案.toml")
    text = (tmp_path / "方案.toml").read_text(encoding="utf-8")
    refused = program.run("import", "方案.toml", "--yes")
    assert (refused.code, "代号 gongshu 已用于" in refused.err) == (1, True)
    (tmp_path / "第二份.toml").write_text(text.replace('"gongshu"', '"second"'), encoding="utf-8")
    assert "｜second｜" in program.out("import", "第二份.toml", "--yes")
    assert "｜third｜" in program.out("import", "方案.toml", "--yes", "--code", "third")


@pytest.mark.parametrize("what", ["status", "tasks", "targets", "log"])
def test_toml_holds_nothing_but_the_plan(program: Program, tmp_path: Path, what: str) -> None:
    done = program.run("export", "方案.toml", "--what", what)
    assert (done.code, done.err) == (
        1,
        "toml 文件只能写一个方案本身。请加 --what plan，并用 --plan 指明一个方案。\n",
    )
    assert not (tmp_path / "方案.toml").exists()


def test_a_file_with_mistakes_stores_nothing_and_tells_all_of_them(program: Program, tmp_path: Path) -> None:
    before = Book(program.db).dump()
    path = tmp_path / "方案.txt"
    path.write_text('[plan]\ntitle = "新方案"\n[[sections]]\ncode = "1"\ntitel = "甲"\n', encoding="utf-8")
    for command in ("read", "import"):
        done = program.run(command, "方案.txt")
        assert (done.code, done.out) == (1, "")
        assert done.err.splitlines() == [
            "“方案.txt”第3行 title：[[sections]] 缺 title。请加上 title = …。",
            "另有1处：",
            "  第5行 titel：[[sections]] 里没有 titel 这个键。可能应为 title。",
        ]
    assert Book(program.db).dump() == before


def test_what_is_doubtful_is_shown_and_can_stop_an_import(program: Program, tmp_path: Path) -> None:
    path = tmp_path / "新.toml"
    path.write_text('[plan]\ntitle = "新方案"\nends = "2025年底"\n', encoding="utf-8")
    said = '第3行“ends = "2025年底"”：日期写在引号里；按 2025-12-31 读'
    assert said in program.run("read", "新.toml", "-f", "toml").err
    stopped = program.run("import", "新.toml", "--fail-on", "issues")
    assert (stopped.code, said in stopped.err) == (1, True)
    done = program.run("import", "新.toml", "--yes", "--starts", "2024-01-01")
    assert (done.code, said in done.err) == (0, True)
