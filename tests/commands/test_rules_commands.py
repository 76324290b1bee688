"""``gytrack rules``, ``--rules`` and ``gytrack override`` as people and scripts use them."""

from pathlib import Path
from typing import Any

import openpyxl
import pytest
from shell.program import Program, reported
from workbench import Book

OWN = """# 本区的规则
unit = "区卫健局"

[rules.本区]
base = "三亚"
source = "督查办法第5条"
gap_red = 40
labels = { green = "红旗", yellow = "蓝旗", red = "黑旗" }
"""


@pytest.fixture
def program(gongshu: Book) -> Program:
    file = gongshu.path.with_name("config.toml")
    file.write_text(OWN, encoding="utf-8")
    return Program(gongshu.path, more={"GYTRACK_CONFIG": str(file)})


@pytest.fixture
def begun(program: Program) -> Program:
    """2.1.3 is 35 points behind of 75 that were expected, 46.67 %."""
    program.out("plan", "set-start", "2023-12-31", "--basis", "会议纪要")
    program.out("log", "2.1.3", "挂牌", "--percent", "40", "--problem", "选址未定")
    return program


def task(program: Program, *words: str, code: str = "2.1.3") -> Any:
    return next(one for one in program.json("status", *words)["tasks"] if one["code"] == code)


def test_sets_are_listed_with_who_uses_them(begun: Program) -> None:
    rows = {row["名称"]: row for row in begun.tsv("rules", "list")}
    assert list(rows)[:3] == ["default", "yinchuan", "sanya"]
    assert (rows["default"]["在用的方案"], rows["本区"]["出处"]) == ("gongshu", "督查办法第5条")
    begun.out("亮灯规则", "use", "本区")
    found = begun.json("rules", "list")
    assert [one["name"] for one in found["rules"] if one["used_by"]] == ["本区"]
    assert found["plans"] == [{"plan": "gongshu", "rules": "本区", "since": "2025-06-30"}]


def test_a_set_is_shown_with_where_each_figure_comes_from(begun: Program) -> None:
    rows = {row["项"]: (row["值"], row["来自"]) for row in begun.tsv("rules", "show", "本区")}
    assert rows["gap_red"] == ("序时进度的40%", "配置文件")
    assert rows["gap_unit"] == ("占序时进度的百分比", "三亚")
    assert rows["late_red_days"] == ("1天", "缺省")
    assert rows["labels"] == ("绿灯称红旗、红灯称黑旗、黄灯称蓝旗", "配置文件")
    assert "黑旗：慢于序时超过序时进度的40%" in begun.out("rules", "show", "本区", "-f", "table")
    assert begun.json("rules", "show")["figures"]["gap_red"] == 30


def test_counts_by_light_name_the_further_words_of_a_set(begun: Program) -> None:
    later = begun._replace(today="2025-12-10")
    later.out("log", "2.1.3", "收尾", "--percent", "96")
    assert "绿灯（含蓝灯）0→1" in later.run("rules", "use", "宿迁").err
    assert "绿灯（含蓝灯）" in later.tsv("status", "--by", "section")[0]
    assert "绿灯（含蓝灯）1项" in later.out()
    assert "只看绿灯（含蓝灯）" in later.shown("status", "--light", "green", columns=120)
    later.out("export", "台账.xlsx")
    sheet = openpyxl.load_workbook(later.db.with_name("台账.xlsx"))["部门汇总"]
    assert "绿灯（含蓝灯）" in [cell.value for row in sheet.iter_rows(max_row=6) for cell in row]


def test_a_trial_changes_nothing_and_says_so(begun: Program) -> None:
    before = begun.db.read_bytes() if begun.db.exists() else b""
    assert task(begun)["light"] == "red"
    assert task(begun, "--rules", "三亚")["light"] == "yellow"
    assert begun.json("status", "--rules", "三亚")["rules"] == {
        "name": "sanya", "title": "三亚", "trial": True, "labels": {},
    }  # fmt: skip
    assert "试用规则集“三亚”，不改变台账" in begun.shown("status", "--rules", "三亚", columns=120)
    done = begun.run("status", "--by", "section", "--rules", "三亚")
    assert "试用规则集“三亚”，不改变台账" in done.err
    assert begun.json("status", "--by", "section", "--rules", "三亚")["groups"][-1]["yellow"] == 1
    assert task(begun, "--rules", "三亚", "--as-of", "2025-06-29")["light"] == "grey"
    assert "按试用规则集“三亚”亮黄灯" in begun.out("why", "2.1.3", "--brief", "--rules", "三亚")
    assert (begun.db.read_bytes() if begun.db.exists() else b"") == before


@pytest.mark.parametrize("code", ["2.1.3", "2.1", "7.2t1"])
def test_why_says_of_any_code_that_a_set_is_only_tried(begun: Program, code: str) -> None:
    assert not begun.run("why", code).err
    assert begun.run("why", code, "--rules", "三亚").err == "试用规则集“三亚”，不改变台账\n"


def test_a_plan_is_judged_by_the_set_it_uses_from_its_day_on(begun: Program) -> None:
    done = begun.run("rules", "use", "本区", "--date", "2025-06-30")
    assert done.out == "已改用规则集 #5｜本区｜gongshu｜自2025年6月30日起｜撤销：gytrack undo\n"
    assert done.err == "截至2025年6月30日：各灯的项数没有变化\n"
    assert (task(begun)["light"], begun.json("status")["rules"]["trial"]) == ("red", False)
    why = begun.out("why", "2.1.3")
    assert "占序时进度75%的46.67%，超过序时进度的40%，按规则亮黑旗" in why
    assert "  占序时进度：35／75 = 46.67%\n" in why
    assert begun.tsv("status", "--section", "2.1")[2]["亮灯"] == "黑旗"
    assert "黑旗1" in begun.shown("status", "--section", "2.1")
    assert "任务\t黑旗\t蓝旗\t红旗\t未报" in begun.out("status", "--by", "section")
    assert "黑旗1项：2.1.3" in begun.out()
    assert "｜规则集“本区”" in begun.out()
    assert "亮灯规则：自2025-06-30起用规则集“本区”（#5，督查办法第5条）" in begun.out("plan", "show")
    begun.out("undo")
    assert begun.tsv("status", "--section", "2.1")[2]["亮灯"] == "红灯"


def test_the_lights_that_move_are_called_as_the_new_set_calls_them(begun: Program) -> None:
    begun.out("rules", "use", "三亚")
    done = begun.run("rules", "use", "本区")
    assert done.err == "截至2025年6月30日：黑旗0→1、蓝旗1→0\n"
    done = begun.run("rules", "use", "三亚")
    assert done.err == "截至2025年6月30日：红灯1→0、黄灯0→1\n"


def test_a_set_for_an_earlier_day_leaves_a_later_one_in_force_and_says_so(begun: Program) -> None:
    begun.out("rules", "use", "本区")
    done = begun.run("rules", "use", "宜昌", "--date", "2025-06-01")
    assert "注意：自2025年6月30日起仍用规则集“本区”（#5）" in done.err
    assert begun.json("status")["rules"]["name"] == "本区"
    assert begun.json("status", "--as-of", "2025-06-29")["rules"]["name"] == "yichang"
    assert begun.json("status", "--as-of", "2025-05-31")["rules"]["name"] == "default"


def test_the_file_of_settings_no_longer_matters_once_a_set_is_used(begun: Program) -> None:
    begun.out("rules", "use", "本区")
    Path(begun.more["GYTRACK_CONFIG"]).write_text("", encoding="utf-8")
    assert begun.json("rules", "show")["figures"]["gap_red"] == 40
    assert begun.tsv("status", "--section", "2.1")[2]["亮灯"] == "黑旗"
    rows = {row["规则集"]: row["在用的方案"] for row in begun.tsv("rules", "list")}
    assert rows["本区（存于台账）"] == "gongshu"


def test_local_words_and_their_colours_stand_in_the_workbook(begun: Program) -> None:
    begun.out("rules", "use", "本区")
    begun.out("override", "2.1.3", "--light", "yellow", "--reason", "已约谈", "--until", "2025-07-31")
    begun.out("export", "台账.xlsx")
    book = openpyxl.load_workbook(begun.db.parent / "台账.xlsx")
    sheet = book["红黄灯清单"]
    row = next(row for row in sheet.iter_rows(values_only=True) if row[0] == "2.1.3")
    assert row[5] == "蓝旗"
    assert "按规则亮黑旗，人工定为蓝旗（至2025年7月31日，理由：已约谈）" in str(row[6])
    rules = [rule for found in sheet.conditional_formatting for rule in found.rules]
    colours = {rule.formula[0]: rule.dxf.fill.bgColor.rgb for rule in rules}
    assert colours['"红旗"'] == colours['"绿灯"'] != colours['"黑旗"']
    notes = {row[0]: row[1] for row in book["口径说明"].iter_rows(values_only=True)}
    assert str(notes["黑旗"]).startswith("慢于序时超过序时进度的40%")
    assert notes["亮灯规则"] == "规则集“本区”"
    heads = [cell for row in book["部门汇总"].iter_rows(max_row=6, values_only=True) for cell in row]
    assert {"黑旗", "蓝旗", "红旗", "未报"} <= set(heads)
    remarks = [cell for row in book["推进情况表"].iter_rows(values_only=True) for cell in row]
    assert any("人工定灯，按规则为黑旗" in str(cell) for cell in remarks)


def test_a_light_is_set_by_hand_and_falls_away(begun: Program) -> None:
    said = begun.out(
        "定灯", "2.1.3", "--light", "黄灯", "--reason", "已约谈", "--until", "7月底", "--user", "张三"
    )
    assert said == (
        "已定灯 #5｜2.1.3｜黄灯｜按规则为红灯｜自2025年6月30日起｜至2025年7月31日｜撤销：gytrack undo\n"
    )
    found = task(begun)
    assert (found["light"], found["rule"]) == ("yellow", "manual")
    assert found["manual"] == {
        "light": "yellow",
        "reason": "已约谈",
        "since": "2025-06-30",
        "until": "2025-07-31",
        "who": "张三",
        "command": 5,
        "computed": {"light": "red", "rule": "gap"},
    }
    words = "人工定灯，按规则为红灯；至2025年7月31日；理由：已约谈（张三 #5）"
    assert begun.tsv("status", "--section", "2.1")[2]["人工定灯"] == words
    assert words in begun.out("show", "2.1.3")
    assert "人工定灯，按规则为红灯；" in begun.shown("status", "--section", "2.1", columns=120)
    assert "其中人工定灯1项" in begun.shown("status", "--section", "2.1", columns=120)
    assert "（人工定灯）" in begun.out()
    assert "按规则亮红灯，人工定为黄灯（至2025年7月31日，理由：已约谈）" in begun.out(
        "why", "2.1.3", "--brief"
    )
    assert begun.json("status")["summary"]["by_hand"] == 1
    assert begun.json("status", "--by", "section")["groups"][-1]["yellow"] == 1
    assert begun.json("status", "--by", "section", "--light", "yellow")["groups"][-1]["tasks"] == 1
    # Not before its day, not after its expiry, and gone once undone.
    assert task(begun, "--as-of", "2025-07-31")["light"] == "yellow"
    assert task(begun, "--as-of", "2025-08-01")["light"] == "red"
    assert begun.json("status", "--by", "section", "--as-of", "2025-08-01")["groups"][-1]["red"] == 1
    begun.out("undo")
    assert task(begun)["manual"] is None


def test_a_light_set_by_hand_is_lifted_from_a_day_on(begun: Program) -> None:
    begun.out(
        "override",
        "2.1.3",
        "--light",
        "green",
        "--reason",
        "口径有误",
        "--until",
        "2025-12-31",
        "--date",
        "6-30",
    )
    later = begun._replace(today="2025-07-10")
    assert later.out("override", "2.1.3", "--lift") == (
        "已取消人工定灯 #6｜2.1.3｜按规则为红灯｜自2025年7月10日起｜撤销：gytrack undo\n"
    )
    assert task(later, "--as-of", "2025-07-09")["light"] == "green"
    assert task(later)["light"] == "red"
    assert "override 2.1.3 --lift" in later.out("history", "2.1.3")
    later.out("undo")
    assert task(later)["light"] == "green"


SET = ("--light", "yellow", "--reason", "已约谈", "--until", "2025-07-31")


@pytest.mark.parametrize(
    ("words", "code", "said"),
    [
        (("rules", "use", "四亚"), 1, "没有规则集“四亚”。可用：default（缺省）"),
        (("rules", "use", "枣庄"), 1, "本程序不排名"),
        (("rules", "use", "缺省"), 1, "gongshu 已经在用规则集“缺省”"),
        (("status", "--rules", "四亚"), 1, "没有规则集“四亚”"),
        (("why", "2.1.3", "--rules", "四亚"), 1, "没有规则集“四亚”"),
        (("override", "2.1.3"), 2, "请写明 --light、--reason 和 --until"),
        (("override", "2.1.3", "--light", "yellow", "--reason", "约谈"), 2, "取消人工定灯用 --lift"),
        (("override", "2.1.3", "--lift", "--light", "red"), 2, "--lift 不能与 --light、--until 一起用"),
        (("override", "2.1.3", "--light", "蓝灯", "--until", "7-31"), 2, "“蓝灯”不在可选的值之列"),
        (("override", "2.1.3", "--light", "red", "--until", "7-31"), 1, "没有写明人工定灯的理由"),
        (
            ("override", "2.1.3", "--light", "red", "--reason", "约谈", "--until", "2025-06-01"),
            1,
            "早于起始日",
        ),
        (("override", "2.1.3", "--light", "red", "--reason", "约谈", "--until", "某天"), 1, "看不懂"),
        (("override", "2.1.3t1", *SET), 1, "2.1.3t1 不是任务"),
        (("override", "2.1", *SET), 1, "2.1 不是任务"),
        (("override", "2.1.m1", *SET), 1, "2.1.m1 是配套措施，不亮灯"),
        (("override", "2.1.3", "--lift"), 1, "2.1.3 在2025年6月30日没有人工定灯"),
    ],
)
def test_what_cannot_be_done_is_said_and_changes_nothing(
    program: Program, words: tuple[str, ...], code: int, said: str
) -> None:
    before = program.out("history")
    done = program.run(*words)
    assert (done.code, done.out) == (code, "")
    assert said in done.err
    assert program.out("history") == before


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("[rules.本区]\ngap_rde = 3\n", "第1行：规则集“本区”：没有“gap_rde”这一项（是不是 gap_red）"),
        ("\n\n[rules.本区]\ngap_red = 300\n", "第3行：规则集“本区”：gap_red 的值“300”不对"),
        ("rules = 3\n", "rules 的写法不对"),
        ('[rules]\n"三亚" = 3\n', "规则集“三亚”的写法不对"),
    ],
)
def test_a_wrong_set_is_told_with_file_and_line_where_it_is_asked_for(
    program: Program, text: str, said: str
) -> None:
    Path(program.more["GYTRACK_CONFIG"]).write_text(text, encoding="utf-8")
    done = program.run("rules", "show", "本区")
    assert done.code == 1
    assert said in done.err
    if text.startswith("["):
        assert program.run("status", "--section", "2.1").code == 0
    assert program.out("config", "path")


def test_the_file_of_settings_keeps_its_sets_when_a_key_is_set(program: Program) -> None:
    program.out("config", "set", "backup_days", "3")
    held = Path(program.more["GYTRACK_CONFIG"]).read_text(encoding="utf-8")
    assert held == OWN.replace("[rules", "backup_days = 3\n\n[rules")
    assert program.out("config", "get", "backup_days") == "3\n"
    assert program.json("rules", "show", "本区")["figures"]["gap_red"] == 40


def test_a_reason_is_text(program: Program) -> None:
    reported(program)
    program.out("override", "2.1.3", "--light", "red", "--reason", "=1+1[red]\x1b[31m", "--until", "12月底")
    shown = program.out("status", "--section", "2.1", "-f", "csv")
    assert "\x1b" not in shown
    assert task(program)["manual"]["reason"] == "=1+1[red]\x1b[31m"
