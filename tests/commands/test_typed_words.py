"""What an office worker types, as they type it: understood with certainty, and the echo says how."""

import csv
import io
import json
from pathlib import Path

import pytest
from ledgers import copied
from shell.program import Program

MONDAY = "2025-06-30"


@pytest.fixture
def program(tmp_path: Path, gongshu_ledger: Path) -> Program:
    return Program(copied(gongshu_ledger, tmp_path / "台账.db"), today=MONDAY)


def echo(program: Program, *words: str) -> list[str]:
    """Return what a command says it has understood, between its number and the way back."""
    first, *parts, back = program.out(*words).rstrip("\n").split("｜")
    assert first == "已登记 #3"
    assert back == "撤销：gytrack undo"
    return parts


TODAY = "2025年6月30日"


@pytest.mark.parametrize(
    ("words", "understood"),
    [
        (["２．１．３", "新建2家"], ["2.1.3", TODAY]),
        (["二（一）建设任务三", "新建2家"], ["2.1.3", TODAY]),
        (["“2。1。3”", "新建2家"], ["2.1.3", TODAY]),
        (["2.1.3任务", "x", "--date", "六月十二日"], ["2.1.3", "2025年6月12日"]),
        (["2.1.3", "x", "--date", "上周五"], ["2.1.3", "2025年6月27日"]),
        (["2.1.3", "x", "--date", "“12号”"], ["2.1.3", "2025年6月12日"]),
        (["2.1.3", "x", "--dept", "“区卫健局”"], ["2.1.3", "区卫健局", TODAY]),
        (["2.1.3", "--percent", "百分之六十"], ["2.1.3", TODAY, "进度60%"]),
        (["2.1.3", "--percent", "６０％"], ["2.1.3", TODAY, "进度60%"]),
        (["2.1.3", "--state", "滞后"], ["2.1.3", TODAY, "进度滞后"]),
        (["2.1.3", "--value", "t1＝２家"], ["2.1.3", TODAY, "旗舰中医馆累计2家"]),
        (["2.1.3", "x", "--value", "2.1.3t1＝４家"], ["2.1.3", TODAY, "旗舰中医馆累计4家"]),
        (["2.1.3", "--value", "t1 ＝ ４ 家"], ["2.1.3", TODAY, "旗舰中医馆累计4家"]),
        (["2.1.3", "--value", "２.１.３ｔ１﹦４家"], ["2.1.3", TODAY, "旗舰中医馆累计4家"]),
        (["2.1.3", "--value", "t1＝４家；中医阁＝８家"], ["2.1.3", TODAY, "旗舰中医馆累计4家", "中医阁累计8家"]),
        (["2.1.3", "--value", "2.1.3t1＝4 2.1.3t2＝8"], ["2.1.3", TODAY, "旗舰中医馆累计4家", "中医阁累计8家"]),
        (["2.1.3", "--value", "t1=两家"], ["2.1.3", TODAY, "旗舰中医馆累计2家"]),
        (["2.1.3", "--value", "t1=2，t2=4"], ["2.1.3", TODAY, "旗舰中医馆累计2家", "中医阁累计4家"]),
        (["2.1.3", "--value", "t1=2", "--add", "中医阁：3家"], ["2.1.3", TODAY, "旗舰中医馆累计2家", "中医阁新增3家"]),
        (["2.1.3", "x", "--source", "微信"], ["2.1.3", TODAY, "来源：微信"]),
        (["7.2t1", "--value", "三成"], ["7.2t1", TODAY, "公民中医药健康文化素养水平30%"]),
    ],
    ids=lambda part: " ".join(part)[:40],
)  # fmt: skip
def test_the_echo_says_what_was_understood(program: Program, words: list[str], understood: list[str]) -> None:
    assert echo(program, "log", *words) == understood


def test_converted_and_unquoted_are_named_beside_the_echo(program: Program) -> None:
    done = program.run("log", "2.1.3", "“新建2家”", "--value", "t1=0.1万")
    assert done.code == 0
    assert "旗舰中医馆累计1000家" in done.out
    assert done.err.splitlines() == [
        "注意：进展首尾的引号没有记入；命令行里请用英文引号把文字括起来",
        "注意：0.1万已按1000家登记",
        "注意：2.1.3t1 所报1000家超过目标不少于5家的2倍，请核对",
    ]
    assert program.json("show", "2.1.3")["entries"][0]["text"] == "新建2家"


def test_a_sign_of_equality_without_a_figure_is_refused(program: Program) -> None:
    done = program.run("log", "2.1.3", "x", "--value", "2.1.3t1＝")
    assert (done.code, done.out, done.err) == (1, "", "“”不是数字。2.1.3t1 请填写如 5家 的数。\n")


MENTIONED = "旗舰中医馆累计4家、中医阁8家"


@pytest.mark.parametrize(
    ("words", "note"),
    [
        (
            [],
            "进展里写到“旗舰中医馆累计4家”、“中医阁8家”，没有登记为数值；如要登记：gytrack log 2.1.3 --value 2.1.3t1=4 --value 2.1.3t2=8",
        ),
        (
            ["--value", "t1=4", "--date", "6-12", "--dept", "区发改经信局"],
            "进展里写到“中医阁8家”，没有登记为数值；如要登记：gytrack log 2.1.3 --value 2.1.3t2=8 --dept 区发改经信局 --date 2025-06-12",
        ),
    ],
)
def test_figures_in_the_text_only_are_stored_as_text_with_the_command_that_reports_them(
    program: Program, words: list[str], note: str
) -> None:
    done = program.run("log", "2.1.3", MENTIONED, *words)
    assert (done.code, done.err) == (0, f"注意：{note}\n")
    assert program.run(*note.partition("：gytrack ")[2].split()).code == 0
    targets = {target["id"]: target["actual"] for target in program.json("status")["targets"]}
    assert (targets["2.1.3t1"], targets["2.1.3t2"]) == (4, 8)


@pytest.mark.parametrize("words", [["--value", "t1=4，t2=8"], ["--add", "t1=4", "--value", "t2=8"]])
def test_figures_that_are_reported_with_the_text_need_no_word(program: Program, words: list[str]) -> None:
    done = program.run("log", "2.1.3", MENTIONED, *words)
    assert (done.code, done.err) == (0, "")
    assert program.run("log", "2.1.3", MENTIONED).err == "注意：进展与上次（2025年6月30日 #3）相同，请核对\n"


@pytest.mark.parametrize(
    ("typed", "note"),
    [
        ("7月5日", "注意：日期没有写年份，按2024年7月5日登记\n"),
        ("12-31", "注意：日期没有写年份，按2024年12月31日登记\n"),
        ("6月12日", ""),
        ("2024年7月5日", ""),
        ("去年12月31日", ""),
        ("2023-12-31", ""),
        ("2023-12-30", "注意：2023年12月30日早于方案的起始日（2023年12月31日），请核对\n"),
    ],
)
def test_a_year_that_was_filled_in_and_a_day_before_the_plan_are_said(
    program: Program, typed: str, note: str
) -> None:
    program.out("plan", "set-start", "2023-12-31", "--basis", "会议纪要")
    done = program.run("log", "2.1.3", "x", "--date", typed)
    assert (done.code, done.err) == (0, note)


@pytest.mark.parametrize(
    ("before", "note"),
    [
        ("3", "注意：2.1.3t1 的目标是不少于5家，最近报的是3家，没有达到，按您的认定记为达标\n"),
        ("5", ""),
        (None, ""),
    ],
)
def test_what_is_declared_met_against_the_last_figure_is_said(
    program: Program, before: str | None, note: str
) -> None:
    if before is not None:
        program.out("log", "2.1.3", "--value", f"t1={before}")
    done = program.run("met", "2.1.3t1", "--note", "现场核实")
    assert (done.code, done.err) == (0, note)


def test_a_total_that_falls_is_stored_with_a_warning(program: Program) -> None:
    program.out("log", "2.1.3", "--value", "t1=4")
    done = program.run("log", "2.1.3", "--value", "t1=3")
    assert done.code == 0
    assert done.err == "注意：2.1.3t1 所报3家少于此前累计的4家（2025年6月30日 #3），请核对\n"


def test_a_departments_report_is_adopted_by_the_command_that_the_note_names(program: Program) -> None:
    done = program.run("log", "2.1.3", "新建2家", "--percent", "40", "--dept", "区卫健局", "--date", "6-12")
    command = done.err.rstrip("\n").partition("如予采信：gytrack ")[2].split()
    assert command == ["log", "2.1.3", "--adopt", "3"]
    assert program.out(*command) == (
        "已采信 #4｜2.1.3｜2025年6月12日｜进度40%｜来源：采信#3 区卫健局｜撤销：gytrack undo\n"
    )
    shown = program.out("show", "2.1.3")
    assert "统筹登记｜进度40%｜来源：采信#3 区卫健局｜新建2家" in shown


def test_a_title_is_echoed_under_the_canonical_code(program: Program) -> None:
    assert program.out("title", "二（一）建设任务三", "中医馆").startswith("已改标题 #3｜2.1.3｜中医馆｜")


@pytest.mark.parametrize("words", [["show"], ["why"], ["history"]])
def test_every_command_that_takes_a_code_takes_it_as_on_paper(program: Program, words: list[str]) -> None:
    program.out("log", "2.1.3", "x")
    assert program.out(*words, "二（一）建设任务三") == program.out(*words, "2.1.3")


@pytest.mark.parametrize(
    ("words", "day"),
    [
        (["--as-of", "年底"], "2025-12-31"),
        (["--as-of", "下周五"], "2025-07-11"),
        (["--as-of", "上月底"], "2025-05-31"),
        (["--as-of", "6月底"], "2025-06-30"),
        (["--today", "20250612"], "2025-06-12"),
        (["--today", "二〇二五年六月十二日"], "2025-06-12"),
    ],
)
def test_days_of_other_options_are_typed_alike(program: Program, words: list[str], day: str) -> None:
    assert program.json("status", *words)["as_of"] == day


def test_a_start_is_typed_alike(program: Program) -> None:
    program.out("plan", "set-start", "二〇二三年底", "--basis", "会议纪要")
    assert program.json("status")["starts"] == "2023-12-31"


# Standard input.

LINES = "第一行：已开业2家。\n\n  第二行：缩进\t制表\n- 第三行"


@pytest.mark.parametrize(
    "typed",
    [
        LINES.encode(),
        (LINES + "\n").encode(),
        ("\ufeff" + LINES + "\n \n\n").encode(),
        LINES.replace("\n", "\r\n").encode() + b"\r\n",
        LINES.replace("\n", "\r").encode(),
        LINES.encode("gbk"),
        (LINES + "\r\n").encode("gb18030"),
        (LINES + "\r\n").encode("utf-16"),
    ],
    ids=["lf", "end", "bom", "crlf", "cr", "gbk", "gb18030", "utf-16"],
)
def test_lines_from_a_pipe_are_kept_as_lines(program: Program, typed: bytes) -> None:
    assert program.run("log", "2.1.3", "-", typed=typed).code == 0
    assert program.json("show", "2.1.3")["entries"][0]["text"] == LINES


@pytest.mark.parametrize("written", ["utf-8", "gbk"])
@pytest.mark.parametrize(
    ("environ", "console"),
    [
        ({"PYTHONIOENCODING": "gbk"}, "gbk"),
        ({"LC_ALL": "C", "PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0", "GYTRACK_USER": "zs"}, "ascii"),
    ],
)
def test_what_a_pipe_holds_is_read_by_itself_whatever_the_console(
    program: Program, environ: dict[str, str], console: str, written: str
) -> None:
    typed = LINES.encode(written)
    assert program.under(**environ).run("log", "2.1.3", "-", typed=typed, encoding=console).code == 0
    assert program.json("show", "2.1.3")["entries"][0]["text"] == LINES


@pytest.mark.parametrize(
    ("words", "key"),
    [
        (["log", "2.1.3", "x", "--problem", "-"], "problem"),
        (["log", "2.1.3", "x", "--next", "-"], "next"),
        (["met", "2.1.3t1", "--note", "-"], "text"),
    ],
)
def test_other_texts_come_from_a_pipe_too(program: Program, words: list[str], key: str) -> None:
    assert program.run(*words, typed=LINES.encode()).code == 0
    assert program.json("show", words[1])["entries"][0][key] == LINES


def test_a_reason_comes_from_a_pipe_too(program: Program) -> None:
    program.out("met", "2.1.3t1")
    assert program.run("unmet", "2.1.3t1", "--note", "-", typed="复核\n未通过".encode()).code == 0
    assert program.json("show", "2.1.3t1")["entries"][0]["text"] == "复核\n未通过"


def test_without_a_text_in_the_pipe_nothing_is_stored_though_a_figure_is_given(program: Program) -> None:
    done = program.run("log", "2.1.3", "-", "--percent", "40")
    assert (done.code, done.out) == (1, "")
    assert done.err == "标准输入里没有文字，进展是空的。请把文字从管道送入，或直接写在命令里。\n"


def test_a_dash_on_a_terminal_says_how_to_end(program: Program) -> None:
    pytest.importorskip("pty", reason="Windows has no pseudo-terminal")
    code, shown = program.screen("log", "2.1.3", "-", typed="第一行\n第二行\n\x04".encode())
    assert code == 0
    assert "请输入进展，可写多行；写完另起一行按 Ctrl-D 结束（Windows 按 Ctrl-Z 再回车）" in shown
    assert program.json("show", "2.1.3")["entries"][0]["text"] == "第一行\n第二行"


# Several lines on every way out.


@pytest.fixture
def lined(program: Program) -> Program:
    program.run("log", "2.1.3", "-", typed=LINES.encode())
    return program


def test_data_hold_every_line(lined: Program) -> None:
    task = next(task for task in lined.json("status")["tasks"] if task["code"] == "2.1.3")
    assert task["last"]["text"] == LINES
    lined.out("export", "全部.json", "--what", "log")
    assert LINES in json.dumps(json.loads(lined.db.with_name("全部.json").read_text("utf-8")), ensure_ascii=False).replace("\\n", "\n").replace("\\t", "\t")  # fmt: skip


@pytest.mark.parametrize("form", ["tsv", "csv", "md"])
def test_a_row_stays_a_row_and_whole(lined: Program, form: str) -> None:
    out = lined.out("status", "--search", "旗舰中医馆", "--all", "-f", form)
    cells = {"tsv": _tsv, "csv": _csv, "md": _md}[form](out)
    assert len({len(row) for row in cells}) == 1
    (cell,) = {cell for row in cells for cell in row if "第一行" in cell}
    assert [part in cell for part in ("已开业2家", "第二行：缩进", "制表", "- 第三行")] == [True] * 4


@pytest.mark.parametrize("words", [["show", "2.1.3"], ["why", "2.1.3"], ["history"], ["status"]])
@pytest.mark.parametrize("columns", [50, 80, 120])
def test_a_screen_takes_no_harm_and_show_holds_every_line(
    lined: Program, words: list[str], columns: int
) -> None:
    pytest.importorskip("pty", reason="Windows has no pseudo-terminal")
    shown = lined.shown(*words, columns=columns)
    assert "\t" not in shown
    if words[0] == "show":
        assert "第三行" in shown.replace("\n", "")


def _tsv(out: str) -> list[list[str]]:
    return [line.split("\t") for line in out.splitlines()]


def _csv(out: str) -> list[list[str]]:
    return list(csv.reader(io.StringIO(out)))


def _md(out: str) -> list[list[str]]:
    return [line.strip("|").split("|") for line in out.splitlines() if line.startswith("|")]


@pytest.mark.parametrize(
    ("words", "notes"),
    [
        (("开了会", "--state", "进展顺利"), ""),
        (("开了会",), "注意：2.2.2 仍按2025年6月23日所报的“进度滞后”亮灯；如已好转，请加 --state 进展顺利\n"),
        (("开了会", "--dept", "区财政局"), None),
    ],
)
def test_a_trouble_that_still_decides_the_light_is_named(
    program: Program, words: tuple[str, ...], notes: str | None
) -> None:
    program.out("log", "2.2.2", "设备未到", "--state", "滞后", "--date", "2025-06-23")
    done = program.run("log", "2.2.2", *words)
    assert done.code == 0
    assert "仍按" not in done.err if notes is None else done.err == notes


def test_a_percent_and_a_trouble_left_in_the_words_are_noted(program: Program) -> None:
    done = program.run("log", "2.2.2", "进度80%，现受阻")
    assert done.code == 0
    assert done.err == (
        "注意：进展里写到“80%”，没有登记为进度；如要登记，请加 --percent\n"
        "注意：进展里写到“受阻”，没有登记为状态，不影响亮灯；如要登记，请加 --state 受阻 或 进度滞后\n"
    )
