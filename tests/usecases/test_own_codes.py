"""Each row has a code of its own."""

from gytrack.records.place import Place
from gytrack.usecases.importing.own_codes import OwnCodes


def place(line: int) -> Place:
    return Place(line, 1, line, 9)


def test_a_number_that_is_not_printed_has_no_row() -> None:
    assert OwnCodes().at("2.1", place(3)) is None


def test_a_number_printed_twice_gets_a_suffix_and_each_place_its_own_row() -> None:
    codes = OwnCodes()
    assert codes.add("2.1.3", place(5), 11) == "2.1.3"
    assert codes.add("2.1.3", place(9), 12) == "2.1.3-2"
    assert codes.add("2.1.3", place(20), 13) == "2.1.3-3"
    found = [codes.at("2.1.3", place(line)) for line in (1, 5, 8, 9, 19, 40)]
    assert [row and row.row_id for row in found] == [11, 11, 11, 12, 12, 13]
