"""The light of a task on a day, from what it had reached by then."""

from datetime import date

from gytrack.records.footing import Footing, Share
from gytrack.records.ledger import PlanTerms
from gytrack.records.terms import Light
from gytrack.status.lights import Case, Gap, Verdict, gap_light, is_worse, unlit_by, verdict
from gytrack.status.milestones import target_expected, task_expected
from gytrack.status.periods import missed_periods
from gytrack.status.rules import Rules
from gytrack.status.schedule import expected, start_of


class Alike:
    """Tasks that differ in their gaps only; ``settled`` is their verdict, null where the gap decides.

    ``case`` is what the rules of light look at, without a gap.
    """

    def __init__(self, case: Case) -> None:
        """Take what is alike."""
        self.case = case
        found = verdict(case)
        self.settled = found if found == verdict(case._replace(gap="red")) else None
        self._by_gap: dict[Light | None, Verdict] = {None: found}

    def verdict(self, gap: Light | None) -> Verdict:
        """Return the verdict on those whose worst gap gives a light by itself."""
        found = self._by_gap.get(gap)
        if found is None:
            found = self._by_gap[gap] = verdict(self.case._replace(gap=gap))
        return found


class Judge:
    """Judges the tasks of one plan on one day; what comes again is judged once.

    A task that names no due date has the plan's end. ``start`` is where the plan's schedule begins.
    """

    def __init__(self, plan: PlanTerms, day: date, rules: Rules) -> None:
        """Take the plan, the day and the thresholds."""
        self.plan, self.start, self.rules = plan, start_of(plan), rules
        self._day = day
        self._known: dict[tuple[object, ...], Alike] = {}

    def verdict(self, task: Footing) -> Verdict:
        """Return a task's light and the rule that gave it."""
        alike = self.alike(task)
        return alike.settled or alike.verdict(self.gap_light(self.worst(task)))

    def alike(self, task: Footing) -> Alike:
        """Return the tasks that differ from one in their gaps only."""
        # When it was last reported counts only where reports are asked for.
        last = task.last_reported if self.plan.asked_from else None
        key = (*task[:4], task.state, task.reported, task.finished_on, last)
        found = self._known.get(key)
        if found is None:
            found = self._known[key] = Alike(self._case(task))
        return found

    def gap_light(self, worst: Gap | None) -> Light | None:
        """Return the light that a gap gives by itself, null where there is none or none is asked for."""
        return gap_light(worst, self.rules)

    def _case(self, task: Footing) -> Case:
        """Return what the rules of light look at; periods are counted from the latest report that the task names."""
        unlit = unlit_by(task, task.state)
        owing = task.finished_on is None and unlit is None
        asked, last = self.plan.asked_from, task.last_reported
        missed = missed_periods(asked, self._day, self.rules, last) if owing else 0
        return Case(
            task.state, unlit, self._day, self._due_of(task), task.reported, missed, task.finished_on, None, self.rules,
            self.start,
        )  # fmt: skip

    def expected(self, task: Footing) -> int | None:
        """Return the points that a task should have reached."""
        return task_expected(task.paces, self.start, self._due_of(task), self._day)

    def worst(self, task: Footing) -> Gap | None:
        """Return the largest gap of a task and its targets, in the unit of the rules; null where the task has none.

        Each is judged by its own due date. The task's own comes first, so that it is the one named on a tie. Who says not
        started has done nothing: the light is judged by 0, though no percent was reported. A target without a figure has
        no gap: it lowers the task's mean already, and not reported is not zero.
        """
        wanted = self.expected(task)
        percent = 0 if task.percent is None and task.state == "not_started" else task.percent
        if percent is None or wanted is None:
            return None
        worst = Gap(wanted - percent, percent, wanted)
        due = self._due_of(task) if task.shares else None
        for share in task.shares:
            wanted = self._expected_of(share, due)
            gap = None if wanted is None else Gap(wanted - share.points, share.points, wanted, share.target)
            if gap is not None and is_worse(gap, worst, self.rules):
                worst = gap
        return worst

    def _due_of(self, task: Footing) -> date | None:
        return task.due or self.plan.ends

    def _expected_of(self, share: Share, due: date | None) -> int | None:
        if share.pace is None:
            return expected(self.start, share.due or due, self._day)
        return target_expected(share.pace, self.start, due, self._day)
