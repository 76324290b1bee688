"""The departments of the file: those that are listed, and those that tasks name."""

from collections.abc import Iterable, Iterator, Sequence

from gytrack.dates import shorten
from gytrack.reading.toml.entry import Entry, Named
from gytrack.reading.toml.grammar import DEPARTMENT
from gytrack.reading.toml.notes import Notes
from gytrack.reading.toml.outline import ReadTask
from gytrack.records.plan import Department

_ALIKE = 0.7


class Departments:
    """The listed departments by all their names; what they are called decides whether two names are one."""

    def __init__(self, head: Entry, notes: Notes) -> None:
        """Read the list below ``[plan]``, and note names that are there twice."""
        self._notes = notes
        self._listed = [(entry, entry.name("name")) for entry in head.tables("departments", DEPARTMENT)]
        self._aliases = [entry.names("aliases") for entry, _ in self._listed]
        self._owner: dict[str, str] = {}
        for entry, name in self._listed:
            if name and name in self._owner:
                entry.wrong("name", f"单位“{shorten(name)}”列了两次", "请合并为一项")
            self._owner[name] = name
        for (_, name), aliases in zip(self._listed, self._aliases, strict=True):
            for alias in aliases:
                self._add_alias(name, alias)

    def _add_alias(self, name: str, alias: Named) -> None:
        other = self._owner.setdefault(alias.name, name)
        if other != name:
            whose = "另一个单位的名称" if other == alias.name else f"“{shorten(other)}”的别名"
            wrong = f"“{shorten(alias.name)}”也是{whose}"
            self._notes.wrong(alias.node, "aliases", wrong, "一个名称只能属于一个单位，请删去其中一处")

    def read(self, tasks: Sequence[ReadTask]) -> tuple[Department, ...]:
        """Return the listed departments, and note what does not fit the tasks."""
        for task in tasks:
            self._check_roles(task)
        self._doubt_unlisted(tasks)
        named = {name.name for task in tasks for _, name in task.named}
        return tuple(
            self._department(entry, name, aliases, named)
            for (entry, name), aliases in zip(self._listed, self._aliases, strict=True)
        )

    def _department(self, entry: Entry, name: str, aliases: list[Named], named: set[str]) -> Department:
        members = tuple(dict.fromkeys(self._members(entry, name, named)))
        collective = entry.flag("collective")
        if members and collective is False:
            entry.wrong("collective", "有 members 的单位是统称", "请写 collective = true，或删去 members")
        others = tuple(alias.name for alias in aliases if alias.name != name)
        return Department(name, entry.inside("name"), others, members, collective)

    def _members(self, entry: Entry, name: str, named: set[str]) -> Iterator[str]:
        """Yield the members by the names that they are listed under."""
        for member in entry.names("members"):
            own = self._owner.get(member.name, member.name)
            if own == name:
                self._notes.wrong(member.node, "members", f"“{shorten(name)}”把自己列为成员", "请删去")
            elif own not in self._owner and own not in named:
                wrong = f"成员“{shorten(own)}”不是方案里的单位"
                todo = f'请在 departments 里列出 {{ name = "{shorten(own)}" }}'
                self._notes.wrong(member.node, "members", wrong, todo)
            yield own

    def _check_roles(self, task: ReadTask) -> None:
        """Note who is to lead and support one task, also under two names."""
        roles: dict[str, tuple[str, str]] = {}
        for role, named in task.named:
            own = self._owner.get(named.name, named.name)
            first, name = roles.setdefault(own, (role, named.name))
            if first != role:
                wrong = f"“{shorten(named.name)}”既牵头又配合"
                self._notes.wrong(named.node, role, wrong, "请在 lead 和 support 中只留一处")
            elif name != named.name:
                self._notes.doubt(named.node, f"“{named.name}”和“{name}”是同一个单位", "只算一次")

    def _doubt_unlisted(self, tasks: Sequence[ReadTask]) -> None:
        """Doubt each name that is not listed but looks like one that is, where it comes first."""
        seen = set(self._owner)
        for named in (named for task in tasks for _, named in task.named) if self._listed else ():
            if named.name not in seen:
                seen.add(named.name)
                if near := _near(named.name, self._owner):
                    self._notes.doubt(
                        named.node, f"“{named.name}”不在 departments 里，与“{near}”相近", "按新的单位收入"
                    )


def _near(name: str, known: Iterable[str]) -> str | None:
    from difflib import get_close_matches

    return next(iter(get_close_matches(name, known, n=1, cutoff=_ALIKE)), None)
