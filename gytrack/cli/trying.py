"""Trying another set of rules on a status: nothing changes in the ledger, and that is said."""

from typing import TYPE_CHECKING, Annotated

import typer

from gytrack.cli.frame.named import RULES
from gytrack.cli.frame.setting import configuration

if TYPE_CHECKING:
    from gytrack.usecases.ruling.named_sets import RuleSet

Trial = Annotated[
    str | None,
    typer.Option(
        "--rules", metavar="规则集", click_type=RULES, help="换一套亮灯规则试算，不改变台账；gytrack rules list 列出各套"
    ),
]  # fmt: skip


def on_trial(name: str | None) -> "RuleSet | None":
    """Return the set of rules that is to be tried, null where none is.

    Raises:
        InputError: there is none of this name, or the file's sets are wrong.
    """
    return None if name is None else named_set(name)


def named_set(name: str) -> "RuleSet":
    """Return a set of rules by its name. Raises as ``on_trial``."""
    from gytrack.cli.config.rule_tables import rule_sets
    from gytrack.usecases.ruling.named_sets import one_set

    return one_set(name, rule_sets(configuration()))


def trial_words(found: "RuleSet") -> str:
    """Say that a set is only tried."""
    return f"试用规则集“{found.title}”，不改变台账"
