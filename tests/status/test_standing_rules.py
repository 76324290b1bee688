from datetime import date

import pytest
from status_values import DAY, report

from gytrack import wording
from gytrack.records.ledger import Report, Said, Words
from gytrack.status import standing

MAY, JUNE = date(2025, 5, 12), date(2025, 6, 23)


def own(problem: str, day: date, dept: str | None = None) -> Said:
    return Said(_report(problem, day, dept), counts=True)


def theirs(problem: str, day: date, dept: str = "区财政局") -> Said:
    return Said(_report(problem, day, dept), counts=False)


def _report(problem: str, day: date, dept: str | None) -> Report:
    return report(day=day.isoformat(), problem=problem)._replace(dept=dept, next_step=problem)


@pytest.mark.parametrize(
    ("said", "shown"),
    [
        (None, None),
        (own("", MAY), "已开工"),
        (own("", MAY, "区发改经信局"), "已开工"),
        (theirs("", MAY), "区财政局：已开工"),
    ],
)
def test_only_a_supporting_departments_words_have_its_name_in_front(
    said: Said | None, shown: str | None
) -> None:
    assert standing.text(Words(text=said)) == shown


@pytest.mark.parametrize(
    ("said", "counted_day", "shown"),
    [
        (None, None, None),
        (None, JUNE, None),
        (own("3家选址未定", JUNE), JUNE, "3家选址未定"),
        (own("3家选址未定。", JUNE), JUNE, "3家选址未定。"),
        (own("3家选址未定", MAY), JUNE, "3家选址未定（5月12日报）"),
        (own("3家选址未定。", MAY), JUNE, "3家选址未定（5月12日报）"),
        (own("3家选址未定", date(2024, 12, 31)), JUNE, "3家选址未定（2024年12月31日报）"),
        (own("无", MAY), JUNE, ""),
        (theirs("资金未到位", JUNE), None, "区财政局：资金未到位"),
        (theirs("资金未到位", JUNE), MAY, "区财政局：资金未到位"),
        (theirs("资金未到位", MAY), JUNE, "区财政局：资金未到位（5月12日报）"),
        (theirs("无", MAY), JUNE, ""),
    ],
)
def test_what_a_later_report_left_open_stands_with_its_day(
    said: Said | None, counted_day: date | None, shown: str | None
) -> None:
    assert standing.dated_problem(Words(problem=said, counted_day=counted_day), DAY) == shown
    assert standing.dated_next_step(Words(next_step=said, counted_day=counted_day), DAY) == shown


def test_where_nobody_counts_the_day_is_measured_by_the_latest_words() -> None:
    words = Words(theirs("", JUNE), theirs("资金未到位", MAY))
    assert standing.dated_problem(words, DAY) == "区财政局：资金未到位（5月12日报）"
    assert standing.problem(words) == "区财政局：资金未到位"


@pytest.mark.parametrize(
    "words", ["无", "没有", "暂无", "已解决", "无问题", "暂无。", " 无\n", "无；", "/", "—"]
)
def test_words_that_say_there_is_none(words: str) -> None:
    assert wording.says_none(words)


@pytest.mark.parametrize(
    "words",
    [
        "",
        "无新问题",
        "无法选址",
        "没有场地",
        "已解决2家",
        "部分已解决",
        "无场地、无资金",
        "无人申报",
        "暂无场地",
        "问题未解决",
    ],
)
def test_words_that_say_more_than_that_there_is_none(words: str) -> None:
    assert not wording.says_none(words)
