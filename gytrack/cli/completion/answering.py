"""The answer to a key press: it says nothing rather than something wrong, waits for nothing and changes nothing."""

import sys
from collections.abc import Mapping
from contextlib import suppress

from gytrack.cleaning import clean
from gytrack.cli.completion import replying, typed
from gytrack.cli.completion.asking import asked
from gytrack.cli.completion.offering import offer, wants_file
from gytrack.cli.completion.replying import KeyPress, Reply, Screen
from gytrack.cli.completion.typed import Typed
from gytrack.cli.frame.program import Program
from gytrack.cli.frame.registry import Registry
from gytrack.usecases.asking.candidates import Offer

_REPLIES: dict[str, Reply] = {
    "bash": replying.bash,
    "zsh": replying.zsh,
    "fish": replying.fish,
    "powershell": replying.powershell,
}
_COLUMNS = 80


def answer(shell: str, environ: Mapping[str, str], registry: Registry) -> int:
    """Answer a shell on stdout; whatever goes wrong, there is nothing to offer.

    Args:
        shell: the shell's name.
        environ: holds the words typed so far and what the shell says of its screen (see ``scripts``).
        registry: the commands.

    Returns:
        The exit code, which is always 0.
    """
    with suppress(Exception, KeyboardInterrupt):
        if shell == "powershell":  # its script reads this whatever the console's own encoding is
            sys.stdout.reconfigure(encoding="utf-8")  # type: ignore[union-attr]
        sys.stdout.writelines(f"{line}\n" for line in _lines(shell, environ, registry))
        sys.stdout.flush()
    return 0


def _lines(shell: str, environ: Mapping[str, str], registry: Registry) -> list[str]:
    words = _typed(shell, environ)
    if words.elsewhere:
        return [replying.FILE]
    question = asked(Program(registry), words.before, words.last)
    if wants_file(question):
        return [replying.FILE]
    key = KeyPress(words, question.kept, _screen(environ))
    return _REPLIES[shell](key, _sound(offer(question)))


def _typed(shell: str, environ: Mapping[str, str]) -> Typed:
    text = environ["_GYTRACK_TYPED"]
    if shell == "bash":
        return typed.in_bash(text, environ["_GYTRACK_BREAKS"])
    return {"zsh": typed.in_words, "fish": typed.in_fish, "powershell": typed.in_powershell}[shell](text)


def _screen(environ: Mapping[str, str]) -> Screen:
    columns = environ.get("_GYTRACK_COLUMNS", "")
    return Screen(
        int(columns) if columns.isdecimal() and int(columns) else _COLUMNS,
        environ.get("_GYTRACK_WAY", ""),
        bytewise=environ.get("_GYTRACK_BYTEWISE") == "yes",
    )


def _sound(found: Offer) -> Offer:
    """Leave out words that a line cannot hold or the terminal cannot show: they could not be typed either."""
    return found._replace(
        candidates=[each for each in found.candidates if all(map(_can_be_shown, (each.value, each.match)))]
    )


def _can_be_shown(word: str) -> bool:
    try:
        word.encode(sys.stdout.encoding)
    except UnicodeEncodeError:
        return False
    return clean(word) == word
