"""The files of a bulletin, made once."""

from collections.abc import Iterator
from io import BytesIO
from typing import NamedTuple

from gytrack.export.json_values import iso
from gytrack.export.tables import SCHEMA
from gytrack.usecases.bulletins.matters import Draft
from gytrack.usecases.reporting.row_json import Json
from gytrack.usecases.reporting.status_json import status_json

FORMS = ("json", "xlsx", "docx", "md")
"""The forms in which a bulletin is kept."""


class File(NamedTuple):
    """One file of a bulletin."""

    form: str
    name: str
    data: bytes


def files_of(draft: Draft) -> Iterator[File]:
    """Make the files of a bulletin."""
    from gytrack.usecases.bulletins.paper import md_of, paper_of, write_docx

    paper, document = paper_of(draft), BytesIO()
    write_docx(paper, draft, document)
    made = {
        "json": _encoded(figures_json(draft)),
        "xlsx": _workbook(draft),
        "docx": document.getvalue(),
        "md": md_of(paper).encode(),
    }
    for form in FORMS:
        yield File(form, draft.file_name(form), made[form])


def figures_json(draft: Draft) -> Json:
    """Return the frozen figures: the whole status, and what they were drawn up by.

    ``ids`` are the permanent ids of the tasks and targets in their order, by which another bulletin finds them again
    whatever their codes are by then.
    """
    report, period = draft.report, draft.period
    frozen = status_json([report])
    about = {
        "number": draft.number,
        "title": draft.issue().title,
        "period": {
            "kind": period.kind,
            "label": period.label,
            "first": iso(period.first),
            "last": iso(period.last),
            "cut_off": iso(period.cut_off),
            "holidays_known": period.is_known,
        },
        "issued_on": iso(draft.issued_on),
        "approved_by": draft.approved_by,
        "lights": "proposed" if draft.approved_by is None else "approved",
        "rules": draft.rules._asdict(),
        "ids": {
            "tasks": [line.task.id for line in report.tasks],
            "targets": [status.target.id for status in report.targets],
        },
    }
    return {"schema": SCHEMA, "bulletin": about, **frozen}


def _encoded(value: Json) -> bytes:
    from io import TextIOWrapper

    from gytrack.export.writers import json_text

    with TextIOWrapper(BytesIO(), encoding="utf-8") as stream:
        return (json_text(value, stream, indent=2) + "\n").encode()


def _workbook(draft: Draft) -> bytes:
    from gytrack.export.workbook.write import write_workbook
    from gytrack.usecases.exporting.sheets.book import issued_book
    from gytrack.usecases.exporting.sheets.head import subject_of

    issue, stream = draft.issue(), BytesIO()
    subject = subject_of([draft.matter], draft.unit, issue)
    write_workbook(issued_book(subject, issue), stream, lambda _: None)
    return stream.getvalue()
