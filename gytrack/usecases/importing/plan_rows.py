"""The ledger's rows of a plan that was normalised."""

from collections import Counter
from collections.abc import Iterator

from gytrack.ledger.apply import Ids
from gytrack.ledger.changes import Change, insert
from gytrack.ledger.connection import Reader
from gytrack.records.plan import Department, Place, Plan, Source, Target, Task
from gytrack.usecases.importing.titles import short_title
from gytrack.usecases.naming.names import initials


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
        self._departments: dict[str, int] = {}
        self._sections: dict[str, int] = {}
        self._tasks: dict[str, int] = {}

    def changes(self, code: str) -> Iterator[Change]:
        """Yield every row of the plan, under ``code``."""
        yield self._plan_row(code)
        yield insert(
            "edition",
            self._edition_id,
            plan_id=self.plan_id,
            number=1,
            source_name=self._source.name,
            source_sha256=self._source.sha256,
            source_text=self._source.text,
            source_form=self._source.form or None,
        )
        yield from self._department_rows()
        yield from self._section_rows()
        yield from self._task_rows()
        yield from self._target_rows()

    def _plan_row(self, code: str) -> Change:
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
            start_set=head.start_set,
            start_basis=head.start_basis,
            asked_from=None,
            is_default=False,
        )

    def _department_rows(self) -> Iterator[Change]:
        for order, department in enumerate(self._plan.departments, 1):
            yield self._department_row(order, department)
            for alias in department.aliases:
                yield insert(
                    "alias",
                    self._ids.next("alias"),
                    plan_id=self.plan_id,
                    department_id=self._departments[department.name],
                    name=alias,
                    initials=initials(alias),
                )
        yield from self._member_rows()

    def _department_row(self, order: int, department: Department) -> Change:
        self._departments[department.name] = number = self._ids.next("department")
        return insert(
            "department",
            number,
            plan_id=self.plan_id,
            ord=order,
            name=department.name,
            initials=initials(department.name),
            collective=bool(department.collective),
            **_placed(department.place),
        )

    def _member_rows(self) -> Iterator[Change]:
        for department in self._plan.departments:
            for member in department.members:
                yield insert(
                    "member",
                    self._ids.next("member"),
                    collective_id=self._departments[department.name],
                    member_id=self._departments[member],
                )

    def _section_rows(self) -> Iterator[Change]:
        for order, section in enumerate(self._plan.sections, 1):
            self._sections[section.code] = number = self._ids.next("section")
            yield insert(
                "section",
                number,
                **self._belongs,
                ord=order,
                code=section.code,
                title=section.title,
                **_placed(section.place),
            )

    def _task_rows(self) -> Iterator[Change]:
        for order, task in enumerate(self._plan.tasks, 1):
            self._tasks[task.code] = number = self._ids.next("task")
            yield insert(
                "task",
                number,
                **self._belongs,
                section_id=self._sections.get(task.section),
                ord=order,
                code=task.code,
                kind=task.kind,
                title=short_title(task.text),
                own_title=task.own_title,
                text=task.text,
                due=task.due,
                ongoing=task.ongoing,
                closure="open",
                **_placed(task.place),
            )
            yield from self._assignment_rows(number, task)

    def _assignment_rows(self, task_id: int, task: Task) -> Iterator[Change]:
        for order, party in enumerate(task.parties, 1):
            yield insert(
                "assignment",
                self._ids.next("assignment"),
                task_id=task_id,
                department_id=self._departments[party.name],
                ord=order,
                role=party.role,
                line=party.place.line,
                col=party.place.column,
                begins=None,
                ends=None,
            )

    def _target_rows(self) -> Iterator[Change]:
        numbers: Counter[str] = Counter()
        for order, target in enumerate(self._plan.targets, 1):
            numbers[target.owner] += 1
            code = f"{target.owner}t{numbers[target.owner]}"
            yield self._target_row(order, code, target)

    def _target_row(self, order: int, code: str, target: Target) -> Change:
        task_id = self._tasks.get(target.owner)
        return insert(
            "target",
            self._ids.next("target"),
            **self._belongs,
            section_id=None if task_id else self._sections.get(target.owner),
            task_id=task_id,
            ord=order,
            code=code,
            name=target.name,
            op=target.op,
            value=target.value,
            upper=target.upper,
            unit=target.unit,
            due=target.due,
            baseline=target.baseline,
            baseline_year=target.baseline_year,
            per=target.per,
            by_department=target.by_department,
            own=None,
            **_placed(target.place),
        )


def _placed(place: Place) -> dict[str, int]:
    return {"line": place.line, "col": place.column, "end_line": place.end_line, "end_col": place.end_column}
