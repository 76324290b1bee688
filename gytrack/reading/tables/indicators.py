"""A table of indicators: a row is one, its targets stand below the years."""

import re
from collections.abc import Sequence
from datetime import date
from decimal import Decimal

from gytrack.reading.language.units import SHARE, is_unit
from gytrack.reading.tables.columns import Columns
from gytrack.reading.tables.contents import is_nobody
from gytrack.reading.tables.figures import Figure, read_figure
from gytrack.reading.tables.headers import Header
from gytrack.reading.tables.matrix import Box, Matrix
from gytrack.reading.tables.said import Said, Setting, Use
from gytrack.reading.tables.years import Years, read_years
from gytrack.reading.text.passage import Passage
from gytrack.records.plan import Target

_BRACKETS = re.compile(r"[（(](?:单位：)?(?P<unit>[^（）()]{1,8})[）)]$")
_RATES = re.compile(r".*[/‰%％].*|.*(?:岁|分|位)")
_LEADING = re.compile(r"^其中[：，、]?")
_KIND = re.compile(r"[\[〔【（](?:累计|年均|预期性?|约束性?|逐年)[\]〕】）]$")
_USES: dict[str, Use] = {"number": "number", "unit": "unit", "name": "target", "group": "prose"}


def read_indicators(
    matrix: Matrix, rows: Sequence[int], columns: Columns, header: Header, setting: Setting
) -> Said:
    """Read the rows of a table of indicators; a goal that is no number is said."""
    said = Said()
    headers = {at: header.words[at] for at in columns.of("value")}
    years = read_years(headers, setting.caption, setting.starts)
    unit_at = next(iter(columns.of("unit")), None)
    for row in rows:
        name = matrix.at(row, columns.item)
        unit = matrix.at(row, unit_at) if unit_at is not None else None
        if name:
            _read_row(matrix, row, _named(name.words, unit), years, said, setting.owner)
        for box in matrix.row(row):
            role = columns.roles[box.cell.column]
            said.use(box, _USES.get(role or "", "prose"))
    return said


def _named(cell: Passage, unit: Box | None) -> tuple[Passage, str]:
    """Tell a name from its unit, which stands in brackets behind it or in a column of its own."""
    leading = _LEADING.match(cell.text)
    name = cell[leading.end() :] if leading else cell
    kind = _KIND.search(name.text)
    name = name[: kind.start()] if kind else name
    found = _BRACKETS.search(name.text)
    own = found["unit"].replace("％", SHARE) if found else ""
    if unit and not is_nobody(unit.words.text):
        printed = unit.words.text.replace("％", SHARE)
        return (name[: found.start()] if found and own == printed else name), printed
    if found and found.start() and (is_unit(own) or _RATES.fullmatch(own)):
        return name[: found.start()], own
    return name, ""


def _read_row(
    matrix: Matrix, row: int, named: tuple[Passage, str], years: Years, said: Said, owner: str
) -> None:
    name, unit = named
    baseline, year = _baseline(matrix, row, years, said)
    found = 0
    for column in years.goals:
        box = matrix.at(row, column.at)
        figure = read_figure(box.words.text) if box else None
        if box and figure:
            said.targets.append(_target(owner, name, unit, figure, box, column.due, baseline, year))
            said.use(box, "target")
            found += 1
    if not found and years.goals:
        _say_unread(matrix, row, name, years, said)


def _baseline(matrix: Matrix, row: int, years: Years, said: Said) -> tuple[Decimal | None, int | None]:
    box = matrix.at(row, years.baseline.at) if years.baseline else None
    figure = read_figure(box.words.text) if box else None
    if not box or not figure or not years.baseline:
        return None, None
    said.use(box, "target")
    return figure.value, years.baseline.year


def _target(
    owner: str,
    name: Passage,
    unit: str,
    figure: Figure,
    box: Box,
    due: date | None,
    baseline: Decimal | None,
    year: int | None,
) -> Target:
    stretch = name.through(box.words) if name.start < box.words.start else box.words.through(name)
    return Target(
        owner=owner,
        name=name.text,
        op=figure.op,
        value=figure.value,
        unit=unit or figure.unit,
        place=stretch.place,
        upper=figure.upper,
        due=due,
        baseline=baseline,
        baseline_year=year,
    )


def _say_unread(matrix: Matrix, row: int, name: Passage, years: Years, said: Said) -> None:
    boxes = [box for column in years.goals if (box := matrix.at(row, column.at))]
    if name.text and any(not is_nobody(box.words.text) for box in boxes):
        said.doubts.append((name.place, f"指标“{name.text}”没有读出数值", "不列为量化指标"))
