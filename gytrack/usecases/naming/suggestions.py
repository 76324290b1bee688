"""Commands about departments as a person can paste them."""

import re

_SAFE = re.compile(r"[\w（）·]+")


def merge_words(plan: str, name: str, into: str) -> str:
    """Return the command that merges one department of a plan into another."""
    return f"gytrack dept merge {typed(name)} {typed(into)} --plan {plan}"


def group_words(plan: str, collective: str, member: str) -> str:
    """Return the command that counts a department among a collective."""
    return f"gytrack dept group {typed(collective)} --add {typed(member)} --plan {plan}"


def alias_words(plan: str, name: str, alias: str) -> str:
    """Return the command that lets a department answer to another name."""
    return f"gytrack dept alias {typed(name)} {typed(alias)} --plan {plan}"


def typed(name: str) -> str:
    """Return a name as a shell takes it for one word; a paper may print anything."""
    if _SAFE.fullmatch(name):
        return name
    from shlex import quote

    return quote(name)
