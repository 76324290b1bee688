import pytest

from gytrack.reading.language.brackets import bracketed


@pytest.mark.parametrize(
    ("text", "inside"),
    [
        ("甲", []),
        ("甲（乙", []),
        ("甲）乙", []),
        ("甲（乙）丙（丁）", ["（乙）", "（丁）"]),
        ("（甲〔乙〕丙）", ["（甲〔乙〕丙）"]),
        ("（甲（乙）（丙））", ["（甲（乙）（丙））"]),
        ("（甲】", ["（甲】"]),
        ("（甲（乙）", ["（乙）"]),
        ("《甲（试行）》", ["《甲（试行）》"]),
    ],
)
def test_outermost_brackets(text: str, inside: list[str]) -> None:
    assert [text[start:end] for start, end in bracketed(text)] == inside
