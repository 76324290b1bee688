"""What closes a paper after its last item, and what still belongs to that."""

import pytest

from gytrack.reading.language.marks import mark_of
from gytrack.reading.layout.endings import closing_paragraphs
from gytrack.reading.text.passage import Sheet

CALL = "各地、各部门要高度重视，抓好落实。"


def closing(*lines: str) -> list[str]:
    paragraphs = Sheet.of("\n".join(lines)).lines()
    starts = closing_paragraphs(paragraphs, mark_of)
    return [one.text for one in paragraphs if one.start in starts]


@pytest.mark.parametrize(
    "lines",
    [
        # The text of its heading, whoever is called upon.
        ["（二）强化考核", CALL],
        ["三、工作要求", CALL, CALL],
        ["三、工作要求", "要建立机制。", CALL],
        ["十六、强化宣传。", CALL],
        # Further paragraphs of an item.
        ["（二）强化考核。定期考核。", "考核结果作为评优依据。"],
        ["1.建设中心。", "新建3家。"],
        # With a list of its own.
        ["1.建设中心。（责任单位：市甲局）", "新建3家。（责任单位：市乙局）"],
        ["1.建设中心", "责任单位：市甲局"],
        # Not after the last item.
        ["1.建设中心。", CALL, "2.培训人员。"],
        [CALL],
    ],
)
def test_what_closes_nothing(lines: list[str]) -> None:
    assert closing(*lines) == []


@pytest.mark.parametrize(
    ("lines", "last"),
    [
        (["（二）强化考核。定期考核。", CALL], [CALL]),
        (["（二）强化考核", "定期考核。", CALL], [CALL]),
        (["1.建设中心", "责任单位：市甲局", CALL], [CALL]),
        (["四、建设中心", "责任单位：市甲局", CALL], [CALL]),
        (["1.建设中心。（责任单位：市甲局）", "市乙室跟踪督办。"], ["市乙室跟踪督办。"]),
        (
            ["1.建设中心。", "以上任务按月报送。", "报送邮箱另行通知。"],
            ["以上任务按月报送。", "报送邮箱另行通知。"],
        ),
        (["十、建设中心，做好管护。", "请各单位认真落实。"], ["请各单位认真落实。"]),
        (["1.建设中心。", "请各单位认真落实。"], ["请各单位认真落实。"]),
        (["1.建设中心。", "本方案由市甲局负责解释。"], ["本方案由市甲局负责解释。"]),
    ],
)
def test_what_closes_a_paper(lines: list[str], last: list[str]) -> None:
    assert closing(*lines) == last
