"""What only a person can settle after a plan came in: departments that are probably one, a plan to be the default."""

from collections.abc import Iterator, Sequence

from gytrack.ledger.connection import Reader
from gytrack.records.ledger import PlanTerms
from gytrack.usecases.asking.choosing import choose_plan


def several(plans: Sequence[PlanTerms]) -> Iterator[str]:
    """Say that commands need to be told the plan, where there are several and none is the default."""
    if len(plans) > 1 and not any(plan.is_default for plan in plans):
        yield (
            f"台账里现有{len(plans)}个方案：{'、'.join(plan.code for plan in plans)}；"
            "命令要加 --plan 代号，或用 gytrack plan default 代号 设为默认"
        )


def suspicions(ledger: Reader, code: str) -> Iterator[str]:
    """Name the departments of a plan that are probably one."""
    from gytrack.cli.screens.suspicions import suspicion_lines
    from gytrack.usecases.departments.suspects import probable_pairs

    return suspicion_lines(probable_pairs(ledger, choose_plan(ledger, code).id), code)
