"""Consoles and locales of every kind: no command stops on a character, and what is stored is what was said."""

import json
from pathlib import Path

import pytest
from ledgers import copied
from shell.program import EXAMPLE, Program

LOCALES = {
    "LANG=C": ({"LANG": "C", "LC_ALL": ""}, "utf-8"),
    "LC_ALL=C": ({"LC_ALL": "C"}, "utf-8"),
    "POSIX": ({"LC_ALL": "POSIX"}, "utf-8"),
    "gbk": ({"PYTHONIOENCODING": "gbk"}, "gbk"),
    "gb18030": ({"PYTHONIOENCODING": "gb18030"}, "gb18030"),
    "no UTF-8 mode": ({"PYTHONUTF8": "0"}, "utf-8"),
    "ascii": ({"LC_ALL": "C", "PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0", "GYTRACK_USER": "zs"}, "ascii"),
}
COMMANDS: tuple[list[str], ...] = (
    ["status", "--dept", "qwjj"],
    ["status", "-f", "table"],
    ["why", "2.1.3"],
    ["show", "2.1.3"],
    ["log", "2.1.3", "--state", "slow"],
    ["log", "--help"],
    ["--help"],
    [],
)


@pytest.fixture
def program(tmp_path: Path, gongshu_ledger: Path) -> Program:
    return Program(copied(gongshu_ledger, tmp_path / "ledger.db"))


@pytest.mark.parametrize("locale", LOCALES)
def test_no_locale_stops_a_command(program: Program, tmp_path: Path, locale: str) -> None:
    environ, encoding = LOCALES[locale]
    fresh = program.out("status", "-f", "json")
    for words in COMMANDS:
        done = program.under(**environ).run(*words, encoding=encoding)
        assert (done.code, bool(done.out)) == (0, True), words
        if encoding != "ascii" and "log" not in words:
            assert done.out == program.out(*words)
    other = Program(tmp_path / "new.db")
    assert other.under(**environ).run("import", str(EXAMPLE), encoding=encoding).code == 0
    assert other.out("status", "-f", "json") == fresh


@pytest.mark.parametrize("locale", ["LANG=C", "LC_ALL=C", "POSIX", "gbk", "gb18030"])
def test_a_hanzi_argument_is_stored_as_it_was_typed(program: Program, locale: str) -> None:
    environ, encoding = LOCALES[locale]
    done = program.under(**environ).run(
        "log", "2.1.3", "新建2家 𠮷🀄", "--dept", "区发改经信局", encoding=encoding
    )
    assert done.code == 0
    assert _text(program) == "新建2家 𠮷🀄"


def test_a_hanzi_argument_that_cannot_be_read_is_refused(program: Program) -> None:
    environ, _ = LOCALES["ascii"]
    done = program.under(**environ, PYTHONIOENCODING="utf-8").run("log", "2.1.3", "新建2家")
    assert (done.code, done.out) == (1, "")
    assert "无法识别的字节" in done.err
    assert program.json("status")["summary"]["reported"] == 0


@pytest.mark.parametrize(("environ", "encoding"), [({}, "utf-8"), ({"PYTHONIOENCODING": "gbk"}, "gbk")])
def test_a_text_from_a_pipe_is_read_in_the_consoles_encoding(
    program: Program, environ: dict[str, str], encoding: str
) -> None:
    done = program.under(**environ).run(
        "log", "2.1.3", "-", typed="新建2家\n".encode(encoding), encoding=encoding
    )
    assert done.code == 0
    assert _text(program) == "新建2家"


def test_json_is_whole_on_every_console(program: Program) -> None:
    program.out("log", "2.1.3", "𠮷🀄")
    whole = program.json("status")
    for environ, encoding in LOCALES.values():
        done = program.under(**environ).run("status", "-f", "json", encoding=encoding)
        assert json.loads(done.out) == whole


def _text(program: Program) -> str:
    """Return the last report on 2.1.3."""
    (task,) = [task for task in program.json("status")["tasks"] if task["code"] == "2.1.3"]
    return str(task["last"]["text"])
