"""The closed sets of words that documents, the ledger and the rules share."""

from typing import Literal

Kind = Literal["task", "measure", "safeguard"]
Role = Literal["lead", "support"]
Operator = Literal["=", ">=", ">", "<=", "<", "range", "~", "none"]
"""``none`` is that of a figure which is only counted: it has no goal."""
Light = Literal["red", "yellow", "green", "grey"]
State = Literal["not_started", "on_track", "slow", "blocked", "done", "ongoing"]
Closure = Literal["open", "applied", "closed", "dropped", "na"]
Step = Literal["applied", "verified", "returned", "reopened", "na"]
MeasureKind = Literal["total", "add", "met", "unmet"]
MetBy = Literal["value", "statement"]
PeriodKind = Literal["month", "week", "quarter"]
EvaluationKind = Literal["mid", "final"]
Trend = Literal["rising", "level", "falling", "unknown"]
Outcome = Literal[
    "early",
    "as_expected",
    "nearly",
    "behind",
    "completed",
    "nearly_completed",
    "not_completed",
    "unknown",
    "dropped",
]
By = Literal["section", "dept"]
"""What tasks are counted under."""
Evaluable = Literal["target", "task", "measure", "safeguard"]

MAX_TITLE = 60
"""Characters in a short title; more is no longer short on a screen of 80 columns."""
