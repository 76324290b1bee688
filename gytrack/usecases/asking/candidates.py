"""What a person may be about to type: names and codes that fit the letters typed so far."""

import re
from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from gytrack.ledger.connection import Reader
from gytrack.ledger.queries import bulletins as bulletin_queries
from gytrack.ledger.queries import departments as department_queries
from gytrack.ledger.queries import former, hints, people
from gytrack.ledger.queries import plans as plan_queries
from gytrack.ledger.queries import targets as target_queries
from gytrack.ledger.queries.departments import Name
from gytrack.ledger.queries.hints import Coded, Hint
from gytrack.records.ledger import PlanTerms, TargetRow
from gytrack.usecases.asking.choosing import ALL
from gytrack.usecases.asking.items import choose_item
from gytrack.usecases.asking.typed import plain
from gytrack.usecases.naming.names import begun_initials

_FEW = 100
"""Above so many codes a person goes down the outline level by level."""
_MOST = 1000
_COMMANDS = 20
_LETTERS = 10**9
_PIECES = re.compile(r"\d+|\D+")


class Candidate(NamedTuple):
    """A word that may be meant.

    ``match`` is the part of it, or of another name for it, that begins with what was typed: 区卫健局 for 区卫, qwjj
    for qw, 卫健局 for 卫健. After a word that is not ``whole`` more is to be typed at once.
    """

    value: str
    match: str
    about: str = ""
    whole: bool = True


class Offer(NamedTuple):
    """The words that may be meant; ``partial`` where there are more than these."""

    candidates: Sequence[Candidate] = ()
    partial: bool = False


def beginning(typed: str, words: Iterable[tuple[str, str]]) -> Offer:
    """Offer those of some words, each with what it is about, that begin as typed."""
    return Offer([Candidate(word, word, about) for word, about in words if word.startswith(typed)])


def departments(ledger: Reader, plans: Sequence[PlanTerms], typed: str) -> Offer:
    """Offer departments by the beginning of a name or alias, else by initials, else by part of a name."""
    names = [name for plan in plans for name in department_queries.names(ledger, plan.id)]
    wanted = plain(typed)
    for fitting in (_begun, _initialled, _within):
        found: dict[str, Candidate] = {}
        for name in names:
            match = fitting(name, wanted)
            if match is not None:
                found.setdefault(name.department, Candidate(name.department, match))
        if found:
            return Offer(list(found.values()))
    return Offer()


def _begun(name: Name, wanted: str) -> str | None:
    full = plain(name.name)
    return full if full.startswith(wanted) else None


def _initialled(name: Name, wanted: str) -> str | None:
    return begun_initials(name.initials, wanted.lower())


def _within(name: Name, wanted: str) -> str | None:
    _, found, rest = plain(name.name).partition(wanted)
    return found + rest if found else None


def plans(ledger: Reader, typed: str) -> Offer:
    """Offer the codes of plans."""
    return beginning(
        plain(typed).lower(), ((plan.code, plan.title) for plan in plan_queries.all_plans(ledger))
    )


def plans_or_all(ledger: Reader, typed: str) -> Offer:
    """Offer the codes of plans, and the word for all of them."""
    every = beginning(plain(typed).lower(), [(ALL, "全部方案")])
    return Offer([*plans(ledger, typed).candidates, *every.candidates])


def codes(ledger: Reader, plans: Sequence[PlanTerms], typed: str, kinds: Sequence[Coded]) -> Offer:
    """Offer codes of these kinds with their titles; where there are many, only down to the next dot."""
    wanted = plain(typed).lower()
    if "@" in wanted:
        return _of_editions(ledger, plans, wanted, kinds)
    found = _coded(ledger, plans, wanted, kinds)
    if len(found) > _FEW:
        sections = _coded(ledger, plans, wanted, ("section",), level=True)
        others = _coded(ledger, plans, wanted, [kind for kind in kinds if kind != "section"], level=True)
        if len(sections) + len(others) > 1:
            return _cut([*map(_head, sections), *map(_whole, others)])
    return _cut(list(map(_whole, found)))


def _of_editions(ledger: Reader, plans: Sequence[PlanTerms], wanted: str, kinds: Sequence[Coded]) -> Offer:
    """Offer codes with the earlier edition that had them: 2.1.3@1."""
    found = [
        Candidate(code, code, title)
        for plan in plans
        for kind in kinds
        for code, title in former.beginning(ledger, plan.id, kind, wanted, _MOST + 1)
    ]
    return _cut(list({one.value: one for one in found}.values()))


def _coded(
    ledger: Reader, plans: Sequence[PlanTerms], wanted: str, kinds: Sequence[Coded], *, level: bool = False
) -> list[Hint]:
    """Return hints by the numbers in their codes, each code once: several plans may have the same."""
    once = {
        hint.code: hint
        for plan in reversed(plans)
        for kind in kinds
        for hint in hints.codes(ledger, plan.id, kind, wanted, _MOST + 1, level=level)
    }
    return [once[code] for code in sorted(once, key=_numbers)]


def _numbers(code: str) -> list[tuple[int, str]]:
    """Return what a code is sorted by: 2.1.10 after 2.1.9, letters after all numbers."""
    return [(int(piece), "") if piece.isdecimal() else (_LETTERS, piece) for piece in _PIECES.findall(code)]


def _head(hint: Hint) -> Candidate:
    return Candidate(f"{hint.code}.", f"{hint.code}.", hint.title, whole=False)


def _whole(hint: Hint) -> Candidate:
    return Candidate(hint.code, hint.code, hint.title)


def _cut(found: Sequence[Candidate]) -> Offer:
    return Offer(found[:_MOST], len(found) > _MOST)


def figures(ledger: Reader, plan: PlanTerms, typed: str, code: str) -> Offer:
    """Offer the targets of a task, each with the sign that its number follows: ``t1=``."""
    item = choose_item(ledger, plan, code)
    if item.task is None or item.target is not None:
        return Offer()
    wanted = plain(typed).lower()
    targets = target_queries.targets_of(ledger, item.task.id)
    return Offer([fitting for target in targets for fitting in _figure(target, wanted)])


def _figure(target: TargetRow, wanted: str) -> Iterator[Candidate]:
    short = target.code.removeprefix(target.owner)
    for word in (short, target.code):
        if word.startswith(wanted):
            yield Candidate(f"{word}=", f"{word}=", target.name, whole=False)
            return
    if plain(target.name).lower().startswith(wanted):
        yield Candidate(f"{short}=", plain(target.name).lower(), whole=False)


def commands(ledger: Reader, plans: Sequence[PlanTerms], typed: str) -> Offer:
    """Offer the latest commands that can be undone."""
    wanted = plain(typed)
    found = [hint for plan in plans for hint in hints.commands(ledger, plan.id, wanted, _COMMANDS + 1)]
    found.sort(key=lambda hint: -int(hint.code))
    latest = [Candidate(number, number, words) for number, words in found[:_COMMANDS]]
    return Offer(latest, len(found) > _COMMANDS)


def offices(ledger: Reader, plans: Sequence[PlanTerms], typed: str) -> Offer:
    """Offer the 责任科室 that tasks were given to."""
    return beginning(plain(typed), ((name, "") for plan in plans for name in people.offices(ledger, plan.id)))


def bulletins(ledger: Reader, plans: Sequence[PlanTerms], typed: str) -> Offer:
    """Offer the numbers of bulletins, the latest first."""
    found = [row for plan in plans for row in bulletin_queries.all_of(ledger, plan.id)]
    found.sort(key=lambda row: -row.number)
    return beginning(plain(typed), ((str(row.number), row.label) for row in found[:_MOST]))
