"""Passwords come from where libpq looks for them, and stand in nothing that the program prints, logs or stores."""

import json
from collections.abc import Iterator
from pathlib import Path

import pytest
from servers import LOCKED, Server
from shell.program import Program
from workbench import Book

SECRET = "s3cret:/@%pass"  # noqa: S105 - of a server that is gone with the tests
QUOTED = "s3cret%3A%2F%40%25pass"


@pytest.fixture
def program(served: Book, server: Server) -> Iterator[Program]:
    """The program as a user that needs a password."""
    server.run(f"CREATE ROLE {LOCKED} LOGIN SUPERUSER PASSWORD '{SECRET}'")
    database = served.db.rpartition("/")[2]
    yield Program(served.path).under(GYTRACK_DB=server.url(database, LOCKED))
    server.run(f"DROP ROLE {LOCKED}")


def test_the_environment_holds_it(program: Program, served: Book) -> None:
    assert "#3" in program.under(PGPASSWORD=SECRET).out("log", "1.1.1", "挂牌")
    assert served.rows("SELECT who FROM command WHERE id = 3") == [(LOCKED,)]
    assert not any(SECRET in line for line in served.dump())


def test_a_password_file_holds_it(program: Program, tmp_path: Path) -> None:
    file = tmp_path / "pgpass"
    escaped = SECRET.replace(":", "\\:")
    file.write_text(f"*:*:*:{LOCKED}:{escaped}\n", encoding="utf-8")
    file.chmod(0o600)
    assert program.under(PGPASSFILE=str(file)).json("status")["plan"] == "small"


def test_a_service_file_holds_it(program: Program, server: Server, tmp_path: Path) -> None:
    file = tmp_path / "services.conf"
    database = program.environ()["GYTRACK_DB"].rpartition("/")[2]
    parts = {"host": "127.0.0.1", "port": server.port, "dbname": database, "user": LOCKED, "password": SECRET}
    lines = "".join(f"{name}={value}\n" for name, value in parts.items())
    file.write_text(f"[台账]\n{lines}".replace("台账", "ledger"), encoding="utf-8")
    served = program.under(PGSERVICEFILE=str(file), GYTRACK_DB="postgresql:///?service=ledger")
    assert served.json("status")["plan"] == "small"
    served.out("log", "1.1.1", "挂牌")
    assert f"{LOCKED}" in served.out("history")


@pytest.mark.parametrize("given", [{}, {"PGPASSWORD": f"{SECRET}x"}])
def test_a_wrong_one_is_said_and_not_shown(program: Program, given: dict[str, str]) -> None:
    done = program.under(**given).run("status")
    assert (done.code, done.out) == (1, "")
    assert (
        "不接受这个用户或口令。请核对用户名；口令放在环境变量 PGPASSWORD 或口令文件 .pgpass 里。" in done.err
    )
    assert SECRET not in done.err


def spelt(db: str) -> list[str]:
    """Return an address with the password written into it in every way that people try."""
    head, tail = db.split(f"{LOCKED}@")
    return [
        f"{head}{LOCKED}:{QUOTED}@{tail}",
        f"{head}{LOCKED}:{SECRET}@{tail}",
        f"{head}{LOCKED}@{tail}?password={QUOTED}",
        f"{head}{LOCKED}@{tail}?connect_timeout=3&password={QUOTED}",
    ]


@pytest.mark.parametrize("way", range(4))
@pytest.mark.parametrize(
    "words",
    [
        ["status"],
        ["log", "1.1.1", "挂牌"],
        ["backup", "x.db"],
        ["config", "show"],
        ["config", "show", "-f", "json"],
        ["config", "get", "db"],
        ["import", "没有.txt"],
    ],
)
def test_an_address_with_a_password_is_refused_and_never_repeated(
    program: Program, way: int, words: list[str]
) -> None:
    address = spelt(program.environ()["GYTRACK_DB"])[way]
    for placed in (program.under(GYTRACK_DB=address).run(*words), program.run("--db", address, *words)):
        assert "s3cret" not in placed.out + placed.err
        assert "pass" not in (placed.out + placed.err).replace(".pgpass", "").replace("password=***", "")
        if words[0] in ("status", "log"):
            assert placed.code == 1
            assert "里写了口令" in placed.err


def test_an_address_with_a_password_is_not_kept(program: Program, tmp_path: Path) -> None:
    file = tmp_path / "config.toml"
    address = spelt(program.environ()["GYTRACK_DB"])[0]
    done = program.under(GYTRACK_CONFIG=str(file)).run("config", "set", "db", address)
    assert done.code == 1
    assert "不能存进配置文件" in done.err
    assert "s3cret" not in done.err
    assert not file.exists()


def test_one_that_somebody_wrote_into_the_file_is_not_shown(program: Program, tmp_path: Path) -> None:
    file = tmp_path / "config.toml"
    address = spelt(program.environ()["GYTRACK_DB"])[0]
    file.write_text(f"db = {json.dumps(address)}\n", encoding="utf-8")
    placed = program.under(GYTRACK_CONFIG=str(file), GYTRACK_DB="")
    for words in (["config", "show"], ["config", "get", "db"], ["status"]):
        done = placed.run(*words)
        assert "s3cret" not in done.out + done.err, words


def test_a_move_to_an_address_with_a_password_is_refused(program: Program, filed: Book) -> None:
    address = spelt(program.environ()["GYTRACK_DB"])[0]
    done = program.under(GYTRACK_DB=filed.db).run("config", "migrate-to", address)
    assert done.code == 1
    assert "s3cret" not in done.out + done.err


def test_the_log_of_an_internal_error_holds_none(
    program: Program, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    from gytrack.cli.frame import crash

    address = spelt(program.environ()["GYTRACK_DB"])[1]
    monkeypatch.setattr("sys.argv", ["gytrack", "--db", address, "status"])
    monkeypatch.setattr(crash, "_log_folder", lambda: tmp_path)
    told = crash.report(ValueError(f"could not connect to {address}"))
    (file,) = tmp_path.glob("error-*.log")
    assert str(file) in told
    assert "s3cret" not in file.read_text(encoding="utf-8")
