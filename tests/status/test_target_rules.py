from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st
from status_values import DAY, RULES, measure, reached, target, total

from gytrack.records.ledger import Measure, TargetRow
from gytrack.records.terms import MeasureKind, Operator
from gytrack.status.targets import TargetStatus, target_status

MAY, JUNE = "2025-05-20", "2025-06-20"


@pytest.mark.parametrize(
    ("measures", "actual"),
    [
        ([], None),
        ([total("0")], "0"),
        ([total("2", MAY), total("3", JUNE)], "3"),
        ([total("3", MAY), total("2", JUNE)], "2"),
        ([total("3", JUNE), total("2", MAY)], "3"),
        ([measure("add", "2", MAY)], "2"),
        ([measure("add", "0.1", MAY), measure("add", "0.2", JUNE)], "0.3"),
        ([total("2", MAY), measure("add", "1", JUNE)], "3"),
        ([measure("add", "1", MAY), total("2", JUNE)], "2"),
        ([total("5", MAY), measure("add", "-1", JUNE)], "4"),
        ([measure("met", "4", MAY), measure("add", "1", JUNE)], "5"),
        ([total("2", MAY), measure("met", None, JUNE)], "2"),
        ([measure("met", None, MAY)], None),
        ([total("2", MAY), measure("unmet", None, JUNE)], "2"),
        # One day: the entries' numbers decide. One entry: its own order.
        ([total("3", MAY, 8), total("2", MAY, 7)], "3"),
        ([total("2", MAY, 7), measure("add", "1", MAY, 7)], "3"),
        ([measure("add", "1", MAY, 7), total("2", MAY, 7)], "2"),
        # Not yet known on the day, or not the lead's.
        ([total("2", "2025-06-30"), total("3", "2025-07-01")], "2"),
        ([total("3", "2025-07-01")], None),
        ([measure("total", "3", MAY, counts=False)], None),
    ],
)
def test_actual_is_the_last_total_and_what_was_added_since(
    measures: list[Measure], actual: str | None
) -> None:
    assert reached(target(), *measures).actual == (None if actual is None else Decimal(actual))


def test_not_reported_is_not_zero() -> None:
    silent, zero = reached(target()), reached(target(), total("0"))
    assert silent == TargetStatus(target())
    assert (zero.actual, zero.met, zero.attainment) == (Decimal(0), False, 0)


@pytest.mark.parametrize(
    ("row", "actual", "met"),
    [
        (target(">=", "5"), "5", True),
        (target(">=", "5"), "4.99", False),
        (target("=", "5"), "5", True),
        (target("=", "5"), "6", True),
        (target("=", "5"), "4", False),
        (target(">", "5"), "5", False),
        (target(">", "5"), "5.01", True),
        (target("<=", "5"), "5", True),
        (target("<=", "5"), "5.01", False),
        (target("<", "5"), "5", False),
        (target("<", "5"), "4.99", True),
        (target("range", "1", upper="2"), "0.9", False),
        (target("range", "1", upper="2"), "1", True),
        (target("range", "1", upper="2"), "3", True),
        (target("range", "1", upper="2", baseline="4"), "2.1", False),
        (target("range", "1", upper="2", baseline="4"), "2", True),
        (target("range", "1", upper="2", baseline="1.5"), "0.9", False),
        (target("~", "250"), "237.5", True),
        (target("~", "250"), "237.4", False),
        (target("~", "250", baseline="300"), "262.5", True),
        (target("~", "250", baseline="300"), "262.6", False),
        (target("=", "10", baseline="20"), "10", True),
        (target("=", "10", baseline="20"), "9", True),
        (target("=", "10", baseline="20"), "11", False),
        (target("=", "10", baseline="10"), "9", False),
        # A floor stays one, though the baseline is above it.
        (target(">=", "90", baseline="95"), "85", False),
        (target(">=", "90", baseline="95"), "92", True),
        (target(">", "90", baseline="95"), "90", False),
        # None is the least there can be.
        (target("=", "0"), "3", False),
        (target("=", "0"), "0", True),
    ],
)
def test_is_met_at_the_goal_or_beyond_it_in_its_direction(row: TargetRow, actual: str, met: bool) -> None:
    status = reached(row, total(actual))
    assert (status.met, status.met_by) == (met, "value")


@pytest.mark.parametrize(
    ("row", "actual", "notes"),
    [
        (target("range", "1", upper="2"), "2", ()),
        (target("range", "1", upper="2"), "3", ("超出上限",)),
        (target("range", "1", upper="2", baseline="4"), "0", ("低于下限",)),
        (target("range", "1", upper="2", baseline="4"), "1", ()),
        (target(">=", "5"), "50", ()),
    ],
)
def test_flags_a_range_that_was_passed(row: TargetRow, actual: str, notes: tuple[str, ...]) -> None:
    assert reached(row, total(actual)).notes == notes


@pytest.mark.parametrize(
    ("measures", "met", "met_by", "attainment"),
    [
        ([measure("met")], True, "statement", 100),
        ([total("2", MAY), measure("met", None, JUNE)], True, "statement", 100),
        ([total("5", MAY), measure("met", None, JUNE)], True, "statement", 100),
        ([measure("met", "5")], True, "value", 100),
        ([measure("met", "4")], True, "statement", 100),
        ([measure("met", None, MAY), total("4", JUNE)], False, "value", 80),
        ([measure("met", None, MAY), measure("add", "6", JUNE)], True, "value", 100),
        ([total("5", MAY), measure("unmet", None, JUNE)], False, "statement", 99),
        ([measure("unmet")], False, "statement", None),
        ([measure("unmet", None, MAY), measure("met", None, JUNE)], True, "statement", 100),
        ([measure("unmet", None, MAY), total("5", JUNE)], True, "value", 100),
        ([measure("unmet", None, MAY, 7), measure("met", None, MAY, 6)], False, "statement", None),
        ([measure("met", None, "2025-07-01")], None, None, None),
        ([measure("met", counts=False)], None, None, None),
    ],
)
def test_the_latest_of_met_unmet_and_value_decides(
    measures: list[Measure], met: bool | None, met_by: str | None, attainment: int | None
) -> None:
    status = reached(target(), *measures)
    assert (status.met, status.met_by, status.attainment) == (met, met_by, attainment)


@pytest.mark.parametrize(
    ("row", "actual", "attainment"),
    [
        (target(">=", "5"), "2", 40),
        (target(">=", "3"), "2", 67),
        (target(">=", "200"), "1", 1),
        (target(">=", "1000"), "999", 99),
        (target(">", "5"), "5", 99),
        (target(">=", "5"), "-1", 0),
        (target(">=", "5"), "7", 100),
        (target(">=", "90", baseline="80"), "85", 50),
        (target(">=", "90", baseline="80"), "70", 0),
        (target("range", "4", upper="8"), "3", 75),
        (target("~", "250"), "100", 40),
        # Down: from the baseline, or not at all.
        (target("<=", "10", baseline="20"), "15", 50),
        (target("=", "10", baseline="20"), "18", 20),
        (target("=", "10", baseline="20"), "25", 0),
        (target("<=", "10"), "15", None),
        (target("<=", "10"), "9", 100),
        (target("range", "4", upper="8", baseline="12"), "10", 50),
        # The baseline is at the goal or beyond it already.
        (target("=", "10", baseline="10"), "9", 0),
        (target("<=", "10", baseline="8"), "12", 0),
        (target("range", "1", upper="2", baseline="1.5"), "0.5", 0),
    ],
)
def test_attainment_is_the_way_come_from_the_baseline(
    row: TargetRow, actual: str, attainment: int | None
) -> None:
    assert reached(row, total(actual)).attainment == attainment


@pytest.mark.parametrize(
    ("measures", "since"),
    [
        ([total("5", MAY), total("7", JUNE)], date(2025, 5, 20)),
        ([total("4", MAY), total("5", JUNE)], date(2025, 6, 20)),
        ([total("5", "2025-04-01"), total("4", MAY), total("5", JUNE)], date(2025, 6, 20)),
        ([measure("met", None, MAY), total("6", JUNE)], date(2025, 5, 20)),
        ([total("5", MAY), measure("unmet", None, JUNE)], None),
        ([], None),
    ],
)
def test_knows_since_when_it_has_been_met(measures: list[Measure], since: date | None) -> None:
    assert reached(target(), *measures).met_since == since


def test_names_the_entry_that_it_rests_on() -> None:
    status = reached(target(), total("2", MAY, 7), measure("unmet", None, JUNE, 9))
    assert status.entry == status.last == (date(2025, 6, 20), 9)
    assert status.actual_date == date(2025, 5, 20)


YEARLY = target(">=", "5", per="year")
CAP = target("<=", "5", per="year")


@pytest.mark.parametrize(
    ("row", "measures", "day", "actual", "met", "notes"),
    [
        (YEARLY, [total("5", "2024-12-31")], "2024-12-31", "5", True, ()),
        (YEARLY, [total("5", "2024-12-31")], "2025-01-01", None, None, ()),
        (YEARLY, [total("4", "2024-12-31")], "2025-01-01", None, None, ("2024年未达标",)),
        (
            YEARLY,
            [total("4", "2024-06-01"), measure("add", "3", MAY)],
            "2025-06-30",
            "3",
            False,
            ("2024年未达标",),
        ),
        (
            YEARLY,
            [total("4", "2022-06-01"), total("5", "2024-06-01"), total("6", MAY)],
            "2025-06-30",
            "6",
            True,
            ("2022年未达标", "2023年未报"),
        ),
        (YEARLY, [measure("met", None, "2024-06-01")], "2025-06-30", None, None, ()),
        (YEARLY, [measure("unmet", None, "2024-06-01")], "2025-06-30", None, None, ("2024年未达标",)),
        (YEARLY, [], "2025-06-30", None, None, ()),
        (CAP, [total("3", MAY)], "2025-12-30", "3", None, ("目前符合",)),
        (CAP, [total("3", MAY)], "2025-12-31", "3", True, ()),
        (CAP, [total("6", MAY)], "2025-06-30", "6", False, ()),
        (CAP, [total("3", "2024-06-01")], "2025-06-30", None, None, ()),
        (CAP, [total("6", "2024-06-01")], "2025-06-30", None, None, ("2024年未达标",)),
        (CAP, [measure("met", None, MAY)], "2025-06-30", None, True, ()),
        (target("<", "5", per="year"), [total("5", MAY)], "2025-06-30", "5", False, ()),
        # A plan that has ended keeps the result of its last year.
        (YEARLY._replace(due=date(2025, 12, 31)), [total("5", MAY)], "2027-03-01", "5", True, ()),
        (YEARLY._replace(due=date(2025, 12, 31)), [total("4", MAY)], "2027-03-01", "4", False, ()),
        (CAP._replace(due=date(2025, 12, 31)), [total("4", MAY)], "2026-01-01", "4", True, ()),
    ],
)
def test_a_yearly_target_begins_anew_each_year(
    row: TargetRow,
    measures: list[Measure],
    day: str,
    actual: str | None,
    met: bool | None,
    notes: tuple[str, ...],
) -> None:
    status = reached(row, *measures, day=date.fromisoformat(day))
    assert (status.actual, status.met, status.notes) == (actual and Decimal(actual), met, notes)


def test_a_yearly_cap_that_holds_so_far_has_no_attainment() -> None:
    assert reached(CAP._replace(baseline=Decimal(8)), total("3")).attainment is None


def test_a_yearly_target_remembers_that_it_was_reported_in_other_years() -> None:
    status = reached(YEARLY, total("5", "2024-06-01", 3))
    assert status.entry is None
    assert status.last == (date(2024, 6, 1), 3)


SUMMED = target(">=", "10", by_department=True)


@pytest.mark.parametrize(
    ("measures", "actual", "met"),
    [
        (
            [measure("total", "4", MAY, 1, "甲"), measure("total", "6", MAY, 2, "乙", counts=False)],
            "10",
            True,
        ),
        ([measure("total", "4", MAY, 1, "甲"), measure("total", "5", JUNE, 2, "甲")], "5", False),
        ([measure("total", "4", MAY, 1, "甲"), measure("add", "2", JUNE, 2, "乙", counts=False)], "6", False),
        ([measure("total", "4", MAY, 1, "甲"), measure("total", "3", MAY, 2, None)], "7", False),
        # The statement of one that does not lead is no verdict; the figure in it is its share.
        (
            [measure("total", "4", MAY, 1, "甲"), measure("met", None, JUNE, 2, "乙", counts=False)],
            "4",
            False,
        ),
        ([measure("total", "4", MAY, 1, "甲"), measure("met", "5", JUNE, 2, "乙", counts=False)], "9", False),
        ([measure("total", "4", MAY, 1, "甲"), measure("met", None, JUNE, 2, "甲")], "4", True),
        ([], None, None),
    ],
)
def test_departments_add_up_where_the_target_says_so(
    measures: list[Measure], actual: str | None, met: bool | None
) -> None:
    status = reached(SUMMED, *measures)
    assert (status.actual, status.met) == (actual and Decimal(actual), met)


def test_without_that_mark_the_latest_figure_counts() -> None:
    status = reached(target(), measure("total", "4", MAY, 1, "甲"), measure("total", "2", JUNE, 2, "乙"))
    assert status.actual == 2


OPERATORS: list[Operator] = ["=", ">=", ">", "<=", "<", "range", "~"]
VALUES = st.decimals(-50, 500, places=2, allow_nan=False, allow_infinity=False)
KINDS: st.SearchStrategy[MeasureKind] = st.sampled_from(["total", "add", "met", "unmet"])


@st.composite
def rows(draw: st.DrawFn) -> TargetRow:
    op = draw(st.sampled_from(OPERATORS))
    value = draw(VALUES)
    return target(
        op,
        str(value),
        upper=str(value + draw(st.integers(1, 9))) if op == "range" else None,
        baseline=draw(st.none() | VALUES.map(str)),
        per=draw(st.sampled_from([None, "year"])),
        by_department=draw(st.booleans()),
    )


@st.composite
def histories(draw: st.DrawFn) -> list[Measure]:
    measures = []
    for number in range(draw(st.integers(0, 6))):
        kind = draw(KINDS)
        value = draw(VALUES if kind in ("total", "add") else st.none() | VALUES)
        day = draw(st.dates(date(2023, 6, 1), date(2025, 12, 31)))
        dept = draw(st.sampled_from([None, "甲", "乙"]))
        measures.append(Measure(number, day, kind, value, dept, draw(st.booleans())))
    return measures


@given(rows(), histories())
def test_attainment_is_100_where_it_is_met_and_only_there(row: TargetRow, measures: list[Measure]) -> None:
    status = target_status(row, measures, DAY, RULES)
    assert (status.attainment == 100) == (status.met is True)
    assert status.attainment is None or 0 <= status.attainment <= 100
    assert (status.met is True) == (status.met_since is not None)
    assert (status.met is None) == (status.met_by is None)
    assert (status.actual is None) == (status.actual_date is None)


@given(rows(), histories(), st.randoms(use_true_random=False))
def test_the_order_in_which_measures_are_given_is_nothing(
    row: TargetRow, measures: list[Measure], random: object
) -> None:
    shuffled = list(measures)
    random.shuffle(shuffled)  # type: ignore[attr-defined]
    assert target_status(row, shuffled, DAY, RULES) == target_status(row, measures, DAY, RULES)


@given(rows(), histories())
def test_what_happens_later_changes_no_earlier_day(row: TargetRow, measures: list[Measure]) -> None:
    known = [one for one in measures if one.day <= DAY]
    assert target_status(row, known, DAY, RULES) == target_status(row, measures, DAY, RULES)
