"""Sets of rules as rows and as JSON."""

from collections.abc import Iterator, Sequence

from gytrack.dates import long_day
from gytrack.export.json_values import iso
from gytrack.export.tables import SCHEMA, Column, Table, Value
from gytrack.usecases.reporting.row_json import Json
from gytrack.usecases.ruling.figures import BY_KEY, FIGURES, label_words, value_words
from gytrack.usecases.ruling.named_sets import RuleSet
from gytrack.usecases.ruling.using import InUse

_SETS = (
    Column("name", "名称"),
    Column("title", "规则集"),
    Column("used_by", "在用的方案"),
    Column("source", "出处"),
)
_FIGURES = (
    Column("key", "项"),
    Column("value", "值"),
    Column("from", "来自"),
    Column("about", "说明"),
)


def sets_table(sets: Sequence[RuleSet], used: Sequence[InUse]) -> Table:
    """Return sets as rows, with the plans that use each; one that a plan uses in other figures is a row of its own."""
    return Table(
        _SETS, ((one.name, one.title, plans, one.source) for one, plans in _with_plans(sets, used)), "rules"
    )


def sets_json(sets: Sequence[RuleSet], used: Sequence[InUse]) -> Json:
    """Return sets as JSON, with all their figures."""
    return {
        "schema": SCHEMA,
        "rules": [_set_json(one) | {"used_by": list(plans)} for one, plans in _with_plans(sets, used)],
        "plans": [
            {"plan": one.plan.code, "rules": one.rules.name, "since": None if one.row is None else iso(one.row.day)}
            for one in used
        ],
    }  # fmt: skip


def figures_table(found: RuleSet) -> Table:
    """Return every figure of a set with where it comes from."""
    return Table(_FIGURES, _figure_rows(found), "figures")


def set_json(found: RuleSet) -> Json:
    """Return one set as JSON."""
    return {"schema": SCHEMA, **_set_json(found)}


def set_in_use(used: InUse, sets: Sequence[RuleSet]) -> RuleSet:
    """Return the set that a plan uses, as it was stored; figures that are otherwise now are said to be the plan's own."""
    known = next((one for one in sets if one.name == used.rules.name), None)
    source = "gytrack 的缺省规则" if used.row is None else used.row.source
    since = "" if used.row is None else f"（自{long_day(used.row.day)}起，#{used.row.command}）"
    if known is None:
        own = dict.fromkeys(used.rules._fields, "台账")
        return RuleSet(used.rules.name, used.rules.title + since, source, used.rules, own)
    now = known.rules
    own = {
        key: known.origin(key) if getattr(now, key) == getattr(used.rules, key) else "台账"
        for key in used.rules._fields
    }
    return RuleSet(known.name, known.title + since, source, used.rules, own, known.beyond)


def _with_plans(sets: Sequence[RuleSet], used: Sequence[InUse]) -> Iterator[tuple[RuleSet, tuple[str, ...]]]:
    for one in sets:
        yield one, tuple(use.plan.code for use in used if use.rules == one.rules)
    known = [one.rules for one in sets]
    for use in used:
        if use.rules not in known and use.row is not None:
            title = f"{use.rules.title}（存于台账）"
            yield RuleSet(use.rules.name, title, use.row.source, use.rules, {}), (use.plan.code,)


def _figure_rows(found: RuleSet) -> Iterator[tuple[Value, ...]]:
    for figure in FIGURES:
        yield figure.key, value_words(found.rules, figure.key), found.origin(figure.key), figure.about
    if found.rules.labels:
        yield "labels", label_words(found.rules), found.origin("labels"), "当地的叫法"


def _set_json(found: RuleSet) -> Json:
    figures = {key: value for key, value in found.rules._asdict().items() if key in BY_KEY}
    return {
        "name": found.name,
        "title": found.title,
        "source": found.source,
        "beyond": found.beyond or None,
        "figures": figures,
        "from": {key: found.origin(key) for key in figures},
        "labels": dict(found.rules.labels),
    }
