"""Which numbers are no goals: the rules in one list."""

from collections.abc import Callable

from gytrack.reading.goals.conditions import is_condition, is_procedure, is_subsidy
from gytrack.reading.goals.given import is_background, is_carried_out, is_given
from gytrack.reading.goals.mentions import Mention
from gytrack.reading.goals.sizes import is_age, is_grade, is_size, is_specification
from gytrack.reading.goals.speech import counts_the_paper, is_counted_off, is_figure_of_speech, sums_up

_EXCLUDED: tuple[Callable[[str, Mention], bool], ...] = (
    is_counted_off,
    counts_the_paper,
    is_given,
    is_background,
    is_carried_out,
    is_condition,
    is_procedure,
    is_subsidy,
    is_specification,
    is_size,
    is_grade,
    is_age,
    is_figure_of_speech,
    sums_up,
)


def is_excluded(text: str, mention: Mention) -> bool:
    """Tell whether one of the rules says that a number is no goal."""
    return any(rule(text, mention) for rule in _EXCLUDED)
