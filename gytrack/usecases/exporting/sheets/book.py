"""The whole workbook."""

from collections.abc import Sequence

from gytrack.export.workbook.sheet import Book
from gytrack.usecases.exporting.naming import WORDS, table_title
from gytrack.usecases.exporting.sheets.departments import departments_sheet
from gytrack.usecases.exporting.sheets.head import subject_of
from gytrack.usecases.exporting.sheets.lights import lights_sheet
from gytrack.usecases.exporting.sheets.matter import Matter
from gytrack.usecases.exporting.sheets.notes import notes_sheet
from gytrack.usecases.exporting.sheets.rectifications import rectifications_sheet
from gytrack.usecases.exporting.sheets.reporting import reporting_sheet
from gytrack.usecases.exporting.sheets.targets import targets_sheet
from gytrack.usecases.exporting.sheets.tasks import measures_sheet, progress_sheet

_IN_ORDER = (
    progress_sheet,
    lights_sheet,
    targets_sheet,
    departments_sheet,
    measures_sheet,
    reporting_sheet,
    notes_sheet,
)


def status_book(matters: Sequence[Matter], unit: str) -> Book:
    """Return the workbook of one plan or several, with 整改清单 where there is any; ``unit`` is who fills it in, empty where that is left to a hand."""
    subject = subject_of(matters, unit)
    title = table_title([matter.report.plan for matter in matters], WORDS["status"])
    sheets = [sheet(subject) for sheet in _IN_ORDER]
    if any(matter.report.rectifications for matter in matters):
        sheets.insert(_IN_ORDER.index(notes_sheet), rectifications_sheet(subject))
    return Book(title, matters[0].report.as_of, sheets)
