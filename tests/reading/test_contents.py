"""A contents list without pages is no part of the text; an outline that comes twice with its text is none."""

import pytest

from gytrack.reading.layout.contents import split_contents
from gytrack.reading.text.passage import Sheet

TEXT = ["一、目标", "建成中心。", "二、任务", "（一）建设。新建中心。", "三、要求", "抓好落实。"]


def listed(lines: list[str]) -> list[str]:
    return [one.text for one in split_contents(Sheet.of("\n".join(lines)).lines())[1]]


@pytest.mark.parametrize(
    "lines",
    [
        TEXT,
        # One heading alone comes again in an annex.
        ["一、目标", "一、目标", "建成中心。"],
        # The text of the first outline stands between.
        [*TEXT, *TEXT],
        # A heading that the text does not have.
        ["一、目标", "二、经费", *TEXT],
        # Another number.
        ["一、目标", "三、任务", *TEXT],
        # A longer heading is another one.
        ["一、目标", "二、任务分解", *TEXT],
    ],
)
def test_what_is_no_contents_list(lines: list[str]) -> None:
    assert listed(lines) == []


@pytest.mark.parametrize(
    "contents",
    [
        ["一、目标", "二、任务", "三、要求"],
        ["一、目标", "二、任务", "（一）建设", "三、要求"],
        ["一、目标1", "二、任务12", "三、要求30"],
    ],
)
def test_headings_that_stand_again_below(contents: list[str]) -> None:
    assert listed(["方案", "目录", *contents, *TEXT]) == contents


def test_a_title_between_contents_and_text_is_kept() -> None:
    lines = Sheet.of("\n".join(["目录", "一、目标", "二、任务", "某市工作方案", *TEXT])).lines()
    assert [one.text for one in split_contents(lines)[0]] == ["目录", "某市工作方案", *TEXT]
