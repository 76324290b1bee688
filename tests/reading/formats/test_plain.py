"""Page numbers and what stands beside them on every page of a text that was copied off pages."""

import pytest
from told_papers import lines

from gytrack.reading.formats.opening import open_paper
from gytrack.reading.formats.plain import without_page_numbers


def page(number: str, *, head: str = "", foot: str = "") -> str:
    return f"{head}\n正文第{number}段，到此为止。\n{foot}\n— {number} —\n"


@pytest.mark.parametrize(
    "number", ["- 3 -", "—3—", "  － 12 －", "第3页", "第 3 页 共 10 页", "第3页，共10页"]
)
def test_a_page_number_is_no_text(number: str) -> None:
    shown = without_page_numbers(f"前文\n{number}\n后文")
    assert (shown.split(), len(shown)) == (["前文", "后文"], len(f"前文\n{number}\n后文"))


@pytest.mark.parametrize("line", ["12", "2025", "第3页见附件", "- 3 - 家", "（3）"])
def test_what_is_no_page_number(line: str) -> None:
    assert without_page_numbers(f"前文\n{line}\n后文") == f"前文\n{line}\n后文"


def test_a_head_that_comes_again_beside_the_numbers_is_text_but_once() -> None:
    text = "".join(page(str(number), head="某市人民政府办公厅文件") for number in range(1, 6))
    body = [f"正文第{number}段，到此为止。" for number in range(1, 6)]
    assert lines(open_paper(text.encode(), "a.txt")) == ["某市人民政府办公厅文件", *body]


def test_a_foot_that_comes_again_with_blanks_in_it_is_no_text() -> None:
    text = "".join(
        page(str(number), foot="某市 人民政府" if number % 2 else "某市人民政府") for number in range(1, 6)
    )
    assert len(lines(open_paper(text.encode(), "a.txt"))) == 5


def test_what_comes_twice_or_away_from_the_numbers_stays() -> None:
    twice = page("1", head="责任单位：区卫健局") + page("2", head="责任单位：区卫健局")
    assert lines(open_paper(twice.encode(), "a.txt")).count("责任单位：区卫健局") == 2
    away = "".join(
        f"责任单位：区卫健局\n第一句。\n第二句。\n- {number} -\n第三句{number}。\n" for number in range(5)
    )
    assert lines(open_paper(away.encode(), "a.txt")).count("责任单位：区卫健局") == 5
