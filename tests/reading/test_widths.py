import pytest

from gytrack.reading.text.widths import in_one_form


@pytest.mark.parametrize(
    "text",
    ["1,000家", "12:30", "3.5万", "1.建设", "一.总体要求", "目录....3", "甲，乙。", "v1.2", "\n 二.甲"],
)
def test_these_stay(text: str) -> None:
    assert in_one_form(text) == text


@pytest.mark.parametrize(
    ("text", "form"),
    [
        ("１．２０２５年", "1.2025年"),
        ("甲,乙;丙:丁!戊?", "甲，乙；丙：丁！戊？"),
        ("(责任单位:甲)", "（责任单位：甲）"),
        ("到2025年,建成5家.二是", "到2025年，建成5家。二是"),
        ("达90%.", "达90%。"),
        ('建成"甲".5年内', "建成“甲”。5年内"),
        ('"甲"和"乙"', "“甲”和“乙”"),
        ('"甲\n"乙"', "“甲\n“乙”"),
        ("「甲」", "“甲”"),
        ("1,00,甲", "1，00，甲"),
        ("ＡＢｃ％", "ABc%"),
    ],
)
def test_one_form(text: str, form: str) -> None:
    assert in_one_form(text) == form
