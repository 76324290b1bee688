"""What each shell is told: a first line that says how to take the rest, then a word a line."""

from collections.abc import Callable, Sequence
from itertools import takewhile
from typing import NamedTuple

from gytrack.cleaning import clean
from gytrack.cli.completion import quoting
from gytrack.cli.completion.typed import Typed
from gytrack.cli.screens.width import fold, pad, width
from gytrack.usecases.asking.candidates import Candidate, Offer

FILE = "file"
_WHOLE, _OPEN, _CHOOSE = "whole", "open", "choose"
_GAP = 2
_LONGEST_MATCH = 30
_MENU = ("37", "42")
"""What bash calls the keys that put word after word onto the line; all others list them."""


class Screen(NamedTuple):
    """How wide the terminal is, how bash completes, and whether it counts bytes for characters."""

    columns: int
    way: str = ""
    bytewise: bool = False


class KeyPress(NamedTuple):
    """What was typed before it, what of the last word stands before the value (``--dept=``), and the screen."""

    typed: Typed
    kept: str
    screen: Screen


Reply = Callable[[KeyPress, Offer], list[str]]


def bash(key: KeyPress, offer: Offer) -> list[str]:
    """Reply with one word to put onto the line, or with labels, of which bash puts what all begin with."""
    fitting = [each for each in offer.candidates if _leaves_alone(key, each)]
    if len(fitting) == 1 or key.screen.way in _MENU:
        words = [_part(key, each.value) for each in fitting]
        return [_WHOLE if all(each.whole for each in fitting) else _OPEN, *words]
    matches = [_part(key, each.match) for each in fitting]
    labels = _labels(matches, fitting, key.screen.columns)
    begun = key.typed.last.removeprefix(key.kept)
    shared = _part(key, begun if offer.partial else _common([each.match for each in fitting]))
    if labels and _put_onto_line(labels, key.screen) != shared:
        labels.append(shared)
    return [_OPEN, *labels]


def _leaves_alone(key: KeyPress, each: Candidate) -> bool:
    """Say whether a word begins with what bash leaves on the line."""
    stays = key.typed.last[: key.typed.kept]
    return all((key.kept + word).startswith(stays) for word in (each.value, each.match))


def _part(key: KeyPress, word: str) -> str:
    """Return the part of a word that bash puts onto the line, as it has to stand there."""
    return quoting.in_bash((key.kept + word)[key.typed.kept :], key.typed.quote)


def _put_onto_line(labels: Sequence[str], screen: Screen) -> str:
    """Return what bash makes of labels; a part of a character is not a character."""
    if not screen.bytewise:
        return _common(labels)
    return (
        _common([label.encode().decode("latin-1") for label in labels])
        .encode("latin-1")
        .decode(errors="replace")
    )


def _common(words: Sequence[str]) -> str:
    """Return what all words begin with."""
    same = takewhile(lambda signs: len(set(signs)) == 1, zip(*words, strict=False))
    return "".join(signs[0] for signs in same)


def _labels(matches: Sequence[str], offered: Sequence[Candidate], columns: int) -> list[str]:
    """Set beside each match the word it stands for and what that is about, in columns, no wider than the screen."""
    left = min(max(map(width, matches), default=0), _LONGEST_MATCH)
    labels = []
    for match, each in zip(matches, offered, strict=True):
        room = columns - max(left, width(match)) - _GAP - 1
        shown = fold(_about(each), room)[0] if room > _GAP else ""
        labels.append(pad(match, left) + " " * _GAP + shown if shown else match)
    return labels


def _about(each: Candidate) -> str:
    """Say what a match stands for; what it is about is anybody's text, the word itself is clean already."""
    return " ".join(filter(None, (each.value if each.value != each.match else "", clean(each.about))))


def zsh(key: KeyPress, offer: Offer) -> list[str]:
    """Reply with words and their labels; ``choose`` where zsh is not to put on what they all begin with."""
    labels = _labels([each.match for each in offer.candidates], offer.candidates, key.screen.columns)
    others = any(each.value != each.match for each in offer.candidates)
    rows = [
        f"{_WHOLE if each.whole else _OPEN}\t{key.kept}{each.value}\t{label}"
        for each, label in zip(offer.candidates, labels, strict=True)
    ]
    return [_CHOOSE if others or offer.partial else _WHOLE, *rows]


def fish(key: KeyPress, offer: Offer) -> list[str]:
    """Reply with words that have in them what was typed, since fish takes no others: for qw not 区卫健局 but qwjj."""
    begun = key.typed.last.removeprefix(key.kept)
    rows = []
    for each in offer.candidates:
        if begun in each.value:
            rows.append(f"{key.kept}{each.value}\t{clean(each.about)}")
        else:
            rows.append(f"{key.kept}{each.match}\t{_about(each)}")
    return [_WHOLE, *rows]


def powershell(key: KeyPress, offer: Offer) -> list[str]:
    """Reply with words in quotes where they need them, their labels and what they are about."""
    rows = [
        f"{key.kept}{quoting.in_powershell(each.value)}\t{each.value}\t{_about(each) or each.value}"
        for each in offer.candidates
    ]
    return [_WHOLE, *rows]
