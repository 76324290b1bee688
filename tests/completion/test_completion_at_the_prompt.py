"""Completion in real shells at a real terminal: what a person types, and what the shell makes of it."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from departments import add_departments
from ledgers import copied
from prompt import ENTER, SHELLS, TAB, Prompt, at_prompt

HOSTILE = (
    "子$(touch gone)",
    "丑`touch gone`",
    "寅;touch gone",
    "卯\"甲'乙",
    "辰 (甲) & 乙 | 丙",
    "巳!! !touch *",
    "午$HOME",
    "未\\乙",
    "申{甲,乙}[丙]<丁>",
    "酉“引”‘号’#注",
    "戌=甲:乙~",
)
REPLACING = ("bash", "zsh")
"""Shells that take another word for the one that was typed; fish keeps 区 for 区, but not 区 for q."""


@pytest.fixture(scope="module", params=SHELLS)
def shell(request: pytest.FixtureRequest) -> str:
    return str(request.param)


@pytest.fixture(scope="module")
def prompt(shell: str, tmp_path_factory: pytest.TempPathFactory, gongshu_ledger: Path) -> Iterator[Prompt]:
    """A prompt for all tests of one shell: each leaves the line empty."""
    folder = tmp_path_factory.mktemp(shell)
    db = folder / "ledger.db"
    copied(gongshu_ledger, db)
    add_departments(db, HOSTILE)
    for name in ("方案 一.txt", "version.txt", "ledger.db"):
        (folder / name).touch()
    with at_prompt(shell, db, folder) as ready:
        yield ready


@pytest.mark.parametrize(
    ("typed", "words"),
    [
        ("gytrack sho", ["gytrack", "show"]),
        ("gytrack 台", ["gytrack", "台账"]),
        ("gytrack plan def", ["gytrack", "plan", "default"]),
        ("gytrack status --sec", ["gytrack", "status", "--section"]),
        ("gytrack status --light r", ["gytrack", "status", "--light", "red"]),
        ("gytrack status -f js", ["gytrack", "status", "-f", "json"]),
        ("gytrack status --fail-on=y", ["gytrack", "status", "--fail-on=yellow"]),
        ("gytrack status --dept 区卫", ["gytrack", "status", "--dept", "区卫健局"]),
        ("gytrack status --dept '区卫", ["gytrack", "status", "--dept", "区卫健局"]),
        ('gytrack status --dept="区卫', ["gytrack", "status", "--dept=区卫健局"]),
        ("gytrack status --dept 卫健", ["gytrack", "status", "--dept", "区卫健局"]),
        ("gytrack status --dept=卫健", ["gytrack", "status", "--dept=区卫健局"]),
        ("gytrack --plan gong", ["gytrack", "--plan", "gongshu"]),
        ("gytrack log 2.1.4", ["gytrack", "log", "2.1.4"]),
        ("gytrack log 2.1.3 --value t1", ["gytrack", "log", "2.1.3", "--value", "t1="]),
        ("gytrack log 2.1.3 --value=t1", ["gytrack", "log", "2.1.3", "--value=t1="]),
        ("gytrack import 方案", ["gytrack", "import", "方案 一.txt"]),
        ("gytrack --db=led", ["gytrack", "--db=ledger.db"]),
        ("gytrack --db /nowhere/x.db status --dept 区卫", ["gytrack", "--db", "/nowhere/x.db", "status", "--dept", "区卫"]),
        ("gytrack nothing sho", ["gytrack", "nothing", "sho"]),
    ],
)  # fmt: skip
def test_a_word_is_completed(prompt: Prompt, typed: str, words: list[str]) -> None:
    assert prompt.line_after(typed + TAB) == words


@pytest.mark.parametrize("given", ["--dept ", "--dept="])
def test_initials_become_the_name_where_the_shell_lets_them(prompt: Prompt, shell: str, given: str) -> None:
    name = "区卫健局" if shell in REPLACING else "qwjj"
    words = prompt.line_after(f"gytrack status {given}qwjj{TAB}")
    assert words[-1].removeprefix("--dept=") == name


def test_one_can_go_on_typing(prompt: Prompt) -> None:
    assert prompt.line_after(f"gytrack log 2.1.3 --value t1{TAB}2")[-1] == "t1=2"
    assert prompt.line_after(f"gytrack status --dept 区卫{TAB}-f js{TAB}")[-3:] == ["区卫健局", "-f", "json"]


def test_initials_of_several_stay_and_the_names_are_listed(prompt: Prompt) -> None:
    assert prompt.line_after(f"gytrack status --dept qw{TAB}")[-1] == "qw"
    assert "区卫健局" in prompt.listed_after(f"gytrack status --dept qw{TAB}{TAB}", "qwxcb.*区委宣传部")


def test_codes_are_listed_with_their_titles(prompt: Prompt) -> None:
    seen = prompt.listed_after(f"gytrack why 2.1.{TAB}{TAB}", "2.1.m3.*要统筹加大政策支持力度")
    assert "发挥区级中医医院龙头带动作用" in seen


def test_several_leave_what_they_have_in_common(prompt: Prompt) -> None:
    typed = prompt.line_after(f"gytrack status --dept 区中医药{TAB}")[-1]
    assert typed == "区中医药工作"


@pytest.mark.parametrize("name", HOSTILE)
@pytest.mark.parametrize("given", ["--dept ", "--dept='", '--dept="'])
def test_what_a_document_wrote_is_a_word_and_nothing_else(prompt: Prompt, name: str, given: str) -> None:
    words = prompt.line_after(f"gytrack status {given}{name[0]}{TAB}")
    assert words[-1].removeprefix("--dept=") == name
    assert not (prompt.folder / "gone").exists()


def test_the_file_that_output_goes_to_is_the_shells(prompt: Prompt) -> None:
    prompt.press(f"gytrack --version >ver{TAB}{ENTER}")
    assert prompt.line_after("gytrack") == ["gytrack"]
    assert (prompt.folder / "version.txt").read_text(encoding="utf-8").startswith("gytrack ")


@pytest.fixture
def db(tmp_path: Path, gongshu_ledger: Path) -> Path:
    return copied(gongshu_ledger, tmp_path / "ledger.db")


def test_bash_without_a_locale_is_told_the_same(db: Path, tmp_path: Path) -> None:
    add_departments(db, ("甲卫局", "甲协局"))  # in UTF-8 their second characters have two bytes in common
    with at_prompt("bash", db, tmp_path / "bash", LC_ALL="C") as prompt:
        assert prompt.line_after(f"gytrack status --dept qwjj{TAB}")[-1] == "区卫健局"
        assert prompt.line_after(f"gytrack status --dept 甲{TAB}")[-1] == "甲"


def test_an_old_bash_that_cannot_be_told_how_to_go_on(db: Path, tmp_path: Path) -> None:
    with at_prompt("bash", db, tmp_path / "bash", more="enable -n compopt") as prompt:
        assert prompt.line_after(f"gytrack status --dept=qwjj{TAB}")[-1] == "--dept=区卫健局"
        assert prompt.line_after(f"gytrack backup star{TAB}")[-1] == "start"


def test_bash_that_breaks_words_at_spaces_only(db: Path, tmp_path: Path) -> None:
    with at_prompt("bash", db, tmp_path / "bash", more="COMP_WORDBREAKS=' '") as prompt:
        assert prompt.line_after(f"gytrack status --dept=qwjj{TAB}")[-1] == "--dept=区卫健局"
        assert prompt.line_after(f"gytrack log 2.1.3 --value=t2{TAB}")[-1] == "--value=t2="


def test_bash_can_put_word_after_word_onto_the_line(db: Path, tmp_path: Path) -> None:
    with at_prompt("bash", db, tmp_path / "bash", more="bind '\"\\C-t\": menu-complete'") as prompt:
        assert prompt.line_after("gytrack status --dept qw\x14\x14")[-1] == "区文广旅体局"


def test_another_name_for_the_program_can_be_completed_too(db: Path, tmp_path: Path) -> None:
    more = "alias gy=gytrack; complete -F _gytrack_completion gy"
    with at_prompt("bash", db, tmp_path / "bash", more=more) as prompt:
        prompt.press(f"gy status --dept qwjj{TAB}")
        prompt.wait_for("区卫健局")


def test_the_program_may_be_called_by_its_path(db: Path, tmp_path: Path) -> None:
    with at_prompt("bash", db, tmp_path / "bash") as prompt:
        prompt.press(f"~/bin/gytrack status --dept qwjj{TAB}")
        prompt.wait_for("区卫健局")


def test_where_there_is_no_program_nothing_is_said(db: Path, tmp_path: Path) -> None:
    with at_prompt(
        "bash", db, tmp_path / "bash", more="rm bin/gytrack; PATH=/usr/bin:/bin; hash -r"
    ) as prompt:
        assert prompt.line_after(f"gytrack sho{TAB}") == ["gytrack", "sho"]
