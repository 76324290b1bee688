"""Word's own lists: which mark each paragraph carries (ECMA-376, part 1, 17.9)."""

import re
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from gytrack.reading.formats.word.counting import write_count
from gytrack.reading.formats.word.names import COMPATIBILITY, W, is_on, number, value
from gytrack.reading.formats.word.symbols import write_bullet

if TYPE_CHECKING:
    from lxml.etree import _Element

    from gytrack.reading.formats.word.styles import Styles

_PLACE = re.compile(r"%([1-9])")
_LEVELS = 9
_LONGEST_MARK = 60
_CLOSED = "、）】》．，：。"


@dataclass(frozen=True, slots=True)
class _Level:
    start: int
    form: str
    text: str
    gap: str
    restart: int | None
    legal: bool
    style: str | None

    @classmethod
    def of(cls, element: "_Element") -> "_Level":
        text = (value(element, "lvlText") or "")[:_LONGEST_MARK]
        form = value(element, "numFmt") or _alternative(element) or "decimal"
        gap = "" if value(element, "suff") == "nothing" or text.endswith(tuple(_CLOSED)) else " "
        start = number(element, "start")
        legal = bool(is_on(element, "isLgl"))
        return cls(
            1 if start is None else start,
            form,
            text,
            gap,
            number(element, "lvlRestart"),
            legal,
            value(element, "pStyle"),
        )


@dataclass(slots=True)
class _Count:
    """Where the lists that share one definition stand: they count on from each other."""

    at: dict[int, int] = field(default_factory=dict)
    begun: set[int] = field(default_factory=set)


class Numbering:
    """The lists of a document, counted as its paragraphs come."""

    def __init__(self, root: "_Element | None", styles: "Styles") -> None:
        found = root if root is not None else ()
        self._styles = styles
        self._abstract = {one.get(f"{W}abstractNumId"): one for one in found if one.tag == f"{W}abstractNum"}
        self._lists = {one.get(f"{W}numId"): one for one in found if one.tag == f"{W}num"}
        self._levels: dict[int, dict[int, _Level]] = {}
        self._counts: dict[str | None, _Count] = {}

    def mark(self, identifier: int, place: int | str) -> str:
        """Count one more paragraph of a list, and return the mark that it carries, with the gap behind it."""
        levels = self._levels.get(identifier)
        if levels is None:
            levels = self._levels[identifier] = self._read(identifier)
        at = place if isinstance(place, int) else _level_of_style(levels, place)
        level = levels.get(at)
        if level is None:
            return ""
        count = self._advance(identifier, at, levels)
        if level.form == "bullet":
            return write_bullet(level.text) + level.gap
        mark = _PLACE.sub(lambda found: _written(levels, count, level, int(found[1]) - 1), level.text)
        return mark + level.gap if mark.strip() else ""

    def _advance(self, identifier: int, at: int, levels: dict[int, _Level]) -> _Count:
        """Count on at a level; those within it begin again, unless they say after which level they do."""
        count = self._counts.setdefault(self._definition(identifier), _Count())
        if identifier not in count.begun:
            count.begun.add(identifier)
            for inner, start in self._starts(identifier):
                count.at.pop(inner, None)
                if inner in levels:
                    levels[inner] = replace(levels[inner], start=start)
        level = levels[at]
        count.at[at] = count.at[at] + 1 if at in count.at else level.start
        for inner in [one for one in count.at if one > at]:
            restart = levels[inner].restart if inner in levels else None
            if restart is None or (restart > 0 and at < restart):
                del count.at[inner]
        return count

    def _starts(self, identifier: int) -> list[tuple[int, int]]:
        """Return the levels that a list begins anew, and at which number."""
        overrides = self._overrides(identifier)
        found = ((number_of_level(one), number(one, "startOverride")) for one in overrides)
        return [(level, start) for level, start in found if level is not None and start is not None]

    def _read(self, identifier: int) -> dict[int, _Level]:
        definition = self._abstract.get(self._definition(identifier))
        own = [one for override in self._overrides(identifier) for one in override.findall(f"{W}lvl")]
        shared = definition.findall(f"{W}lvl") if definition is not None else []
        levels = {number_of_level(one): _Level.of(one) for one in (*shared, *own)}
        return {at: level for at, level in levels.items() if at is not None and at < _LEVELS}

    def _overrides(self, identifier: int) -> "list[_Element]":
        found = self._lists.get(str(identifier))
        return found.findall(f"{W}lvlOverride") if found is not None else []

    def _definition(self, identifier: int) -> str | None:
        """Return which definition a list rests on; one may only point to the style that has it."""
        definition = value(self._lists.get(str(identifier)), "abstractNumId")
        link = value(self._abstract.get(definition), "numStyleLink")
        linked = self._styles.list_of_style(link) if link else None
        if linked is None or linked == identifier:
            return definition
        return value(self._lists.get(str(linked)), "abstractNumId")


def number_of_level(element: "_Element") -> int | None:
    """Return the level that a definition or an override is for."""
    text = element.get(f"{W}ilvl", "")
    return int(text) if text.isascii() and text.isdigit() else None


def _alternative(element: "_Element") -> str | None:
    """Return the usual form beside one that only newer programs know."""
    usual = element.find(f"{COMPATIBILITY}AlternateContent/{COMPATIBILITY}Fallback/{W}numFmt")
    return None if usual is None else usual.get(f"{W}val")


def _level_of_style(levels: dict[int, _Level], style: str) -> int:
    return next((at for at, level in levels.items() if level.style == style), 0)


def _written(levels: dict[int, _Level], count: _Count, own: _Level, at: int) -> str:
    """Write the number of one level within a mark; a level that has not been counted shows its start."""
    level = levels.get(at)
    if level is None:
        return ""
    form = "decimal" if own.legal and level.form != "bullet" else level.form
    return write_count(form, count.at.get(at, level.start))
