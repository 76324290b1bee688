"""Text is text: markup, escape sequences and formulas in reports and documents reach no terminal and no sheet alive."""

import csv
import io
import json
import re
from pathlib import Path

import pytest
from ledgers import copied
from shell.program import EXAMPLE, Program

pytest.importorskip("pty", reason="Windows has no pseudo-terminal")

LINK = "\x1b]8;;http://evil.example\x1b\\点我\x1b]8;;\x1b\\"
TEXTS = {
    "markup": "[red]红[/red] [bold]粗[/] [link=http://evil.example]x[/link] :smile: **md** `x`",
    "colour": "\x1b[31m红\x1b[0m\x1b[2J\x1b[H",
    "title": "\x1b]0;改标题\x07 \x1b]52;c;ZXZpbA==\x07",
    "link": LINK,
    "c1": "\x9b31m \x9d0;x\x9c",
    "turned": "abc\u202e反转\u202c \u200b零宽\ufeff",
    "lines": "第一行\r\n第二行\r覆盖\t制表\x08\x08退格\x7f",
    "formula": '=HYPERLINK("http://evil.example","x")',
    "plus": "+86\t1",
    "at": "@SUM(1)",
    "shell": "$(touch 坏) `touch 坏` ; rm -rf / | 'x' \"y\"",
    "sql": "'); DROP TABLE entry; --",
    "emoji": "🀄️👨‍👩‍👧 é é 𠮷",
}
ALLOWED = re.compile(r"\x1b\[[\d;]*m")
STEERING = re.compile(r"[\x00-\x09\x0b-\x1f\x7f-\x9f\u202a-\u202e\u200b\ufeff]")


@pytest.fixture(scope="module")
def program(tmp_path_factory: pytest.TempPathFactory, gongshu_ledger: Path) -> Program:
    """The example in which every text was reported, as the lead department and as the problem too."""
    folder = tmp_path_factory.mktemp("hostile")
    program = Program(copied(gongshu_ledger, folder / "台账.db"))
    codes = [task["code"] for task in program.json("list", "--kind", "task")["tasks"]]
    for code, text in zip(codes, TEXTS.values(), strict=False):
        program.out("log", code, "--problem", text, "--next", text, "--source", text, "--", text)
    return program


@pytest.fixture(scope="module")
def texts(program: Program) -> dict[str, str]:
    """The code of the task under which each text was reported."""
    codes = [task["code"] for task in program.json("list", "--kind", "task")["tasks"]]
    return dict(zip(codes, TEXTS.values(), strict=False))


def test_json_gives_every_text_back_as_it_was(program: Program, texts: dict[str, str]) -> None:
    out = program.out("status", "-f", "json")
    last = {task["code"]: task["last"] for task in json.loads(out)["tasks"] if task["last"]}
    assert {code: entry["text"] for code, entry in last.items()} == {
        code: text.strip() for code, text in texts.items()
    }
    assert not STEERING.search(out)


@pytest.mark.parametrize("form", ["tsv", "csv", "md", "table"])
@pytest.mark.parametrize("words", [["status", "--all"], ["history"]], ids=" ".join)
def test_rows_in_a_pipe_carry_nothing_that_steers(program: Program, words: list[str], form: str) -> None:
    out = program.under(COLUMNS="120").out(*words, "-f", form)
    assert not STEERING.search(out.replace("\t", "") if form == "tsv" else out)
    if form == "tsv":
        heads, *rows = out.splitlines()
        assert {row.count("\t") for row in rows} == {heads.count("\t")}


@pytest.mark.parametrize("columns", [50, 80, 120])
def test_a_terminal_gets_only_its_own_colours(program: Program, columns: int) -> None:
    code, shown = program.screen("status", columns=columns)
    assert code == 0
    assert not STEERING.search(ALLOWED.sub("", shown))
    assert "\x1b[2J" not in shown


@pytest.mark.parametrize("words", [["show"], ["why"]])
def test_words_about_one_task_carry_nothing_that_steers(
    program: Program, texts: dict[str, str], words: list[str]
) -> None:
    for code in list(texts)[:7]:
        shown = program.screen(*words, code)[1]
        assert not STEERING.search(shown)
    assert "[red]红[/red]" in program.out(*words, next(iter(texts)))


def test_spreadsheets_take_no_report_for_a_formula(program: Program) -> None:
    program.out("export", "台账.csv", "--force")
    text = program.db.with_name("台账.csv").read_text(encoding="utf-8-sig")
    for rows in (text, program.out("status", "-f", "csv")):
        cells = [cell for row in csv.reader(io.StringIO(rows)) for cell in row]
        assert not [cell for cell in cells if cell.startswith(("=", "+", "@", "\t", "\r")) and len(cell) > 1]
        assert f"'{TEXTS['formula']}" in cells


def test_nothing_was_run_and_nothing_dropped(program: Program, texts: dict[str, str]) -> None:
    assert not program.db.with_name("坏").exists()
    assert program.json("status")["summary"]["reported"] == len(texts)


def test_a_title_and_a_name_are_text_too(program: Program) -> None:
    copy = program.copy("标题.db")
    done = copy.run("title", "2.1.9", "[red]标题\x1b[2J", "--user", "李四\x1b]0;x\x07")
    assert (done.code, STEERING.search(done.out)) == (0, None)
    assert "[red]标题" in done.out
    for words in (["status"], ["list"], ["history"]):
        assert not STEERING.search(ALLOWED.sub("", copy.screen(*words)[1]))


def test_an_error_repeats_what_was_typed_as_text(program: Program) -> None:
    for words in (
        ["show", LINK],
        ["status", "--dept", LINK],
        ["status", "--as-of", LINK],
        [LINK],
        ["import", LINK],
    ):
        done = program.run(*words)
        assert done.code in (1, 2)
        assert not STEERING.search(done.err)


def test_a_documents_text_is_text(tmp_path: Path) -> None:
    text = EXAMPLE.read_text(encoding="utf-8").replace("医馆”不少于", "[red]医馆\x1b[31m\x1b]0;x\x07”不少于")
    text = text.replace("中医治未病能力建设", "[b]中医治未病\x1b[2J能力建设")
    program = Program(tmp_path / "台账.db")
    (tmp_path / "evil.txt").write_text(text, encoding="utf-8")
    assert not STEERING.search(program.run("read", "evil.txt", "-f", "table").out)
    assert not STEERING.search(
        ALLOWED.sub("", program.under(TERM="dumb").screen("import", "evil.txt", "--yes")[1])
    )
    for words in (
        ["status"],
        ["show", "2.1.3"],
        ["show", "2.2"],
        ["why", "2.1.3"],
        ["status", "--by", "section"],
    ):
        assert not STEERING.search(ALLOWED.sub("", program.screen(*words)[1]))
    assert not STEERING.search(program.out("status").replace("\t", ""))
    task = next(task for task in program.json("status")["tasks"] if task["code"] == "2.1.3")
    assert "[red]医馆" in task["text"]
