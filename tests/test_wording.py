from decimal import Decimal
from typing import get_args

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gytrack import term_words, wording
from gytrack.decimals import plain_decimal
from gytrack.records.ledger import TargetRow
from gytrack.records.terms import Kind, Light, Operator, Role, State
from gytrack.status.rules import Rule


@pytest.mark.parametrize(
    ("value", "words"),
    [
        ("5", "5"),
        ("5.0", "5"),
        ("5.50", "5.5"),
        ("1E+3", "1000"),
        ("1E-3", "0.001"),
        ("100", "100"),
        ("0", "0"),
        ("-0.0", "0"),
        ("0.10", "0.1"),
        ("-2.50", "-2.5"),
    ],
)
def test_writes_a_number_in_full(value: str, words: str) -> None:
    assert plain_decimal(Decimal(value)) == words


@given(st.decimals(allow_nan=False, allow_infinity=False, places=6, min_value=-(10**9), max_value=10**9))
def test_a_written_number_is_the_same_number(value: Decimal) -> None:
    written = plain_decimal(value)
    assert Decimal(written) == value
    assert "E" not in written
    assert not ("." in written and written.endswith("0"))


@pytest.mark.parametrize(
    ("op", "value", "upper", "unit", "words"),
    [
        (">=", "5", None, "家", "不少于5家"),
        (">=", "90", None, "%", "不低于90%"),
        ("=", "5", None, "家", "5家"),
        ("range", "1", "2", "名", "1—2名"),
        ("range", "5", "10", "%", "5%—10%"),
        ("~", "250", None, "名", "250名左右"),
        (">", "1000", None, "亿元", "超过1000亿元"),
        ("<=", "3", None, "个工作日", "不超过3个工作日"),
        ("<", "0.5", None, "%", "低于0.5%"),
    ],
)
def test_writes_a_goal_as_plans_do(
    op: Operator, value: str, upper: str | None, unit: str, words: str
) -> None:
    assert wording.goal(op, Decimal(value), None if upper is None else Decimal(upper), unit) == words


def row(op: Operator, value: str, upper: str | None, unit: str, baseline: str | None = None) -> TargetRow:
    low, high = Decimal(value), None if upper is None else Decimal(upper)
    base = None if baseline is None else Decimal(baseline)
    return TargetRow(1, "t1", "", None, None, "指标", op, low, high, unit, None, base, None, None, False)


@pytest.mark.parametrize(
    ("actual", "target", "words"),
    [
        ("2", row(">=", "5", None, "家"), "2/5家"),
        (None, row(">=", "5", None, "家"), "未报/5家"),
        ("0", row(">=", "5", None, "家"), "0/5家"),
        ("5", row(">=", "5", None, "家"), "5/5家"),
        ("3", row("=", "2", None, "家"), "3/2家（超额）"),
        ("2", row("range", "1", "2", "名"), "2/1—2名"),
        ("3", row("range", "1", "2", "名"), "3/1—2名（超额）"),
        ("85", row(">=", "90", None, "%"), "85%/90%"),
        (None, row(">=", "90", None, "%"), "未报/90%"),
        ("260", row("~", "250", None, "名"), "260/250名"),
        ("12", row("<=", "10", None, "件"), "12/不超过10件"),
        ("12", row("=", "10", None, "天", baseline="20"), "12/10天"),
    ],
)
def test_writes_what_is_done_of_a_goal(actual: str | None, target: TargetRow, words: str) -> None:
    assert wording.done_of(None if actual is None else Decimal(actual), target) == words


def test_says_so_where_a_goal_is_set_for_each_year() -> None:
    assert wording.target_goal(row(">=", "70", None, "项")) == "不少于70项"
    assert wording.target_goal(row(">=", "70", None, "项")._replace(per="year")) == "每年不少于70项"


@pytest.mark.parametrize(
    ("light", "rule", "word"),
    [
        ("red", "gap", "红灯"),
        ("yellow", "due_soon", "黄灯"),
        ("green", "finished_late", "绿灯"),
        ("grey", "unreported", "未报"),
        ("grey", "overdue_unreported", "逾期未报"),
        ("grey", "not_started", "未启动"),
        (None, "unlit_ongoing", "常态"),
        (None, "unlit_closed", "已销号"),
        (None, "unlit_na", "不适用"),
        (None, "unlit_dropped", "已取消"),
        (None, "unlit_kind", "—"),
    ],
)
def test_writes_a_light_or_why_there_is_none(light: Light | None, rule: str, word: str) -> None:
    assert wording.light(light, rule) == word


def test_never_speaks_of_a_grey_light() -> None:
    assert all("灰" not in wording.light("grey", rule) for rule in get_args(Rule))


@pytest.mark.parametrize(
    ("words", "terms"),
    [
        (term_words.LIGHTS, Light),
        (term_words.STATES, State),
        (term_words.KINDS, Kind),
        (term_words.ROLES, Role),
    ],
)
def test_has_one_word_for_each_term(words: dict[str, str], terms: object) -> None:
    assert set(words) == set(get_args(terms))
    assert len(set(words.values())) == len(words)


@pytest.mark.parametrize("state", get_args(State))
def test_reads_a_state_by_its_word_and_by_its_code(state: State) -> None:
    assert wording.state_of(term_words.STATES[state]) == state
    assert wording.state_of(state) == state
    assert wording.state_of("不明") is None


@pytest.mark.parametrize(
    ("points", "words"), [(35, "慢于序时35个百分点"), (0, "符合序时"), (-5, "快于序时5个百分点")]
)
def test_writes_a_gap_as_papers_do(points: int, words: str) -> None:
    assert wording.gap(points) == words


@pytest.mark.parametrize(
    ("code", "kind", "paper"),
    [
        ("m1", "measure", "配套措施一"),
        ("1.m1", "measure", "一、配套措施一"),
        ("10.1.1", "safeguard", "十（一）保障措施一"),
        ("2.1.m12", "measure", "二（一）配套措施十二"),
        ("2.1.3", "task", "二（一）建设任务三"),
        ("2.1.3.m2", "measure", "二（一）3.配套措施二"),
        ("2.1.3.4.m2", "measure", "二（一）3.（4）配套措施二"),
        ("2.1.m1-2", "measure", "二（一）配套措施一-2"),
        ("2.1-2.m1", "measure", "二（一）-2配套措施一"),
        ("20230101.m1", "measure", "20230101、配套措施一"),
    ],
)
def test_writes_a_code_as_papers_number(code: str, kind: Kind, paper: str) -> None:
    assert wording.paper_code(code, kind) == paper
