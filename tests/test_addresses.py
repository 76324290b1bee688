"""What tells a server's address from a file, and what a person may see of it."""

from pathlib import Path

import pytest
from shell.program import Program

from gytrack.addresses import is_keywords, masked

KEYWORDS = "host=db.example dbname=gytrack user=li password=s3cret"


@pytest.mark.parametrize(
    ("db", "expected"),
    [
        ("台账.db", False),
        ("a=b.db", False),
        ("2025=final/台账.db", False),
        ("postgresql://li@db.example/gytrack?password=x", False),
        ("localhost=1.db", False),
        ("dbname=gytrack", True),
        (KEYWORDS, True),
        ("port = 5432 HOST=db.example", True),
    ],
)
def test_keywords_of_the_servers_own_tools_are_told_from_files(db: str, expected: bool) -> None:
    assert is_keywords(db) is expected


def test_their_password_is_masked() -> None:
    assert masked(KEYWORDS) == KEYWORDS.replace("s3cret", "***")
    assert masked("password 台账.db") == "password 台账.db"


@pytest.mark.parametrize(
    "words", [["status"], ["log", "1.1.1", "挂牌"], ["backup", "x.db"], ["config", "show"]]
)
def test_they_are_refused_and_no_password_is_repeated(tmp_path: Path, words: list[str]) -> None:
    program = Program(tmp_path / "没有.db")
    for placed in (program.under(GYTRACK_DB=KEYWORDS).run(*words), program.run("--db", KEYWORDS, *words)):
        assert "s3cret" not in placed.out + placed.err
        if words != ["config", "show"]:
            assert placed.code == 1
            assert "数据库要写成地址，不写 host=… dbname=… 的式样" in placed.err
            assert "postgresql://" in placed.err
    assert list(tmp_path.iterdir()) == []


def test_they_are_not_kept_as_a_setting(tmp_path: Path) -> None:
    program = Program(tmp_path / "没有.db").under(GYTRACK_CONFIG=str(tmp_path / "config.toml"))
    done = program.run("config", "set", "db", "host=db.example dbname=gytrack")
    assert done.code == 1
    assert "数据库要写成地址" in done.err
