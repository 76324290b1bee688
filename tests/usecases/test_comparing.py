"""Two plans side by side: what may be taken for the same, and what not."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from workbench import GONGSHU, Book

from gytrack.ledger.connection import reading
from gytrack.likeness import overlap
from gytrack.reading.files import read_file
from gytrack.records.ledger import PlanTerms, TargetRow
from gytrack.usecases.asking.choosing import choose_plan
from gytrack.usecases.comparing.families import family
from gytrack.usecases.comparing.matching import compare_sides
from gytrack.usecases.comparing.pairing import Scored, all_pairs, best_pairs, candidates
from gytrack.usecases.comparing.searching import narrowed
from gytrack.usecases.comparing.sides import Comparison, Match, Side, sides

HEILONGJIANG = GONGSHU.with_name("heilongjiang.txt")


@pytest.fixture(scope="module")
def two(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[Side, Side]]:
    book = Book(tmp_path_factory.mktemp("two") / "ledger.db")
    for example in (GONGSHU, HEILONGJIANG):
        book.store(*read_file(example))
    with reading(book.db) as ledger:
        yield sides(ledger, choose_plan(ledger, "gongshu"), choose_plan(ledger, "heilongjiang"))


@pytest.fixture(scope="module")
def found(two: tuple[Side, Side]) -> Comparison:
    return compare_sides(*two)


def task_codes(found: Comparison) -> dict[str | None, str | None]:
    return {match.one and match.one.task.code: match.other and match.other.task.code for match in found.tasks}


def target_codes(matches: list[Match[TargetRow]]) -> list[tuple[str | None, str | None]]:
    return [(match.one and match.one.code, match.other and match.other.code) for match in matches]


@pytest.mark.parametrize(
    ("unit", "other"),
    [("人", "人次"), ("名", "家"), ("元", "个"), ("%", "个"), ("张", "个"), ("万", "亿"), ("", "个")],
)
def test_units_that_count_different_things_are_no_family(unit: str, other: str) -> None:
    assert family(unit) != family(other)


@pytest.mark.parametrize(
    ("unit", "other"), [("万元", "亿元"), ("名", "万人"), ("家", "所"), ("个", "项"), ("张", "张")]
)
def test_units_that_count_the_same_are_a_family(unit: str, other: str) -> None:
    assert family(unit) == family(other)


def test_nothing_is_paired_twice_and_the_most_alike_go_first() -> None:
    scored = [Scored(0, 0, 0.6), Scored(0, 1, 0.9), Scored(1, 1, 0.8), Scored(1, 0, 0.3), Scored(2, 1, 0.7)]
    assert best_pairs(scored) == [Scored(0, 1, 0.9), Scored(1, 0, 0.3)]


def test_of_what_is_as_alike_the_same_place_goes_first_then_the_order_of_the_papers() -> None:
    assert best_pairs([Scored(0, 0, 0.5), Scored(0, 1, 0.5, 0.1)]) == [Scored(0, 1, 0.5, 0.1)]
    assert best_pairs([Scored(1, 0, 0.5), Scored(0, 0, 0.5)]) == [Scored(0, 0, 0.5)]


def test_texts_that_share_no_two_characters_are_not_compared() -> None:
    assert list(candidates(all_pairs(["建设中医馆", ""]), all_pairs(["投入资金", ""]))) == []


def test_each_text_is_compared_with_few_however_many_there_are() -> None:
    ones = [f"推进第{number}号中医馆建设" for number in range(1000)]
    pairs = list(candidates(all_pairs(ones), all_pairs(reversed(ones))))
    assert max(Counter(one for one, _ in pairs).values()) <= 24
    assert {(number, 999 - number) for number in range(1000)} <= set(pairs)


def test_the_index_finds_what_comparing_each_with_each_finds(two: tuple[Side, Side]) -> None:
    ones, others = (all_pairs(line.task.text for line in side.tasks) for side in two)
    indexed = set(candidates(ones, others))
    for one, text in enumerate(ones):
        best = max(range(len(others)), key=lambda other: overlap(text, others[other]))
        if overlap(text, others[best]) >= 0.25:
            assert (one, best) in indexed


def test_the_same_work_in_two_regions_stands_side_by_side(found: Comparison) -> None:
    codes = task_codes(found)
    assert [codes[code] for code in ("2.3.1", "2.3.2", "2.3.3", "2.3.m1")] == [
        "2.3.1",
        "2.3.2",
        "2.3.3",
        "2.3.m1",
    ]
    assert codes["2.1.3"] == "2.1.7"  # 中医馆, under other numbers
    assert codes["10.2.1"] == "10.3.1"


def test_what_only_one_region_does_is_paired_with_nothing(found: Comparison) -> None:
    codes = task_codes(found)
    assert [codes[code] for code in ("2.1.5", "6.1.1", "7.2.7", "8.1.1")] == [None] * 4
    only = {match.other.task.code for match in found.tasks if match.one is None and match.other is not None}
    assert {"2.1.3", "6.2.1", "9.1.1"} <= only


def test_everything_of_both_plans_stands_exactly_once(found: Comparison) -> None:
    assert sorted(match.one.task.id for match in found.tasks if match.one) == [
        line.task.id for line in found.one.tasks
    ]
    assert sorted(match.other.task.id for match in found.tasks if match.other) == [
        line.task.id for line in found.other.tasks
    ]
    for matches, one, other in (
        (found.sections, found.one.sections, found.other.sections),
        (found.targets, found.one.targets, found.other.targets),
    ):
        assert sorted(match.one.id for match in matches if match.one) == [row.id for row in one]
        assert sorted(match.other.id for match in matches if match.other) == [row.id for row in other]


def test_matches_come_first_then_what_only_the_first_has_then_what_only_the_second_has(
    found: Comparison,
) -> None:
    for matches in (found.sections, found.tasks, found.targets):
        whose = [(match.one is None, match.other is None) for match in matches]
        assert whose == sorted(whose, key=[(False, False), (False, True), (True, False)].index)
        assert all((match.likeness is None) == (None in match[:2]) for match in matches)


def test_targets_of_like_names_stand_side_by_side(found: Comparison) -> None:
    assert target_codes([match for match in found.targets if match.likeness is not None]) == [
        ("2.1.1t1", "2.1.6t1"),
        ("2.1.1t2", "2.1.6t2"),
        ("3.2.1t1", "3.1.1t1"),
    ]


def test_a_number_of_people_is_not_set_beside_a_number_of_things(two: tuple[Side, Side]) -> None:
    one, other = two
    people = one._replace(targets=[target._replace(unit="名") for target in one.targets])
    found = compare_sides(people, other)
    assert not any(match.one and match.one.code == "2.1.1t1" and match.other for match in found.targets)


def test_only_the_same_words_are_wholly_alike(two: tuple[Side, Side], found: Comparison) -> None:
    for match in found.tasks:
        if match.likeness == 100:
            assert match.one is not None
            assert match.other is not None
            assert "".join(filter(str.isalnum, match.one.task.text)) == "".join(
                filter(str.isalnum, match.other.task.text)
            )
    whole = compare_sides(two[0], two[0])
    assert {match.likeness for match in whole.tasks} == {100}
    assert {match.likeness for match in whole.targets} == {100}
    assert all(match.one == match.other for match in whole.tasks)


def test_of_several_sections_of_one_title_each_finds_its_own(two: tuple[Side, Side]) -> None:
    one = two[0]
    sections = [row._replace(title="建设目标") if "." in row.code else row for row in one.sections]
    same = one._replace(sections=sections)
    backwards = same._replace(sections=sections[::-1])
    found = compare_sides(same, backwards)
    assert all(
        match.one and match.other and match.one.code.split(".")[0] == match.other.code.split(".")[0]
        for match in found.sections
    )


@pytest.mark.parametrize(
    ("titles", "names"),
    [
        (("拱墅区中医药方案", "黑龙江省中医药方案"), ("拱墅区", "黑龙江省")),
        (("拱墅区中医药方案", "拱墅区养老方案"), ("one", "other")),
        (("拱墅区中医药方案", "某方案"), ("one", "other")),
    ],
)
def test_plans_are_known_by_their_places_only_where_these_tell_them_apart(
    titles: tuple[str, str], names: tuple[str, str], tmp_path: Path
) -> None:
    book = Book(tmp_path / "ledger.db")
    plan, paper = read_file(GONGSHU)
    for title, code in zip(titles, ("one", "other"), strict=True):
        renamed = replace(plan, head=replace(plan.head, title=title))
        book.store(renamed, replace(paper, text=f"{paper.text}\n{title}"), code)

    def terms(code: str) -> PlanTerms:
        return choose_plan(ledger, code)

    with reading(book.db) as ledger:
        found = sides(ledger, terms("one"), terms("other"))
    assert (found[0].name, found[1].name) == names


def test_words_that_stand_in_neither_plan_leave_nothing(found: Comparison) -> None:
    assert narrowed(found, "航空母舰").is_empty()


def test_words_keep_what_has_them_on_either_side_with_what_it_is_matched_with(found: Comparison) -> None:
    kept = task_codes(narrowed(found, "医养结合"))
    assert kept["2.3.3"] == "2.3.3"  # 黑龙江's says 融合医疗、照护 instead


def test_a_section_that_has_the_words_is_kept_whole(found: Comparison) -> None:
    kept = narrowed(found, "老年健康 服务能力")
    assert [match.one and match.one.code for match in kept.sections] == ["2.3"]
    assert {line.task.section for match in kept.tasks for line in match[:2] if line} == {"2.3"}
    assert target_codes(list(kept.targets)) == [(None, "2.3.m1t1")]


def test_a_task_that_has_the_words_is_kept_with_its_section(found: Comparison) -> None:
    kept = narrowed(found, "名中医")
    assert target_codes(list(kept.targets)) == [(f"5.1.1t{number}", None) for number in (1, 2, 3, 4)]
    sections = {row.code for match in kept.sections for row in match[:2] if row}
    assert {line.task.section for match in kept.tasks for line in match[:2] if line} <= sections
