"""``milestone`` and ``milestones`` as a person types them, and where milestones are shown."""

from pathlib import Path

import pytest
from ledgers import copied
from shell.program import Program


@pytest.fixture
def gongshu_program(tmp_path: Path, gongshu_ledger: Path) -> Program:
    return Program(copied(gongshu_ledger, tmp_path / "台账.db"))


@pytest.fixture
def split(gongshu_program: Program) -> Program:
    program = gongshu_program
    program.out("plan", "set-start", "2023-12-31", "--basis", "会议纪要")
    program.out("log", "2.1.3", "新建2家", "--value", "t1=2", "--date", "2025-06-10")
    program.out("milestone", "2.1.3t1", "2024=1", "2025=5")
    return program


def test_a_split_is_echoed_with_the_way_back(gongshu_program: Program) -> None:
    gongshu_program.out("plan", "set-start", "2023-12-31", "--basis", "会议纪要")
    said = gongshu_program.out("分年度", "2.1.3t1", "2024年底＝１家", "2025=5")
    assert said == (
        "已分年度 #4｜2.1.3t1 旗舰中医馆｜2024年底1家、2025年底5家｜目标不少于5家｜自始有效｜撤销：gytrack undo\n"
    )
    evenly = gongshu_program.out("milestone", "2.1.3t2", "--evenly", "年")
    assert "2024年底5家、2025年底10家" in evenly
    cleared = gongshu_program.out("milestone", "2.1.3t2", "--clear")
    assert cleared.startswith("已取消分年度 #6｜2.1.3t2 中医阁｜按月均分｜目标不少于10家｜自2025年6月30日起")


@pytest.mark.parametrize(
    ("words", "code", "said"),
    [
        (("2.1.3t1",), 2, "请写明各时点的累计数"),
        (("2.1.3t1", "2024=2", "--clear"), 2, "请写明各时点的累计数"),
        (("2.1.3t1", "--evenly", "month"), 2, "“month”不在可选的值之列：year（年）、quarter（季）"),
        (("2.1.3", "2024=2"), 1, "2.1.3 不是量化指标"),
        (("2.1.3t1", "2026=2"), 1, "晚于 2.1.3t1 的完成时限"),
    ],
)
def test_wrong_words_end_with_a_code_and_what_to_do(
    gongshu_program: Program, words: tuple[str, ...], code: int, said: str
) -> None:
    done = gongshu_program.run("milestone", *words)
    assert (done.code, done.out) == (code, "")
    assert said in done.err


def test_why_can_be_followed_with_pencil_and_paper(split: Program) -> None:
    said = split.out("why", "2.1.3").splitlines()
    assert "序时进度68%（按分年度计划）" in said[0]
    assert "  2.1.3t1 应达：2024年底1家、2025年底5家，（1 + （5 − 1）× 6／12 − 0）／（5 − 0） = 60%" in said
    assert "  2.1.3t2 应达：已过18个月／共24个月 = 75%" in said
    assert "  序时：按分年度计划，（60 + 75）／2 = 68%" in said
    assert "  偏差：20 − 68 = -48个百分点（负数为慢）" in said


def test_why_says_which_milestones_give_way_to_the_goal(split: Program) -> None:
    split.out("milestone", "2.1.3t1", "2024=6", "2025=6", "--date", "2025-01-01")
    split.out("milestone", "2.1.3t2", "2024=4", "2025=8")
    said = split.out("why", "2.1.3").splitlines()
    one, other = (next(line for line in said if f"{code} 应达" in line) for code in ("2.1.3t1", "2.1.3t2"))
    assert one.endswith(
        "= 100%；2024年底6家超过目标不少于5家，序时按目标计；2025年底6家超过目标不少于5家，序时按目标计"
    )
    assert other.endswith("= 70%；2025年底8家没有达到目标不少于10家，到期序时仍按目标计")


BASIS = ("--reason", "场地未落实", "--basis", "拱中医药办〔2025〕3号", "--date", "2025-06-15")


def test_a_dropped_target_stands_in_no_sum(split: Program) -> None:
    split.out("adjust", "2.1.3t2", "--drop", *BASIS)
    said = split.out("why", "2.1.3").splitlines()
    assert "  序时：按分年度计划，60%" in said
    assert not [line for line in said if line.startswith("  2.1.3t2 应达")]


def test_milestones_of_a_dropped_target_bend_no_schedule(split: Program) -> None:
    split.out("undo", "4")
    split.out("adjust", "2.1.3t1", "--drop", *BASIS)
    said = split.out("why", "2.1.3").splitlines()
    assert "序时进度75%" in said[0]
    assert "按分年度计划" not in said[0]
    assert "  序时：已过18个月／共24个月 = 75%" in said


def test_milestones_stand_in_show_and_json(split: Program) -> None:
    assert "分年度计划：2024年底1家、2025年底5家" in split.out("show", "2.1.3")
    steps = [{"due": "2024-12-31", "value": 1}, {"due": "2025-12-31", "value": 5}]
    for words in (("status",), ("show", "2.1.3"), ("targets",)):
        found = {one["id"]: one["milestones"] for one in split.json(*words)["targets"]}
        assert (found["2.1.3t1"], found["2.1.3t2"]) == (steps, [])


def test_the_list_of_a_year(split: Program) -> None:
    rows = split.tsv("milestones", "--year", "2024")
    assert [(row["编号"], row["时点"], row["应达"], row["完成情况"], row["依据"]) for row in rows] == [
        ("2.1.3t1", "2024-12-31", "1", "已达到", "分年度计划")
    ]
    found = split.json("年度计划", "--dept", "区发改经信局")["milestones"]
    assert {"2.1.3t1", "2.1.3t2"} <= {one["id"] for one in found}
    assert {one["due"] for one in found} == {"2025-12-31"}
    assert "旗舰中医馆2家/5家" in split.shown("milestones", "--section", "2.1")


def test_the_annual_plan_is_exported(split: Program) -> None:
    import openpyxl

    split.out("export", "年度.csv", "--what", "milestones")
    assert "2.1.3t1,旗舰中医馆,2024-12-31,1,家" in (split.db.parent / "年度.csv").read_text("utf-8-sig")
    split.out("export", "台账.xlsx")
    book = openpyxl.load_workbook(split.db.parent / "台账.xlsx")
    cells = [[cell.value for cell in row] for row in book["分年度计划"].iter_rows()]
    assert ["区发改经信局", "2.1.3t1", "旗舰中医馆"] in [row[1:4] for row in cells]
    assert "分年度计划" in [row[0].value for row in book["口径说明"].iter_rows()]


def test_the_goal_of_the_paper_stands_beside_the_adjusted_one(split: Program) -> None:
    import openpyxl

    basis = ("--reason", "场地未落实", "--basis", "会议纪要")
    split.out("adjust", "2.1.3t1", "--value", "4", *basis)
    rows = {row["编号"]: row for row in split.tsv("milestones", "--section", "2.1")}
    goals = [(rows[code]["方案目标"], rows[code]["调整后目标"]) for code in ("2.1.3t1", "2.1.3t2")]
    assert goals == [("不少于5家", "不少于4家"), ("不少于10家", "")]
    assert rows["2.1.3t1"]["应达"] == "4"
    found = {one["id"]: one for one in split.json("milestones", "--section", "2.1")["milestones"]}
    assert [(found[code]["goal"], found[code]["adjusted"]) for code in ("2.1.3t1", "2.1.3t2")] == [
        ("不少于5家", "不少于4家"),
        ("不少于10家", None),
    ]
    said = "旗舰中医馆2家/4家（调低，原目标不少于5家）"
    assert said in split.shown("milestones", "--section", "2.1", columns=200)
    split.out("export", "台账.xlsx")
    sheet = openpyxl.load_workbook(split.db.parent / "台账.xlsx")["分年度计划"]
    assert "旗舰中医馆（调低，原目标不少于5家）" in [cell.value for row in sheet.iter_rows() for cell in row]


def test_history_tells_of_a_split_and_undo_takes_it_back(split: Program) -> None:
    assert "milestone 2.1.3t1 2024年底1家 2025年底5家" in split.out("history", "2.1.3t1")
    assert "milestone 2.1.3t1" in split.out("history", "2.1.3")
    split.out("undo")
    assert "序时进度75%" in split.out("why", "2.1.3", "--brief")


def test_why_of_the_plans_own_target_goes_by_the_adjusted_goal(tmp_path: Path, small_ledger: Path) -> None:
    program = Program(copied(small_ledger, tmp_path / "台账.db"))
    program.out("plan", "set-start", "2023-12-31", "--basis", "会议纪要")
    program.out("milestone", "t1", "2024=50", "2025=100")
    program.out("adjust", "t1", "--value", "80%", *BASIS)
    assert "（50 + （80 − 50）× 6／12 − 0）／（80 − 0） = 81%" in program.out("why", "t1")
    program.out("adjust", "t1", "--drop", *BASIS)
    assert "应达" not in program.out("why", "t1")
