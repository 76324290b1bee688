"""What stands before the outline and says what the plan aims at."""

import pytest
from papers import figures, plan_of

from gytrack.reading.goals.owners import front_goals
from gytrack.reading.text.passage import Sheet

ITEMS = "一、扩大投资\n（一）实施重点项目。（责任单位：市甲局）\n"


@pytest.mark.parametrize(
    "text",
    [
        "为贯彻落实3项要求，制定本要点。",
        "2024年生产总值增长5%。",
        "围绕主要目标抓好3件事。",
        "达到2025年水平。",
    ],
)
def test_what_states_no_goal_of_the_plan(text: str) -> None:
    assert front_goals(Sheet.of(text).lines()) == []


@pytest.mark.parametrize(
    "text",
    [
        "今年主要预期目标是：生产总值增长6%左右。",
        "形势严峻。主要目标为：生产总值增长6%左右。",
        "到2025年，生产总值增长6%左右。",
        "力争到“十四五”末，生产总值增长6%左右。",
        "2025年主要目标\n生产总值增长6%左右。",
    ],
)
def test_what_states_goals_of_the_plan(text: str) -> None:
    read = plan_of(f"江口市经济工作要点\n{text}\n{ITEMS}")
    assert [figure[:3] for figure in figures(read.targets)] == [("", "生产总值增长", "~6%")]


def test_the_year_at_the_head_of_the_sentence_dates_each_figure() -> None:
    read = plan_of(
        f"江口市经济工作要点\n2025年全市主要预期目标是：生产总值增长6%左右，新增就业3万人。\n{ITEMS}"
    )
    assert [figure[3] for figure in figures(read.targets)] == ["2025-12-31", "2025-12-31"]
