"""Each part of a plan has a code of its own."""

from hypothesis import given
from hypothesis import strategies as st

from gytrack.records.place import Place
from gytrack.usecases.importing.own_codes import OwnCodes


def place(line: int) -> Place:
    return Place(line, 1, line, 9)


def test_a_number_that_is_not_printed_has_no_part() -> None:
    assert OwnCodes([]).at("2.1", place(3)) is None


def test_a_number_printed_twice_gets_a_suffix_and_each_place_its_own_part() -> None:
    codes = OwnCodes(["2.1.3"] * 3)
    assert codes.add("2.1.3", place(5)) == "2.1.3"
    assert codes.add("2.1.3", place(9)) == "2.1.3-2"
    assert codes.add("2.1.3", place(20)) == "2.1.3-3"
    found = [codes.at("2.1.3", place(line)) for line in (1, 5, 8, 9, 19, 40)]
    assert found == ["2.1.3", "2.1.3", "2.1.3", "2.1.3-2", "2.1.3-2", "2.1.3-3"]


@given(st.lists(st.sampled_from(["1.1", "1.1-2", "1.1-3", "2"]), max_size=8))
def test_every_part_has_a_code_of_its_own_and_a_code_that_is_its_own_stays(printed: list[str]) -> None:
    codes = OwnCodes(printed)
    given = [codes.add(code, place(line)) for line, code in enumerate(printed, 1)]
    assert len(set(given)) == len(given)
    assert {code for code in printed if printed.count(code) == 1} <= set(given)
