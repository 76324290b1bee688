"""Money for a task: exact, in 万元, corrected by new entries, summed wherever there is any."""

from pathlib import Path

import pytest
from ledgers import copied, dump
from shell.program import Program
from workbench import Book, hold_promises

WRONG = [
    (("2.1.3", "--amount", "5"), "没有写明是安排、拨付还是支出。请用 --kind 写明，如 --kind 支出。"),
    (("2.1.3", "--kind", "支出", "--amount", "0"), "金额是0，没有可登记的内容。"),
    (("2.1.3", "--kind", "支出", "--amount", "约5万"), "“约5万元”不是确切的数。"),
    (("2.1.3", "--kind", "支出", "--amount", "五块"), "“五块”"),
    (("2.1.3", "--kind", "支出", "--amount", "--5"), "“--5”不是数字。金额 请填写如 100万元 的数。"),
    (("2.1.3", "--kind", "支出", "--amount", "5家"), "“5家”的单位与 金额 不同。金额 以“万元”计。"),
    (("2.1.3", "--kind", "支出", "--amount", "-20"), "2.1.3 的支出合计会成为-20万元。请核对金额；"),
    (("2.1", "--kind", "支出", "--amount", "5"), "2.1 是工程或项目，不是任务。"),
    (("2.1.3", "--kind", "支出", "--amount", "5", "--dept", "区气象台"), "方案 gongshu 中没有单位“区气象台”"),
    (("2.1.3", "--kind", "支出", "--amount", "5", "--date", "2025-07-01"), "日期 2025年7月1日 晚于今天"),
    (("2.1.3", "--amount", "5", "--corrects", "x"), "“x”不是命令编号。--corrects 后写登记那一条的命令的编号"),
    (
        ("2.1.3", "--amount", "5", "--corrects", "2"),
        "第 2 号命令没有登记资金，或已撤销。运行 gytrack show 2.1.3",
    ),
]


@pytest.fixture
def program(tmp_path: Path, gongshu_ledger: Path) -> Program:
    return Program(copied(gongshu_ledger, tmp_path / "台账.db"))


def funded(program: Program) -> Program:
    program.out(
        "fund", "2.1.3", "--kind", "安排", "--amount", "300", "--source", "中央", "--date", "2025-01-10"
    )
    program.out("fund", "2.1.3", "--kind", "release", "--amount", "0.02亿", "--date", "2025-03-01")
    program.out("fund", "2.1.3", "--kind", "支出", "--amount", "120.5", "--dept", "区财政局")
    return program


def funds(program: Program, *more: str) -> dict[str, object]:
    (task,) = program.json("show", "2.1.3", *more)["tasks"]
    found: dict[str, object] = task["funds"]
    return found


def test_what_was_understood_is_echoed_and_undone(program: Program) -> None:
    before = Book(program.db).data()
    done = program.run(
        "资金", "2.1.3", "--kind", "支出", "--amount", "１２０5000元", "--source", "区级", "--dept", "qczj",
        "--date", "6-12",
    )  # fmt: skip
    assert done.out == (
        "已登记资金 #3｜2.1.3｜支出120.5万元｜来源：区｜区财政局｜2025年6月12日｜撤销：gytrack undo\n"
    )
    assert done.err == "注意：1205000元已按120.5万元登记\n"
    assert program.out("undo").startswith("已撤销 #3（fund 2.1.3 支出120.5万元 （区） （区财政局））")
    assert Book(program.db).data() == before
    hold_promises(program.db)


def test_money_is_null_where_none_was_logged_and_holds_from_its_day(program: Program) -> None:
    assert {task["funds"] for task in program.json("status")["tasks"]} == {None}
    assert "funds" not in program.json("status")["summary"]
    assert all("funds" not in one for one in program.json("status", "--by", "dept")["groups"])
    assert "安排（万元）" not in program.tsv("status", "--by", "dept")[0]
    funded(program)
    assert funds(program) == {
        "allocated": 300, "released": 200, "spent": 120.5, "rate": 40, "over": 0,
        "sources": {"central": 300}, "notes": [],
    }  # fmt: skip
    earlier = funds(program, "--as-of", "2025-02-01")
    assert (earlier["allocated"], earlier["released"], earlier["spent"]) == (300, None, None)
    assert earlier["rate"] is earlier["over"] is None
    assert funds(program, "--as-of", "2025-01-09") is None
    assert program.json("status")["summary"]["funds"]["spent"] == 120.5
    said = "资金3条：安排300万元｜拨付200万元｜支出120.5万元｜执行率40%"
    assert said in program.out("show", "2.1.3").splitlines()
    assert "资金：安排300万元｜拨付200万元｜支出120.5万元｜执行率40%" in program.shown("status", columns=120)


def test_groups_show_money_under_the_lead_and_once_in_all(program: Program) -> None:
    funded(program)
    program.out("fund", "2.1.m1", "--kind", "安排", "--amount", "5")
    rows = {row["单位"]: row for row in program.tsv("status", "--by", "dept")}
    assert rows["区发改经信局"]["支出（万元）"] == "120.5"
    assert rows["区财政局"]["支出（万元）"] == rows["区财政局"]["超支（万元）"] == ""
    assert (rows["合计"]["安排（万元）"], rows["合计"]["执行率"]) == ("305", "40")
    sections = {one["section"]: one["funds"] for one in program.json("status", "--by", "section")["groups"]}
    (named,) = [name for name, found in sections.items() if found and name != "合计"]
    assert named.startswith("2.1 ")
    assert sections[named] == sections["合计"]
    narrowed = program.json("status", "--by", "section", "--light", "red")["groups"]
    assert all("funds" not in one for one in narrowed)
    shown = program.shown("status", "--by", "section")
    assert "安排（万元）" in shown
    assert "项目：" not in shown


def test_overspending_is_said_when_it_is_logged_and_afterwards(program: Program) -> None:
    funded(program)
    done = program.run("fund", "2.1.3", "--kind", "支出", "--amount", "200")
    assert done.err == "注意：2.1.3 支出超安排20.5万元\n注意：2.1.3 支出超拨付120.5万元\n"
    assert "执行率107%" in done.out
    assert funds(program)["over"] == 20.5
    program.out("fund", "2.1.3", "--kind", "支出", "--amount", "-20.5")
    assert funds(program)["notes"] == ["支出超拨付100万元"]


def test_a_correction_stands_in_its_place_and_both_are_kept(program: Program) -> None:
    funded(program)
    assert program.out("fund", "2.1.3", "--amount", "30", "--corrects", "3") == (
        "已登记资金 #6｜2.1.3｜安排30万元｜来源：中央｜2025年1月10日｜更正 #3｜执行率402%｜撤销：gytrack undo\n"
    )
    assert funds(program, "--as-of", "2025-01-10")["allocated"] == 30
    entries = program.json("show", "2.1.3")["funds"]
    assert [(one["command"], one["corrects"], one["corrected_by"]) for one in entries] == [
        (3, None, 6), (6, 3, None), (4, None, None), (5, None, None),
    ]  # fmt: skip
    assert "2025-01-10 #3｜安排300万元｜来源：中央｜已由#6更正，不计" in program.out("show", "2.1.3")
    for words, message in (
        (("2.1.3", "--corrects", "3"), "第 3 号已由第 6 号更正。如再要更正，请写 --corrects 6。"),
        (("2.1.4", "--corrects", "6"), "第 6 号登记的不是 2.1.4 的资金。"),
        (("2.1.3", "--corrects", "6", "--kind", "支出"), "第 6 号登记的是安排，更正不能改变类别。"),
        (
            ("2.1.3", "--corrects", "5", "--date", "2025-06-29"),
            "更正的日期早于所更正的那一条（2025年6月30日）。",
        ),
    ):
        done = program.run("fund", *words, "--amount", "5")
        assert (done.code, done.err.startswith(message)) == (1, True), done.err
    refused = program.run("undo", "3")
    assert (refused.code, "#6 fund 2.1.3 安排30万元" in refused.err) == (1, True)
    program.out("fund", "2.1.3", "--amount", "0", "--corrects", "6", "--date", "2025-06-01")
    assert funds(program, "--as-of", "2025-05-31")["allocated"] == 30
    assert funds(program)["allocated"] == 0
    hold_promises(program.db)


@pytest.mark.parametrize(("words", "message"), WRONG)
def test_what_cannot_be_used_is_refused(program: Program, words: tuple[str, ...], message: str) -> None:
    before = dump(program.db)
    done = program.run("fund", *words)
    assert (done.code, done.out) == (1, "")
    assert done.err.startswith(message), done.err
    assert dump(program.db) == before


@pytest.mark.parametrize(
    ("words", "message"),
    [
        (("2.1.3", "--kind", "支出"), "缺少选项 --amount"),
        (("2.1.3", "--amount", "5", "--kind", "花费"), "“花费”不在可选的值之列"),
        (("2.1.3", "--amount", "5", "--source", "镇"), "“镇”不在可选的值之列"),
    ],
)
def test_wrong_words_end_with_2(program: Program, words: tuple[str, ...], message: str) -> None:
    done = program.run("fund", *words)
    assert done.code == 2
    assert message in done.err
