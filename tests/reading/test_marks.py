import pytest

from gytrack.reading.language.marks import enumeration, mark_of
from gytrack.reading.text.passage import Sheet


def opening(text: str) -> tuple[str, int] | None:
    mark = mark_of(Sheet.of(text).lines()[0])
    return (mark.kind, mark.number) if mark else None


@pytest.mark.parametrize(
    "text",
    [
        "4.5吨以下货车",
        "500、1000、2000元",
        "1.5%以上",
        "一、二、三级医院",
        "中医药",
        "（含转岗）",
        "2025年",
        "一个中心",
        "三要三不要",
        "二要素",
        "一是否",
        "其他",
        "其一生",
    ],
)
def test_what_is_no_mark(text: str) -> None:
    assert opening(text) is None


@pytest.mark.parametrize(
    ("text", "kind", "number"),
    [
        ("一、总体要求", "part", 1),
        ("十五、附则", "part", 15),
        ("（二）目标", "item", 2),
        ("(十三）目标", "item", 13),
        ("1. 建设", "point", 1),
        ("1﹒建设", "point", 1),
        ("１２．建设", "point", 12),
        ("3、建设", "point", 3),
        ("1. 5G网络", "point", 1),
        ("11.121人才项目", "point", 11),
        ("（1）建设", "paren", 1),
        ("一是建设", "ordinal", 1),
        ("第三，建设", "ordinal", 3),
        ("第三：建设", "ordinal", 3),
        ("其二，建设", "ordinal", 2),
        ("二要建设", "ordinal", 2),
        ("㈢目标", "item", 3),
        ("⒉建设", "point", 2),
        ("⑴建设", "paren", 1),
        ("③建设", "circle", 3),
    ],
)
def test_marks(text: str, kind: str, number: int) -> None:
    assert opening(text) == (kind, number)


@pytest.mark.parametrize(
    "text",
    [
        "4..建设",
        "4.、建设",
        "4、.建设",
        "四、.建设",
        "（四）、建设",
        "（四）.建设",
        "(4)、建设",
        "(4).建设",
        "④、建设",
    ],
)
def test_a_mark_typed_twice_is_one(text: str) -> None:
    passage = Sheet.of(text).lines()[0]
    mark = mark_of(passage)
    assert mark is not None
    assert (mark.number, passage[mark.width :].text) == (4, "建设")


@pytest.mark.parametrize(
    "text",
    ["建设一是甲二是乙。", "一是甲。", "二是甲。三是乙。", "1.甲。3.乙。"],
)
def test_no_enumeration(text: str) -> None:
    assert enumeration(Sheet.of(text).lines()[0]) == []


@pytest.mark.parametrize(
    ("text", "starts"),
    [
        ("一是甲。二是乙。", [0, 4]),
        ("引言。一是甲；二是乙；三是丙。", [3, 7, 11]),
        ("一是甲。（责任单位：市局）二是乙。", [0, 13]),
        # A misprinted number is taken as it is printed: what follows it is no part of the one before.
        ("一是甲。三是乙。四是丙。", [0, 4, 8]),
        ("1.甲。2.乙。", [0, 4]),
        ("（1）甲。（2）乙。", [0, 5]),
    ],
)
def test_enumerations(text: str, starts: list[int]) -> None:
    assert [at for at, _ in enumeration(Sheet.of(text).lines()[0])] == starts
