"""The options of ``status``, each alone and some together."""

from pathlib import Path

import pytest
from ledgers import copied
from shell.program import Program, reported

KINDS = {"task": "建设任务", "measure": "配套措施", "safeguard": "保障措施"}


@pytest.fixture(scope="module")
def program(tmp_path_factory: pytest.TempPathFactory, gongshu_ledger: Path) -> Program:
    """The example with reports of many kinds; these tests only read."""
    return reported(Program(copied(gongshu_ledger, tmp_path_factory.mktemp("words") / "台账.db")))


def codes(program: Program, *words: str) -> list[str]:
    return [row["编号"] for row in program.tsv("status", *words)]


def test_a_role_needs_its_department(program: Program) -> None:
    done = program.run("status", "--role", "lead")
    assert (done.code, done.out) == (2, "")
    assert done.err.startswith("--role 要与 --dept 一起用\n")


def test_a_role_narrows(program: Program) -> None:
    whole = codes(program, "--dept", "区卫健局")
    lead = codes(program, "--dept", "区卫健局", "--role", "lead")
    support = codes(program, "--dept", "区卫健局", "--role", "配合")
    assert (len(lead), len(support)) == (32, 9)
    assert sorted([*lead, *support]) == sorted(whole)


@pytest.mark.parametrize(("section", "found"), [("2.1", 9), ("２．１", 9), ("2", 21), ("1", 0)])
def test_a_section_narrows_to_all_below_it(program: Program, section: str, found: int) -> None:
    inside = codes(program, "--section", section)
    if section == "2":
        assert len(inside) > len(codes(program, "--section", "2.1"))
        assert all(code.startswith("2.") for code in inside)
    else:
        assert len(inside) == found


@pytest.mark.parametrize(
    ("kind", "found"), [("task", 44), ("measure", 23), ("safeguard", 4), ("配套措施", 23)]
)
def test_a_kind_narrows_and_is_shown(program: Program, kind: str, found: int) -> None:
    rows = program.tsv("status", "--kind", kind)
    assert len(rows) == found
    assert {row["类别"] for row in rows} == {KINDS.get(kind, kind)}


def test_search_finds_in_titles_and_texts(program: Program) -> None:
    (row,) = program.tsv("status", "--search", "中医阁")
    assert row["编号"] == "2.1.3"
    assert "中医阁" not in row["任务"]
    (titled,) = program.tsv("status", "--search", "名医堂工程")
    assert titled["任务"] == "实施名医堂工程"


@pytest.mark.parametrize("text", ["%", "_", "'", "\\", "*", "没有这样的文字"])
def test_search_takes_text_as_text(program: Program, text: str) -> None:
    rows = program.tsv("status", "--all", "--search", text)
    assert all(text in row["全文"] + row["任务"] for row in rows)


@pytest.mark.parametrize("light", ["red", "yellow", "green", "grey", "红灯", "未报"])
def test_a_light_narrows(program: Program, light: str) -> None:
    rows = program.tsv("status", "--light", light)
    word = {"red": "红灯", "yellow": "黄灯", "green": "绿灯", "grey": "未报"}.get(light, light)
    assert rows
    assert {row["亮灯"] for row in rows} == {word}


def test_lights_share_the_tasks_among_them(program: Program) -> None:
    lights = ("red", "yellow", "green", "grey")
    parts = [code for light in lights for code in codes(program, "--light", light)]
    assert sorted(parts) == sorted(codes(program))


def test_nothing_is_overdue_before_its_day_and_all_that_is_unfinished_after_it(program: Program) -> None:
    assert codes(program, "--overdue") == []
    late = program.tsv("status", "--overdue", "--as-of", "2026-01-01")
    assert "2.1.4" not in {row["编号"] for row in late}  # done in 2025
    assert {row["亮灯"] for row in late} == {"红灯", "逾期未报"}
    assert len(late) == 43


def test_all_adds_what_shows_no_light(program: Program) -> None:
    rows = program.tsv("status", "--all")
    assert len(rows) == 71
    assert {row["亮灯"] for row in rows if row["类别"] != "建设任务"} == {"—"}
    done = program.run("status")
    assert done.err == "另有配套及保障措施27项（不亮灯），--all 可一并列出\n"


def test_the_plans_order_is_kept_unless_another_is_asked_for(program: Program) -> None:
    outline = [task["code"] for task in program.json("list", "--kind", "task")["tasks"]]
    assert codes(program) == outline
    assert codes(program, "--sort", "plan") == outline


def test_sorted_by_light_red_comes_first(program: Program) -> None:
    lights = [row["亮灯"] for row in program.tsv("status", "--sort", "light")]
    assert list(dict.fromkeys(lights)) == ["红灯", "黄灯", "未报", "绿灯"]


def test_sorted_by_gap_the_furthest_behind_comes_first(program: Program) -> None:
    tasks = [task for task in program.json("status", "--sort", "gap")["tasks"] if task["gap"] is not None]
    gaps = [task["gap"] for task in tasks]
    assert gaps == sorted(gaps, reverse=True)
    assert len(gaps) == 6


def test_sorted_by_due_the_next_comes_first(program: Program) -> None:
    due = [row["完成时限"] for row in program.tsv("status", "--sort", "due")]
    assert due == sorted(due)


def test_as_of_a_day_what_came_later_is_not_seen(program: Program) -> None:
    before = program.json("status", "--as-of", "2024-06-29")
    assert before["summary"]["reported"] == 0
    on_the_day = program.json("status", "--as-of", "2024年6月30日")
    assert [task["code"] for task in on_the_day["tasks"] if task["last"]] == ["2.1.3"]


@pytest.mark.parametrize("by", ["section", "dept", "单位"])
def test_groups_count_every_task_and_the_total_counts_it_once(program: Program, by: str) -> None:
    *groups, total = program.tsv("status", "--by", by)
    lights = ("红灯", "黄灯", "绿灯", "未报")
    for row in (*groups, total):
        assert int(row["任务"]) == sum(int(row[light]) for light in lights)
    assert (total["任务"], total["红灯"]) == ("44", "4")
    counted = sum(int(row["任务"]) for row in groups)
    assert counted == 44 if by == "section" else counted > 44


def test_a_group_without_a_report_has_no_median(program: Program) -> None:
    rows = {row["单位"]: row for row in program.tsv("status", "--by", "dept")}
    assert (rows["区科技局"]["进度中位数"], rows["区科技局"]["报进度的任务"]) == ("", "0")
    assert program.json("status", "--by", "dept")["groups"][-1]["tasks"] == 44


@pytest.mark.parametrize(
    ("words", "code"),
    [
        (["--fail-on", "red"], 4),
        (["--fail-on", "yellow"], 4),
        (["--fail-on", "黄灯", "--section", "2.1"], 4),
        (["--fail-on", "red", "--section", "2.4"], 0),
        (["--fail-on", "red", "--light", "green"], 0),
        (["--fail-on", "red", "--as-of", "2024-01-01"], 0),
        (["--fail-on", "grey"], 2),
    ],
)
def test_scripts_learn_of_lights_by_the_exit_code(program: Program, words: list[str], code: int) -> None:
    done = program.run("status", *words)
    assert done.code == code
    assert bool(done.out) == (code != 2)


@pytest.mark.parametrize("form", ["json", "csv", "table"])
def test_a_failing_report_is_printed_whole(program: Program, form: str) -> None:
    done = program.run("status", "--fail-on", "red", "-f", form)
    assert done.code == 4
    assert done.out == program.out("status", "-f", form)


def test_a_plan_that_has_ended_is_said_to_have(program: Program) -> None:
    assert "方案已于2025年底到期，--as-of 2025-12-31 可看到期时的情况" in program.out(
        "status", "-f", "table", "--today", "2026-03-01"
    )
