"""Papers for tests: from text, and with a table whose merged cells are known, as a file with real tables gives it."""

from collections.abc import Mapping, Sequence

from gytrack.reading.document import read_plan
from gytrack.reading.formats.plain import plain_paper
from gytrack.reading.goals.targets import read_targets
from gytrack.reading.text.paper import Cell, Grid, Paper
from gytrack.reading.text.passage import Sheet
from gytrack.reading.text.source import decode
from gytrack.records.plan import Plan, Target

TITLE = "某市工作任务分工表\n"


def plan_of(text: str) -> Plan:
    return read_plan(plain_paper(decode(text.encode(), "a.txt")))


def targets(text: str) -> list[Target]:
    return read_targets(Sheet.of(text).lines()[0], "2.1.1")


def shown(text: str) -> list[str]:
    return [
        f"{target.name} {target.op} {target.value}{f'-{target.upper}' if target.upper else ''} {target.unit}"
        for target in targets(text)
    ]


def grid_paper(
    before: str,
    rows: Sequence[Sequence[str | None]],
    spans: Mapping[tuple[int, int], tuple[int, int]] | None = None,
    after: str = "",
) -> Paper:
    """Return a paper with one table; null is a place that another cell spans."""
    text, cells = before, []
    for row, words in enumerate(rows):
        for column, word in enumerate(words):
            if word is not None:
                text += "\t" * bool(column)
                cells.append(
                    Cell(
                        len(text),
                        len(text) + len(word),
                        row,
                        column,
                        *(spans or {}).get((row, column), (1, 1)),
                    )
                )
                text += word
        text += "\n"
    grid = Grid(len(before), len(text) - 1, tuple(cells))
    return Paper(decode((text + after).encode(), "a.docx"), text + after, (grid,))


def tasks(plan: Plan) -> list[tuple[str, str, str, str]]:
    """Return code, text, leads and supports of each task."""
    return [
        (one.code, one.text, "、".join(one.names("lead")), "、".join(one.names("support")))
        for one in plan.tasks
    ]


def sections(plan: Plan) -> list[tuple[str, str]]:
    return [(one.code, one.title) for one in plan.sections]


def figures(targets: Sequence[Target]) -> list[tuple[str, str, str, str]]:
    """Return owner, name, bound with value and unit, due of each target."""
    return [
        (
            one.owner,
            one.name,
            f"{one.op}{one.value}{f'-{one.upper}' if one.upper else ''}{one.unit}",
            one.due.isoformat() if one.due else "",
        )
        for one in targets
    ]
