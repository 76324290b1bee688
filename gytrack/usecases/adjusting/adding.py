"""A task that an adjustment adds to a section: no paper prints it, so that its code is one that no paper can give.

Codes come from the numbers of the document, and a later edition may print any of them: 2.1.9 may become another task's.
``2.1.a1`` is the first task that was added to 2.1; a paper never has a letter there.
"""

from datetime import date
from typing import NamedTuple

from gytrack.errors import InputError
from gytrack.ledger.apply import Ids
from gytrack.ledger.changes import Change, insert
from gytrack.ledger.connection import Reader
from gytrack.ledger.queries import editions as edition_queries
from gytrack.ledger.queries import tasks as task_queries
from gytrack.ledger.queries.tasks import SectionRow
from gytrack.records.ledger import PlanTerms
from gytrack.usecases.adjusting.asked import Asked
from gytrack.usecases.importing.titles import short_title
from gytrack.usecases.texts import one_line


class Addition(NamedTuple):
    """A task about to be added, behind all others of the plan."""

    id: int
    plan_id: int
    edition_id: int
    section_id: int
    order: int
    code: str
    text: str

    def row(self, due: date | None) -> Change:
        """Return the row of the task, due on a day."""
        return insert(
            "task",
            self.id,
            plan_id=self.plan_id,
            edition_id=self.edition_id,
            section_id=self.section_id,
            ord=self.order,
            code=self.code,
            kind="task",
            title=short_title(self.text),
            own_title=None,
            text=self.text,
            due=due,
            ongoing=False,
            closure="open",
            line=0,
            col=0,
            end_line=0,
            end_col=0,
        )


def addition(ledger: Reader, ids: Ids, plan: PlanTerms, section: SectionRow, asked: Asked) -> Addition:
    """Return the task that a person adds to a section.

    Raises:
        InputError: something else is asked of the section, the text is empty, or an edition has left the section out.
    """
    if asked.add is None or asked.of_goal() or asked.drop:
        raise InputError(
            f"{section.code} 是工程或项目，只能在其下增加任务",
            "增加任务用 --add 正文；其他调整请写任务或指标的编号",
        )
    if "@" in section.code:
        raise InputError(f"{section.code} 在新版中已经没有", "请写现行方案中的编号")
    text = one_line(asked.add, "任务正文")
    if not text:
        raise InputError("任务正文是空的", "请用 --add 写明任务")
    edition, _ = edition_queries.latest(ledger, plan.id)
    return Addition(
        ids.next("task"),
        plan.id,
        edition,
        section.id,
        task_queries.last_order(ledger, plan.id) + 1,
        _free_code(ledger, plan.id, section.code),
        text,
    )


def _free_code(ledger: Reader, plan_id: int, section: str) -> str:
    """Return the next code of an added task; one that was undone is free again."""
    taken = set(task_queries.codes(ledger, plan_id))
    number = 1
    while f"{section}.a{number}" in taken:
        number += 1
    return f"{section}.a{number}"
