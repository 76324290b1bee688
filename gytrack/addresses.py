"""Addresses of database servers: what tells them from files, and how they may be shown."""

import re
from pathlib import PurePath

# Compiled when they are first needed, for most commands never meet an address.
_IN_AUTHORITY = r"(://[^:@/?\s]*:)\S*(?=@)"  # up to the last @: a password may hold any sign
_IN_QUERY = r"(?i)((?:^|[?&\s])(?:ssl)?password\s*=\s*)[^&\s]+"
_UNFIT = r"[^\w.-]"
_KEYWORDS = r"(?i)(?:^|\s)(?:host|hostaddr|port|dbname|user|password|service)\s*=\s*\S"


def names_server(db: str) -> bool:
    """Say whether a ledger is named by the address of a server, not by a file."""
    return "://" in db


def is_keywords(db: str) -> bool:
    """Say whether a server is named as its own tools are told of it (``host=… dbname=…``), which is no address here."""
    return "=" in db and not names_server(db) and bool(re.search(_KEYWORDS, db))


def ledger_name(db: str) -> str:
    """Return what a ledger is called in the names of files: its file without the ending, or its database."""
    if not names_server(db):
        return PurePath(db).stem
    path = db.partition("://")[2].partition("?")[0].partition("/")[2]
    return re.sub(_UNFIT, "_", path) or "gytrack"


def masked(text: str) -> str:
    """Return a text with no password in any address that it holds."""
    if not names_server(text) and not is_keywords(text):
        return text
    return re.sub(_IN_QUERY, r"\g<1>***", re.sub(_IN_AUTHORITY, r"\g<1>***", text))
