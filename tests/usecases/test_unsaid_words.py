"""A percent or a trouble that stands in the words only is noted, never taken."""

import pytest

from gytrack.usecases.entries.unsaid import percent_in, trouble_in, unsaid


@pytest.mark.parametrize(
    "text", ["", "知晓率90%", "资金到位80%", "新建2家", "完成验收", "百分之六十的街道已报", "完成2家"]
)
def test_no_percent_of_progress(text: str) -> None:
    assert percent_in(text) is None


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("进度80%", "80%"),
        ("约完成百分之六十", "百分之六十"),
        ("已完成约６０％", "60%"),
        ("推进至 45.5%", "45.5%"),
        ("工程进度：70%", "70%"),
    ],
)
def test_a_percent_of_progress(text: str, said: str) -> None:
    assert percent_in(text) == said


@pytest.mark.parametrize(
    "text", ["", "进展顺利", "没有受阻", "未出现滞后", "克服了停工的影响", "避免停滞", "不再滞后"]
)
def test_no_trouble(text: str) -> None:
    assert trouble_in(text) is None


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("受阻，等批复", "受阻"),
        ("选址滞后", "滞后"),
        ("没有资金，施工停滞", "停滞"),
        ("无人机项目搁置", "搁置"),
    ],
)
def test_a_trouble(text: str, said: str) -> None:
    assert trouble_in(text) == said


def test_what_was_reported_is_not_noted() -> None:
    text = "进度80%，受阻"
    assert unsaid(text, percent=True, state=True) == []
    assert [note[:10] for note in unsaid(text, percent=False, state=False)] == [
        "进展里写到“80%”，没"[:10],
        "进展里写到“受阻”，没"[:10],
    ]
