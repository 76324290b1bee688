from typing import Any

import pytest
from status_values import measure, reached, target, total

from gytrack.status.summary import Group, Item, Lights, Mark, Summary, group, summarise


def item(**fields: Any) -> Item:
    return Item("task", "lead", "open", "green", "on_schedule", reported=True)._replace(**fields)


RED = item(light="red", rule="gap")
OVERDUE = item(light="red", rule="overdue")
SILENT = item(light="grey", rule="unreported", reported=False)
FORGOTTEN = item(light="grey", rule="overdue_unreported", reported=False, role="support")
CLOSED = item(light=None, rule="unlit_closed", closure="closed")
DROPPED = item(light=None, rule="unlit_dropped", closure="dropped")
ONGOING = item(light=None, rule="unlit_ongoing", role="support")
MEASURE = item(kind="measure", light=None, rule="unlit_kind", role=None)
NA = item(light=None, rule="unlit_na", closure="na", reported=False)


def test_counts_each_task_once_in_each_way() -> None:
    items = [item(closure="applied"), RED, OVERDUE, SILENT, FORGOTTEN, CLOSED, DROPPED, ONGOING, MEASURE, NA]
    targets = [
        reached(target()),
        reached(target(), total("2")),
        reached(target(), total("5")),
        reached(target(), measure("met")),
    ]
    found = summarise(items, targets)
    assert found == Summary(
        tasks=10,
        lead=7,
        support=2,
        lit=5,
        reported=7,
        closed=1,
        dropped=1,
        na=1,
        ongoing=1,
        other=1,
        overdue=1,
        overdue_unreported=1,
        lights=Lights(red=2, yellow=0, green=1, grey=2),
        targets=4,
        targets_met=2,
        targets_not_due=0,
        applied=1,
    )
    assert sum(found.lights) == found.lit
    assert found.lit + found.closed + found.dropped + found.na + found.ongoing + found.other == found.tasks


def test_tasks_alike_count_each() -> None:
    found = summarise([RED, OVERDUE, RED, RED._replace(by_hand=True)], [reached(target(), total("5"))] * 2)
    assert (found.tasks, found.lit, found.overdue, found.by_hand) == (4, 4, 1, 1)
    assert (found.lights.red, found.targets, found.targets_met) == (4, 2, 2)


def test_counts_nothing_of_nothing() -> None:
    found = summarise([], [])
    assert (found.tasks, found.targets, found.lights) == (0, 0, Lights(0, 0, 0, 0))


@pytest.mark.parametrize(
    ("percents", "median", "how_many"),
    [
        ([], None, 0),
        ([None, None], None, 0),
        ([0], 0, 1),
        ([None, 40, None], 40, 1),
        ([90, 10, 50], 50, 3),
        ([10, 20], 15, 2),
        ([10, 21], 16, 2),
        ([100, 0, 0, 100], 50, 4),
    ],
)
def test_the_median_is_of_those_who_reported(
    percents: list[int | None], median: int | None, how_many: int
) -> None:
    marked = [("2.1", Mark("green", percent)) for percent in percents]
    *parts, whole = [(one.median, one.with_percent) for one in group(marked, {"2.1": "2.1"}, "合计")]
    assert parts == ([(median, how_many)] if percents else [])
    assert whole == (median, how_many)


def test_groups_come_in_the_order_of_their_names_and_may_share_a_task() -> None:
    marked = [("2 1", Mark("red", 10)), ("1", Mark("grey", None))]
    names = {"1": "区卫健局", "2": "区发改局", "3": "区财政局"}
    assert group(marked, names, "合计") == (
        Group("区卫健局", 2, Lights(1, 0, 0, 1), 10, 1),
        Group("区发改局", 1, Lights(1, 0, 0, 0), 10, 1),
        Group("合计", 2, Lights(1, 0, 0, 1), 10, 1),
    )


def test_keys_of_one_name_are_one_group() -> None:
    marked = [("1", Mark("red", 10)), ("2", Mark("green", 30))]
    assert group(marked, {"1": "区卫健局", "2": "区卫健局"}, "合计") == (
        Group("区卫健局", 2, Lights(1, 0, 1, 0), 20, 2),
        Group("合计", 2, Lights(1, 0, 1, 0), 20, 2),
    )


def test_without_tasks_the_total_stands_alone() -> None:
    assert group([], {"1": "区卫健局"}, "合计") == (Group("合计", 0, Lights(0, 0, 0, 0), None, 0),)
