"""Documents spoilt at random, from a seed: lines dropped, doubled, swapped, cut; characters put in, out, over."""

import random
from collections.abc import Callable, Sequence

_ODD = (
    "一二三、（）().．：；，。“”《》【】〔〕[]①⑳0123456789０９％%\t\n\r \u3000\u200b\u202e\x00\x1b\ufeff—…·第章节是年月日家"
    "责任单位：牵头附件专栏|#*-\U0001f600\ud7ff\uffff"
)
Spoiling = Callable[[list[str], random.Random], None]


def spoilt(text: str, chance: random.Random) -> str:
    """Return ``text`` with one to thirty random changes."""
    lines = text.split("\n")
    for _ in range(chance.randint(1, 30)):
        chance.choice(_SPOILINGS)(lines, chance)
        lines = lines or [""]
    return "\n".join(lines)


def _at(lines: Sequence[str], chance: random.Random) -> int:
    return chance.randrange(len(lines))


def _drop(lines: list[str], chance: random.Random) -> None:
    first = _at(lines, chance)
    del lines[first : first + chance.randint(1, 8)]
    if not lines:
        lines.append("")


def _double(lines: list[str], chance: random.Random) -> None:
    first = _at(lines, chance)
    lines[first:first] = lines[first : first + chance.randint(1, 8)]


def _swap(lines: list[str], chance: random.Random) -> None:
    one, other = _at(lines, chance), _at(lines, chance)
    lines[one], lines[other] = lines[other], lines[one]


def _cut(lines: list[str], chance: random.Random) -> None:
    at = _at(lines, chance)
    place = chance.randint(0, len(lines[at]))
    lines[at : at + 1] = [lines[at][:place], lines[at][place:]]


def _join(lines: list[str], chance: random.Random) -> None:
    at = _at(lines, chance)
    lines[at : at + 2] = ["".join(lines[at : at + 2])]


def _shorten(lines: list[str], chance: random.Random) -> None:
    at = _at(lines, chance)
    lines[at] = lines[at][: chance.randint(0, len(lines[at]))]


def _garble(lines: list[str], chance: random.Random) -> None:
    at = _at(lines, chance)
    line = list(lines[at])
    for _ in range(chance.randint(1, 5)):
        place = chance.randint(0, len(line))
        line[place : place + chance.randint(0, 2)] = [
            chance.choice(_ODD) for _ in range(chance.randint(0, 4))
        ]
    lines[at] = "".join(line)


def _repeat(lines: list[str], chance: random.Random) -> None:
    lines[_at(lines, chance)] += chance.choice(_ODD) * chance.randint(50, 400)


_SPOILINGS: tuple[Spoiling, ...] = (_drop, _double, _swap, _cut, _join, _shorten, _garble, _repeat)
