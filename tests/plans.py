"""Plans as values: what two of them have in common, and any plan at all, hostile texts included."""

from datetime import date
from decimal import Decimal

from hypothesis import strategies as st

from gytrack.records.plan import Department, Head, Party, Place, Plan, Section, Target, Task
from gytrack.records.terms import Kind, Operator, Role

NOWHERE = Place(1, 1, 1, 1)
HOSTILE = "甲乙“”\"'\\#=[]{},\n\r\t\b\x1b\x7f\x85\u2028\u202e\ufeff\U000e0041😀 <=+-@0"


def bare(plan: Plan) -> list[object]:
    """Return all that a plan says, without where it stands."""
    return [
        plan.head,
        [(one.code, one.title) for one in plan.sections],
        [
            (one.code, one.section, one.kind, one.text, one.due, one.ongoing, one.own_title)
            for one in plan.tasks
        ],
        [[one.names(role) for role in ROLES] for one in plan.tasks],
        [(one.owner, one.name, one.op, one.value, one.upper, one.unit, one.due) for one in plan.targets],
        [(one.baseline, one.baseline_year, one.per, one.by_department) for one in plan.targets],
        [(one.name, one.aliases, one.members, one.collective) for one in plan.departments],
    ]


ROLES: tuple[Role, ...] = ("lead", "support")
KINDS: tuple[Kind, ...] = ("task", "measure", "safeguard")
OPERATORS: tuple[Operator, ...] = ("=", ">=", ">", "<=", "<", "~")
TEXTS = st.text(HOSTILE, min_size=1, max_size=12)
NAMES = TEXTS.map(str.strip).filter(bool)
DAYS = st.dates(date(1950, 1, 1), date(2100, 12, 31))
NUMBERS = st.decimals(Decimal("-1e12"), Decimal("1e12"), places=6) | st.integers(-3, 10**20).map(Decimal)


def maybe(some: st.SearchStrategy[object]) -> st.SearchStrategy[object]:
    return st.none() | some


@st.composite
def heads(draw: st.DrawFn) -> Head:
    words = {key: draw(maybe(TEXTS)) for key in ("issuer", "doc_no")}
    days = {key: draw(maybe(DAYS)) for key in ("issued", "effective", "expires", "starts", "ends")}
    return Head(draw(TEXTS), draft=draw(st.booleans()), code="plan-1", **words, **days)  # type: ignore[arg-type]


@st.composite
def plans(draw: st.DrawFn) -> Plan:
    """Draw a plan as the ledger may hold it, its targets in the order of the outline."""
    departments = draw(departments_())
    names = [one.name for one in departments]
    sections, tasks, targets = [], [], draw(targets_of(""))
    for number in range(1, draw(st.integers(0, 3)) + 1):
        code = str(number)
        sections.append(Section(code, draw(TEXTS), NOWHERE))
        targets += draw(targets_of(code))
        for place in range(1, draw(st.integers(0, 2)) + 1):
            tasks.append(draw(tasks_of(code, f"{code}.{place}", names)))
            targets += draw(targets_of(f"{code}.{place}"))
    return Plan(draw(heads()), tuple(sections), tuple(tasks), tuple(targets), (), departments)


@st.composite
def departments_(draw: st.DrawFn) -> tuple[Department, ...]:
    words = draw(st.lists(NAMES, max_size=6, unique=True))
    names, aliases = words[::2], words[1::2]
    members = draw(st.sets(st.sampled_from(names[1:]))) if names[1:] else set()
    return tuple(
        Department(
            name,
            NOWHERE,
            tuple(aliases[number : number + 1]),
            tuple(one for one in names if one in members) if number == 0 else (),
            True if number == 0 and members else draw(st.sampled_from([None, True])),
        )
        for number, name in enumerate(names)
    )


@st.composite
def tasks_of(draw: st.DrawFn, section: str, code: str, names: list[str]) -> Task:
    taking_part = draw(st.lists(st.sampled_from(names), unique=True, max_size=3)) if names else []
    parties = sorted((draw(st.sampled_from(ROLES)), number) for number in range(len(taking_part)))
    return Task(
        code,
        section,
        draw(st.sampled_from(KINDS)),
        draw(TEXTS),
        NOWHERE,
        tuple(Party(taking_part[number], role, NOWHERE) for role, number in parties),
        draw(st.none() | DAYS),
        draw(st.booleans()),
        draw(st.none() | TEXTS.map(lambda text: " ".join(text.split())).filter(bool)),
    )


@st.composite
def targets_of(draw: st.DrawFn, owner: str) -> list[Target]:
    return [draw(one_target(owner)) for _ in range(draw(st.integers(0, 2)))]


@st.composite
def one_target(draw: st.DrawFn, owner: str) -> Target:
    upper = draw(st.none() | NUMBERS)
    return Target(
        owner,
        draw(TEXTS),
        draw(st.sampled_from(OPERATORS)) if upper is None else "range",
        draw(NUMBERS),
        draw(TEXTS),
        NOWHERE,
        upper,
        draw(st.none() | DAYS),
        draw(st.none() | NUMBERS),
        draw(st.none() | st.integers(1900, 2100)),
        draw(st.sampled_from([None, "year"])),
        draw(st.booleans()),
    )
