"""What a person typed, freed of what an input method, a habit or a copied page put into it."""

import re
import unicodedata

_FAMILIES = ('“”„‟"', "‘’'", "「」", "『』")
_CHINESE = ("“”", "‘’", "「」", "『』")
_UNSEEN = "[\u00ad\u200b-\u200f\u202a-\u202e\u2060\ufeff]"
_FULL_STOP = r"(?<=[0-9A-Za-z])。(?=[0-9A-Za-z])"


def plain(typed: str) -> str:
    """Return a value in half width and trimmed, without quotes around it; ``2。1。3`` has points.

    For values: codes, names, numbers, words of a closed set. What is kept as text is not passed through here.
    """
    text = unicodedata.normalize("NFKC", typed).strip()
    if text.isalnum():
        return text
    text = _unquoted(re.sub(_UNSEEN, "", text).strip(), _FAMILIES)
    return re.sub(_FULL_STOP, ".", text.strip())


def command_number(typed: str) -> int | None:
    """Return the number of a command as people type it, ``12``, ``#12`` or ``第12号``; null where it is none."""
    found = re.fullmatch(r"第?#?(\d{1,9})号?", plain(typed).replace(" ", ""))
    return None if found is None else int(found[1])


def without_chinese_quotes(text: str) -> str:
    """Return a line of text without the one pair of Chinese quotes around the whole of it.

    A shell takes only ASCII quotes away, so that these are typed in their place. A text with more of them inside is
    left alone: there they are part of what is said.
    """
    return text if "\n" in text else _unquoted(text.strip(), _CHINESE)


def _unquoted(text: str, families: tuple[str, ...]) -> str:
    for family in families:
        if len(text) > len("“”") and text[0] in family and text[-1] in family:
            inside = text[1:-1]
            return text if any(sign in family for sign in inside) else inside
    return text
