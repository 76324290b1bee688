"""Numbers as Word's lists print them (ECMA-376, part 1, 17.18.59 ST_NumberFormat)."""

from collections.abc import Callable

from gytrack.numerals import write_numeral

_DIGITS = str.maketrans("0123456789", "〇一二三四五六七八九")
_WIDE = str.maketrans("0123456789", "０１２３４５６７８９")
_LEGAL = str.maketrans("零一二三四五六七八九十百千", "零壹贰叁肆伍陆柒捌玖拾佰仟")
_STEMS = "甲乙丙丁戊己庚辛壬癸"
_BRANCHES = "子丑寅卯辰巳午未申酉戌亥"
_ROMAN = (
    (1000, "M"), (900, "CM"), (500, "D"), (400, "CD"), (100, "C"), (90, "XC"), (50, "L"), (40, "XL"), (10, "X"), (9, "IX"),
    (5, "V"), (4, "IV"), (1, "I"),
)  # fmt: skip
_MOST = 9999
_LETTERS = 26


def write_count(form: str, number: int) -> str:
    """Write a number in a form of Word's; what has no such form, and any form not known here, has digits."""
    if not 0 <= number <= _MOST:
        return str(number)
    return _FORMS.get(form, str)(number)


def _from(first: str, count: int) -> Callable[[int], str]:
    """Return the writer of a run of characters that stand one after the other, the first of them for 1."""
    return lambda number: chr(ord(first) + number - 1) if 1 <= number <= count else str(number)


def _among(signs: str) -> Callable[[int], str]:
    return lambda number: signs[number - 1] if 1 <= number <= len(signs) else str(number)


def _letters(first: str) -> Callable[[int], str]:
    """Return the writer of A … Z, AA, BB …, as Word goes on."""
    return lambda number: (
        chr(ord(first) + (number - 1) % _LETTERS) * ((number - 1) // _LETTERS + 1) if number else "0"
    )


def _roman(number: int) -> str:
    text = ""
    for worth, sign in _ROMAN:
        text += sign * (number // worth)
        number %= worth
    return text or "0"


def _circled(number: int) -> str:
    first = ((20, "①", 1), (35, "㉑", 21), (50, "㊱", 36))
    return next(
        (chr(ord(sign) + number - start) for last, sign, start in first if 1 <= number <= last), str(number)
    )


_FORMS: dict[str, Callable[[int], str]] = {
    "bullet": lambda _: "",
    "none": lambda _: "",
    "chineseCounting": write_numeral,
    "chineseCountingThousand": write_numeral,
    "japaneseCounting": write_numeral,
    "taiwaneseCounting": write_numeral,
    "taiwaneseCountingThousand": write_numeral,
    "ideographDigital": lambda number: str(number).translate(_DIGITS),
    "japaneseDigitalTenThousand": lambda number: str(number).translate(_DIGITS),
    "taiwaneseDigital": lambda number: str(number).translate(_DIGITS),
    "chineseLegalSimplified": lambda number: write_numeral(number).translate(_LEGAL),
    "ideographLegalTraditional": lambda number: write_numeral(number).translate(_LEGAL),
    "ideographTraditional": _among(_STEMS),
    "ideographZodiac": _among(_BRANCHES),
    "ideographEnclosedCircle": _from("㊀", 10),
    "decimalZero": lambda number: f"{number:02}",
    "decimalFullWidth": lambda number: str(number).translate(_WIDE),
    "decimalFullWidth2": lambda number: str(number).translate(_WIDE),
    "decimalEnclosedCircle": _circled,
    "decimalEnclosedCircleChinese": _circled,
    "decimalEnclosedFullstop": _from("⒈", 20),
    "decimalEnclosedParen": _from("⑴", 20),
    "numberInDash": lambda number: f"- {number} -",
    "upperLetter": _letters("A"),
    "lowerLetter": _letters("a"),
    "upperRoman": _roman,
    "lowerRoman": lambda number: _roman(number).lower(),
}
