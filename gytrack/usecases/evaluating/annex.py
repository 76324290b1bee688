"""评估附表: an evaluation as a file to pass on, as a workbook or a formal Word document."""

from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import BinaryIO

from gytrack.dates import long_day
from gytrack.export.on_paper import on_paper
from gytrack.export.table_document import Part, TablesDocument, write_tables_document
from gytrack.export.tables import Column, Value, for_people
from gytrack.export.workbook.sheet import Book, Head, Sheet, SheetColumn
from gytrack.records.evaluation import Evaluated
from gytrack.status.rectifying import RectificationStatus
from gytrack.term_words import OUTCOMES
from gytrack.usecases.evaluating.counting import GROUPS, Counts, count_words
from gytrack.usecases.evaluating.showing import Shown
from gytrack.usecases.exporting.destination import destination, ending_of
from gytrack.usecases.exporting.naming import compact, subject
from gytrack.usecases.exporting.replacing import write_file
from gytrack.usecases.exporting.sheets.rectifications import COLUMNS as RECTIFICATIONS
from gytrack.usecases.reporting.evaluated_fields import FIELD, goal_words, original_due_words

ENDINGS = ("xlsx", "docx")

_TARGETS = (
    ("no", 5), ("code", 10), ("name", 22), ("lead", 14), ("baseline", 8), ("goal", 13), ("original", 12), ("due", 12),
    ("actual", 9), ("actual_date", 11), ("percent", 9), ("expected", 9), ("trend", 12), ("forecast", 13), ("proposed", 11),
    ("basis", 24), ("verdict", 11), ("reason", 18), ("adjustment", 22), ("opinions", 22),
)  # fmt: skip
_TASKS = (
    ("no", 5), ("code", 10), ("name", 30), ("lead", 16), ("due", 12), ("percent", 9), ("expected", 9), ("trend", 13),
    ("forecast", 13), ("proposed", 11), ("basis", 28), ("verdict", 11), ("reason", 20), ("adjustment", 24), ("opinions", 24),
)  # fmt: skip
_ON_PAPER = frozenset(
    ("code", "baseline", "original", "adjustment", "actual_date", "expected", "trend", "reason", "opinions")
)
"""What a page of Word has no room for; the workbook has it all. The original goal stands with the goal there, the original deadline with the deadline."""
_CENTRED = 14
_NOTE = (
    "目前完成、完成率等为截至日的数，此后登记的进展不改变它；到期预计为按登记的进展直线推算（首次与最近一次报数连成的直线），"
    "不足两次报数的不推算；未报列为暂无法评估，不等于0；占比按四舍五入取整"
)


def write_annex(one: Shown, given: str, unit: str, *, force: bool) -> Path:
    """Write the annex to a file and return its path.

    Args:
        one: the evaluation.
        given: the file, ending in xlsx or docx, or a folder.
        unit: who fills it in, empty where that is left to a hand.
        force: whether a file that is there may be replaced.

    Raises:
        InputError: the file cannot be written there.
    """
    day = one.found.evaluation.day
    path = destination(given, f"{_title(one)}_{compact(day)}.xlsx", day, force=force, endings=ENDINGS)
    write_file(path, lambda stream: _write(one, unit, ending_of(path), stream))
    return path


def _title(one: Shown) -> str:
    return f"{subject(one.plan.title)}{one.found.evaluation.name}附表"


def _write(one: Shown, unit: str, ending: str, stream: BinaryIO) -> None:
    if ending == "docx":
        write_tables_document(_document(one, unit), stream)
        return
    from gytrack.export.workbook.write import write_workbook

    write_workbook(_book(one, unit), stream, lambda _: None)


def _words(one: Shown) -> list[str]:
    return [*count_words(one.found.evaluation.kind, one.counts), f"说明：{_NOTE}"]


def _rows(one: Shown, group: int) -> list[Evaluated]:
    return [row for row in one.found.rows if row.figures.kind in GROUPS[group][1]]


def _book(one: Shown, unit: str) -> Book:
    evaluation = one.found.evaluation
    sheets = [_counts_sheet(one, unit)]
    for group, (name, _) in enumerate(GROUPS):
        rows = _rows(one, group)
        if rows:
            sheets.append(_sheet(one, unit, name, _TARGETS if group == 0 else _TASKS, rows))
    if one.rectifications:
        columns = tuple(column.column for column in RECTIFICATIONS)
        cells = [tuple(column.of(status) for column in RECTIFICATIONS) for status in one.rectifications]
        sheets.append(Sheet("整改清单", columns, cells, _head(one, unit, "整改清单")))
    return Book(_title(one), evaluation.day, sheets)


def _head(one: Shown, unit: str, sheet: str, words: str = "") -> Head:
    whose = f"（{one.department}）" if one.department else ""
    return Head(
        f"{_title(one)}：{sheet}{whose}",
        f"填报单位：{unit}",
        f"截至{long_day(one.found.evaluation.day)}",
        words,
    )


def _counts_sheet(one: Shown, unit: str) -> Sheet:
    columns = tuple(
        SheetColumn(
            Column(heading, heading, "percent" if heading == "占比" else "number" if at else "text"), width
        )
        for at, (heading, width) in enumerate(_count_columns(one))
    )
    rows = [_count_row(one, counts) for counts in one.counts]
    return Sheet("结论汇总", columns, rows, _head(one, unit, "结论汇总", "\n".join(_words(one))))


def _count_columns(one: Shown) -> Iterator[tuple[str, int]]:
    yield "类别", 18
    yield "项数", 8
    for outcome in one.counts[0].outcomes if one.counts else ():
        yield OUTCOMES[outcome], 13
    yield from (("可评估", 9), ("达到", 9), ("占比", 9), ("已认定", 9))
    if _any_dropped(one):
        yield "另有已取消", 9


def _any_dropped(one: Shown) -> bool:
    return any(counts.dropped for counts in one.counts)


def _count_row(one: Shown, counts: Counts) -> tuple[Value, ...]:
    return (
        counts.name, counts.total, *counts.outcomes.values(), counts.assessed, counts.reached, counts.share,
        counts.decided, *((counts.dropped,) if _any_dropped(one) else ()),
    )  # fmt: skip


def _sheet(
    one: Shown, unit: str, name: str, wanted: Sequence[tuple[str, int]], rows: Iterable[Evaluated]
) -> Sheet:
    columns = tuple(
        SheetColumn(FIELD[key].column, width, FIELD[key].column.kind == "text" and width <= _CENTRED)
        for key, width in wanted
    )
    cells = [tuple(FIELD[key].of(row) for key, _ in wanted) for row in rows]
    return Sheet(name, columns, cells, _head(one, unit, name), paper="A3", kept=3)


def _document(one: Shown, unit: str) -> TablesDocument:
    evaluation = one.found.evaluation
    parts = [_count_part(one)]
    for group, (name, _) in enumerate(GROUPS):
        rows = _rows(one, group)
        if rows:
            parts.append(_part(name, _TARGETS if group == 0 else _TASKS, rows))
    if one.rectifications:
        parts.append(_rectification_part(one.rectifications))
    whose = f"｜{one.department}" if one.department else ""
    line = f"填报单位：{unit}　　截至{long_day(evaluation.day)}{whose}"
    lines = (line, *_words(one))
    numbered = [
        part._replace(heading=f"{number}、{part.heading}")
        for number, part in zip("一二三四五", parts, strict=False)
    ]
    return TablesDocument(_title(one), lines, evaluation.day, numbered)


def _count_part(one: Shown) -> Part:
    headings, widths = zip(*_count_columns(one), strict=True)
    kinds = ["percent" if heading == "占比" else "number" for heading in headings]
    rows = [
        [for_people(value, kind) for value, kind in zip(_count_row(one, counts), kinds, strict=True)]  # type: ignore[arg-type]
        for counts in one.counts
    ]
    return Part("结论汇总", headings, widths, rows)


def _part(name: str, wanted: Sequence[tuple[str, int]], rows: Iterable[Evaluated]) -> Part:
    shown = [(key, width) for key, width in wanted if key not in _ON_PAPER]
    headings = [FIELD[key].column.heading for key, _ in shown]
    texts = [[_text(row, key) for key, _ in shown] for row in rows]
    return Part(name, headings, [width for _, width in shown], texts)


def _text(row: Evaluated, key: str) -> str:
    field = FIELD[key]
    text = on_paper(field.of(row), field.column.kind)
    original = goal_words(row.figures.original)
    if key == "goal" and original is not None and original != text:
        return f"{text}（原目标{original}）"
    if key == "due" and (moved := original_due_words(row)):
        return f"{text}（原时限{moved}）"
    if key == "verdict" and row.decision is not None and row.decision.reason:
        return f"{text}（{row.decision.reason}）"
    return "\n".join((text, *_beside(row))) if key == "basis" else text


def _beside(row: Evaluated) -> Iterator[str]:
    if not row.figures.is_dropped():  # else the text says so
        yield from (f"调整：{words}" for words in row.figures.adjusted)
    if row.opinions:
        yield f"第三方意见：{FIELD['opinions'].of(row)}"


def _rectification_part(found: Iterable[RectificationStatus]) -> Part:
    columns = [column.column for column in RECTIFICATIONS]
    rows = [
        [on_paper(column.of(status), column.column.column.kind) for column in RECTIFICATIONS]
        for status in found
    ]
    return Part("整改清单", [one.column.heading for one in columns], [one.width for one in columns], rows)
