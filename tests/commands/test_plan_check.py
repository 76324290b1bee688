"""``gytrack plan check``: findings on screen, as rows, as data, and for scripts."""

from pathlib import Path

import pytest
from ledgers import copied, dump
from shell.program import Program
from workbench import Book, hold_promises

SOUND = """某区健康服务实施方案

一、主要任务
（一）基层服务
1. 到2025年底，建成社区服务站5个。（牵头单位：区卫健局）
"""


@pytest.fixture
def program(tmp_path: Path, gongshu_ledger: Path) -> Program:
    return Program(copied(gongshu_ledger, tmp_path / "台账.db"))


@pytest.fixture
def sound(tmp_path: Path) -> Program:
    program = Program(tmp_path / "ledger.db")
    (tmp_path / "sound.txt").write_text(SOUND, encoding="utf-8")
    program.out("import", "sound.txt", "--yes")
    return program


# A page with a merged group, an empty cell of its own, and a column that is not known.
TABLED = """<!DOCTYPE html><html><body><p>某区健康服务实施方案</p><p>为做好健康服务，制定本方案，任务如下表所列，请认真落实。</p><table>
<tr><td>类别</td><td>工作任务</td><td>责任单位</td><td>天气</td></tr>
<tr><td rowspan="2">基层服务</td><td>建成社区服务站5个<p>一、标准站2个。</p><p>二、其他站3个。</p></td><td>区卫健局</td><td>晴</td></tr>
<tr><td>培训护士20名</td><td></td><td>雨</td></tr></table></body></html>"""


def test_a_ledger_without_plans_cannot_be_checked(tmp_path: Path) -> None:
    done = Program(tmp_path / "ledger.db").run("plan", "check")
    assert (done.code, done.out) == (1, "")
    assert not (tmp_path / "ledger.db").exists()


def test_an_unknown_plan_is_named(program: Program) -> None:
    done = program.run("plan", "check", "--plan", "nowhere")
    assert (done.code, done.err) == (1, "没有代号为“nowhere”的方案。台账里有：gongshu。\n")


def test_what_may_fail_a_check_is_one_word(program: Program) -> None:
    assert program.run("plan", "check", "--fail-on", "red").code == 2


def test_nothing_found_is_one_line(sound: Program) -> None:
    assert sound.shown("plan", "check") == "《某区健康服务实施方案》（sound）没有发现问题\n"
    done = sound.run("plan", "check", "--fail-on", "issues")
    assert (done.code, done.out.count("\n")) == (0, 1)
    assert done.err == "《某区健康服务实施方案》（sound）没有发现问题\n"
    (plan,) = sound.json("plan", "check")["plans"]
    assert plan == {"plan": "sound", "title": "某区健康服务实施方案", "reread": True, "findings": []}


def test_findings_are_a_report_and_fail_only_where_that_is_asked(program: Program) -> None:
    done = program.run("plan", "check")
    failed = program.run("plan", "check", "--fail-on", "issues")
    assert (done.code, failed.code) == (0, 4)
    assert done[1:] == failed[1:]
    assert done.err.startswith("《拱墅区中医药振兴发展重大工程实施方案》（gongshu）有10处要看：")


def test_checking_changes_nothing(program: Program) -> None:
    before = dump(program.db)
    program.out("plan", "check")
    assert dump(program.db) == before
    hold_promises(program.db)


@pytest.mark.parametrize("columns", [80, 120])
def test_the_screen_tells_each_finding_with_its_words_on_paper_and_what_to_do(
    program: Program, columns: int
) -> None:
    shown = program.shown("plan", "check", columns=columns)
    assert "没有落实到具体的牵头单位（6处）" in shown
    assert "10.4.1    291  没有写明单位\n" in shown
    assert "原文：要加强政策解读" in shown
    assert shown.count("办法：列出成员：gytrack dept group 区中医药工作领导小组各成员单位") == 1
    assert "gytrack dept merge 区人社局 区人力社保局" in shown


def test_every_form_tells_the_same(program: Program) -> None:
    (plan,) = program.json("plan", "check")["plans"]
    rows = program.tsv("plan", "check")
    assert [row["问题"] for row in rows] == [finding["wrong"] for finding in plan["findings"]]
    assert [row["原文行"] for row in rows] == [str(finding["line"] or "") for finding in plan["findings"]]
    assert plan["findings"][5] == {
        "kind": "no_lead",
        "code": "10.4.1",
        "line": 291,
        "quote": rows[5]["原文"],
        "wrong": "没有写明单位",
        "todo": "明确牵头单位后补上：gytrack export gongshu.toml --plan gongshu，改好后 gytrack import gongshu.toml --update",
    }


def test_what_the_commands_named_put_right_is_found_no_longer(program: Program) -> None:
    program.out("dept", "merge", "区人社局", "区人力社保局", "--plan", "gongshu")
    program.out("dept", "group", "各有关部门", "--add", "区财政局", "--plan", "gongshu")
    (plan,) = program.json("plan", "check")["plans"]
    kinds = {finding["code"]: finding["kind"] for finding in plan["findings"]}
    assert "department_twice" not in kinds.values()
    assert "10.2.1" not in kinds


def test_all_plans_are_checked_in_turn(program: Program, sound: Program) -> None:
    program.out("import", str(sound.db.with_name("sound.txt")), "--yes")
    plans = program.json("plan", "check", "--plan", "all")["plans"]
    assert [(plan["plan"], len(plan["findings"])) for plan in plans] == [("gongshu", 10), ("sound", 0)]
    assert program.run("plan", "check", "--plan", "all", "--fail-on", "issues").code == 4


def test_a_text_that_now_reads_otherwise_is_said(program: Program) -> None:
    Book(program.db).spoil("UPDATE edition SET source_text = ? || source_text", ("一、别的\n",))
    done = program.run("plan", "check")
    assert "没有列出读原文时拿不准的地方" in done.err
    assert program.json("plan", "check")["plans"][0]["reread"] is False


def test_a_text_whose_form_was_not_kept_yet_is_said(tmp_path: Path) -> None:
    program = Program(tmp_path / "ledger.db")
    (tmp_path / "tabled.html").write_text(TABLED, encoding="utf-8")
    program.out("import", "tabled.html", "--yes")
    Book(program.db).spoil("UPDATE edition SET source_form = NULL")
    assert program.json("plan", "check")["plans"][0]["reread"] is False


@pytest.mark.parametrize("later", [(), (("undo",), ("undo", "3"))])
def test_a_page_with_tables_is_read_again_as_it_was(
    tmp_path: Path, later: tuple[tuple[str, ...], ...]
) -> None:
    program = Program(tmp_path / "ledger.db")
    (tmp_path / "tabled.html").write_text(TABLED, encoding="utf-8")
    program.out("import", "tabled.html", "--yes")
    for command in later:
        program.out(*command)
    (plan,) = program.json("plan", "check")["plans"]
    assert plan["reread"] is True
    assert "表格的“天气”一列没有读" in [finding["wrong"] for finding in plan["findings"]]


def test_a_new_edition_with_tables_is_read_again_as_it_was(tmp_path: Path) -> None:
    program = Program(tmp_path / "ledger.db")
    (tmp_path / "sound.txt").write_text(SOUND, encoding="utf-8")
    (tmp_path / "tabled.html").write_text(TABLED, encoding="utf-8")
    program.out("import", "sound.txt", "--yes")
    program.out("import", "tabled.html", "--update", "--yes")
    assert program.json("plan", "check")["plans"][0]["reread"] is True
