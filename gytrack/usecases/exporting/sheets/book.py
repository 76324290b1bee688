"""The whole workbook."""

from collections.abc import Callable, Sequence

from gytrack.export.workbook.sheet import Book, Sheet, SheetColumn
from gytrack.records.terms import Light
from gytrack.status.rule_words import lights_of
from gytrack.usecases.exporting.naming import WORDS, table_title
from gytrack.usecases.exporting.sheets.departments import departments_sheet
from gytrack.usecases.exporting.sheets.head import Issue, Subject, subject_of
from gytrack.usecases.exporting.sheets.lights import lights_sheet
from gytrack.usecases.exporting.sheets.matter import Matter
from gytrack.usecases.exporting.sheets.milestones import milestones_sheet
from gytrack.usecases.exporting.sheets.money import has_money, money_sheet
from gytrack.usecases.exporting.sheets.notes import notes_sheet
from gytrack.usecases.exporting.sheets.rectifications import rectifications_sheet
from gytrack.usecases.exporting.sheets.reporting import reporting_sheet
from gytrack.usecases.exporting.sheets.targets import targets_sheet
from gytrack.usecases.exporting.sheets.tasks import measures_sheet, progress_sheet

_IN_ORDER: tuple[Callable[[Subject], Sheet | None], ...] = (
    progress_sheet,
    lights_sheet,
    targets_sheet,
    milestones_sheet,
    departments_sheet,
    measures_sheet,
    reporting_sheet,
    notes_sheet,
)


def status_book(matters: Sequence[Matter], unit: str) -> Book:
    """Return the workbook of one plan or several, with 整改清单 where there is any; ``unit`` is who fills it in, empty where that is left to a hand."""
    subject = subject_of(matters, unit)
    title = table_title([matter.report.plan for matter in matters], WORDS["status"])
    return Book(title, matters[0].report.as_of, _sheets(subject), _lights(subject))


def _lights(subject: Subject) -> dict[str, Light]:
    """Return the lights by the words that the plans have for them; where two differ, the first plan's word goes before."""
    return {
        word: light for matter in reversed(subject.matters) for word, light in lights_of(matter.rules).items()
    }


def _sheets(subject: Subject) -> list[Sheet]:
    """Return the sheets in their order, the notes last; of what the plans have nothing of there is none."""
    *sheets, notes = [found for sheet in _IN_ORDER if (found := sheet(subject)) is not None]
    if any(matter.report.rectifications for matter in subject.matters):
        sheets.append(rectifications_sheet(subject))
    if has_money(subject):
        sheets.append(money_sheet(subject))
    return [*sheets, notes]


def issued_book(subject: Subject, issue: Issue) -> Book:
    """Return the same workbook as it is issued with a bulletin, whose title stands above its first sheet."""
    first, *others = (issued_sheet(sheet, issue) for sheet in _sheets(subject))
    if first.head is not None:
        first = first._replace(head=first.head._replace(title=issue.title))
    return Book(issue.title, subject.matters[0].report.as_of, [first, *others], _lights(subject))


def issued_sheet(sheet: Sheet, issue: Issue) -> Sheet:
    """Return a sheet whose lights are called proposed until somebody has approved them."""
    if issue.approved_by is not None:
        return sheet
    return sheet._replace(columns=tuple(map(_proposed, sheet.columns)))


def _proposed(column: SheetColumn) -> SheetColumn:
    if column.column.kind != "light":
        return column
    return column._replace(column=column.column._replace(heading=f"建议{column.column.heading}"))
