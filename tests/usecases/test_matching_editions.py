"""Which part of a new edition is which of the old one: what is not the same first."""

from dataclasses import replace
from decimal import Decimal

import pytest
from editions import TEXTS, plan_of, retitled
from hypothesis import given
from hypothesis import strategies as st
from plans import NOWHERE

from gytrack.records.plan import Plan, Target
from gytrack.usecases.editions.differences import Mark, differences
from gytrack.usecases.editions.matching import match
from gytrack.usecases.editions.moves import moved_sections, moved_tasks
from gytrack.usecases.editions.order import out_of_order
from gytrack.usecases.editions.shifts import shift_words

A, B, C, D, E, F, G, H = TEXTS[:8]


def target(name: str, value: str = "5", unit: str = "家", owner: str = "1.1") -> Target:
    return Target(owner, name, ">=", Decimal(value), unit, NOWHERE)


def with_targets(plan: Plan, *targets: Target) -> Plan:
    return replace(plan, targets=targets)


def marks(old: Plan, new: Plan) -> list[tuple[str | None, str | None, tuple[Mark, ...]]]:
    found = differences(old, new, match(old, new))
    return [(row.old and row.old.code, row.new and row.new.code, row.marks) for row in found.rows]


def test_a_text_that_shares_nothing_is_removed_and_added_not_changed() -> None:
    old, new = plan_of([A, B, C]), plan_of([A, "另行制定年度绩效评价办法", C])
    assert match(old, new).tasks == {0: 0, 2: 2}
    assert marks(old, new) == [("1.2", None, ("removed",)), (None, "1.2", ("added",))]


def test_a_phrase_that_ends_many_a_task_makes_nothing_the_same() -> None:
    old, new = plan_of([A, f"{D}，并按季度报送", C]), plan_of([A, f"{TEXTS[9]}，并按季度报送", C])
    assert match(old, new).tasks == {0: 0, 2: 2}


def test_a_number_alone_makes_nothing_the_same() -> None:
    assert match(plan_of([A]), plan_of([B])).tasks == {}


@pytest.mark.parametrize("name", ["培养名老专家", "中医馆长培训", "馆"])
def test_a_figure_never_goes_to_a_target_of_another_name(name: str) -> None:
    plan = plan_of([A])
    old, new = with_targets(plan, target("旗舰中医馆")), with_targets(plan, target(name, "9"))
    assert match(old, new).targets == {}


def test_of_two_targets_that_have_only_the_unit_in_common_neither_is_the_other() -> None:
    plan = plan_of([A])
    old = with_targets(plan, target("旗舰中医馆"), target("中医阁", "10"))
    new = with_targets(plan, target("中医阁", "12"), target("康复中心", "3"))
    assert match(old, new).targets == {0: 1}


@pytest.mark.parametrize(
    ("old", "new"),
    [
        (target("旗舰中医馆"), target("旗舰中医馆", "8")),
        (target("中医馆"), target("旗舰中医馆")),
        (target("服务占比", "30", "%"), target("中医药服务占比", "35", "%")),
        (target("挂牌馆数"), target("挂牌的馆")),
    ],
)
def test_a_target_is_known_by_its_name_or_by_unit_and_goal(old: Target, new: Target) -> None:
    plan = plan_of([A])
    assert match(with_targets(plan, old), with_targets(plan, new)).targets == {0: 0}


def test_a_target_that_went_to_another_task_is_found_by_name_and_unit() -> None:
    plan = plan_of([A, B])
    old, new = with_targets(plan, target("中医阁")), with_targets(plan, target("中医阁", owner="1.2"))
    assert match(old, new).targets == {0: 0}
    assert marks(old, new) == [("1.1", "1.1", ("changed",)), ("1.2", "1.2", ("changed",))]


def test_an_insertion_moves_nothing() -> None:
    old, new = plan_of([A, B, C, D]), plan_of([A, E, B, C, D])
    assert marks(old, new) == [(None, "1.2", ("added",))]
    found = differences(old, new, match(old, new))
    assert shift_words(found.renumbered) == ["1.2—1.4改为1.3—1.5"]


def test_a_removal_moves_nothing() -> None:
    assert marks(plan_of([A, B, C, D]), plan_of([A, C, D])) == [("1.2", None, ("removed",))]


def test_of_what_changed_places_the_fewest_moved() -> None:
    assert marks(plan_of([A, B, C, D]), plan_of([D, A, B, C])) == [("1.4", "1.1", ("moved",))]


def test_what_goes_to_another_section_moved() -> None:
    old, new = plan_of([A, B, C], [D, E, F]), plan_of([A, C], [D, B, E, F])
    assert marks(old, new) == [("1.2", "2.2", ("moved",))]


def test_a_section_before_the_others_renumbers_them_and_moves_nothing() -> None:
    old = plan_of([A, B], [C, D])
    new = retitled(plan_of([E, F], [A, B], [C, D]), "数字便民", "服务体系", "人才培养")
    found = differences(old, new, match(old, new))
    assert {(row.kind, row.marks) for row in found.rows} == {("section", ("added",)), ("task", ("added",))}
    assert found.renumbered == (("1", "2"), ("2", "3"))


def test_a_section_of_another_name_is_known_by_its_tasks() -> None:
    old, new = plan_of([A, B, C], [D, E, F]), retitled(plan_of([A, B, C], [D, E, F]), "夯实底座", "人才培养")
    assert marks(old, new) == [("1", "1", ("changed",))]


def test_sections_that_change_places_are_one_that_moved() -> None:
    old = plan_of([A, B], [C, D])
    new = retitled(plan_of([C, D], [A, B]), "人才培养", "服务体系")
    matching = match(old, new)
    assert moved_tasks(old, new, matching) == set()
    assert len(moved_sections(old, new, matching)) == 1


def test_what_was_rewritten_between_its_neighbours_is_changed() -> None:
    old = plan_of([A, "推进社区卫生服务站中医阁改造，配齐适宜设备", C])
    new = plan_of([A, "全面完成社区卫生服务站改造任务，纳入年度考核", C])
    assert marks(old, new) == [("1.2", "1.2", ("changed",))]


def test_the_same_sentence_in_several_sections_stays_in_its_own() -> None:
    same = "加强人员配备"
    old, new = plan_of([A, same], [B, same], [C, same]), plan_of([same, A], [B, same], [C, D, same])
    assert match(old, new).tasks == {0: 1, 1: 0, 2: 2, 3: 3, 4: 4, 6: 5}


def test_signs_and_blanks_are_no_change() -> None:
    old, new = plan_of([A, B]), plan_of([A.replace("，", ", "), B])
    found = differences(old, new, match(old, new))
    assert (found.rows, found.respelled) == ((), 1)


@pytest.mark.parametrize(
    ("places", "moved"),
    [
        ([], set()),
        ([0, 1, 2], set()),
        ([1, 2, 0], {0}),
        ([2, 0, 1], {2}),
        ([0, 3, 1, 2, 4], {3}),
        ([5, 9, 20], set()),
    ],
)
def test_the_fewest_leave_their_place(places: list[int], moved: set[int]) -> None:
    assert out_of_order(places) == moved


@given(st.permutations(range(9)))
def test_without_those_that_moved_the_rest_ascend(places: list[int]) -> None:
    moved = out_of_order(places)
    rest = [place for place in places if place not in moved]
    assert rest == sorted(rest)


@pytest.mark.parametrize(
    ("pairs", "words"),
    [
        ([], []),
        ([("2.1", "2.2")], ["2.1改为2.2"]),
        ([("2.1", "2.2"), ("2.2", "2.3"), ("2.4", "2.5")], ["2.1—2.2改为2.2—2.3", "2.4改为2.5"]),
        ([("2.m1", "2.m2"), ("2.m2", "2.m3")], ["2.m1—2.m2改为2.m2—2.m3"]),
        ([("2.1-2", "2.1-3")], ["2.1-2改为2.1-3"]),
    ],
)
def test_numbers_that_shift_alike_are_said_in_one(pairs: list[tuple[str, str]], words: list[str]) -> None:
    assert shift_words(pairs) == words


@given(st.permutations(TEXTS), st.integers(1, 11))
def test_the_same_plan_matches_itself_whole(texts: list[str], cut: int) -> None:
    plan = plan_of(texts[:cut], texts[cut:])
    matching = match(plan, plan)
    assert matching.tasks == {at: at for at in range(len(texts))}
    assert matching.sections == {0: 0, 1: 1}
    assert differences(plan, plan, matching).rows == ()
