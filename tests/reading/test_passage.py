from hypothesis import given
from hypothesis import strategies as st

from gytrack.reading.formats.plain import plain_paper
from gytrack.reading.text.passage import Passage, Sheet, is_blank
from gytrack.records.plan import Source

TEXT = st.text(alphabet="甲乙丙。，12 \t\n　\u200b", max_size=60)


def stripped(text: str) -> str:
    return "".join(character for character in text if not is_blank(character))


def passage(text: str) -> Passage:
    sheet = Sheet.of(text)
    return sheet.passage(0, len(sheet.text))


@given(TEXT, st.integers(0, 60), st.integers(0, 60))
def test_the_quote_of_every_place_without_white_space_is_the_text(text: str, start: int, end: int) -> None:
    part = passage(text)[start:end]
    if part.text:
        assert stripped(Source("x", text, "").quote(part.place)) == part.text


@given(TEXT)
def test_the_lines_hold_every_character_once(text: str) -> None:
    assert "".join(line.text for line in Sheet.of(text).lines()) == stripped(text)


def test_a_place_counts_lines_and_columns_from_one() -> None:
    place = passage("甲\n 乙丙\n")[1:3].place
    assert (place.line, place.column, place.end_line, place.end_column) == (2, 2, 2, 4)


def test_page_numbers_are_no_text_but_numbers_in_a_line_of_their_own_are() -> None:
    assert Sheet.of(shown("旗舰中\n— 12 —\n医馆")).text == "旗舰中医馆"
    assert Sheet.of(shown("国医大师\n12\n")).text == "国医大师12"


def test_rules_see_one_width_and_people_what_is_printed() -> None:
    line = Sheet.of("到２０２５年,建成(新)馆").lines()[0]
    assert (line.text, line.printed) == ("到2025年，建成（新）馆", "到２０２５年,建成(新)馆")


def shown(text: str) -> str:
    return plain_paper(Source("a.txt", text, "")).shown
