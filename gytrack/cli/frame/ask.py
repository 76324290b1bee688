"""Questions to a person: only where one sits at a terminal, never in a script."""

import sys
from unicodedata import normalize

from gytrack.cleaning import clean, encodable
from gytrack.cli.screens.output import talk

_YES = frozenset(("y", "yes", "是", "是的", "好", "对"))
_NO = frozenset(("n", "no", "否", "不", "不是"))


def confirm(question: str, *, otherwise: bool) -> bool:
    """Ask for yes or no on stderr.

    Args:
        question: in Chinese, with its question mark.
        otherwise: the safe answer, taken without a terminal, at the end of input and for an empty line.
    """
    if not (sys.stdin and sys.stdin.isatty() and sys.stderr.isatty()):
        return otherwise
    choice = "[Y/n]" if otherwise else "[y/N]"
    while True:
        sys.stderr.write(encodable(f"{clean(question)}{choice} ", sys.stderr.encoding))
        sys.stderr.flush()
        answer = _understood(sys.stdin.readline(), otherwise=otherwise)
        if answer is not None:
            return answer
        talk("请输入 y（是）或 n（否）")


def _understood(line: str, *, otherwise: bool) -> bool | None:
    word = normalize("NFKC", line).strip().casefold()
    if not line.endswith("\n"):
        sys.stderr.write("\n")  # Ctrl-D left the cursor behind the question
        return otherwise
    if not word:
        return otherwise
    return word in _YES if word in _YES | _NO else None
