"""Text is text: nothing that people or documents wrote may steer a terminal or stop a console of another encoding."""

import re

# Compiled on first use, which takes a hundredth of a command: few texts need it.
_BREAKS = r"\r\n|[\t\n\r]"
_STEERING = (
    "["
    "\x00-\x1f\x7f-\x9f"  # C0, DEL and C1: escape sequences begin with one of these
    "\u00ad\u061c\u180e"  # soft hyphen, Arabic letter mark, Mongolian vowel separator: unseen
    "\u200b-\u200f\u2028-\u202e"  # zero width, line and paragraph separators, turned reading order
    "\u2060-\u206f\ufeff\ufff9-\ufffb"  # more of these, the byte order mark, interlinear notes
    "\ud800-\udfff"  # halves of surrogate pairs cannot be encoded
    "\U000e0000-\U000e007f"  # tags: a whole text that nobody sees
    "]"
)
_GETA = "〓"  # the printer's mark for a missing character; GBK has it, two cells wide as what it stands for


def clean(text: str) -> str:
    r"""Return ``text`` as one line in which whatever could steer a terminal is spelled out (``\x1b``)."""
    if text.isprintable():
        return text
    return re.sub(_STEERING, _spelled, re.sub(_BREAKS, " ", text))


def steering_escaped(json: str) -> str:
    r"""Return JSON text with the same meaning in which what could steer a terminal is an escape (``\u009b``)."""
    return re.sub(_STEERING, _json_escape, json)


def toml_steering_escaped(toml: str) -> str:
    r"""Return TOML text with the same meaning in which what could steer a terminal is an escape (``\u009B``)."""
    return re.sub(_STEERING, lambda found: found[0] if found[0] == "\n" else toml_escape(found[0]), toml)


def toml_escape(sign: str) -> str:
    """Return a character as TOML writes it in a string in ASCII."""
    return f"\\u{ord(sign):04X}" if sign < "\U00010000" else f"\\U{ord(sign):08X}"


def encodable(text: str, encoding: str) -> str:
    """Return ``text`` with what ``encoding`` lacks replaced, each by as many cells as it takes on a screen."""
    try:
        text.encode(encoding)
    except UnicodeEncodeError:
        return "".join(sign if _fits(sign, encoding) else _stand_in(sign, encoding) for sign in text)
    return text


def _spelled(found: re.Match[str]) -> str:
    return found[0].encode("unicode_escape").decode("ascii")


def _json_escape(found: re.Match[str]) -> str:
    sign = found[0]
    if (
        sign == "\n"
    ):  # between values, where JSON may be spread over lines; inside a string it is an escape already
        return sign
    pairs = sign.encode("utf-16-be", "surrogatepass").hex()
    return "".join(f"\\u{pairs[at : at + 4]}" for at in range(0, len(pairs), 4))


def _fits(sign: str, encoding: str) -> bool:
    try:
        sign.encode(encoding)
    except UnicodeEncodeError:
        return False
    return True


def _stand_in(sign: str, encoding: str) -> str:
    from unicodedata import combining, east_asian_width

    if combining(sign) or "\ufe00" <= sign <= "\ufe0f":
        return ""
    if east_asian_width(sign) not in ("W", "F"):
        return "?"
    return _GETA if _fits(_GETA, encoding) else "??"
