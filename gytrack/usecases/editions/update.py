"""A new edition of a plan in the ledger: found, matched, compared, and stored in one command."""

from dataclasses import replace
from typing import NamedTuple

from gytrack.dates import shorten
from gytrack.errors import InputError
from gytrack.ledger.connection import Reader, Writer
from gytrack.ledger.queries import departments as department_queries
from gytrack.ledger.queries import editions as edition_queries
from gytrack.ledger.queries import plans as plan_queries
from gytrack.likeness import bare, likeness
from gytrack.records.ledger import PlanTerms
from gytrack.records.plan import Plan, Source
from gytrack.usecases.actor import Actor
from gytrack.usecases.applying import apply
from gytrack.usecases.asking.choosing import choose_plan
from gytrack.usecases.editions.adjusted import added_words, adjusted_words
from gytrack.usecases.editions.bodies import with_known_names
from gytrack.usecases.editions.carrying import carried, merged
from gytrack.usecases.editions.differences import Differences, Mark, differences
from gytrack.usecases.editions.matching import Matching, match, match_texts
from gytrack.usecases.editions.rows import Arriving, Rows
from gytrack.usecases.editions.same import says_the_same
from gytrack.usecases.exporting.plan_text import stored_plan
from gytrack.usecases.importing.import_plan import code_for
from gytrack.usecases.importing.normalising import normalised
from gytrack.usecases.texts import storable

MARKS: dict[Mark, str] = {"added": "增加", "removed": "删去", "changed": "修改", "moved": "移动"}
_LISTED = 5


class Update(NamedTuple):
    """An edition about to be stored: the plan that it is of, both editions as values, and what differs.

    ``adjusted`` is what there is to say of what was adjusted. ``number`` is the edition's; ``restored`` gives, by place in the new edition, the id of a dropped task that is back.
    """

    terms: PlanTerms
    number: int
    old: Plan
    new: Plan
    source: Source
    matching: Matching
    restored: dict[int, int]
    differences: Differences
    adjusted: tuple[str, ...]

    def changes_nothing(self) -> bool:
        """Say whether the new edition says just what the ledger has."""
        return not self.restored and says_the_same(self.old, self.new)


def prepare(ledger: Reader, plan: Plan, source: Source, wanted: str | None) -> Update:
    """Compare an edition with the plan that it is of.

    Args:
        ledger: an open ledger.
        plan: the edition as it was read.
        source: its text.
        wanted: the code of the plan, null where the edition itself says which it is.

    Raises:
        InputError: no plan fits, or the text is in the ledger already.
    """
    terms = plan_of(ledger, plan, source, wanted)
    _require_new_text(ledger, source)
    old = stored_plan(ledger, terms)
    new = with_known_names(normalised(plan), department_queries.names(ledger, terms.id))
    new = replace(new, head=merged(old.head, new.head))
    matching = match(old, new)
    new = carried(old, new, matching)
    return Update(
        terms,
        edition_queries.latest(ledger, terms.id)[1] + 1,
        old,
        new,
        replace(source, name=storable(source.name, "文件名")),
        matching,
        _restored(ledger, terms.id, new, matching),
        differences(old, replace(new, head=plan.head), matching),
        (*adjusted_words(ledger, terms.id, old, new, matching), *added_words(ledger, terms.id)),
    )


def store(ledger: Writer, actor: Actor, plan: Plan, source: Source, code: str) -> int:
    """Store an edition, prepared anew on the ledger as it is now, and return the command's number. Raises as ``prepare``."""
    update = prepare(ledger, plan, source, code)
    arriving = Arriving(update.terms.id, update.new, update.source, update.matching, update.restored)
    words = (
        f"import --update {update.source.name}（第{update.number}版：{summary_words(update.differences)}）"
    )
    command = actor.command("import --update", words, update.terms.id)
    return apply(ledger, command, Rows(ledger, arriving).changes())


def summary_words(found: Differences) -> str:
    """Write in a few words what differs between two editions."""
    counts = [f"{word}{number}" for mark, word in MARKS.items() if (number := found.number_of("task", mark))]
    others = sum(row.kind != "task" for row in found.rows)
    said = [f"任务{'、'.join(counts)}"] if counts else ["任务无变化"]
    return "，".join([*said, f"其他变化{others}处"] if others else said)


def plan_of(ledger: Reader, plan: Plan, source: Source, wanted: str | None) -> PlanTerms:
    """Return the plan in the ledger that an edition is of: the one asked for, else the one of its title or code.

    Raises:
        InputError: none fits, or several do.
        LedgerError: there is no plan.
    """
    if wanted is not None:
        return choose_plan(ledger, wanted)
    plans = plan_queries.all_plans(ledger)
    titled = [one for one in plans if bare(one.title) == bare(plan.head.title)]
    coded = [one for one in plans if one.code == code_for(plan, source, None)]
    found = titled if len(titled) == 1 else coded
    if len(found) == 1:
        return found[0]
    if not plans:
        return choose_plan(ledger, None)
    near = sorted(plans, key=lambda one: -likeness(one.title, plan.head.title))[:_LISTED]
    listed = "；".join(f"{one.code}《{shorten(one.title, 40)}》" for one in near)
    raise InputError(
        f"台账里没有与《{shorten(plan.head.title, 40)}》同名的方案", f"请用 --plan 指定要更新哪一个：{listed}"
    )


def _require_new_text(ledger: Reader, source: Source) -> None:
    same = plan_queries.by_text(ledger, source.text)
    if same is not None:
        edition = plan_queries.edition_of_text(ledger, source.text)
        raise InputError(
            f"这份文件的内容已在台账里（《{shorten(same.title, 40)}》，代号 {same.code}，第{edition}版）",
            f"没有可更新的；查看各版：gytrack plan show --plan {same.code}",
        )


def _restored(ledger: Reader, plan_id: int, new: Plan, matching: Matching) -> dict[int, int]:
    """Return, by place in the new edition, the id of a task that an earlier one had dropped."""
    dropped = edition_queries.dropped(ledger, "task", plan_id)
    places = [at for at in range(len(new.tasks)) if at not in matching.tasks]
    found = match_texts([str(row.columns["text"]) for row in dropped], [new.tasks[at].text for at in places])
    return {places[at]: dropped[was].id for at, was in found.items()}
