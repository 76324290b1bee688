"""Codes and names as people type them: the one that is meant, or none; and quotes that are no part of what is said."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st
from workbench import Book, small_plan, source, task

from gytrack.errors import InputError
from gytrack.numerals import write_numeral
from gytrack.usecases.asking.choosing import choose_department
from gytrack.usecases.asking.codes import code_of
from gytrack.usecases.asking.items import choose_item, choose_section
from gytrack.usecases.asking.typed import plain, without_chinese_quotes

# Codes.


@pytest.mark.parametrize(
    "typed",
    [
        "旗舰中医馆",
        "2.1.3旗舰中医馆",
        "任务三",
        "任务2",
        "（一）建设任务三",
        "建设任务三",
        "二（一）保障措施三",
        "第二（一）3",
        "二十三十",
        "二（一）建设任务三、四",
        "甲.1",
        "2.1.",
        "；--",
    ],
)
def test_what_is_no_way_to_write_a_code_stays_what_it_is(typed: str) -> None:
    assert code_of(typed) == plain(typed).lower()


@pytest.mark.parametrize(
    ("typed", "not_meant"), [("2 1", "21"), ("2 1 3", "213"), ("二一三", "213"), ("三四", "34")]
)
def test_numbers_that_stand_apart_are_not_pushed_together(typed: str, not_meant: str) -> None:
    assert code_of(typed) != not_meant


@pytest.mark.parametrize(
    ("typed", "code"),
    [
        ("2.1.3", "2.1.3"),
        ("２．１．３", "2.1.3"),
        ("2。1。3", "2.1.3"),
        (" 2.1.3 ", "2.1.3"),
        ("2. 1. 3", "2.1.3"),
        ("2 1 3", "2.1.3"),
        ("2.1.3。", "2.1.3"),
        ("2.1.3、", "2.1.3"),
        ("“2.1.3”", "2.1.3"),
        ("「2.1.3」", "2.1.3"),
        ('"2.1.3"', "2.1.3"),
        ("2.1.3\u200b", "2.1.3"),
        ("2-1-3", "2.1.3"),
        ("2·1·3", "2.1.3"),
        ("2，1，3", "2.1.3"),
        ("任务2.1.3", "2.1.3"),
        ("2.1.3任务", "2.1.3"),
        ("编号 2.1.3", "2.1.3"),
        ("2.1.3号", "2.1.3"),
        ("2.1.M1", "2.1.m1"),
        ("2.1.3T1", "2.1.3t1"),
        ("2.1.3 t1", "2.1.3t1"),
        ("指标2.1.3t1", "2.1.3t1"),
        ("Ｔ４", "t4"),
        ("2.1.3-2", "2.1.3-2"),
        ("2", "2"),
        ("二", "2"),
        ("二（一）", "2.1"),
        ("二、（一）", "2.1"),
        ("二（一）建设任务三", "2.1.3"),
        ("二(一)建设任务3", "2.1.3"),
        ("“二、（一）建设任务三”", "2.1.3"),
        ("二 （一） 建设任务 三", "2.1.3"),
        ("二（一）三", "2.1.3"),
        ("二.一.三", "2.1.3"),
        ("二（一）配套措施一", "2.1.m1"),
        ("十（一）1", "10.1.1"),
        ("十二（二）十一", "12.2.11"),
    ],
)
def test_a_code_may_be_typed_as_the_screen_or_the_paper_has_it(typed: str, code: str) -> None:
    assert code_of(typed) == code


@given(st.lists(st.integers(1, 99), min_size=3, max_size=3), st.booleans())
def test_a_code_and_its_number_on_paper_are_one(numbers: list[int], measure: bool) -> None:
    first, second, third = numbers
    code = f"{first}.{second}.{'m' if measure else ''}{third}"
    words = "配套措施" if measure else "建设任务"
    outer, inner, last = map(write_numeral, numbers)
    assert code_of(code) == code
    assert code_of(f"{outer}（{inner}）{words}{last}") == code
    assert code_of(f"{outer}、（{inner}）{words}{third}") == code


@given(st.text(max_size=12))
def test_no_text_stops_the_reader_of_codes(typed: str) -> None:
    assert isinstance(code_of(typed), str)


def test_an_item_bears_its_own_code_however_it_was_typed(book: Book) -> None:
    assert book.ask(choose_item, "一（一）建设任务一").code == "1.1.1"
    assert book.ask(choose_item, "一（一）配套措施一").code == "1.1.m1"
    assert book.ask(choose_section, "一（一）").code == "1.1"


def test_a_number_that_the_paper_prints_twice_is_not_guessed_at(empty: Book) -> None:
    plan = small_plan()
    empty.store(replace(plan, tasks=(*plan.tasks, task("1.1.1", 12))), source(), "twice")
    assert empty.ask(choose_item, "1.1.1").code == "1.1.1"
    with pytest.raises(InputError) as error:
        empty.ask(choose_item, "一（一）建设任务一")
    assert str(error.value) == "“一（一）建设任务一”在方案中有2处：1.1.1、1.1.1-2。请写编号。"


# Departments.


@pytest.mark.parametrize(
    "typed",
    [
        "“区卫健局”",
        "「区卫健局」",
        "区卫健局。",
        "区卫健局：",
        "区 卫健局",
        "区卫健局（牵头）",
        "区卫健局等",
        "区卫健局牵头",
    ],
)
def test_what_stands_around_a_name_is_no_part_of_it(book: Book, typed: str) -> None:
    assert book.ask(choose_department, typed).name == "区卫健局"


@pytest.mark.parametrize("typed", ["区卫健局、区财政局", "区卫健局，区财政局", "卫健局；财政局"])
def test_several_departments_are_not_one(book: Book, typed: str) -> None:
    with pytest.raises(InputError) as error:
        book.ask(choose_department, typed)
    assert str(error.value) == f"“{typed}”不止一个单位。--dept 一次只写一个单位，请分几次办理。"


# Quotes.


@pytest.mark.parametrize(
    "text", ["", "“", "“”", "“甲”和“乙”", "“两专科一中心”建设", "“一\n二”", '"甲"', "（甲）"]
)
def test_quotes_of_the_text_itself_stay(text: str) -> None:
    assert without_chinese_quotes(text) == text


@pytest.mark.parametrize("text", ["“甲乙”", "”甲乙“", "“甲乙“", " “甲乙” ", "‘甲乙’", "「甲乙」", "『甲乙』"])
def test_one_pair_around_the_whole_is_left_out(text: str) -> None:
    assert without_chinese_quotes(text) == "甲乙"
