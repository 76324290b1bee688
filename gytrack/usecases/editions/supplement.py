"""A 政策解读 of a plan in the ledger: it gives the plan the dates that it does not print, and is compared with it."""

from collections import Counter
from datetime import date
from typing import NamedTuple

from gytrack.dates import long_day
from gytrack.errors import InputError
from gytrack.ledger.changes import update
from gytrack.ledger.connection import Reader, Writer
from gytrack.ledger.queries import plans as plan_queries
from gytrack.ledger.queries.filters import Filter
from gytrack.likeness import bare
from gytrack.records.ledger import PlanTerms
from gytrack.records.plan import Plan, Source
from gytrack.usecases.actor import Actor
from gytrack.usecases.applying import apply
from gytrack.usecases.asking.typed import plain
from gytrack.usecases.editions.mentioned import Mentions, mentions
from gytrack.usecases.exporting.plan_text import stored_plan
from gytrack.usecases.plan_rules import rules_of
from gytrack.usecases.reporting.report import status_report
from gytrack.usecases.texts import storable
from gytrack.wording import light

DATES = {"issued": "印发", "effective": "施行", "expires": "有效期至"}
"""The dates that such a paper tells of its plan, by the keys of both."""


class Lit(NamedTuple):
    """How many tasks go from one light to another, both in words."""

    before: str
    after: str
    tasks: int


class Supplement(NamedTuple):
    """What a paper gives a plan. ``after`` is the plan with ``filled`` dates.

    ``differing`` are dates that both have and that are not the same: key, the plan's, the paper's.
    """

    before: PlanTerms
    after: PlanTerms
    source: Source
    filled: dict[str, date]
    differing: tuple[tuple[str, date, date], ...]
    mentions: Mentions
    lights: tuple[Lit, ...]
    expected: int


def plan_interpreted(ledger: Reader, paper: Plan, code: str | None) -> PlanTerms | None:
    """Return the plan in the ledger that a paper interprets: by the code given, else by its title; null where none is."""
    for plan in plan_queries.all_plans(ledger):
        if plan.code == plain(code).lower() if code else bare(plan.title) == bare(paper.head.title):
            return plan
    return None


def prepare(ledger: Reader, plan: PlanTerms, paper: Plan, source: Source, day: date) -> Supplement:
    """Compare a plan with a paper that interprets it, and reckon what its dates change on a day."""
    named = {key: getattr(paper.head, key) for key in DATES if getattr(paper.head, key) is not None}
    filled = {key: value for key, value in named.items() if getattr(plan, key) is None}
    differing = tuple(
        (key, getattr(plan, key), value)
        for key, value in named.items()
        if getattr(plan, key) not in (None, value)
    )
    after = plan._replace(**filled)
    lights, expected = _effect(ledger, plan, after, day)
    found = mentions(stored_plan(ledger, plan), paper)
    return Supplement(plan, after, source, filled, differing, found, lights, expected)


def store(ledger: Writer, actor: Actor, code: str, paper: Plan, source: Source) -> int:
    """Give a plan its dates, reckoned anew on the ledger as it is now, and return the command's number.

    Raises:
        InputError: the plan has them all by now.
    """
    plan = plan_interpreted(ledger, paper, code)
    found = None if plan is None else prepare(ledger, plan, paper, source, actor.today)
    if found is None or not found.filled:
        raise InputError(f"方案 {code} 的日期已齐", "没有可补充的")
    said = "、".join(f"{DATES[key]}{long_day(day)}" for key, day in found.filled.items())
    words = f"import {storable(source.name, '文件名')}（解读，补充{said}，SHA-256 {source.sha256[:16]}…）"
    change = update("plan", found.before.id, dict.fromkeys(found.filled), **found.filled)
    return apply(ledger, actor.command("import", words, found.before.id), [change])


def _effect(ledger: Reader, before: PlanTerms, after: PlanTerms, day: date) -> tuple[tuple[Lit, ...], int]:
    """Return which lights change, and of how many tasks that are lit the expected percent does."""
    if before == after:
        return (), 0
    rules = rules_of(ledger, before, day)
    old, new = (
        status_report(ledger, plan, Filter(plan.id), None, day, rules).tasks for plan in (before, after)
    )
    pairs = [(one.status, other.status) for one, other in zip(old, new, strict=True)]
    shown = [[light(one.light, one.rule, rules.labels) for one in pair] for pair in pairs]
    changed = Counter((one, other) for one, other in shown if one != other)
    expected = sum(one.light is not None and one.expected != other.expected for one, other in pairs)
    return tuple(Lit(*words, tasks) for words, tasks in sorted(changed.items())), expected
