"""Words written so that a shell takes them as text, whatever stands in them."""

import re

POWERSHELL_SINGLE = "'‘’‚‛"
POWERSHELL_DOUBLE = '"“”„'
"""PowerShell takes the quotes that typesetters set for those that programmers type."""

_BASH_PLAIN = re.compile(r"[\w.,:=/+@%-]", re.UNICODE)
_POWERSHELL_PLAIN = re.compile(r"[\w./\\:=+-]+")


def in_bash(text: str, quote: str = "") -> str:
    """Write text inside an open quote, or outside of any; sign by sign, so that beginnings stay beginnings."""
    return "".join(_bash_sign(sign, quote) for sign in text)


def _bash_sign(sign: str, quote: str) -> str:
    if quote == "'":
        return "'\\''" if sign == "'" else sign
    if quote == '"':
        if sign == "!":  # the history is looked up inside these quotes too, and a backslash would stay
            return "\"'!'\""
        return f"\\{sign}" if sign in '\\"$`' else sign
    return sign if _BASH_PLAIN.match(sign) or not sign.isascii() else f"\\{sign}"


def in_powershell(text: str) -> str:
    """Write text as one word."""
    if _POWERSHELL_PLAIN.fullmatch(text):
        return text
    return f"'{''.join(sign * 2 if sign in POWERSHELL_SINGLE else sign for sign in text)}'"
