"""The options every command takes: before it, after it, from the environment."""

import json
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from fakes.run import run


def given(*words: str, **environ: str) -> dict[str, Any]:
    done = run(*words, **environ)
    assert (done.code, done.err) == (0, "")
    value: dict[str, Any] = json.loads(done.out)
    return value


@pytest.mark.parametrize(
    ("words", "plan"),
    [
        (["echo", "1"], "env"),
        (["--plan", "before", "echo", "1"], "before"),
        (["echo", "1", "--plan", "after"], "after"),
        (["--plan", "before", "echo", "--plan=after", "1"], "after"),
        (["--plan", "before", "echo", "1", "--plan", ""], "before"),
        (["echo", "1", "--plan", "one", "--plan", "two"], "two"),
        (["echo", "1", "--", "--plan"], "env"),
        (["echo", "1", "--plan 像选项的文字"], None),
    ],
)
def test_after_wins_over_before_over_environment(words: list[str], plan: str | None) -> None:
    if plan is None:
        assert run(*words).code == 2
    else:
        assert given(*words, GYTRACK_PLAN="env")["plan"] == plan


def test_text_that_looks_like_an_option_is_text() -> None:
    got = given("echo", "2.1.3", "--dept", "--plan x", "--", "--plan other")
    assert (got["dept"], got["text"], got["plan"]) == ("--plan x", "--plan other", None)


def test_a_negative_number_reaches_the_command() -> None:
    assert given("echo", "1", "--percent", "-5")["percent"] == -5
    assert given("echo", "1", "--value", "-2", "--value", "t1=-3")["values"] == ["-2", "t1=-3"]


def test_a_group_takes_them_on_each_level() -> None:
    assert run("--plan", "a", "many", "show").out == "无 a\n"
    assert run("--plan", "a", "many", "--plan", "b", "show").out == "无 b\n"
    assert run("many", "--plan", "b", "show", "1", "--plan", "c").out == "1 c\n"


def test_defaults() -> None:
    got = given("echo", "1", XDG_DATA_HOME="/data", GYTRACK_DB="")
    assert got["db"] == "/data/gytrack/ledger.db"
    assert (got["plan"], got["user"]) == (None, "张三")
    assert (got["unit"], got["backup_days"], got["ascii"]) == (None, 7, False)
    assert got["today"] == date.today().isoformat()  # noqa: DTZ011 - the day on this machine is what is meant


def test_environment() -> None:
    environ = {"GYTRACK_DB": "台账.db", "GYTRACK_TODAY": "2025年6月30日", "GYTRACK_USER": "李四"}
    got = given("echo", "1", **environ)
    assert (got["db"], got["today"], got["user"]) == ("台账.db", "2025-06-30", "李四")


def test_the_file_comes_after_the_environment(tmp_path: Path) -> None:
    file = tmp_path / "config.toml"
    file.write_text(
        'db = "x.db"\nplan = "one"\nuser = "王五"\nunit = "区卫健局"\nbackup_days = 30\n', encoding="utf-8"
    )
    got = given("echo", "1", "--plan", "two", GYTRACK_CONFIG=str(file), GYTRACK_USER="李四")
    assert (got["plan"], got["user"], got["db"]) == ("two", "李四", str(tmp_path / "x.db"))
    assert (got["unit"], got["backup_days"], got["ascii"]) == ("区卫健局", 30, False)


def test_a_wrong_day_says_where_it_stands() -> None:
    assert (
        run("echo", "1", "--today", "2025-13-1").err == "--today：日期“2025-13-1”不存在。请核对年、月、日。\n"
    )
    done = run("echo", "1", GYTRACK_TODAY="某天")
    assert (done.code, done.err[:28]) == (1, "环境变量 GYTRACK_TODAY：日期“某天”看不懂")


def test_chinese_names_and_words() -> None:
    got = given("登记", "2.1.3", "--role", "牵头", "-f", "ＣＳＶ")
    assert (got["role"], got["form"]) == ("lead", "csv")
