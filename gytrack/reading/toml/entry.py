"""One table of the file: hands out its values by key, and notes what is unknown, missing or of the wrong kind."""

from collections.abc import Callable, Mapping
from datetime import date
from decimal import Decimal
from typing import NamedTuple, TypeVar

from gytrack.dates import shorten
from gytrack.reading.toml import values
from gytrack.reading.toml.grammar import FORMS, Form
from gytrack.reading.toml.notes import Notes
from gytrack.reading.toml.positions import Node
from gytrack.reading.toml.values import Meant, Wrong
from gytrack.records.place import Place

T = TypeVar("T")


class Named(NamedTuple):
    """A name in a list, and where it stands."""

    name: str
    node: Node


class Entry:
    """A table with its positions and the keys it may have."""

    def __init__(self, table: Mapping[str, object], node: Node, form: Form, notes: Notes) -> None:
        """Note keys that are unknown or missing."""
        self._table = table
        self.node = node
        self._form = form
        self._notes = notes
        for key in table:
            if key not in form.known():
                self.wrong(key, f"{form.name} 里没有 {shorten(key)} 这个键", _known(key, form))
        for key in form.required:
            if key not in table:
                self.wrong(key, f"{form.name} 缺 {key}", f"请加上 {key} = …")

    def at(self, key: str) -> Node:
        """Return where a key stands, of a missing one its table."""
        return self.node.parts.get(key, self.node)

    def inside(self, key: str) -> Place:
        """Return the place of a key's text, without its quotes."""
        return self._notes.inside(self.at(key))

    def own_place(self) -> Place:
        """Return where the table itself stands."""
        return self._notes.place(self.node)

    def has(self, key: str) -> bool:
        """Say whether a key is there, whatever its value."""
        return key in self._table

    def wrong(self, key: str, wrong: str, todo: str) -> None:
        """Note a mistake at a key."""
        self._notes.wrong(self.at(key), key, wrong, todo)

    def doubt(self, key: str, unsure: str, assumed: str) -> None:
        """Note a doubt at a key."""
        self._notes.doubt(self.at(key), unsure, assumed)

    def text(self, key: str) -> str | None:
        """Return a text, null where there is none."""
        return self._value(key, values.as_text)

    def code(self, key: str) -> str:
        """Return a code, empty where there is none."""
        return self._value(key, values.as_code) or ""

    def name(self, key: str) -> str:
        """Return a department's name, empty where there is none."""
        return self._value(key, values.as_name) or ""

    def day(self, key: str) -> date | None:
        """Return a day, null where there is none."""
        return self._value(key, values.as_day)

    def number(self, key: str) -> Decimal | None:
        """Return a number, null where there is none."""
        return self._value(key, values.as_number)

    def year(self, key: str) -> int | None:
        """Return a year, null where there is none."""
        return self._value(key, values.as_year)

    def flag(self, key: str) -> bool | None:
        """Return whether something is so, null where nothing is said."""
        return self._value(key, values.as_flag)

    def word(self, key: str, words: Mapping[str, T], known: str) -> T | None:
        """Return what a word of a closed set stands for, null where there is none."""
        text = self.text(key)
        found = None if text is None else words.get(values.plain(text))
        if text is not None and found is None:
            self.wrong(key, f"不认识“{shorten(text)}”", f"可写：{known}")
        return found

    def names(self, key: str) -> list[Named]:
        """Return a list of names, each once."""
        node, found = self.at(key), dict[str, Named]()
        for number, item in enumerate(self._value(key, values.as_list) or ()):
            here = node.parts.get(number, node)
            name = values.as_name(item)
            if isinstance(name, Wrong):
                self._notes.wrong(here, key, *name)
            elif name in found:
                self._notes.doubt(here, f"“{name}”在 {key} 里写了两次", "只算一次")
            else:
                found[name] = Named(name, here)
        return list(found.values())

    def tables(self, key: str, form: Form) -> list["Entry"]:
        """Return the tables of an array."""
        value, node = self._table.get(key, []), self.at(key)
        if not isinstance(value, list) or not all(isinstance(item, dict) for item in value):
            self.wrong(key, f"{key} 的写法不对", _many(key))
            return []
        return [Entry(item, node.parts[number], form, self._notes) for number, item in enumerate(value)]

    def table(self, key: str, form: Form) -> "Entry":
        """Return a table that is there once; an empty one where it is missing."""
        value = self._table.get(key)
        if isinstance(value, dict):
            return Entry(value, self.at(key), form, self._notes)
        if value is not None:
            self.wrong(key, f"{key} 的写法不对", f"请写成 [{key}]，只有一层方括号")
        return Entry({}, self.node, form._replace(required=()), self._notes)

    def _value(self, key: str, read: Callable[[object], T | Meant | Wrong]) -> T | None:
        """Return a key's value as it is wanted, and note where it is not, or is by its meaning only."""
        if key not in self._table:
            return None
        found = read(self._table[key])
        if isinstance(found, Wrong):
            self.wrong(key, *found)
            return None
        if isinstance(found, Meant):
            self.doubt(key, found.unsure, found.assumed)
            value: T = found.value  # type: ignore[assignment]  # each reader means what it returns otherwise
            return value
        return found


def _known(key: str, form: Form) -> str:
    """Name the key that was probably meant, or the table where this key belongs, or all that are known."""
    from difflib import get_close_matches

    if near := get_close_matches(key.lower(), form.known(), n=1):
        return f"可能应为 {near[0]}"
    if others := [other.name for other in FORMS if key in other.known()]:
        return f"{key} 写在 {'、'.join(others)} 里"
    return f"可写：{'、'.join(form.known())}"


def _many(key: str) -> str:
    if key in ("sections", "tasks"):
        return f"每一项从 [[{key}]] 一行写起，有两层方括号"
    return f"请写成 {key} = [ {{ name = … }}, ]，每项一对花括号"
