import pytest

from gytrack.reading.language.boxes import is_bullet, opens_box
from gytrack.reading.text.passage import Passage, Sheet


def line(text: str) -> Passage:
    return Sheet.of(text).lines()[0]


@pytest.mark.parametrize("text", ["专栏建设要有序推进。", "开设专栏3个", "专项行动", "专栏1 甲。乙。"])
def test_no_title_of_a_box(text: str) -> None:
    assert not opens_box(line(text))


@pytest.mark.parametrize("text", ["专栏1  重点工程", "专栏三：提升行动", "专栏 示范项目"])
def test_titles_of_boxes(text: str) -> None:
    assert opens_box(line(text))


@pytest.mark.parametrize("text", ["—3—", "-3度", "甲——乙"])
def test_no_bullet(text: str) -> None:
    assert not is_bullet(line(text))


@pytest.mark.parametrize("text", ["——坚持统筹。", "● 建设", "- 建设"])
def test_bullets(text: str) -> None:
    assert is_bullet(line(text))
