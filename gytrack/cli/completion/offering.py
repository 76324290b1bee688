"""The words that may follow: from the commands themselves, or from the ledger, which is only glanced at."""

from collections.abc import Callable, Iterator, Mapping, Sequence

from gytrack.cli.completion.asking import Asked, is_given
from gytrack.cli.frame.group import Group
from gytrack.cli.frame.named import Names
from gytrack.cli.frame.setting import configuration, current
from gytrack.cli.frame.vendored import Parameter
from gytrack.ledger.connection import Reader, glancing
from gytrack.ledger.queries.hints import Coded
from gytrack.records.ledger import PlanTerms
from gytrack.usecases.asking import candidates, following
from gytrack.usecases.asking.candidates import Candidate, Offer
from gytrack.usecases.asking.choosing import choose_plans

_KINDS: dict[Names, tuple[Coded, ...]] = {
    "section": ("section",),
    "task": ("task",),
    "target": ("target",),
    "reportable": ("task", "target"),
    "rectifiable": ("task", "target"),
    "item": ("section", "task", "target"),
}
_OF_THE_LEDGER: dict[Names, Callable[[Reader, str], Offer]] = {
    "plan": candidates.plans,
    "plan or all": candidates.plans_or_all,
}
_OF_PLANS: dict[Names, Callable[[Reader, Sequence[PlanTerms], str], Offer]] = {
    "department": candidates.departments,
    "command": candidates.commands,
    "office": candidates.offices,
    "bulletin": candidates.bulletins,
    "evaluation": following.evaluations,
}


def wants_file(asked: Asked) -> bool:
    """Say whether the word is the name of a file, which the shell knows better."""
    if isinstance(asked.what, str):
        return False
    return asked.what.type.name == "path" or _names(asked.what) == "file"


def offer(asked: Asked) -> Offer:
    """Offer the words that may be meant.

    Raises:
        GytrackError: the ledger cannot be read at this moment, or a word before the cursor cannot be used.
    """
    if asked.what == "command":
        return Offer(list(_commands(asked)))
    if isinstance(asked.what, str):
        return Offer(list(_options(asked)))
    words, names = _words(asked.what), _names(asked.what)
    if words is not None:
        return Offer(list(_values(asked.typed, words)))
    if names is not None:
        with asked.context:
            return _named(asked, names)
    if asked.what.param_type_name == "argument":  # a text of one's own, or one of the options
        return Offer(list(_options(asked)))
    return Offer()


def _names(parameter: Parameter) -> Names | None:
    names: Names | None = getattr(parameter.type, "names", None)
    return names


def _words(parameter: Parameter) -> Mapping[str, tuple[str, ...]] | None:
    """Return the words of a closed set, which its type has or the parser that is its type."""
    words: Mapping[str, tuple[str, ...]] | None = getattr(
        getattr(parameter.type, "func", parameter.type), "words", None
    )
    return words


def _commands(asked: Asked) -> Iterator[Candidate]:
    """Yield English names, or Chinese ones where a Chinese word was begun."""
    group = asked.context.command
    if not isinstance(group, Group):
        return
    for word in group.words():
        name = group.name_of(word)
        if name and word.startswith(asked.typed) and (word == name or not asked.typed.isascii()):
            yield Candidate(word, word, group.summary_of(asked.context, name))


def _options(asked: Asked) -> Iterator[Candidate]:
    """Yield the names of options that can still be given."""
    if asked.what != "option" and asked.typed:
        return
    for option in asked.context.command.get_params(asked.context):
        if option.param_type_name != "option" or getattr(option, "hidden", False):
            continue
        if getattr(option, "multiple", False) or not is_given(asked.context, option):
            about = getattr(option, "help", None) or ""
            names = [*option.opts, *option.secondary_opts]
            yield from (
                Candidate(name, name, about) for name in names if name.startswith(asked.typed or "--")
            )


def _values(typed: str, words: Mapping[str, tuple[str, ...]]) -> Iterator[Candidate]:
    for value, others in words.items():
        if value.startswith(typed):
            yield Candidate(value, value, "、".join(others[:1]))
        elif not typed.isascii():
            yield from (Candidate(other, other, value) for other in others if other.startswith(typed))


def _rule_sets(typed: str) -> Offer:
    """Offer the sets of rules by name; a Chinese word that was begun is completed as such."""
    from gytrack.cli.config.rule_tables import rule_sets

    sets = rule_sets(configuration())
    if typed.isascii():
        return candidates.beginning(typed, ((one.name, one.title) for one in sets))
    return candidates.beginning(typed, ((one.title, one.source) for one in sets))


def _named(asked: Asked, names: Names) -> Offer:
    if names == "rules":
        return _rule_sets(asked.typed)
    setting = current()
    with glancing(setting.db) as ledger:
        if names in _OF_THE_LEDGER:
            return _OF_THE_LEDGER[names](ledger, asked.typed)
        plans = choose_plans(ledger, setting.plan)
        if names in _OF_PLANS:
            return _OF_PLANS[names](ledger, plans, asked.typed)
        if names == "figure":
            code = asked.context.params.get("code")
            return candidates.figures(ledger, plans[0], asked.typed, code) if code else Offer()
        if names == "rectifiable" and asked.context.params.get("done") is not None:
            return following.rectifications(ledger, plans, asked.typed)
        return candidates.codes(ledger, plans, asked.typed, _KINDS[names])
