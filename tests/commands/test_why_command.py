"""``gytrack why`` beside what was printed: the lights of earlier periods stand as the bulletins have them."""

from pathlib import Path

import pytest
from ledgers import copied
from shell.program import Program


@pytest.fixture
def behind(tmp_path: Path, gongshu_ledger: Path) -> Program:
    """2.1.3 was 31 points behind of 71 on the cut-off of June."""
    program = Program(copied(gongshu_ledger, tmp_path / "台账.db"))
    program.out("plan", "set-start", "2023-12-31", "--basis", "会议纪要")
    program.out("log", "2.1.3", "挂牌", "--percent", "40", "--date", "2025-06-20")
    return program


def earlier(program: Program, *more: str) -> str:
    return program.out("why", "2.1.3", *more).splitlines()[-1].strip()


RECKONED = "前3期：2025-04-25 未报、2025-05-26 未报、2025-06-25 黄灯（按现有登记推算）"
PRINTED = "前3期：2025-04-25 未报、2025-05-26 未报、2025-06-25 红灯（第1期）（未注期号的按现有登记推算）"


def test_a_light_that_was_printed_stands_whatever_was_corrected_since(behind: Program) -> None:
    behind.out("bulletin", "issue")
    behind.out("log", "2.1.3", "核实", "--percent", "60", "--corrects", "4", "--date", "2025-06-20")
    assert earlier(behind).startswith(PRINTED)


def test_without_a_bulletin_that_stands_it_says_that_it_reckons(behind: Program) -> None:
    behind.out("bulletin", "issue")
    behind.out("undo")
    behind.out("log", "2.1.3", "核实", "--percent", "60", "--corrects", "4", "--date", "2025-06-20")
    assert earlier(behind).startswith(RECKONED)


def test_rules_on_trial_reckon_each_period_anew(behind: Program) -> None:
    behind.out("bulletin", "issue")
    assert "2025-06-25 黄灯（按现有登记推算）" in earlier(behind, "--rules", "三亚")


def test_a_light_set_by_hand_says_so_printed_or_not(behind: Program) -> None:
    behind.out(
        "override",
        "2.1.3",
        "--light",
        "yellow",
        "--until",
        "2025-07-31",
        "--reason",
        "已约谈",
        "--date",
        "2025-06-21",
    )
    assert "2025-06-25 黄灯（人工定灯）（按现有登记推算）" in earlier(behind)
    behind.out("bulletin", "issue")
    behind.out("undo", "5")
    assert "2025-06-25 黄灯（第1期，人工定灯）" in earlier(behind)


def test_printed_lights_have_the_words_of_their_own_rules(behind: Program) -> None:
    behind.out("rules", "use", "红旗", "--date", "2025-06-01")
    behind.out("bulletin", "issue")
    behind.out("rules", "use", "缺省", "--date", "2025-06-01")
    assert "2025-06-25 蓝旗（第1期）" in earlier(behind)


def test_every_task_of_a_section_has_its_printed_light(behind: Program) -> None:
    behind.out("bulletin", "issue")
    lines = [line for line in behind.out("why", "2.1").splitlines() if line.startswith("  前3期：")]
    assert len(lines) > 2
    assert all("（第1期）" in line for line in lines)
