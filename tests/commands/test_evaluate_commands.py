"""Evaluations and rectifications on the command line: what is echoed, shown, refused, written to files."""

from pathlib import Path
from typing import Any

import openpyxl
import pytest
from docx import Document
from ledgers import copied, dump
from shell.program import Program
from workbench import Book

from gytrack.cli.completion.typed import SEPARATOR

STARTED = "已开始 #7 中期评估｜截至2025年6月30日｜指标19个、任务71项｜查看：gytrack evaluate show｜撤销：gytrack undo"


@pytest.fixture(scope="module")
def evaluated(gongshu_ledger: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The example with a mid-term evaluation (#7), two verdicts, an opinion, and two rectifications (#11 and #12)."""
    path = copied(gongshu_ledger, tmp_path_factory.mktemp("evaluated") / "台账.db")
    program = Program(path)
    program.out("plan", "set-start", "2023-12-31", "--basis", "区政府常务会议纪要")
    program.out("log", "2.1.3", "首批", "--value", "t1=1", "--date", "2024-06-30")
    program.out("log", "2.1.3", "二批", "--value", "t1=2，t2=4", "--date", "2025-06-20")
    program.out("log", "2.1.4", "", "--state", "done", "--percent", "100", "--date", "2025-06-24")
    assert program.out("评估", "start", "中期评估") == STARTED + "\n"
    program.out("evaluate", "verdict", "2.1.3t1")
    program.out("evaluate", "verdict", "2.1.3t2", "达到预期", "--reason", "=三季度集中验收6家")
    program.out("evaluate", "opinion", "2.1.3t2", "--by", "某评估公司", "现场核查3家")
    program.out("rectify", "2.1.3", "--dept", "区卫健局", "--due", "7-5", "补报验收材料")
    program.out("整改", "2.1.3t2", "--dept", "区财政局", "--due", "9月底", "拨付资金")
    return path


@pytest.fixture
def program(evaluated: Path, tmp_path: Path) -> Program:
    return Program(copied(evaluated, tmp_path / "台账.db"))


def test_what_was_understood_is_echoed(program: Program) -> None:
    assert program.out("evaluate", "verdict", "2.1.3t2", "nearly", "--reason", "材料不全") == (
        "已认定 #13｜中期评估 #7｜2.1.3t2 中医阁｜基本达到预期｜建议为滞后于预期｜理由：材料不全｜撤销：gytrack undo\n"
    )
    assert program.out("evaluate", "confirm", "--dept", "区财政局").startswith(
        "已认定 #14｜#7 中期评估｜区财政局｜"
    )
    assert program.out("evaluate", "opinion", "2.1.3", "属实", "--by", "专家组") == (
        "已记意见 #15｜2.1.3｜专家组｜撤销：gytrack undo\n"
    )
    assert program.out("rectify", "2.2.1", "落实场地", "--dept", "区卫健局", "--due", "2025年底") == (
        "已提出整改 #16｜中期评估 #7｜2.2.1｜区卫健局｜限2025年12月31日｜撤销：gytrack undo\n"
    )
    assert program.out("rectify", "#11", "--done", "已补报") == (
        "已登记整改完成 #17｜整改 #11｜2.1.3｜区卫健局｜2025年6月30日｜撤销：gytrack undo\n"
    )
    assert (
        program.out("undo")
        == "已撤销 #17（rectify 11 --done（2.1.3 区卫健局）已补报）｜恢复：gytrack undo 18\n"
    )


@pytest.mark.parametrize(
    ("words", "code", "said"),
    [
        (
            ["evaluate", "start", "年中评估"],
            2,
            "“年中评估”不在可选的值之列：mid（中期评估）、final（总结评估）",
        ),
        (["evaluate", "start", "mid", "--as-of", "2025-07-01"], 1, "评估截至日 2025年7月1日 还没有到"),
        (["evaluate", "start", "mid", "--as-of", "上旬"], 1, "日期“上旬”看不懂"),
        (["evaluate", "verdict", "2.1.3", "达到预期"], 1, "认定为“达到预期”要写明理由。请用 --reason 写明"),
        (["evaluate", "verdict", "2.1.3", "很好"], 2, "“很好”不在可选的值之列"),
        (["evaluate", "verdict", "2.1.3", "完成", "--reason", "好"], 1, "中期评估没有“完成”这一结论"),
        (["evaluate", "verdict", "2.1.33"], 1, "没有编号“2.1.33”"),
        (["evaluate", "verdict", "2.1"], 1, "2.1 是工程或项目。请写指标或任务的编号"),
        (["evaluate", "verdict", "2.1.3", "--in", "3"], 1, "没有编号为“3”的评估。已有：#7 中期评估"),
        (["evaluate", "opinion", "2.1.3", "属实"], 2, "--by"),
        (["evaluate", "opinion", "2.1.3", "", "--by", "专家组"], 1, "没有写明评估方或意见"),
        (["evaluate", "show", "99"], 1, "没有编号为“99”的评估"),
        (["evaluate", "show", "--dept", "无此局"], 1, "无此局"),
        (["evaluate", "export", "附表.csv"], 1, "可用：xlsx、docx"),
        (["rectify", "2.1.3", "补报"], 2, "提出整改请用 --dept 写明单位，用 --due 写明时限"),
        (["rectify", "2.1.3", "补报", "--dept", "区卫健局", "--due", "2025-06-29"], 1, "已经过去"),
        (["rectify", "2.1.3", "--dept", "区卫健局", "--due", "9-30"], 1, "没有写明整改要求"),
        (["rectify", "2.1", "补报", "--dept", "区卫健局", "--due", "9-30"], 1, "2.1 是工程或项目"),
        (["rectify", "11", "--done", "好", "--dept", "区卫健局"], 2, "--done 只与整改编号"),
        (
            ["rectify", "13", "--done", "好"],
            1,
            "没有编号为“13”的整改。未完成的有：#11 2.1.3 区卫健局、#12 2.1.3t2 区财政局",
        ),
        (["rectify", "--due", "9-30"], 2, "请写明编号"),
        (["undo", "7"], 1, "用到它的内容"),
    ],
)
def test_what_cannot_be_done_is_said_and_changes_nothing(
    program: Program, words: list[str], code: int, said: str
) -> None:
    before = dump(program.db)
    done = program.run(*words)
    assert (done.code, done.out) == (code, "")
    assert said in done.err
    assert dump(program.db) == before


def test_on_an_empty_plan_each_says_what_to_do_first(tmp_path: Path, gongshu_ledger: Path) -> None:
    program = Program(copied(gongshu_ledger, tmp_path / "台账.db"))
    assert "先运行 gytrack evaluate start 中期评估" in program.run("evaluate", "show").err
    assert "用 gytrack evaluate start 中期评估 开始" in program.run("evaluate", "list").err
    assert "没有整改" in program.run("rectify").err
    assert program.json("status")["rectifications"] == []


@pytest.mark.parametrize("columns", [80, 120])
def test_on_a_screen(program: Program, columns: int) -> None:
    shown = program.shown("evaluate", "show", columns=columns)
    assert "#7 中期评估｜截至2025年6月30日" in shown
    whole = "".join(shown.split())
    assert "第三方意见｜某评估公司：现场核查3家" in whole
    assert "认定理由：=三季度集中验收6家" in whole
    assert "#11 黄灯 临近时限（还有5天）" in shown
    assert "另有配套及保障措施27项，--all 可一并列出" in shown


def test_json_has_every_row_with_its_figures(program: Program) -> None:
    found = program.json("evaluate", "show")
    assert found["evaluation"] == {"number": 7, "kind": "mid", "name": "中期评估", "as_of": "2025-06-30"}
    assert [one["total"] for one in found["counts"]] == [19, 44, 27]
    rows = {row["code"]: row for row in found["evaluated"]}
    assert len(rows) == 90
    pavilions = rows["2.1.3t2"]
    assert pavilions["goal"] == {
        "op": ">=",
        "value": 10,
        "upper": None,
        "unit": "家",
        "due": "2025-12-31",
        "per": None,
    }
    assert {
        key: pavilions[key] for key in ("original", "actual", "percent", "trend", "forecast", "proposed")
    } == {
        "original": None,
        "actual": 4,
        "percent": 40,
        "trend": "unknown",
        "forecast": None,
        "proposed": "behind",
    }
    assert (pavilions["verdict"], pavilions["decided_on"]) == ("as_expected", "2025-06-30")
    assert pavilions["opinions"] == [
        {"command": 10, "date": "2025-06-30", "by": "某评估公司", "text": "现场核查3家"}
    ]
    halls = rows["2.1.3t1"]
    # One in 355 days, 194 days ahead: 2.55.
    assert (halls["trend"], halls["forecast"], halls["forecast_meets"]) == ("rising", 3, False)
    assert [point["value"] for point in halls["points"]] == [1, 2]


def test_rows_are_the_same_in_every_form(program: Program) -> None:
    rows = program.tsv("evaluate", "show")
    assert len(rows) == 19 + 44
    assert len(program.tsv("evaluate", "show", "--all")) == 90
    row = next(row for row in rows if row["编号"] == "2.1.3t2")
    assert (row["目前完成"], row["完成率"], row["认定结论"], row["建议结论"]) == (
        "4",
        "40",
        "达到预期",
        "滞后于预期",
    )
    assert next(row for row in rows if row["编号"] == "2.1.1t1")["目前完成"] == "未报"
    assert "'=三季度集中验收6家" in program.out("evaluate", "show", "-f", "csv")
    assert program.tsv("evaluate", "list") == [
        {"编号": "7", "类别": "中期评估", "截至": "2025-06-30", "指标": "19", "任务": "71", "已认定": "2", "整改": "2", "名称": "中期评估"}
    ]  # fmt: skip


def test_rectifications_show_in_status_of_their_department(program: Program) -> None:
    late = program._replace(today="2025-07-20")
    shown = late.shown("status", "--dept", "区卫健局", columns=120)
    assert "整改1项：逾期未整改1" in shown
    assert "#11 红灯 逾期未整改（过15天）" in shown
    (one,) = late.json("status", "--dept", "区卫健局")["rectifications"]
    assert (one["number"], one["light"], one["rule"], one["days"]) == (11, "red", "overdue", -15)
    assert late.json("status", "--dept", "区财政局")["rectifications"][0]["light"] == "green"
    assert late.json("status", "--light", "red")["rectifications"] == [one]
    assert [row["整改编号"] for row in late.tsv("rectify", "--dept", "qwjj")] == ["11"]
    assert late.json("show", "2.1.3")["rectifications"][0] == one
    assert "中期评估 #7（截至2025年6月30日）：滞后于预期（建议）" in late.out("show", "2.1.3")
    proof = late.db.with_name("补报.pdf")
    proof.write_bytes(b"%PDF")
    late.out("rectify", "11", "--done", "已补报", "--evidence", str(proof))
    assert late.json("status", "--dept", "区卫健局")["rectifications"][0]["light"] == "green"
    assert (
        late.json("status", "--dept", "区卫健局", "--as-of", "2025-07-19")["rectifications"][0]["light"]
        == "red"
    )


def cells(path: Path, sheet: str) -> list[tuple[Any, ...]]:
    return list(openpyxl.load_workbook(path)[sheet].iter_rows(values_only=True))


def test_the_workbook_of_the_status_has_a_sheet_of_them_where_there_are_any(program: Program) -> None:
    program.out("export", "台账.xlsx")
    rows = cells(program.db.with_name("台账.xlsx"), "整改清单")
    assert [row[:2] for row in rows[-2:]] == [(11, "黄灯"), (12, "绿灯")]
    assert rows[2][0] == "整改2项：临近时限1 整改中1"
    assert "命令的校验链：完好" in program.out("check")


def test_the_annex_has_counts_indicators_tasks_and_rectifications(program: Program) -> None:
    program.out("rectify", "11", "--done", "已补报")
    program.out("evaluate", "export", "附表.xlsx")
    program.out("evaluate", "export", "附表.docx")
    path = program.db.with_name("附表.xlsx")
    assert openpyxl.load_workbook(path).sheetnames == [
        "结论汇总",
        "量化指标",
        "建设任务",
        "配套及保障措施",
        "整改清单",
    ]
    counts = cells(path, "结论汇总")
    assert counts[-3][:7] == ("量化指标", 19, 0, 1, 0, 1, 17)
    assert [row[9] for row in counts[-3:]] == [50, 50, None]
    targets = cells(path, "量化指标")
    row = next(row for row in targets if row[1] == "2.1.3t2")
    assert row[8] == 4
    assert "=三季度集中验收6家" in row
    document = Document(str(program.db.with_name("附表.docx")))
    assert document.paragraphs[0].text == "拱墅区中医药振兴发展重大工程中期评估附表"
    headings = [one.text for one in document.paragraphs if one.text[1:2] == "、"]
    assert headings == ["一、结论汇总", "二、量化指标", "三、建设任务", "四、配套及保障措施", "五、整改清单"]
    assert [len(table.rows) for table in document.tables] == [4, 20, 45, 28, 3]
    texts = [[cell.text for cell in row.cells] for row in document.tables[1].rows]
    pavilions = next(row for row in texts if row[1] == "中医阁")
    assert "达到预期（=三季度集中验收6家）" in pavilions
    assert [
        row[:2] for row in [[cell.text for cell in row.cells] for row in document.tables[4].rows][1:]
    ] == [
        ["11", "绿灯"],
        ["12", "绿灯"],
    ]


def test_an_annex_is_the_same_bytes_again_and_replaces_nothing_unasked(program: Program) -> None:
    for ending in ("xlsx", "docx"):
        name = f"附表.{ending}"
        program.out("evaluate", "export", name)
        first = program.db.with_name(name).read_bytes()
        assert program.run("evaluate", "export", name).code == 1
        program.out("evaluate", "export", name, "7", "--force")
        assert program.db.with_name(name).read_bytes() == first


@pytest.mark.parametrize(
    ("words", "offered"),
    [
        (("rectify", "2.1.3t"), ["2.1.3t1", "2.1.3t2"]),
        (("rectify", "--done", "已补报", ""), ["11", "12"]),
        (("evaluate", "show", ""), ["7"]),
        (("evaluate", "verdict", "2.1.3", "--in", ""), ["7"]),
        (("evaluate", "verdict", "2.1.3", "滞"), ["滞后于预期"]),
        (("evaluate", "start", "总"), ["总结评估", "总结"]),
    ],
)
def test_a_shell_completes_codes_numbers_and_verdicts(
    program: Program, words: tuple[str, ...], offered: list[str]
) -> None:
    typed = SEPARATOR.join(("gytrack", *words))
    done = program.under(_GYTRACK_COMPLETE="zsh", _GYTRACK_TYPED=typed).run()
    assert [line.split("\t")[1] for line in done.out.splitlines()[1:]] == offered


def test_what_somebody_changed_behind_the_program_is_found(program: Program) -> None:
    Book(program.db).spoil("UPDATE evaluated SET actual = '9' WHERE code = '2.1.3t2'")
    done = program.run("check")
    assert done.code == 1
    assert "evaluated 表第" in done.err


def test_what_was_dropped_or_moved_stands_in_every_form(program: Program) -> None:
    why = ("--reason", "场地未落实", "--basis", "会议纪要", "--date", "2025-06-25")
    program.out("adjust", "2.1.3t1", "--drop", *why)
    program.out("adjust", "2.1.4", "--due", "2026年6月底", *why)
    program.out("adjust", "2.1.3t2", "--value", "8", "--due", "2026年6月底", *why)
    program.out("adjust", "5.3.1t2", "--due", "2026年6月底", *why)
    assert "｜指标18个（另有已取消1个）、任务71项｜" in program.out("evaluate", "start", "中期")
    shown = "".join(program.shown("evaluate", "show", columns=120).split())
    assert "量化指标18项（另有已取消1项）：" in shown
    assert "自2025-06-25起取消；理由：场地未落实；依据：会议纪要" in shown
    assert "调整：完成时限由2025年底延期至2026年6月底（自2025-06-25起，依据：会议纪要）" in shown
    dropped = next(row for row in program.tsv("evaluate", "show") if row["编号"] == "2.1.3t1")
    assert (dropped["目前完成"], dropped["原目标"], dropped["建议结论"], dropped["认定结论"]) == (
        "2", "不少于5家", "已取消", "",
    )  # fmt: skip
    assert program.tsv("evaluate", "list")[-1]["指标"] == "18"
    json = program.json("evaluate", "show")
    assert (json["counts"][0]["total"], json["counts"][0]["dropped"]) == (18, 1)
    program.out("evaluate", "export", "附表.xlsx")
    program.out("evaluate", "export", "附表.docx")
    path = program.db.with_name("附表.xlsx")
    counts = cells(path, "结论汇总")
    assert (counts[-4][-1], counts[-3][-1]) == ("另有已取消", 1)
    assert any("旗舰中医馆已取消，原目标不少于5家" in str(row) for row in cells(path, "建设任务"))
    texts = [
        "｜".join(cell.text for cell in row.cells)
        for table in Document(str(program.db.with_name("附表.docx"))).tables
        for row in table.rows
    ]
    assert any("｜已取消｜自2025-06-25起取消；理由：场地未落实；依据：会议纪要｜" in text for text in texts)
    assert any("调整：完成时限由2025年底延期至2026年6月底" in text for text in texts)
    assert any("｜不少于8家（原目标不少于10家）｜2026年6月底（原时限2025年底）｜" in text for text in texts)
    assert any("｜3个｜2026年6月底（原时限2025年底）｜" in text for text in texts)
