"""Changing one line of the file's text, so that a person's comments, blank lines and order survive."""

import re
from collections.abc import Iterator
from typing import NamedTuple

from gytrack.cli.config.lines import line_pattern, toml
from gytrack.cli.config.spec import Value

_MARK = re.compile(r"[ \t]*#")
_TABLE = re.compile(r"[ \t]*\[")
_LINE = re.compile(r"[^\n]*\n|[^\n]+")

_Lines = list[str]


class Edited(NamedTuple):
    """The text as it is to be, and whether comments of the old one are lost."""

    text: str
    loses_comments: bool


def edited(text: str, name: str, value: Value | None) -> Edited:
    """Return a text that sets a name to a value, or, without a value, does not set it any more.

    The line of the name is changed and the result read again: only what says exactly what was meant is taken. Where no
    change of a line does (a value over several lines, a table), the whole is written anew.

    Raises:
        ValueError: the old text is no TOML, and no change of this name's lines mends it.
    """
    wanted = _wanted(text, name, value)
    for attempt in _attempts(text, name, value):
        found = _or_none(attempt)
        if found is not None and (found == wanted if wanted is not None else found.get(name) == value):
            return Edited(attempt, loses_comments=False)
    if wanted is None:
        raise ValueError(name)
    import tomli_w

    return Edited(tomli_w.dumps(wanted), loses_comments="#" in text)


def sets(text: str, name: str) -> bool:
    """Say whether a text sets a name, as far as can be told of one that is no TOML."""
    found = _or_none(text)
    return any(_places(_LINE.findall(text), name)) if found is None else name in found


def _wanted(text: str, name: str, value: Value | None) -> dict[str, object] | None:
    found = _or_none(text)
    if found is None:
        return None
    if value is None:
        return {other: kept for other, kept in found.items() if other != name}
    return {**found, name: value}


def _attempts(text: str, name: str, value: Value | None) -> Iterator[str]:
    if value is None:
        yield text  # there may be nothing to take out
    lines = _LINE.findall(text)
    places = [place for place, _ in _places(lines, name)]
    for place in places:
        yield "".join(_changed(lines, {place}, name, value))
    if len(places) > 1:  # written twice: the last stays
        fewer = _changed(lines, set(places[:-1]), name, None)
        yield "".join(_changed(fewer, {place for place, _ in _places(fewer, name)}, name, value))
    if value is not None:
        end = "\r\n" if "\r\n" in text else "\n"
        first = next((place for place, line in enumerate(lines) if _TABLE.match(line)), None)
        if first is not None:  # behind a table's head it would be that table's
            yield "".join((*lines[:first], f"{name} = {_written(value)}{end}{end}", *lines[first:]))
        yield text + (end if text and not text.endswith("\n") else "") + f"{name} = {_written(value)}" + end


def _places(lines: _Lines, name: str) -> Iterator[tuple[int, re.Match[str]]]:
    pattern = line_pattern(name)
    return (
        (place, found)
        for place, line in enumerate(lines)
        if (found := pattern.fullmatch(line.rstrip("\r\n")))
    )


def _changed(lines: _Lines, places: set[int], name: str, value: Value | None) -> _Lines:
    """Return the lines with some set to a value, or taken out but for their comments."""
    found = dict(_places(lines, name))
    changed = []
    for place, line in enumerate(lines):
        if place not in places:
            changed.append(line)
            continue
        end = line[len(line.rstrip("\r\n")) :]
        comment = _comment(found[place][2])
        if value is not None:
            changed.append(found[place][1] + _written(value) + comment + end)
        elif comment:
            changed.append(comment.lstrip() + end)
    return changed


def _comment(rest: str) -> str:
    """Return the comment behind a value, with the blanks before it; a sign inside quotes begins none."""
    starts = [mark.start() for mark in _MARK.finditer(rest)]
    for start in starts:
        if _or_none(f"x = {rest[:start]}") is not None:
            return rest[start:]
    return rest[starts[0] :] if starts and _or_none(f"x = {rest}") is None else ""


def _written(value: Value) -> str:
    import tomli_w

    return tomli_w.dumps({"x": value}).strip().removeprefix("x = ")


def _or_none(text: str) -> dict[str, object] | None:
    try:
        return toml(text)
    except ValueError:
        return None
