"""What was typed up to the cursor, as each shell would read it; nothing is expanded and nothing is run."""

from collections.abc import Iterator
from typing import NamedTuple

from gytrack.cli.completion.quoting import POWERSHELL_DOUBLE, POWERSHELL_SINGLE

SEPARATOR = "\x1f"
"""What scripts put between words: the sign that ASCII has for this, which nobody types."""


class Typed(NamedTuple):
    """The words before the cursor, and the one it stands in.

    Of the last one ``kept`` counts the characters that the shell leaves alone, and ``quote`` is the one that is open.
    ``elsewhere`` marks a word that is the shell's, not the program's: the file that the output goes to.
    """

    before: list[str]
    last: str
    kept: int = 0
    quote: str = ""
    elsewhere: bool = False


def in_words(text: str) -> Typed:
    """Take words that a shell has freed from quotes itself."""
    _, *before, last = text.split(SEPARATOR)
    return Typed(before, last)


def in_fish(text: str) -> Typed:
    """Take words of which fish has freed all but the last from quotes."""
    typed = in_words(text)
    return typed._replace(last=_Line(typed.last, "").read().last)


def in_powershell(text: str) -> Typed:
    """Take words as they stand in a line of PowerShell."""
    _, *before, last = map(_powershell_word, text.split(SEPARATOR))
    return Typed(before, last)


def in_bash(line: str, breaks: str) -> Typed:
    """Take a whole line.

    Args:
        line: up to the cursor, the program's name first.
        breaks: the signs behind which the part of a word begins that bash will replace (``COMP_WORDBREAKS``).
    """
    typed = _Line(line, breaks).read()
    return typed._replace(before=typed.before[1:])


class _Line:
    """A line of bash, read from left to right."""

    def __init__(self, line: str, breaks: str) -> None:
        self._signs = iter(line)
        self._breaks = breaks
        self._words: list[str] = []
        self._word: str | None = None
        self._kept = 0
        self._quote = ""
        self._redirected = False

    def read(self) -> Typed:
        for sign in self._signs:
            if self._quote:
                self._quoted(sign)
            elif sign in " \t\n":
                self._end()
            elif sign in "<>":
                self._redirect()
            elif sign == "\\":
                self._add(next(self._signs, ""))
            elif sign in "'\"":
                self._add("")
                self._quote, self._kept = sign, len(self._word or "")
            else:
                self._add(sign, breaks=sign in self._breaks)
        return Typed(self._words, self._word or "", self._kept, self._quote, self._redirected)

    def _quoted(self, sign: str) -> None:
        if sign == self._quote:
            self._quote = ""
            self._add("", breaks=sign in self._breaks)
        elif sign == "\\" and self._quote == '"':
            following = next(self._signs, "")
            self._add(following if following in '\\"$`' else sign + following)
        else:
            self._add(sign)

    def _add(self, text: str, *, breaks: bool = False) -> None:
        self._word = (self._word or "") + text
        if breaks:
            self._kept = len(self._word)

    def _end(self) -> None:
        if self._word is not None and not self._redirected:
            self._words.append(self._word)
        if self._word is not None:
            self._redirected = False
        self._word, self._kept = None, 0

    def _redirect(self) -> None:
        """Leave out the number before the sign (``2>``); the next word is a file's name."""
        if self._word and self._word.isdecimal():
            self._word = None
        self._end()
        self._redirected = True


def _powershell_word(text: str) -> str:
    return "".join(_powershell_signs(text))


def _powershell_signs(text: str) -> Iterator[str]:
    signs, quotes = iter(text), ""
    for sign in signs:
        if sign == "`" and quotes != POWERSHELL_SINGLE:
            yield next(signs, "")
        elif quotes and sign in quotes:
            following = next(signs, "")
            if following and following in quotes:
                yield following
            else:
                quotes = ""
                yield from _powershell_signs(following + "".join(signs))
        elif not quotes and sign in POWERSHELL_SINGLE + POWERSHELL_DOUBLE:
            quotes = POWERSHELL_SINGLE if sign in POWERSHELL_SINGLE else POWERSHELL_DOUBLE
        else:
            yield sign
