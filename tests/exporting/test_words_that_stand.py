"""What the weekly forms say of progress, problems and next steps: whose words, and how long they stand."""

from pathlib import Path
from typing import Any

import pytest
from ledgers import copied
from shell.program import Program
from written import markdown, separated, table

CODE = "2.1.3"
LEAD, SUPPORT = "区发改经信局", "区财政局"
HEADS = ("目前进展", "存在问题", "下步计划")


@pytest.fixture
def program(tmp_path: Path, gongshu_ledger: Path) -> Program:
    """The example, with a report that has everything."""
    program = Program(copied(gongshu_ledger, tmp_path / "台账.db"))
    program.out("plan", "set-start", "2023-12-31", "--basis", "会议纪要")
    program.out(
        "log", CODE, "新建2家", "--state", "受阻", "--problem", "3家选址未定", "--next", "七月底前选定",
        "--dept", LEAD, "--date", "2025-06-23",
    )  # fmt: skip
    return program


def log(program: Program, *words: str, day: str = "2025-06-27") -> None:
    program.out("log", CODE, *words, "--date", day)


def current(program: Program, *words: str, code: str = CODE) -> Any:
    (task,) = (task for task in program.json("status", *words)["tasks"] if task["code"] == code)
    return task["current"]


def shown(program: Program, *words: str) -> tuple[str, ...]:
    """Return the three columns, the same in every form; 红黄灯清单 has the last two."""
    forms = {}
    for ending in ("csv", "tsv", "md", "xlsx"):
        program.out("export", f"表.{ending}", "--force", *words)
        forms[ending] = program.db.with_name(f"表.{ending}")
    found = {
        columns(rows, "编号")
        for rows in (
            separated(forms["csv"]),
            separated(forms["tsv"]),
            markdown(forms["md"]),
            program.tsv("status", "--all", *words),
        )
    }
    found.add(columns(table(forms["xlsx"], "推进情况表"), "代码"))
    (only,) = found
    (light,) = (row for row in table(forms["xlsx"], "红黄灯清单") if row["编号"] == CODE)
    assert (light["存在问题"] or "", light["下步计划"] or "") == only[1:]
    return only


def columns(rows: list[dict[str, Any]], code: str) -> tuple[str, ...]:
    (row,) = (row for row in rows if row[code] == CODE)
    return tuple(row[head] or "" for head in HEADS)


STANDS = ("新建2家（6月23日报）", "3家选址未定（6月23日报）", "七月底前选定（6月23日报）")


def test_a_supporting_departments_note_does_not_replace_the_leads_words(program: Program) -> None:
    log(program, "资金配套到位", "--problem", "手续未全", "--dept", SUPPORT)
    assert shown(program) == ("新建2家", "3家选址未定", "七月底前选定")
    assert current(program)["dept"] == LEAD


@pytest.mark.parametrize("words", [("--value", "2.1.3t1=2"), ("--percent", "40"), ("--state", "受阻")])
def test_a_figure_without_words_empties_nothing(program: Program, words: tuple[str, ...]) -> None:
    log(program, *words)
    assert shown(program) == STANDS


def test_a_met_without_words_empties_nothing(program: Program) -> None:
    program.out("met", "2.1.3t1", "--date", "2025-06-27")
    assert shown(program) == STANDS


def test_a_red_light_keeps_its_problem_when_another_meeting_is_reported(program: Program) -> None:
    log(program, "又开了一次会")
    assert shown(program) == ("又开了一次会", *STANDS[1:])
    assert program.out("why", CODE, "--brief").rstrip().endswith("存在问题：3家选址未定（6月23日报）。")
    assert "问题：3家选址未定（6月23日报）" in "".join(program.shown("status", columns=160).split())
    assert current(program) == {
        "date": "2025-06-27",
        "text": "又开了一次会",
        "dept": None,
        "problem": "3家选址未定",
        "problem_date": "2025-06-23",
        "next": "七月底前选定",
        "next_date": "2025-06-23",
    }


def test_a_later_report_names_another_problem_or_says_that_there_is_none(program: Program) -> None:
    log(program, "--problem", "1家选址未定")
    assert shown(program) == (STANDS[0], "1家选址未定", STANDS[2])
    log(program, "--problem", "无", "--next", "没有。")
    assert shown(program) == (STANDS[0], "", "")
    assert "存在问题" not in program.out("why", CODE, "--brief")
    assert (current(program)["problem"], current(program)["problem_date"]) == ("", "2025-06-27")
    assert [entry["problem"] for entry in program.json("show", CODE)["entries"]] == [
        "无",
        "1家选址未定",
        "3家选址未定",
    ]


def test_a_supporting_department_cannot_say_that_the_leads_problem_is_gone(program: Program) -> None:
    log(program, "--problem", "无", "--dept", SUPPORT)
    assert shown(program)[1] == "3家选址未定"


def test_what_stood_on_a_day_is_what_was_known_by_then(program: Program) -> None:
    log(program, "又开了一次会", "--problem", "无")
    assert shown(program, "--as-of", "2025-06-25") == ("新建2家", "3家选址未定", "七月底前选定")
    assert current(program, "--as-of", "2025-06-20") is None


def test_where_only_a_supporting_department_has_words_they_are_named_as_its_own(program: Program) -> None:
    program.out(
        "log", "2.3.2", "资金配套到位", "--problem", "手续未全", "--dept", SUPPORT, "--date", "2025-06-20"
    )
    found = current(program, code="2.3.2")
    assert (found["text"], found["dept"]) == ("区财政局：资金配套到位", SUPPORT)
    assert (found["problem"], found["next"], found["next_date"]) == ("区财政局：手续未全", None, None)
    program.out("log", "2.3.2", "--percent", "30", "--date", "2025-06-21")
    assert current(program, code="2.3.2")["text"] == "区财政局：资金配套到位"
    program.out("log", "2.3.2", "已启动", "--date", "2025-06-01")
    assert current(program, code="2.3.2")["text"] == "已启动"


def test_the_latest_entry_of_anybody_stays_what_it_was(program: Program) -> None:
    log(program, "资金配套到位", "--dept", SUPPORT)
    (task,) = (task for task in program.json("status")["tasks"] if task["code"] == CODE)
    assert task["last"] == {"date": "2025-06-27", "text": "资金配套到位", "dept": SUPPORT}


def test_the_reason_in_the_list_of_lights_says_that_silent_targets_count_as_nothing(program: Program) -> None:
    log(program, "--value", "2.1.3t1=2", "--state", "进展顺利")
    words = "实际进度20%（未报的指标按0计入平均）"
    assert words in program.out("why", CODE, "--brief")
    assert words in program.out("why", CODE).splitlines()[0]
    program.out("export", "表.xlsx")
    (row,) = (row for row in table(program.db.with_name("表.xlsx"), "红黄灯清单") if row["编号"] == CODE)
    assert row["原因"].startswith(f"{words}，慢于序时55个百分点")
