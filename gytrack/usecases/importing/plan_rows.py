"""The ledger's rows of a plan that was read."""

from collections import Counter
from collections.abc import Iterator
from datetime import date

from gytrack.ledger.apply import Ids
from gytrack.ledger.changes import Change, insert
from gytrack.ledger.connection import Reader
from gytrack.records.plan import Place, Plan, Source, Task
from gytrack.usecases.importing.own_codes import OwnCodes
from gytrack.usecases.importing.titles import short_title
from gytrack.usecases.names import initials, is_collective, whole_names

HAND_SET_BASIS = "导入时指定"


class Rows:
    """Turns one plan into rows; parents come before what belongs to them."""

    def __init__(self, ledger: Reader, plan: Plan, source: Source) -> None:
        """Reserve the ids of the plan and its first edition."""
        self._ids = Ids(ledger)
        self._plan = plan
        self._source = source
        self.plan_id = self._ids.next("plan")
        self._edition_id = self._ids.next("edition")
        self._belongs = {"plan_id": self.plan_id, "edition_id": self._edition_id}
        self._whole = whole_names([party.name for party in plan.departments()])
        self._departments: dict[str, int] = {}
        self._sections = OwnCodes()
        self._tasks = OwnCodes()

    def changes(self, code: str, starts: date | None) -> Iterator[Change]:
        """Yield every row of the plan, under ``code``; ``starts`` is a start set by hand."""
        yield self._plan_row(code, starts)
        yield insert(
            "edition",
            self._edition_id,
            plan_id=self.plan_id,
            number=1,
            source_name=self._source.name,
            source_sha256=self._source.sha256,
            source_text=self._source.text,
        )
        yield from self._department_rows()
        yield from self._section_rows()
        yield from self._task_rows()
        yield from self._target_rows()

    def _plan_row(self, code: str, starts: date | None) -> Change:
        head = self._plan.head
        return insert(
            "plan",
            self.plan_id,
            code=code,
            title=head.title,
            issuer=head.issuer,
            doc_no=head.doc_no,
            draft=head.draft,
            issued=head.issued,
            effective=head.effective,
            expires=head.expires,
            starts=head.starts,
            ends=head.ends,
            start_set=starts,
            start_basis=None if starts is None else HAND_SET_BASIS,
            asked_from=None,
            is_default=False,
        )

    def _department_rows(self) -> Iterator[Change]:
        for party in self._plan.departments():
            name = self._whole[party.name]
            if name not in self._departments:
                yield self._department_row(name, party.place)
            if name != party.name:
                yield insert(
                    "alias",
                    self._ids.next("alias"),
                    plan_id=self.plan_id,
                    department_id=self._departments[name],
                    name=party.name,
                    initials=initials(party.name),
                )

    def _department_row(self, name: str, place: Place) -> Change:
        self._departments[name] = number = self._ids.next("department")
        return insert(
            "department",
            number,
            plan_id=self.plan_id,
            ord=len(self._departments),
            name=name,
            initials=initials(name),
            collective=is_collective(name),
            **_placed(place),
        )

    def _section_rows(self) -> Iterator[Change]:
        for order, section in enumerate(self._plan.sections, 1):
            number = self._ids.next("section")
            yield insert(
                "section",
                number,
                **self._belongs,
                ord=order,
                code=self._sections.add(section.code, section.place, number),
                title=section.title,
                **_placed(section.place),
            )

    def _task_rows(self) -> Iterator[Change]:
        for order, task in enumerate(self._plan.tasks, 1):
            number = self._ids.next("task")
            section = self._sections.at(task.section, task.place)
            yield insert(
                "task",
                number,
                **self._belongs,
                section_id=section and section.row_id,
                ord=order,
                code=self._tasks.add(task.code, task.place, number),
                kind=task.kind,
                title=short_title(task.text),
                own_title=None,
                text=task.text,
                due=task.due,
                ongoing=task.ongoing,
                closure="open",
                **_placed(task.place),
            )
            yield from self._assignment_rows(number, task)

    def _assignment_rows(self, task_id: int, task: Task) -> Iterator[Change]:
        """A department named twice, as 区财政局 and as 财政局, takes part once, in the role named first."""
        named: set[int] = set()
        for party in task.parties:
            department = self._departments[self._whole[party.name]]
            if department not in named:
                named.add(department)
                yield insert(
                    "assignment",
                    self._ids.next("assignment"),
                    task_id=task_id,
                    department_id=department,
                    ord=len(named),
                    role=party.role,
                    line=party.place.line,
                    col=party.place.column,
                )

    def _target_rows(self) -> Iterator[Change]:
        numbers: Counter[str] = Counter()
        for order, target in enumerate(self._plan.targets, 1):
            task = self._tasks.at(target.owner, target.place)
            section = None if task else self._sections.at(target.owner, target.place)
            owner = task or section
            code = owner.code if owner else ""
            numbers[code] += 1
            yield insert(
                "target",
                self._ids.next("target"),
                **self._belongs,
                section_id=section and section.row_id,
                task_id=task and task.row_id,
                ord=order,
                code=f"{code}t{numbers[code]}",
                name=target.name,
                op=target.op,
                value=target.value,
                upper=target.upper,
                unit=target.unit,
                due=target.due,
                baseline=target.baseline,
                baseline_year=target.baseline_year,
                per=target.per,
                by_department=False,
                **_placed(target.place),
            )


def _placed(place: Place) -> dict[str, int]:
    return {"line": place.line, "col": place.column, "end_line": place.end_line, "end_col": place.end_column}
