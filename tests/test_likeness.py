import pytest
from hypothesis import given
from hypothesis import strategies as st

from gytrack.likeness import bare, likeness, overlap, pairs

WORDS = st.text("建成中医馆家所0123、。（ ", max_size=20)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("", ""),
        ("", "建成中医馆"),
        ("，。", "、；"),
        ("甲", "乙"),
        ("建成中医馆", "培养名老专家"),
        ("中医", "医中"),
    ],
)
def test_texts_without_two_characters_in_a_row_in_common_are_not_alike(one: str, other: str) -> None:
    assert likeness(one, other) == 0


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("建成3家。", "建成３家"),
        ("建成 3 家", "建成3家"),
        ("（一）建成“三馆”", "(一)建成「三馆」"),
        ("CT检查", "ct 检查"),
        ("甲", "甲。"),
    ],
)
def test_width_case_blanks_and_punctuation_do_not_count(one: str, other: str) -> None:
    assert likeness(one, other) == 1


@pytest.mark.parametrize(
    ("one", "other", "least", "most"),
    [
        ("建成示范中医馆不少于3家", "建成示范中医馆不少于5家", 0.7, 0.9),
        ("推进区域医疗中心建设", "加快推进区域医疗中心建设", 0.85, 0.95),
        ("推进区域医疗中心建设", "推进基层医疗机构改造", 0.1, 0.4),
    ],
)
def test_a_word_changed_leaves_texts_alike(one: str, other: str, least: float, most: float) -> None:
    assert least <= likeness(one, other) <= most


def test_what_stands_twice_counts_twice() -> None:
    assert likeness("好好好好", "好好") == pytest.approx(0.5)


@given(WORDS, WORDS)
def test_likeness_is_a_share_and_the_same_both_ways(one: str, other: str) -> None:
    assert 0 <= likeness(one, other) == likeness(other, one) <= 1


@given(WORDS)
def test_a_text_is_like_itself_wholly_where_it_says_anything(text: str) -> None:
    assert likeness(text, text) == (1 if bare(text) else 0)
    assert overlap(pairs(text), pairs(text)) == likeness(text, text)
