"""The options of every command, before it, after it and from the environment; the choice of a plan; the forms."""

import csv
import io
import json
import shlex
from pathlib import Path

import pytest
from ledgers import address, copied
from shell.program import EXAMPLE, Program

from gytrack.cli.frame.registry import COMMANDS

READING = ("status", "list", "targets", "depts", "history", "plans")
TOGETHER = {"--plan": "gongshu", "--today": "2025-06-30", "--user": "李四"}


@pytest.fixture(scope="module")
def program(tmp_path_factory: pytest.TempPathFactory, gongshu_ledger: Path) -> Program:
    """The example as imported; tests that write take a copy."""
    return Program(copied(gongshu_ledger, tmp_path_factory.mktemp("common") / "台账.db"))


@pytest.fixture(scope="module")
def several(tmp_path_factory: pytest.TempPathFactory, gongshu_ledger: Path) -> Program:
    """Two plans, none of them the default; tests that write take a copy."""
    folder = tmp_path_factory.mktemp("several")
    program = Program(copied(gongshu_ledger, folder / "台账.db"))
    text = EXAMPLE.read_text(encoding="utf-8").replace("拱墅", "永安")
    (folder / "yongan.txt").write_text(text, encoding="utf-8")
    program.out("import", "yongan.txt")
    return program


def bare(program: Program) -> Program:
    """Return the program with nothing said in its environment."""
    return program._replace(today="")


@pytest.mark.parametrize("apart", [True, False])
@pytest.mark.parametrize("before", [True, False])
def test_options_stand_before_or_after(program: Program, apart: bool, before: bool) -> None:
    copy = bare(program.copy("共用.db"))
    pairs = {"--db": address(copy.db), **TOGETHER}.items()
    words = [word for name, value in pairs for word in ([name, value] if apart else [f"{name}={value}"])]
    log = ["log", "2.1.3", "新建2家"]
    done = copy.under(GYTRACK_DB="无", GYTRACK_USER="王五").run(
        *([*words, *log] if before else [*log, *words])
    )
    assert (done.code, done.out.split("｜")[2]) == (0, "2025年6月30日")
    assert copy.tsv("history")[0]["经办"] == "李四"


def test_options_come_from_the_environment(program: Program) -> None:
    copy = bare(program.copy("环境.db"))
    environ = {"GYTRACK_PLAN": "gongshu", "GYTRACK_TODAY": "6-30", "GYTRACK_USER": "王五"}
    copy.under(**environ).out("log", "2.1.3", "新建2家")
    row = copy.tsv("history")[0]
    assert (row["经办"], row["命令"]) == ("王五", "log 2.1.3 新建2家")


def test_the_word_nearer_to_the_end_counts(program: Program) -> None:
    status = program.out("--today", "2024-01-01", "status", "--today", "2025-01-01", "-f", "json")
    assert json.loads(status)["as_of"] == "2025-01-01"


@pytest.mark.parametrize("name", [name for name in COMMANDS.commands if name not in ("import", "read")])
def test_every_command_knows_the_common_options(program: Program, name: str) -> None:
    page = program.out(name, "--help")
    assert all(option in page for option in ("--db", "--plan", "--today", "--user"))


@pytest.mark.parametrize("name", [name for name, entry in COMMANDS.commands.items() if entry.aliases])
def test_every_chinese_name_calls_the_same_command(program: Program, name: str) -> None:
    pages = {program.out(word, "--help") for word in (name, *COMMANDS.commands[name].aliases)}
    assert len(pages) == 1


@pytest.mark.parametrize("words", [["status"], ["log", "2.1.3", "x"], ["why", "2.1.3"], ["undo"]])
def test_of_several_plans_one_must_be_named(several: Program, words: list[str]) -> None:
    done = several.run(*words)
    assert (done.code, done.out) == (1, "")
    assert done.err.startswith("台账里有2个方案：gongshu、yongan。请用 --plan 指定其一")


@pytest.mark.parametrize("words", [["log", "2.1.3", "x"], ["why", "2.1.3"], ["show", "2.1.3"]])
def test_a_command_on_one_code_takes_no_two_plans(several: Program, words: list[str]) -> None:
    done = several.run(*words, "--plan", "all")
    assert (done.code, done.err) == (
        1,
        "这条命令一次只能用于一个方案。请用 --plan 指定其一：gongshu、yongan。\n",
    )


@pytest.mark.parametrize("words", [["status"], ["log", "2.1.3", "x"], ["plan", "show"], []])
def test_an_unknown_plan_is_an_error_that_lists_the_known(several: Program, words: list[str]) -> None:
    done = several.run(*words, "--plan", "hangzhou")
    assert (done.code, done.err) == (1, "没有代号为“hangzhou”的方案。台账里有：gongshu、yongan。\n")


def test_all_plans_in_one_status(several: Program) -> None:
    status = several.json("status", "--plan", "all")
    assert (status["plan"], status["starts"], status["ends"]) == ("all", None, None)
    assert (status["summary"]["tasks"], status["summary"]["targets"]) == (142, 38)
    assert {task["plan"] for task in status["tasks"]} == {"gongshu", "yongan"}
    assert {row["方案"] for row in several.tsv("status", "--plan", "all")} == {"gongshu", "yongan"}
    home = several.out()
    assert "（gongshu）" in home
    assert "（yongan）" in home


def test_the_default_plan_is_taken_where_none_is_named(several: Program) -> None:
    copy = several.copy("默认.db")
    copy.out("plan", "default", "yongan")
    assert copy.json("status")["plan"] == "yongan"
    assert copy.json("status", "--plan", "gongshu")["plan"] == "gongshu"
    assert {row["代号"]: row["默认"] for row in copy.tsv("plans")} == {"gongshu": "", "yongan": "是"}
    assert copy.run("plan", "default", "yongan").code == 1
    copy.out("undo")
    assert copy.run("status").code == 1


@pytest.mark.parametrize("plans", [1, 2])
def test_the_usual_commands_on_home_can_be_pasted(program: Program, several: Program, plans: int) -> None:
    copy = (program if plans == 1 else several).copy("照抄.db")
    lines = copy.out().partition("常用：\n")[2].splitlines()
    commands = [shlex.split(line.rpartition("    ")[0]) for line in lines]
    assert [command[:2] for command in commands[:2]] == [["gytrack", "status"], ["gytrack", "why"]]
    for command in commands:
        copy.out(*command[1:])


def test_home_greets_with_the_plan_that_is_named(several: Program) -> None:
    assert "（gongshu）" not in several.out("--plan", "Yongan")
    assert several.out("--plan", "Yongan") == several.under(GYTRACK_PLAN="yongan").out()


@pytest.mark.parametrize("form", ["tsv", "csv", "md"])
def test_a_form_that_a_command_does_not_have_is_refused(program: Program, form: str) -> None:
    done = program.run("show", "2.1.3", "-f", form)
    assert (done.code, done.out) == (2, "")
    assert "不在可选的值之列：table（表格）、json" in done.err


JSON_KEYS = {"targets": "targets", "plans": "plans", "depts": "departments", "history": "commands"}


@pytest.mark.parametrize("name", READING)
def test_rows_are_the_same_in_every_form(program: Program, name: str) -> None:
    rows = program.tsv(name)
    by_csv = list(csv.DictReader(io.StringIO(program.out(name, "-f", "csv"))))
    assert [list(row) for row in by_csv] == [list(row) for row in rows]
    assert [[cell.removeprefix("'") for cell in row.values()] for row in by_csv] == [
        list(row.values()) for row in rows
    ]
    by_md = program.out(name, "-f", "md").splitlines()
    assert len(by_md) == len(rows) + 2
    assert {line[0] + line[-1] for line in by_md} == {"||"}
    value = json.loads(program.out(name, "-f", "json"))
    items = value[JSON_KEYS.get(name, "tasks")]
    kinds = ("task",) if name == "status" else ("task", "measure", "safeguard", None)
    assert len([item for item in items if item.get("kind") in kinds]) == len(rows)


@pytest.mark.parametrize("name", READING)
def test_a_pipe_gets_whole_cells_without_colour(program: Program, name: str) -> None:
    done = program.under(COLUMNS="20", FORCE_COLOR="1", CLICOLOR_FORCE="1").run(name)
    heads, *rows = done.out.splitlines()
    assert done.code == 0
    assert "\x1b" not in done.out
    assert {row.count("\t") for row in rows} == {heads.count("\t")}


def test_a_pipe_holds_whole_texts(program: Program) -> None:
    tasks = {task["code"]: task["text"] for task in program.json("status")["tasks"]}
    rows = program.tsv("status", "--all")
    assert {row["编号"]: row["全文"] for row in rows} == tasks
    assert max(map(len, tasks.values())) > 150
