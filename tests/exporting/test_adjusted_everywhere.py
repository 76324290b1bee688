"""Nobody lowers a target unseen: every place that shows an adjusted target or task shows what it was before too."""

import json
from pathlib import Path

import pytest
from ledgers import copied
from openpyxl import load_workbook
from shell.program import Program, reported

ORIGINAL = "不少于5家"
BASIS = ("--reason", "场地未落实", "--basis", "拱中医药办〔2025〕3号")
ADJUSTMENTS = (
    ("2.1.3t1", "--value", "3", "--due", "2026年6月底"),
    ("2.1.3t2", "--drop"),
    ("7.2t1", "--value", "0"),
    ("2.1.2", "--due", "2026年底", "--lead", "区卫健局"),
    ("2.1.4", "--drop"),
    ("2.1", "--add", "新建一家中医药文化馆", "--lead", "区卫健局"),
)
SCREENS = (
    ("status", "-f", "table"),
    ("status", "-f", "tsv"),
    ("status", "-f", "csv"),
    ("status", "-f", "md"),
    ("targets", "-f", "table"),
    ("targets", "-f", "tsv"),
    ("targets", "-f", "csv"),
    ("targets", "-f", "md"),
    ("show", "2.1.3"),
    ("show", "2.1.3t1"),
    ("why", "2.1.3"),
    ("why", "2.1.3", "--brief"),
    ("why", "2.1.3t1"),
    ("adjust", "-f", "table"),
    ("adjust", "2.1.3t1", "-f", "tsv"),
    ("adjust", "-f", "csv"),
    ("adjust", "-f", "md"),
)
FILES = ("status", "targets", "plan")
TASK_SCREENS = (
    ("status", "-f", "tsv"),
    ("status", "-f", "table"),
    ("list", "-f", "tsv"),
    ("list", "-f", "table"),
    ("show", "2.1.2"),
    ("show", "2.1"),
    ("why", "2.1.2"),
    ("adjust", "-f", "tsv"),
)


@pytest.fixture(scope="module")
def adjusted(tmp_path_factory: pytest.TempPathFactory, gongshu_ledger: Path) -> Program:
    """The example with reports and adjustments of every kind; these tests only read."""
    program = reported(Program(copied(gongshu_ledger, tmp_path_factory.mktemp("adjusted") / "台账.db")))
    for words in ADJUSTMENTS:
        program.out("adjust", *words, *BASIS)
    return program


def joined(text: str) -> str:
    """Return what was printed without the folds of a screen."""
    return "".join(text.split())


@pytest.mark.parametrize("words", SCREENS, ids=" ".join)
def test_every_command_that_shows_a_lowered_target_shows_the_original(
    adjusted: Program, words: tuple[str, ...]
) -> None:
    shown = joined(adjusted.under(COLUMNS="120").out(*words))
    assert "旗舰中医馆" in shown or "2.1.3t1" in shown
    assert ORIGINAL in shown
    assert "调低" in shown
    assert "延期" in shown


@pytest.mark.parametrize("columns", [40, 80, 120])
def test_every_screen_shows_it_whatever_its_width(adjusted: Program, columns: int) -> None:
    for words in (("status",), ("targets",)):
        shown = joined(adjusted.shown(*words, columns=columns, lines=400))
        assert f"调低，原目标{ORIGINAL}" in shown
        assert "已取消，原目标不少于10家" in shown


@pytest.mark.parametrize("words", TASK_SCREENS, ids=" ".join)
def test_every_command_that_shows_an_adjusted_task_shows_what_it_was(
    adjusted: Program, words: tuple[str, ...]
) -> None:
    shown = joined(adjusted.under(COLUMNS="120").out(*words))
    assert "完成时限由2025年底延期至2026年底" in shown
    assert "牵头单位由区发改经信局调整为区卫健局" in shown


def test_why_names_who_adjusted_when_on_what_and_why(adjusted: Program) -> None:
    for code in ("2.1.3", "2.1.3t1", "7.2t1"):
        shown = joined(adjusted.out("why", code))
        for words in ("拱中医药办〔2025〕3号", "理由：场地未落实", "张三#", "自2025-06-30起"):
            assert words in shown, code


@pytest.mark.parametrize("what", FILES)
@pytest.mark.parametrize("ending", ["csv", "tsv", "md", "json", "xlsx"])
def test_every_exported_file_shows_the_original(adjusted: Program, what: str, ending: str) -> None:
    file = adjusted.db.with_name(f"{what}.{ending}")
    adjusted.out("export", str(file), "--what", what, "--force")
    if ending == "json":
        found = json.loads(file.read_text(encoding="utf-8"))
        (target,) = [one for one in found["targets"] if one["name"] == "旗舰中医馆"]
        assert (target["value"], target["original"]["value"]) == (3, 5)
        assert (target["due"], target["original"]["due"]) == ("2026-06-30", "2025-12-31")
        (task,) = [one for one in found.get("tasks", ()) if one["code"] == "2.1.2"] or [None]
        assert task is None or task["original"]["lead"] == ["区发改经信局"]
        return
    if ending == "xlsx":
        text = "\n".join(" ".join(row) for row in cells(file))
    else:
        text = file.read_text(encoding="utf-8-sig")
    lines = [line for line in text.splitlines() if "旗舰中医馆" in line and "2.1.3t1" in line] or [
        line for line in text.splitlines() if "旗舰中医馆" in line
    ]
    assert lines
    assert all(ORIGINAL in line for line in lines)
    assert any("延期" in line for line in lines)


def cells(file: Path) -> list[list[str]]:
    book = load_workbook(file, read_only=True)
    return [
        [str(value) for value in row if value is not None]
        for sheet in book.worksheets
        for row in sheet.iter_rows(values_only=True)
    ]


def test_every_sheet_with_a_goal_or_a_light_shows_the_original(adjusted: Program) -> None:
    file = adjusted.db.with_name("台账.xlsx")
    adjusted.out("export", str(file), "--force")
    book = load_workbook(file)
    for sheet in book.worksheets:
        for row in sheet.iter_rows(values_only=True):
            line = " ".join(str(value) for value in row if value is not None)
            if "旗舰中医馆" in line and ("/" in line or "不少于" in line):
                assert ORIGINAL in line, (sheet.title, line)
    targets = book["量化指标"]
    rows = [[cell.value for cell in row] for row in targets.iter_rows()]
    head = next(row for row in rows if "方案目标" in row)
    (flagship,) = [dict(zip(head, row, strict=True)) for row in rows if "旗舰中医馆" in row]
    assert (flagship["方案目标"], flagship["调整后目标"]) == (ORIGINAL, "不少于3家")
    (dropped,) = [dict(zip(head, row, strict=True)) for row in rows if "中医阁" in row]
    assert (dropped["方案目标"], dropped["调整后目标"], dropped["是否达标"]) == (
        "不少于10家",
        "已取消",
        "已取消",
    )


def test_json_of_every_command_has_the_original(adjusted: Program) -> None:
    for words in (("status",), ("targets",), ("show", "2.1.3"), ("show", "2.1.3t1")):
        (target,) = [one for one in adjusted.json(*words)["targets"] if one["id"] == "2.1.3t1"]
        assert target["original"] == {
            "op": ">=", "value": 5, "upper": None, "unit": "家", "due": "2025-12-31",
        }  # fmt: skip
    tasks = {task["code"]: task for task in adjusted.json("list")["tasks"]}
    assert tasks["2.1.2"]["original"]["due"] == "2025-12-31"
    assert tasks["2.1.3"]["original"] is None
    assert (tasks["2.1.4"]["closure"], tasks["2.1.a1"]["added"]) == ("dropped", True)
    detail = adjusted.json("show", "2.1.a1")
    assert detail["quote"] is None


def test_before_the_day_of_the_adjustments_nothing_is_adjusted(adjusted: Program) -> None:
    status = adjusted.json("status", "--as-of", "2025-06-29")
    assert all(one["original"] is None for one in (*status["targets"], *status["tasks"]))
    assert "2.1.a1" not in [task["code"] for task in status["tasks"]]
    assert status["summary"]["tasks"] == adjusted.json("status")["summary"]["tasks"] - 1


def test_a_bulletin_shows_each_original_and_the_light_by_rule(adjusted: Program) -> None:
    program = adjusted.copy("通报.db")._replace(today="2025-07-31")
    set_by_hand = ("override", "2.2.1", "--light", "green", "--reason", "已约谈", "--until", "2025-12-31")
    program.out(*set_by_hand, "--date", "2025-07-01")
    program.out("bulletin", "issue")
    lines = program.out("bulletin", "reprint", "1", "-f", "md").splitlines()
    rows = [[cell.strip() for cell in line.strip("|").split("|")] for line in lines if line.startswith("| ")]
    tasks, targets = (
        {row[0]: dict(zip(head, row, strict=True)) for row in rows if len(row) == len(head)}
        for head in rows
        if head[0] == "编号" and {"备注", "方案目标"} & set(head)
    )
    assert any("（其中人工定灯1项：2.2.1）" in line for line in lines)
    assert tasks["2.2.1"]["建议亮灯"] == "绿灯（人工定灯，按规则为红灯）"
    assert tasks["2.1.2"]["完成时限"] == "2026年底（原2025年底）"
    assert "牵头单位由区发改经信局调整为区卫健局" in tasks["2.1.2"]["备注"]
    assert tasks["2.1.3"]["完成时限"] == "2026年6月底（原2025年底）"
    assert f"旗舰中医馆调低，原目标{ORIGINAL}" in tasks["2.1.3"]["备注"]
    assert targets["2.1.3t1"]["完成时限"] == "2026年6月底（原2025年底）"


def test_the_sums_by_department_leave_out_what_the_summary_does(adjusted: Program) -> None:
    file = adjusted.db.with_name("汇总.xlsx")
    adjusted.out("export", str(file), "--force")
    rows = list(load_workbook(file)["部门汇总"].iter_rows(values_only=True))
    head = next(row for row in rows if "量化指标" in row)
    total = dict(zip(head, next(row for row in rows if "合计" in row), strict=True))
    assert total["量化指标"] == adjusted.json("status")["summary"]["targets"]
    assert any(f"量化指标{total['量化指标']}个" in str(row[0]) for row in rows)


def test_targets_past_their_date_are_marked_in_the_workbook_as_on_the_screen(
    adjusted: Program, tmp_path: Path
) -> None:
    late = adjusted._replace(db=copied(adjusted.db, tmp_path / "台账.db"))
    late.out("adjust", "2.1.3t1", "--value", "5", "--due", "2025-03-31", *BASIS)
    shown = late.out("targets", "-f", "table")
    assert [line.split()[0] for line in shown.splitlines() if "（逾期）" in line] == ["2.1.3t1"]
    late.out("export", str(tmp_path / "a.xlsx"))
    sheet = load_workbook(tmp_path / "a.xlsx")["量化指标"]
    assert [row[-1] for row in sheet.iter_rows(values_only=True) if "未达标（逾期）" in row] == ["2.1.3t1"]
