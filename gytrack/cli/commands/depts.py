"""``gytrack depts``: who is named in the plan."""

from gytrack.cli.desk import reading_plan
from gytrack.cli.frame import options
from gytrack.cli.screens.output import choose_format, emit
from gytrack.ledger.departments import loads
from gytrack.usecases.reporting.listing import department_table


def command(form: options.Format = None, ascii_only: options.Ascii = False) -> None:
    """列出方案涉及的单位，及其牵头、配合的任务数。"""
    with reading_plan() as desk:
        found = loads(desk.ledger, desk.plan.id)
    emit(department_table(found), choose_format(form), ascii_only=ascii_only)
