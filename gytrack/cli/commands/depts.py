"""``gytrack depts``: who is named in the plan."""

from gytrack.cli.desk import reading_plan
from gytrack.cli.frame import options
from gytrack.cli.screens.output import choose_format, emit, talk
from gytrack.cli.screens.suspicions import suspicion_lines
from gytrack.ledger.queries.departments import loads
from gytrack.usecases.departments.suspects import probable_pairs
from gytrack.usecases.reporting.department_table import department_table


def command(form: options.Format = None, ascii_only: options.Ascii = False) -> None:
    """列出方案涉及的单位：别名、成员、牵头和配合的任务数。"""
    with reading_plan() as desk:
        found = loads(desk.ledger, desk.plan.id, desk.setting.today)
        table = department_table(desk.ledger, desk.plan.id, found)
        pairs = probable_pairs(desk.ledger, desk.plan.id, found)
    emit(table, choose_format(form), ascii_only=ascii_only)
    for line in suspicion_lines(pairs, desk.plan.code):
        talk(line)
