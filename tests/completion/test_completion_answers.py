"""What the program answers a shell: which words, from the commands and from the ledger, and in what form."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from departments import add_departments
from ledgers import copied
from shell.program import EXAMPLE, Program
from typer.core import TyperGroup

from gytrack.cli.completion import replying
from gytrack.cli.completion.replying import KeyPress, Screen
from gytrack.cli.completion.typed import SEPARATOR, Typed
from gytrack.cli.frame.program import Program as Commands
from gytrack.cli.frame.registry import COMMANDS
from gytrack.cli.frame.vendored import Command, Context, Parameter
from gytrack.cli.screens.width import width
from gytrack.usecases.asking.candidates import Candidate, Offer

BREAKS = " \t\n\"'><=;|&(:"


@pytest.fixture(scope="module")
def program(tmp_path_factory: pytest.TempPathFactory, gongshu_ledger: Path) -> Program:
    """The example, with an alias, a name in full-width signs and two that only a control character keeps apart."""
    program = Program(copied(gongshu_ledger, tmp_path_factory.mktemp("answers") / "台账.db"))
    program.out("dept", "alias", "区卫健局", "区卫生健康局")
    add_departments(program.db, ("筹建办（筹）", "控\n制局", "控\x1b制局"))
    return program


@pytest.fixture(scope="module")
def several(tmp_path_factory: pytest.TempPathFactory, program: Program) -> Program:
    """Two plans, none of them the default."""
    folder = tmp_path_factory.mktemp("several")
    both = Program(copied(program.db, folder / "台账.db"))
    text = EXAMPLE.read_text(encoding="utf-8").replace("拱墅", "永安").replace("区卫健局", "区医保局")
    (folder / "yongan.txt").write_text(text, encoding="utf-8")
    both.out("import", "yongan.txt", "--yes")
    return both


def answer(program: Program, *words: str, into: str = "zsh", **more: str) -> list[str]:
    """Return the lines that a shell is told when the last of these words is being typed."""
    typed = SEPARATOR.join(("gytrack", *words))
    done = program.under(_GYTRACK_COMPLETE=into, _GYTRACK_TYPED=typed, **more).run()
    assert (done.code, done.err) == (0, "")
    return done.out.splitlines()


def in_bash(program: Program, line: str, **more: str) -> list[str]:
    asking = {"_GYTRACK_COMPLETE": "bash", "_GYTRACK_TYPED": f"gytrack {line}", "_GYTRACK_BREAKS": BREAKS}
    done = program.under(**{**asking, **more}).run()
    assert (done.code, done.err) == (0, "")
    return done.out.splitlines()


def offered(program: Program, *words: str) -> list[str]:
    """Return the words that zsh is offered."""
    return [line.split("\t")[1] for line in answer(program, *words)[1:]]


def labels(program: Program, *words: str) -> dict[str, str]:
    """Return what zsh shows for each word."""
    rows = [line.split("\t") for line in answer(program, *words)[1:]]
    return {word: label for _, word, label in rows}


# Commands and options.


def test_every_command_is_offered_with_what_it_does(program: Program) -> None:
    found = labels(program, "")
    assert list(found) == list(COMMANDS.commands)
    assert found["why"].split() == ["why", "说明一项任务为何亮这个灯（为何）"]


def test_chinese_names_come_once_a_chinese_word_is_begun(program: Program) -> None:
    assert offered(program, "取") == ["取消达标"]
    assert offered(program, "plan", "") == ["show", "check", "compare", "default", "set-start", "set-asked"]
    assert offered(program, "台账", "--dept", "卫健") == ["区卫健局"]


def test_options_are_offered_with_their_help_until_they_are_given(program: Program) -> None:
    assert labels(program, "status", "--sec") == {"--section": "--section  只看一个工程或项目，如 2 或 2.1"}
    assert "--section" not in offered(program, "status", "--section", "2", "--")
    assert "--value" in offered(program, "log", "2.1.3", "--value", "t1=1", "--")
    assert "--db" in offered(program, "--")


def test_options_are_offered_where_nothing_else_can_be(program: Program) -> None:
    assert "--dept" in offered(program, "status", "")
    assert "--problem" in offered(program, "log", "2.1.3", "")
    assert offered(program, "log", "2.1.3", "新") == []
    assert offered(program, "status", "--search", "") == []


def test_the_option_for_help_is_told_in_chinese(program: Program) -> None:
    assert labels(program, "status", "--he")["--help"] == "--help  显示本帮助"


def test_behind_two_dashes_there_are_no_options(program: Program) -> None:
    assert offered(program, "show", "--", "--d") == []
    assert offered(program, "show", "--", "2.1.4") == ["2.1.4"]


@pytest.mark.parametrize(
    ("words", "wanted"),
    [
        (("status", "--role", ""), ["lead", "support"]),
        (("status", "--light", "g"), ["green", "grey"]),
        (("status", "--light", "红"), ["红灯", "红"]),
        (("status", "--by=d"), ["--by=dept"]),
        (("log", "2.1.3", "--state", "受"), ["受阻"]),
        (("log", "2.1.3", "--state", "o"), ["on_track", "ongoing"]),
        (("completion", ""), ["bash", "zsh", "fish", "powershell"]),
        (("config", "get", "u"), ["user", "unit"]),
        (("status", "--overdue", "--kind", "m"), ["measure"]),
    ],
)
def test_closed_options_offer_their_values(
    program: Program, words: tuple[str, ...], wanted: list[str]
) -> None:
    assert offered(program, *words) == wanted


@pytest.mark.parametrize(
    "words",
    [("import", ""), ("import", "a.txt", "b"), ("read", ""), ("export", "台"), ("--db", ""), ("status", "--db=/"),
     ("log", "2.1.3", "--evidence", "")],
)  # fmt: skip
def test_files_are_left_to_the_shell(program: Program, words: tuple[str, ...]) -> None:
    assert answer(program, *words) == ["file"]


def test_whatever_names_something_is_completed() -> None:
    known = {
        "单位",
        "编号",
        "指标",
        "规则集",
        "文件",
        "代号|all",
        "[指标=]数",
        "统称",
        "并入单位",
        "命令编号",
    }
    for path, parameter in parameters(Commands(COMMANDS)):
        if parameter.metavar in known:
            names = getattr(parameter.type, "names", None)
            assert names or parameter.type.name == "path", f"{path}: {parameter.name}"


def parameters(command: Command, path: str = "gytrack") -> Iterator[tuple[str, Parameter]]:
    yield from ((path, each) for each in command.params)
    if isinstance(command, TyperGroup):
        context = Context(command, info_name=path)
        for name in command.list_commands(context):
            below = command.get_command(context, name)
            assert below is not None
            yield from parameters(below, f"{path} {name}")


# Departments.


@pytest.mark.parametrize(
    ("typed", "wanted"),
    [
        ("区卫", ["区卫健局"]),
        ("区卫生", ["区卫健局"]),
        ("卫健", ["区卫健局"]),
        ("QWJJ", ["区卫健局"]),
        ("ｑｗｊ", ["区卫健局"]),
        ("owjj", ["区卫健局"]),
        ("qwjjx", []),
        ("筹建办(", ["筹建办（筹）"]),
        ("控", []),
        ("没有", []),
    ],
)
def test_departments_are_offered_by_all_that_finds_them(
    program: Program, typed: str, wanted: list[str]
) -> None:
    assert offered(program, "status", "--dept", typed) == wanted
    assert offered(program, "dept", "rename", typed) == wanted


def test_sets_of_rules_are_offered_by_either_name(program: Program) -> None:
    assert offered(program, "rules", "use", "s") == ["sanya", "suqian"]
    assert offered(program, "status", "--rules", "三") == ["三亚"]
    assert offered(program, "why", "2.1.3", "--rules", "x") == []


def test_initials_are_shown_beside_the_names(program: Program) -> None:
    found = labels(program, "status", "--dept", "qw")
    assert found["区文广旅体局"].split() == ["qwgltj", "区文广旅体局"]


def test_all_departments_are_offered_once(program: Program) -> None:
    found = offered(program, "status", "--dept", "")
    assert len(found) == len(set(found))
    assert "区卫健局" in found
    assert "区卫生健康局" not in found


# Codes, plans, commands.


def test_few_codes_are_offered_with_titles_in_the_order_of_the_paper(program: Program) -> None:
    found = labels(program, "why", "2.1.")
    assert list(found)[:4] == ["2.1.1", "2.1.1t1", "2.1.1t2", "2.1.2"]
    assert found["2.1.1t1"].split() == ["2.1.1t1", "中医特色优势专科"]


def test_many_codes_are_offered_level_by_level(program: Program) -> None:
    rows = answer(program, "show", "")[1:]
    assert "open\t2.\t2.   中医药健康服务高质量发展工程" in rows
    assert all(row.split("\t")[1].count(".") < 2 for row in rows)


@pytest.mark.parametrize(
    ("words", "wanted"),
    [
        (("log", "2.1.1"), ["2.1.1", "2.1.1t1", "2.1.1t2"]),
        (("met", "2.1.1"), ["2.1.1t1", "2.1.1t2"]),
        (("title", "2.1.1"), ["2.1.1"]),
        (("title", "２．１．１"), ["2.1.1"]),
        (("history", "2.1.M1"), ["2.1.m1"]),
        (("status", "--section", "2."), [f"2.{number}" for number in range(1, 5)]),
    ],
)
def test_each_place_offers_the_codes_that_it_takes(
    program: Program, words: tuple[str, ...], wanted: list[str]
) -> None:
    assert offered(program, *words) == wanted


def test_a_figure_is_offered_the_targets_of_its_task(program: Program) -> None:
    assert answer(program, "log", "2.1.3", "--value", "") == ["whole", "open\tt1=\tt1=  旗舰中医馆", "open\tt2=\tt2=  中医阁"]  # fmt: skip
    assert offered(program, "log", "2.1.3", "--add=2.1.3t2") == ["--add=2.1.3t2="]
    assert offered(program, "log", "2.1.3", "--value", "旗") == ["t1="]
    assert offered(program, "log", "2.1.3", "--value", "t1=") == []
    assert offered(program, "log", "--value", "t") == []


def test_plans_are_offered_with_their_titles(several: Program) -> None:
    assert labels(several, "plan", "default", "")["yongan"].endswith("永安区中医药振兴发展重大工程实施方案")
    assert offered(several, "status", "--plan", "") == ["gongshu", "yongan", "all"]


@pytest.mark.parametrize("options", [("--plan", "yongan"), ("--plan=yongan",)])
def test_the_options_before_the_cursor_hold(several: Program, options: tuple[str, ...]) -> None:
    for words in (
        (*options, "status", "--dept", "区医"),
        ("status", *options, "--dept", "区医"),
        ("dept", *options, "alias", "区医"),
    ):
        assert offered(several, *words) == ["区医保局"]
    assert offered(several, "--plan", "gongshu", "status", "--dept", "区医") == []
    assert offered(several, "--db", "nowhere.db", "--plan", "gongshu", "status", "--dept", "区卫") == []


def test_of_several_plans_the_departments_of_all_can_be_asked_for(several: Program) -> None:
    assert set(offered(several, "status", "--plan", "all", "--dept", "区")) >= {"区卫健局", "区医保局"}
    assert offered(several, "status", "--dept", "区") == []  # the command itself would ask for a plan


def test_the_latest_commands_can_be_undone(program: Program) -> None:
    copy = program.copy("撤销.db")
    for number in range(30):
        copy.out("log", "2.1.3", f"第{number}条")
    copy.out("undo")
    answered = answer(copy, "undo", "")
    numbers = [int(line.split("\t")[1]) for line in answered[1:]]
    assert answered[0] == "choose"  # there are more
    assert numbers == sorted(numbers, reverse=True)
    assert len(numbers) == 20
    assert answered[1].endswith("log 2.1.3 第28条")


# The forms.


def test_bash_gets_one_word_as_it_has_to_stand_on_the_line(program: Program) -> None:
    assert in_bash(program, "status --dept qwjj") == ["whole", "区卫健局"]
    assert in_bash(program, "status --dept=qwjj") == ["whole", "区卫健局"]
    assert in_bash(program, "status --dept 筹") == ["whole", "筹建办（筹）"]
    assert in_bash(program, "log 2.1.3 --value t1") == ["open", "t1="]
    assert in_bash(program, "status --dept 没有") == ["open"]
    assert in_bash(program, "status >") == ["file"]


def test_bash_gets_labels_of_several_that_begin_with_what_they_have_in_common(program: Program) -> None:
    first, *rest = in_bash(program, "status --dept=qw")
    assert first == "open"
    assert {line.split()[0][:2] for line in rest} == {"qw"}
    assert "qwjj    区卫健局" in rest


def test_bash_never_puts_a_part_of_a_label_onto_the_line(program: Program) -> None:
    copy = program.copy("标签.db")
    add_departments(copy.db, ("辛甲局", "辛甲 局", "辛甲$局"))
    assert in_bash(copy, "status --dept 辛")[1:] == ["辛甲局", "辛甲\\ 局", "辛甲\\$局"]
    assert in_bash(copy, "status --dept xj")[1:] == ["xjj  辛甲局", "xjj  辛甲 局", "xjj  辛甲$局", "xjj"]


def test_bash_is_left_what_was_typed_where_there_is_more() -> None:
    key = KeyPress(Typed(["undo"], "1"), "", Screen(80))
    latest = [Candidate("128", "128", "log"), Candidate("127", "127", "log")]
    assert replying.bash(key, Offer(latest)) == ["open", "128  log", "127  log"]
    assert replying.bash(key, Offer(latest, partial=True)) == ["open", "128  log", "127  log", "1"]


@pytest.mark.parametrize("columns", ["", "0", "20", "40", "四十", "1000"])
def test_labels_are_no_wider_than_the_screen(program: Program, columns: str) -> None:
    lines = in_bash(program, "why 2.1.", _GYTRACK_COLUMNS=columns)[1:]
    room = int(columns) if columns.isascii() and columns.isdecimal() and int(columns) else 80
    assert max(map(width, lines)) < room


def test_bash_gets_the_words_themselves_for_a_menu(program: Program) -> None:
    words = in_bash(program, "status --dept qw", _GYTRACK_WAY="37")[1:]
    assert words[0] == "区卫健局"


def test_zsh_is_told_where_it_may_put_a_common_beginning(program: Program) -> None:
    assert answer(program, "status", "--dept", "qw")[0] == "choose"
    assert answer(program, "status", "--dept", "区")[0] == "whole"


def test_fish_gets_words_that_have_in_them_what_was_typed(program: Program) -> None:
    assert answer(program, "status", "--dept", "qwjj", into="fish") == ["whole", "qwjj\t区卫健局"]
    assert answer(program, "status", "--dept", "卫健", into="fish") == ["whole", "区卫健局\t"]
    assert answer(program, "status", "--dept=qwj", into="fish") == ["whole", "--dept=qwjj\t区卫健局"]
    assert answer(program, "status", "--dept", "区卫生", into="fish")[1].startswith("区卫生健康局\t区卫健局")


def test_powershell_gets_words_in_quotes_labels_and_help(program: Program) -> None:
    copy = program.copy("引号.db")
    add_departments(copy.db, ("壬's ‘$(x)’",))
    assert answer(copy, "status", "--dept", "壬", into="powershell")[1] == (
        "'壬''s ‘‘$(x)’’'\t壬's ‘$(x)’\t壬's ‘$(x)’"
    )
    assert (
        answer(program, "status", "--dept='区卫", into="powershell")[1]
        == "--dept=区卫健局\t区卫健局\t区卫健局"
    )
    assert answer(program, "status", "--sec", into="powershell")[1].endswith(
        "\t只看一个工程或项目，如 2 或 2.1"
    )


def test_powershell_is_answered_in_utf8_whatever_the_console_speaks(program: Program) -> None:
    said = answer(program, "status", "--dept", "区卫", into="powershell", PYTHONIOENCODING="gbk")
    assert said[1].startswith("区卫健局")


def test_what_the_terminal_cannot_show_is_left_out(program: Program) -> None:
    copy = program.copy("编码.db")
    add_departments(copy.db, ("癸𠮷局", "癸甲局"))
    typed = SEPARATOR.join(("gytrack", "status", "--dept", "癸"))
    asking = copy.under(_GYTRACK_COMPLETE="zsh", _GYTRACK_TYPED=typed, PYTHONIOENCODING="gbk")
    done = asking.run(encoding="gbk")
    assert [line.split("\t")[1] for line in done.out.splitlines()[1:]] == ["癸甲局"]
