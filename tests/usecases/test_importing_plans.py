"""Storing a plan: its code, what is already there, its departments, its short titles, its rows."""

from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from workbench import (
    GONGSHU,
    Book,
    first_broken_seal,
    hold_promises,
    place,
    section,
    small_plan,
    source,
    target,
    task,
)

from gytrack.errors import InputError
from gytrack.reading.files import read_file
from gytrack.records.plan import Head, Plan
from gytrack.usecases.importing.import_plan import code_for, found_in, incoming
from gytrack.usecases.importing.titles import clauses, short_title
from gytrack.usecases.naming.names import has_initials, initials, is_collective, whole_names

# Codes.


@pytest.mark.parametrize(
    "wanted", ["", "1a", "拱墅", "a b", "a" * 41, "-a", "a/b", "a.b", "all", "ALL", "a\n"]
)
def test_a_code_that_is_none_is_refused(wanted: str) -> None:
    if wanted == "a\n":
        assert code_for(small_plan(), source(), wanted) == "a"
        return
    with pytest.raises(InputError) as error:
        code_for(small_plan(), source(), wanted)
    assert str(error.value).startswith(f"代号“{wanted[:30]}")
    assert "不合规定。代号以字母开头，只用小写字母、数字、- 和 _，最多40个字符，不能是 all。" in str(
        error.value
    )


@pytest.mark.parametrize(
    ("wanted", "name", "title", "code"),
    [
        ("GongShu-1", "x.txt", "某区方案", "gongshu-1"),
        ("ｇｏｎｇｓｈｕ", "x.txt", "某区方案", "gongshu"),
        (None, "gongshu.txt", "某区方案", "gongshu"),
        (None, "Gong Shu (2).v2.docx", "某区方案", "gong-shu-2-v2"),
        (None, "2023.txt", "拱墅区方案", "gsq"),
        (None, "方案.txt", "拱墅区中医药振兴发展方案", "gsq"),
        (None, "all.txt", "拱墅区方案", "gsq"),
        (None, "方案gs.txt", "杭州市方案", "hz"),
        (None, ".txt", "杭州市方案", "hz"),
        (None, "方案.txt", "2025年工作要点", "ngzy"),
        (None, "方案.txt", "长沙市方案", "css"),
        (None, "方案.txt", "重庆市方案", "cqs"),
        (None, "方案.txt", "2025 (v2)", "plan"),
        (None, "方案.txt", "①②", "plan"),
        (None, "方案.txt", "", "plan"),
        (None, "a" * 50 + ".txt", "杭州市方案", "hz"),
    ],
)
def test_a_plan_gets_the_code_asked_for_or_its_files_or_its_places(
    wanted: str | None, name: str, title: str, code: str
) -> None:
    assert code_for(small_plan(title=title), source(name=name), wanted) == code


@given(st.text(max_size=20), st.text(max_size=20))
def test_every_plan_gets_a_code_that_can_be_typed(title: str, name: str) -> None:
    code = code_for(small_plan(title=title), source(name=name), None)
    assert code_for(small_plan(), source(), code) == code


# What is there already.


def refusal(book: Book, code: str, text: str) -> str:
    before = book.dump()
    with pytest.raises(InputError) as error:
        book.store(small_plan(), source(text), code)
    assert book.dump() == before
    return str(error.value)


def test_the_same_file_is_not_imported_twice(book: Book) -> None:
    text = source().text
    assert refusal(book, "again", text) == (
        "《某区试验实施方案》已在台账里（代号 small，第 2 号命令导入）。"
        "查看：gytrack status --plan small；如要重新导入，先 gytrack undo 2。"
    )
    book.undo(book.undo(2))
    assert "第 4 号命令导入" in refusal(book, "again", text)
    book.undo(4)
    book.store(small_plan(), source(), "again")


def test_a_code_is_not_given_twice(book: Book) -> None:
    assert refusal(book, "small", "另一份") == (
        "代号 small 已用于《某区试验实施方案》（第 2 号命令导入）。"
        "如果是它的新版，请加 --update；如要代替它，先 gytrack undo 2；如要另存一份，请用 --code 另取一个代号。"
    )


def test_a_file_name_that_is_no_text_is_refused(book: Book) -> None:
    before = book.dump()
    with pytest.raises(InputError, match="文件名中有无法识别的字节"):
        book.store(small_plan(), source("另一份", "a\udcff.txt"), "other")
    assert book.dump() == before


def paper(folder: Path, name: str, encoding: str, line_end: str) -> Path:
    """Write the paper of the example once more, as another program would save it."""
    path = folder / name
    text = GONGSHU.read_text(encoding="utf-8")
    path.write_bytes(text.replace("\n", line_end).encode(encoding))
    return path


@pytest.mark.parametrize(
    ("encoding", "line_end"),
    [("utf-8", "\n"), ("utf-8", "\r\n"), ("utf-8-sig", "\n"), ("gb18030", "\r\n"), ("utf-16", "\n")],
)
@pytest.mark.parametrize("code", [None, "again"])
def test_the_same_text_is_refused_whatever_its_file_encoding_and_code(
    gongshu: Book, tmp_path: Path, encoding: str, line_end: str, code: str | None
) -> None:
    plan, copy = read_file(paper(tmp_path, "另存的方案.txt", encoding, line_end))
    (first,) = gongshu.rows("SELECT source_sha256 FROM edition")
    assert (copy.sha256 == first[0]) == ((encoding, line_end) == ("utf-8", "\n"))
    before = gongshu.dump()
    with pytest.raises(InputError, match=r"》已在台账里（代号 gongshu，第 2 号命令导入）"):
        gongshu.store(plan, copy, code)
    assert gongshu.dump() == before


def test_the_same_title_is_refused_unless_a_code_is_given(book: Book) -> None:
    before = book.dump()
    with pytest.raises(InputError) as error:
        book.store(small_plan(), source("另一份", "another.txt"))
    assert (
        str(error.value)
        == "台账里已有同名的方案（代号 small）。如果是新的一版，请加 --update；如果确是另一份，请用 --code 另取一个代号。"
    )
    assert book.dump() == before
    book.store(small_plan(), source("另一份", "another.txt"), "another")
    book.store(small_plan(title="另一方案"), source("第三份", "third.txt"))
    assert book.rows("SELECT code, title FROM plan ORDER BY id") == [
        ("small", "某区试验实施方案"),
        ("another", "某区试验实施方案"),
        ("third", "另一方案"),
    ]


# Several at once.


def test_several_plans_are_several_commands_that_can_be_undone_each(empty: Book) -> None:
    first = incoming(small_plan(), source("一", "one.txt"), None, None)
    second = incoming(small_plan(title="另一方案"), source("二", "two.txt"), None, date(2024, 1, 1))
    assert empty.store_all(first, second) == [2, 3]
    assert empty.rows("SELECT name, words FROM command WHERE id > 1") == [
        ("import", "import one.txt"),
        ("import", "import two.txt"),
    ]
    assert empty.rows("SELECT code, start_set FROM plan ORDER BY id") == [
        ("one", None),
        ("two", "2024-01-01"),
    ]
    assert empty.count("task") == 12
    hold_promises(empty.path)
    empty.undo(2)
    assert empty.rows("SELECT code FROM plan") == [("two",)]
    hold_promises(empty.path)


@pytest.mark.parametrize(
    ("title", "text", "code", "words"),
    [
        ("另一方案", "一", "two", "《甲方案》已在台账里（代号 one，第 3 号命令导入）"),
        ("另一方案", "二", "one", "代号 one 已用于《甲方案》"),
        ("甲方案", "二", None, "台账里已有同名的方案（代号 one）"),
        ("另一方案", source().text, "two", "《某区试验实施方案》已在台账里（代号 small，第 2 号命令导入）"),
    ],
)
def test_where_the_second_plan_is_refused_nothing_of_the_first_is_stored(
    book: Book, title: str, text: str, code: str | None, words: str
) -> None:
    first = incoming(small_plan(title="甲方案"), source("一", "one.txt"), None, None)
    second = incoming(small_plan(title=title), source(text, "two.txt"), code, None)
    before = book.dump()
    with pytest.raises(InputError) as error:
        book.store_all(first, second)
    assert words in str(error.value)
    assert book.dump() == before
    assert book.store_all(first) == [3]
    assert first_broken_seal(book.path) is None


# Departments.


@pytest.mark.parametrize(
    ("printed", "whole"),
    [
        (["区财政局", "财政局"], {"财政局": "区财政局"}),
        (["永川区", "永川区政府"], {"永川区": "永川区政府"}),
        (["永川区", "永川区人民政府"], {"永川区": "永川区人民政府"}),
        (["财政局", "区财政局", "市区财政局"], {"财政局": "市区财政局", "区财政局": "市区财政局"}),
        (["财政局"], {}),
        (["区财政局", "市财政局", "财政局"], {}),  # either could be meant
        (["区卫健局", "卫健委"], {}),
        (["区财政局", "区财政局拱墅分局"], {}),
    ],
)
def test_a_short_name_is_made_whole_only_where_the_paper_prints_one_longer(
    printed: list[str], whole: dict[str, str]
) -> None:
    assert {name: long for name, long in whole_names(printed).items() if name != long} == whole


@pytest.mark.parametrize(
    "name",
    [
        "各街道",
        "各有关部门",
        "区中医药工作领导小组各成员单位",
        "有关部门",
        "市级有关单位",
        "相关部门",
        "联席会议有关成员单位",
        "有关方面",
    ],
)
def test_a_name_for_several_bodies_is_a_collective(name: str) -> None:
    assert is_collective(name)


@pytest.mark.parametrize(
    "name", ["区卫健局", "团区委", "规划资源拱墅分局", "有关办公室", "街道办", "省各界联合会"]
)
def test_a_name_for_one_body_is_no_collective(name: str) -> None:
    assert not is_collective(name)


@pytest.mark.parametrize(
    ("name", "typed"),
    [
        ("区卫健局", "qwjj"),
        ("区卫健局", "owjj"),
        ("长乐（12345）办", "cl12345b"),
        ("A组织部", "azzb"),
        ("省（区）", "sq"),
    ],
)
def test_initials_take_any_reading_and_skip_signs(name: str, typed: str) -> None:
    assert has_initials(initials(name), typed)
    assert not has_initials(initials(name), typed[:-1])
    assert not has_initials(initials(name), typed + "x")
    assert not has_initials(initials(name), "x" * len(typed))


def test_a_department_named_twice_takes_part_once_in_the_role_named_first(empty: Book) -> None:
    plan = Plan(
        Head("某区方案"),
        (section("1.1", "项目", 3),),
        (task("1.1.1", 4, "区财政局", "财政局 区卫健局"), task("1.1.2", 5, "财政局")),
        (),
        (),
    )
    empty.store(plan, source(), "x")
    assert empty.rows(
        "SELECT t.code, d.name, a.role, a.ord FROM assignment a JOIN task t ON t.id = a.task_id "
        "JOIN department d ON d.id = a.department_id ORDER BY a.id"
    ) == [
        ("1.1.1", "区财政局", "lead", 1),
        ("1.1.1", "区卫健局", "support", 2),
        ("1.1.2", "区财政局", "lead", 1),
    ]
    assert empty.rows("SELECT name FROM alias") == [("财政局",)]
    assert found_in(plan).departments == empty.count("department") == 2


# Short titles.


@pytest.mark.parametrize(
    ("text", "title"),
    [
        ("", ""),
        ("。", "。"),
        ("加强区级中医医院“两专科一中心”建设，即建成2个专科。", "加强区级中医医院“两专科一中心”建设"),
        ("到2025年，建成旗舰中医馆不少于5家。", "建成旗舰中医馆不少于5家"),
        ("依托现有资源，建设一批中医康复中心，加强能力建设。", "建设一批中医康复中心"),
        ("按“一中心一品牌、一科室一特色”发展思路，建设一批专科。", "建设一批专科"),
        ("发挥区级中医医院龙头带动作用，牵头组建医联体。", "发挥区级中医医院龙头带动作用"),
        ("充分发挥中医药作用，推进防治。", "推进防治"),
        ("开展“医、防、护”服务；推进培训。", "开展“医、防、护”服务"),
        ("（一）建设《甲，乙》平台，完善机制", "（一）建设《甲，乙》平台"),
        ("通过培训，依托平台。", "通过培训"),
        ("十四五期间，推广应用。", "推广应用"),
    ],
)
def test_the_short_title_is_the_first_clause_of_action(text: str, title: str) -> None:
    assert short_title(text) == title


@given(st.text(alphabet="甲乙，。；：“”（）《》到2025年依托", max_size=60))
def test_a_short_title_is_a_clause_of_the_text(text: str) -> None:
    assert short_title(text) in text
    assert all(clause in text for clause in clauses(text))
    assert bool(short_title(text)) == bool(text)


# Rows.


def test_what_was_found_is_what_is_stored(gongshu: Book) -> None:
    plan, paper = read_file(GONGSHU)
    found = found_in(plan)
    assert found.tasks + found.measures + found.safeguards == gongshu.count("task") == 71
    assert (found.sections, found.targets) == (gongshu.count("section"), gongshu.count("target"))
    assert found.departments == gongshu.count("department")
    assert gongshu.rows("SELECT source_text, source_sha256, number FROM edition") == [
        (paper.text, paper.sha256, 1)
    ]
    assert gongshu.rows("SELECT code FROM plan") == [("gongshu",)]


def test_every_row_shows_its_place_in_the_source(gongshu: Book) -> None:
    plan, paper = read_file(GONGSHU)
    stored = gongshu.rows("SELECT code, line, col, end_line, end_col FROM task ORDER BY ord")
    assert stored == [
        (one.code, one.place.line, one.place.column, one.place.end_line, one.place.end_column)
        for one in plan.tasks
    ]
    assert all(paper.quote(one.place) for one in plan.tasks)


def test_targets_are_numbered_within_their_owner_and_keep_exact_values(empty: Book) -> None:
    plan = Plan(
        Head("某区方案"),
        (section("1.1", "项目", 3),),
        (task("1.1.1", 4),),
        (
            target("1.1.1", "甲", "range", "1.50", "家", 4, upper=Decimal("2.0"), due=date(2025, 12, 31)),
            target("", "乙", "<=", "0.1", "%", 1, baseline=Decimal("0.30"), baseline_year=2020, per="year"),
            target("1.1.1", "丙", "~", "250", "名", 4),
            target("1.1", "丁", ">", "1000000000000", "元", 3),
        ),
        (),
    )
    empty.store(plan, source(), "x")
    assert empty.rows(
        "SELECT code, value, upper, baseline, baseline_year, per, due FROM target ORDER BY ord"
    ) == [
        ("1.1.1t1", "1.5", "2", None, None, None, "2025-12-31"),
        ("t1", "0.1", None, "0.3", 2020, "year", None),
        ("1.1.1t2", "250", None, None, None, None, None),
        ("1.1t1", "1000000000000", None, None, None, None, None),
    ]
    assert place(1).line == 1
