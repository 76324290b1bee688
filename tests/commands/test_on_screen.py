"""What a person sees at a terminal of 80, 120 and 50 columns: tables in line, cards, nothing cut, colour if wanted."""

import re
import subprocess
from pathlib import Path

import pytest
from ledgers import copied
from shell.program import MODULE, Program, reported

from gytrack.cli.screens.width import Measure, wide_width, width

pytest.importorskip("pty", reason="Windows has no pseudo-terminal")

STYLES = re.compile(r"\x1b\[[\d;]*m")
COLOURS = re.compile(r"\x1b\[(?:\d+;)*[34]\d")
HEADING = "任务／量化指标（完成/目标）"
SUMMARY = "建设任务41项（牵头32、配合9）："


@pytest.fixture(scope="module")
def program(tmp_path_factory: pytest.TempPathFactory, gongshu_ledger: Path) -> Program:
    """The example with reports of many kinds; these tests only read."""
    return reported(Program(copied(gongshu_ledger, tmp_path_factory.mktemp("screen") / "台账.db")))


@pytest.fixture(scope="module")
def titles(program: Program) -> list[str]:
    """The titles of a department's tasks, as the screen lists them."""
    tasks = program.json("status", "--dept", "区卫健局")["tasks"]
    return ["".join(task["title"].split()) for task in tasks if task["kind"] == "task"]


@pytest.mark.parametrize("columns", [80, 120])
@pytest.mark.parametrize(("more", "measure"), [([], width), (["--ascii"], wide_width)])
def test_no_title_is_cut_and_columns_are_in_line(
    program: Program, titles: list[str], columns: int, more: list[str], measure: Measure
) -> None:
    shown = STYLES.sub("", program.shown("status", "--dept", "区卫健局", *more, columns=columns, lines=500))
    head, *table = shown[shown.index("编号 ") :].splitlines()
    at = measure(head[: head.index(HEADING)])
    body = [line for line in table[: _foot(table)] if not _is_heading(line)]
    cut = [_cut(line, at, measure) for line in body]
    assert all(before.endswith("  ") or not text for before, text in cut)
    joined = "".join(text.replace(" ", "") for _, text in cut)
    assert not [title for title in titles if title not in joined]
    assert max(map(measure, table[: _foot(table)])) <= columns


def test_a_wide_screen_has_more_columns(program: Program) -> None:
    line = "编号   亮灯  实际  序时  偏差  完成时限  欠报  报送   牵头单位      任务"
    assert line in STYLES.sub("", program.shown("status", "--section", "2.1", columns=120))


def test_a_narrow_screen_gets_cards_with_every_title(program: Program, titles: list[str]) -> None:
    shown = STYLES.sub("", program.shown("status", "--dept", "区卫健局", columns=50, lines=500))
    joined = "".join(shown.split())
    assert not [title for title in titles if title not in joined]
    assert shown.count("编号：") == len(titles) + 1  # and the target of a section
    cards = shown[shown.index("编号：") : shown.rindex("\n\n")]
    assert max(map(width, cards.splitlines())) <= 50


@pytest.mark.parametrize("columns", [50, 80, 120])
@pytest.mark.parametrize(
    "words",
    [
        ["targets"],
        ["list", "--section", "2.1"],
        ["depts"],
        ["plans"],
        ["history"],
        ["status", "--by", "dept"],
    ],
    ids=" ".join,
)
def test_every_table_fits_and_shows_every_row(program: Program, words: list[str], columns: int) -> None:
    shown = STYLES.sub("", program.shown(*words, columns=columns))
    table = [line for line in shown.splitlines() if not line.startswith("疑似同一单位：")]
    assert max(map(width, table)) <= columns
    keys = [next(iter(row.values())) for row in program.tsv(*words)]
    keys = [row["编号"] for row in program.tsv(*words)] if "编号" in shown else keys
    starts = [line.strip().removeprefix("编号：") for line in shown.splitlines()]
    whole = [key for key in keys if width(key) < 20]  # a longer one may be folded
    assert len(whole) > len(keys) / 2
    assert not [key for key in whole if not any(key in start for start in starts)]


@pytest.mark.parametrize(
    "environ", [{"NO_COLOR": "1"}, {"NO_COLOR": "1", "FORCE_COLOR": "1"}, {"TERM": "dumb"}], ids=str
)
def test_colour_can_be_declined(program: Program, environ: dict[str, str]) -> None:
    code, shown = program.under(**environ).screen("status", "--section", "2.1")
    assert code == 0
    assert "红灯" in shown
    assert not COLOURS.search(shown)


def test_colour_and_its_absence_show_the_same_words(program: Program) -> None:
    code, shown = program.screen("status", "--section", "2.1")
    assert code == 0
    assert "\x1b[31m红灯\x1b[0m" in shown
    assert STYLES.sub("", shown) == STYLES.sub("", program.shown("status", "--section", "2.1"))


def test_ascii_draws_nothing_but_text(program: Program) -> None:
    assert "\x1b" not in program.screen("status", "--section", "2.1", "--ascii")[1]


@pytest.mark.parametrize("words", [["why", "2.1.3"], ["show", "2.1.3"], [], ["log", "--help"]])
def test_words_to_be_pasted_carry_no_escape(program: Program, words: list[str]) -> None:
    assert "\x1b" not in program.screen(*words)[1]


def test_a_table_longer_than_the_screen_repeats_its_summary(program: Program) -> None:
    words = ("status", "--dept", "区卫健局")
    assert program.shown(*words, lines=24).count(SUMMARY) == 2
    assert program.shown(*words, lines=24).splitlines()[-2].startswith(SUMMARY)
    assert program.shown(*words, lines=200).count(SUMMARY) == 1
    assert program.shown("status", "--section", "2.2", lines=24).count("建设任务2项：") == 1


@pytest.mark.parametrize("form", ["json", "tsv"])
def test_head_ends_cleanly(program: Program, form: str) -> None:
    pipe = subprocess.Popen(
        (*MODULE, "status", "--all", "-f", form),
        env=program.environ(),
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
    )
    assert pipe.stdout
    assert pipe.stderr
    assert pipe.stdout.readline()
    pipe.stdout.close()
    assert pipe.stderr.read() == b""
    pipe.stderr.close()
    assert pipe.wait(timeout=30) == 0


def _foot(table: list[str]) -> int:
    return next(at for at, line in enumerate(table) if line.startswith("配套及保障措施"))


def _is_heading(line: str) -> bool:
    return bool(re.match(r"\d+(\.\d+)? \S", line))


def _cut(line: str, at: int, measure: Measure) -> tuple[str, str]:
    """Cut a line at a cell, where no character may straddle the cut."""
    before = ""
    while before != line and measure(before) < at:
        before = line[: len(before) + 1]
    assert measure(before) in (at, measure(line))
    return before, line[len(before) :]
