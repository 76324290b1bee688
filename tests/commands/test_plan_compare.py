"""``gytrack plan compare``: on screen, as rows, as data and as a workbook."""

import re
from pathlib import Path

import openpyxl
import pytest
from ledgers import copied, dump
from openpyxl.worksheet.worksheet import Worksheet
from shell.program import EXAMPLE, Program
from workbench import hold_promises

from gytrack.cli.screens.width import width

OTHER = EXAMPLE.with_name("heilongjiang.txt")
COMPARE = ("plan", "compare", "gongshu", "heilongjiang")


@pytest.fixture(scope="module")
def both(tmp_path_factory: pytest.TempPathFactory, gongshu_ledger: Path) -> Program:
    program = Program(copied(gongshu_ledger, tmp_path_factory.mktemp("compare") / "台账.db"))
    program.out("import", str(OTHER), "--yes")
    return program


def lines_shown(program: Program, *words: str, columns: int) -> list[str]:
    """Return what a terminal shows, its bold stretches as plain text."""
    return re.sub(r"\x1b\[\d*m", "", program.shown(*words, columns=columns)).splitlines()


def page(path: Path, name: str) -> Worksheet:
    found = openpyxl.load_workbook(path)[name]
    assert isinstance(found, Worksheet)
    return found


@pytest.mark.parametrize(
    ("words", "code", "told"),
    [
        (("gongshu", "nowhere"), 1, "没有代号为“nowhere”的方案。台账里有：gongshu、heilongjiang。"),
        (("gongshu", "ＧＯＮＧＳＨＵ"), 1, "两个代号都是 gongshu，没有可对照的。请写两个不同的方案；gytrack plans 可列出。"),
        (("gongshu", "all"), 1, "这条命令一次只能用于一个方案。请用 --plan 指定其一：gongshu、heilongjiang。"),
        (("gongshu", "heilongjiang", "--search", "，"), 1, "--search 后没有可查找的文字。请写要查找的词，如 --search 名中医。"),
        (("gongshu", "heilongjiang", "--to", "表.csv"), 1, "对照表只写成 xlsx，不能写成 .csv。其他格式请用 -f，如 -f csv > 文件。"),
        (("gongshu", "heilongjiang", "--to", "没有/表.xlsx"), 1, "文件夹 没有 不存在。请先建立文件夹，或换一个位置。"),
    ],
)  # fmt: skip
def test_what_cannot_be_compared_is_refused(
    both: Program, words: tuple[str, ...], code: int, told: str
) -> None:
    done = both.run("plan", "compare", *words)
    assert (done.code, done.out, done.err) == (code, "", f"{told}\n")


def test_a_missing_plan_is_a_wrong_use_of_the_command(both: Program) -> None:
    done = both.run("plan", "compare", "gongshu")
    assert done.code == 2
    assert "另一个代号" in done.err


def test_a_file_that_is_there_is_not_written_over_unasked(both: Program) -> None:
    path = both.db.with_name("已有.xlsx")
    path.write_bytes(b"mine")
    done = both.run(*COMPARE, "--to", path.name)
    assert (done.code, done.err) == (1, f"文件 {path.name} 已存在。换一个文件名，或加 --force 覆盖。\n")
    assert path.read_bytes() == b"mine"


def test_words_that_neither_plan_has_are_said_in_one_line(both: Program) -> None:
    done = both.run(*COMPARE, "--search", "航空母舰")
    assert (done.code, done.out) == (0, "")
    assert done.err == "拱墅区和黑龙江省都没有含“航空母舰”的项目、任务和指标\n"
    assert both.json(*COMPARE, "--search", "航空母舰")["tasks"] == []


def test_comparing_changes_nothing(both: Program) -> None:
    before = dump(both.db)
    both.out(*COMPARE)
    assert dump(both.db) == before
    hold_promises(both.db)


def test_the_screen_sets_the_same_work_side_by_side(both: Program) -> None:
    lines = lines_shown(both, *COMPARE, "--search", "老年健康服务能力", columns=100)
    assert lines[0] == "拱墅区：《拱墅区中医药振兴发展重大工程实施方案》（gongshu，征求意见稿）"
    assert lines[2].split() == ["相近", "拱墅区", "黑龙江省"]
    assert lines[3] == "2.3 中医药老年健康服务能力建设｜2.3 中医药老年健康服务能力建设"
    assert any(line.startswith("100%  2.3.2 ") and line.count("2.3.2 ") == 2 for line in lines)
    assert lines[-4:] == [
        "任务：对上4项，仅拱墅区有0项，仅黑龙江省有2项",
        "量化指标：对上0个，仅拱墅区有0个，仅黑龙江省有1个",
        "拱墅区：没有与“老年健康服务能力”有关的量化指标，有4项任务提到",
        "“相近”按两段文字重合的多少计算，100%为文字相同；是否同一项工作，以原文为准",
    ]


@pytest.mark.parametrize("columns", [80, 120])
def test_the_two_columns_stay_within_the_screen(both: Program, columns: int) -> None:
    lines = lines_shown(both, *COMPARE, columns=columns)
    table = lines[2:-3]
    assert max(map(width, table)) <= columns
    (right,) = {width(line.partition("黑龙江省")[0]) for line in table if line.startswith("相近")}
    assert columns // 3 < right < 2 * columns // 3


def test_how_many_of_something_each_region_wants_is_one_search(both: Program) -> None:
    shown = both.shown(*COMPARE, "--search", "名中医", columns=120)
    assert "5.1.1t1 市级名中医 1—2名（2025年底）" in shown
    assert "黑龙江省：没有与“名中医”有关的量化指标，有1项任务提到" in shown


def test_a_pipe_gets_whole_texts(both: Program) -> None:
    rows = both.tsv(*COMPARE)
    assert list(rows[0])[:4] == ["类别", "相近", "拱墅区编号", "拱墅区内容"]
    assert len(rows) == sum(len(both.json(*COMPARE)[kind]) for kind in ("sections", "tasks", "targets"))
    row = next(row for row in rows if row["拱墅区编号"] == "2.1.1" and row["类别"] == "建设任务")
    assert row["拱墅区目标"] == "中医特色优势专科2个、中医药适宜技术推广中心1个"
    assert row["黑龙江省内容"].startswith("加强县级中医医院“两专科一中心”建设，在“十四五”期间")
    assert row["相近"] == "60"


def test_data_has_english_keys_and_null_where_a_plan_has_nothing(both: Program) -> None:
    found = both.json(*COMPARE, "--search", "名中医")
    assert [plan["code"] for plan in found["plans"]] == ["gongshu", "heilongjiang"]
    assert found["search"] == "名中医"
    target = found["targets"][0]
    assert (target["likeness"], target["other"]) == (None, None)
    assert target["one"] == {
        "id": "5.1.1t1",
        "owner": "5.1.1",
        "name": "市级名中医",
        "op": "range",
        "value": 1,
        "upper": 2,
        "unit": "名",
        "due": "2025-12-31",
        "baseline": None,
        "baseline_year": None,
        "per": None,
    }


def test_the_workbook_holds_what_the_data_holds(both: Program) -> None:
    path = both.db.with_name("对照.xlsx")
    done = both.run(*COMPARE, "--to", path.name, "--force")
    assert done.out.startswith("已写入 对照.xlsx｜")
    found = both.json(*COMPARE)
    assert openpyxl.load_workbook(path).sheetnames == ["任务对照", "指标对照"]
    for name, matches in (("任务对照", found["tasks"]), ("指标对照", found["targets"])):
        sheet = page(path, name)
        assert sheet["A1"].value == f"拱墅区与黑龙江省{name}表"
        headings, *rows = list(sheet.iter_rows(min_row=4, values_only=True))
        assert headings[:3] == ("序号", "对照", "相近")
        assert [row[2] for row in rows] == [match["likeness"] for match in matches]
        assert {row[1] for row in rows} == {"都有", "仅拱墅区", "仅黑龙江省"}
    targets = [dict(zip(headings, row, strict=True)) for row in rows]
    assert targets[0]["拱墅区目标"] == "2个"
    assert (targets[0]["黑龙江省目标值"], targets[0]["黑龙江省单位"]) == (2, "个")
    assert targets[0]["拱墅区所属任务或项目"] == "加强区级中医医院“两专科一中心”建设"


def test_a_folder_gets_a_file_of_a_name_of_its_own_the_same_bytes_each_time(both: Program) -> None:
    folder = both.db.parent / "表"
    folder.mkdir()
    both.out(*COMPARE, "--to", "表")
    (path,) = folder.iterdir()
    assert path.name == "拱墅区与黑龙江省方案对照_20250630.xlsx"
    first = path.read_bytes()
    both.under(TZ="Asia/Shanghai", PYTHONHASHSEED="7").out(*COMPARE, "--to", "表", "--force")
    assert path.read_bytes() == first
