"""Addresses of database servers: what tells them from files, and how they may be shown."""

import re
from pathlib import PurePath

_PASSWORDS = (
    re.compile(r"(://[^:@/?\s]*:)\S*(?=@)"),  # up to the last @: a password may hold any sign
    re.compile(r"((?:^|[?&\s])(?:ssl)?password\s*=\s*)[^&\s]+", re.IGNORECASE),
)
_HIDDEN = "***"
_UNFIT = re.compile(r"[^\w.-]")


def names_server(db: str) -> bool:
    """Say whether a ledger is named by the address of a server, not by a file."""
    return "://" in db


def ledger_name(db: str) -> str:
    """Return what a ledger is called in the names of files: its file without the ending, or its database."""
    if not names_server(db):
        return PurePath(db).stem
    path = db.partition("://")[2].partition("?")[0].partition("/")[2]
    return _UNFIT.sub("_", path) or "gytrack"


def masked(text: str) -> str:
    """Return a text with no password in any address that it holds."""
    for password in _PASSWORDS:
        text = password.sub(rf"\g<1>{_HIDDEN}", text)
    return text
