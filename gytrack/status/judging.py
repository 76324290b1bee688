"""The light of a task on a day, from what it had reached by then."""

from datetime import date
from functools import lru_cache

from gytrack.records.footing import Footing, Share
from gytrack.records.ledger import PlanTerms
from gytrack.status.lights import Case, Gap, Verdict, is_worse, unlit_by, verdict
from gytrack.status.milestones import target_expected, task_expected
from gytrack.status.periods import missed_periods
from gytrack.status.rules import Rules
from gytrack.status.schedule import expected, start_of


class Judge:
    """Judges the tasks of one plan on one day; what comes again is judged once."""

    def __init__(self, plan: PlanTerms, day: date, rules: Rules) -> None:
        """Take the plan, the day and the thresholds."""
        self._plan, self._day, self._rules = plan, day, rules
        self._start = start_of(plan)
        self._known: dict[tuple[object, ...], Verdict] = {}

    def verdict(self, task: Footing) -> Verdict:
        """Return a task's light and the rule that gave it."""
        worst = self.worst(task)
        key = (
            *task[:4],
            task.state,
            task.reported,
            task.finished_on,
            task.last_reported,
            worst and worst[:3],
        )
        found = self._known.get(key)
        if found is None:
            found = self._known[key] = verdict(self.case(task, worst))
        return found

    def case(self, task: Footing, worst: Gap | None) -> Case:
        """Return what the rules of light look at; periods are counted from the latest report that the task names."""
        unlit = unlit_by(task, task.state)
        owing = task.finished_on is None and unlit is None
        asked, last = self._plan.asked_from, task.last_reported
        missed = missed_periods(asked, self._day, self._rules, last) if owing else 0
        return Case(
            task.state, unlit, self._day, task.due, task.reported, missed, task.finished_on, worst, self._rules,
            self._start,
        )  # fmt: skip

    def expected(self, task: Footing) -> int | None:
        """Return the points that a task should have reached."""
        return task_expected(task.paces, self._start, task.due, self._day)

    def worst(self, task: Footing) -> Gap | None:
        """Return the largest gap of a task and its targets, in the unit of the rules; null where the task has none.

        Each is judged by its own due date. The task's own comes first, so that it is the one named on a tie. Who says not started has done nothing: the
        light is judged by 0, though no percent was reported. A target without a figure has no gap: it lowers the
        task's mean already, and not reported is not zero.
        """
        wanted = self.expected(task)
        percent = 0 if task.percent is None and task.state == "not_started" else task.percent
        if percent is None or wanted is None:
            return None
        worst = Gap(wanted - percent, percent, wanted)
        for share in task.shares:
            wanted = self._expected_of(share, task.due)
            gap = None if wanted is None else Gap(wanted - share.points, share.points, wanted, share.target)
            if gap is not None and is_worse(gap, worst, self._rules):
                worst = gap
        return worst

    def _expected_of(self, share: Share, due: date | None) -> int | None:
        if share.pace is None:
            return expected(self._start, share.due or due, self._day)
        return target_expected(share.pace, self._start, due, self._day)


@lru_cache(maxsize=4)
def judge_of(plan: PlanTerms, day: date, rules: Rules) -> Judge:
    """Return the judge of a plan on a day, the same each time, for it knows what it has judged."""
    return Judge(plan, day, rules)
