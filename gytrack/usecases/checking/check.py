"""The check of a plan: everything that a person should look at, in one list."""

from typing import NamedTuple

from gytrack.ledger.connection import Reader
from gytrack.records.ledger import PlanTerms
from gytrack.usecases.checking.days import outside, undated
from gytrack.usecases.checking.duties import two_ways, without_lead
from gytrack.usecases.checking.finding import Finding
from gytrack.usecases.checking.matter import matter
from gytrack.usecases.checking.outline import empty_sections, jumps, numbers_twice
from gytrack.usecases.checking.rereading import doubts

_ON_ROWS = (empty_sections, without_lead, undated, outside, numbers_twice, jumps, two_ways)


class Checked(NamedTuple):
    """What was found in a plan, by kind and in the order of the paper.

    ``reread`` says whether its text still reads as it was stored, so that the reader's doubts are among the findings.
    """

    plan: PlanTerms
    findings: tuple[Finding, ...]
    reread: bool


def check(ledger: Reader, plan: PlanTerms) -> Checked:
    """Look through a plan of the ledger."""
    whole = matter(ledger, plan)
    found = [finding for rule in _ON_ROWS for finding in rule(whole)]
    unsure = doubts(whole, found)
    return Checked(plan, (*found, *(unsure or ())), unsure is not None)
