"""The program's SQL text as psycopg takes it."""

import re
from functools import lru_cache

_NAME = re.compile(r"(?<![:\w]):([A-Za-z_]\w*)")


@lru_cache(maxsize=256)
def translated(sql: str) -> bytes:
    """Return a statement with ``%(name)s`` for ``:name`` and ``%s`` for ``?``; no literal of ours holds either."""
    return _NAME.sub(r"%(\1)s", sql.replace("%", "%%")).replace("?", "%s").encode()
