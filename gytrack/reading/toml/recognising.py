"""Whether a file is a plan as TOML; apart from its reading, which most files do not need."""

import re

from gytrack.records.plan import Source

_OPENING = re.compile(
    r"(?:\s|#[^\n]*\n)*+(?:schema[ \t]*=[ \t]*\d|\[\[?[ \t]*(?:plan|sections|tasks)[ \t]*\])"
)


def is_toml(source: Source) -> bool:
    """Say whether a file is a plan as TOML, by its name's ending or by how it opens."""
    return source.name.lower().endswith(".toml") or bool(_OPENING.match(source.text))
