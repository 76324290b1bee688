"""``import --update`` and the import of a 政策解读: what is said, what is stored, what is refused."""

import re
from pathlib import Path

import pytest
from editions import gongshu_text, revised
from ledgers import copied
from shell.program import Program
from workbench import Book

COMPARED = """gongshu《拱墅区中医药振兴发展重大工程实施方案》第1版 → 第2版（印发稿.txt）
变化：任务增加1、删去1、修改2、移动1
【移动】任务 2.1.9 → 2.1.4 强化中医药疫病防治功能，将中医药疫病防治纳入城市…
【增加】任务 2.1.5 建设中医药数字档案平台，归集名老中医的医案，向全…
【修改】任务 2.1.5 → 2.1.7 鼓励社会办中医高质量发展，支持优质社会办中医医疗…
  正文原：…化、国际化发展，发展高端中医连锁…
  正文新：…化、国际化发展，到2024年底发展高端中医连锁…
【删去】任务 2.1.7 按“一中心一品牌、一科室一特色”发展思路，建设一…
【修改】任务 2.1.8 → 2.1.9 依托现有资源，建设不少于6家基层中医康复中心，加…
  正文原：…托现有资源，建设一批有特色优势的基层中医康复中心…
  正文新：…托现有资源，建设不少于6家基层中医康复中心…
  增加量化指标：基层中医康复中心不少于6家
只改编号（其下各级随之）：2.1.4—2.1.6改为2.1.6—2.1.8；2.1.8改为2.1.9
"""


@pytest.fixture
def program(tmp_path: Path, gongshu_ledger: Path) -> Program:
    """The example in a ledger, with its second edition beside it."""
    ours = Program(copied(gongshu_ledger, tmp_path / "台账.db"))
    ours.db.with_name("印发稿.txt").write_text(revised(gongshu_text()), encoding="utf-8")
    return ours


def refused(program: Program, words: list[str], said: str, code: int = 1) -> None:
    before = Book(program.db).dump() if program.db.exists() else None
    done = program.run(*words)
    assert (done.code, said in done.err) == (code, True), done
    assert (Book(program.db).dump() if program.db.exists() else None) == before


def test_words_that_do_not_go_together_are_refused(program: Program) -> None:
    refused(program, ["import", "印发稿.txt", "印发稿.txt", "--update"], "--update 一次只能用于一个文件", 2)
    refused(program, ["import", "印发稿.txt", "--report", "对照.docx"], "--report 要与 --update 一起用", 2)
    refused(
        program,
        ["import", "印发稿.txt", "--update", "--starts", "2024-1-1"],
        "--starts 不与 --update 一起用",
        2,
    )


def test_an_edition_of_no_plan_is_refused(program: Program) -> None:
    text = revised(gongshu_text()).replace("拱墅区", "某某县")
    program.db.with_name("other.txt").write_text(text, encoding="utf-8")
    refused(
        program,
        ["import", "other.txt", "--update"],
        "请用 --plan 指定要更新哪一个：gongshu《拱墅区中医药振兴发展重大工程实施方案》",
    )
    refused(program, ["import", "印发稿.txt", "--update", "--plan", "无"], "没有代号为“无”的方案")
    refused(program, ["import", "印发稿.txt", "--update", "--code", "无"], "没有代号为“无”的方案")


def test_the_text_that_is_there_is_refused(program: Program) -> None:
    program.db.with_name("同文.txt").write_text(gongshu_text(), encoding="utf-8")
    refused(program, ["import", "同文.txt", "--update"], "这份文件的内容已在台账里")


def test_without_a_ledger_nothing_is_updated_and_none_is_made(tmp_path: Path) -> None:
    program = Program(tmp_path / "无.db")
    program.db.with_name("印发稿.txt").write_text(revised(gongshu_text()), encoding="utf-8")
    refused(program, ["import", "印发稿.txt", "--update"], "还没有台账")
    assert not program.db.exists()


def test_what_is_unsure_stops_an_update_where_it_is_asked_to(program: Program) -> None:
    unsure = re.sub(r".*部门分工.*\n", "", revised(gongshu_text()), count=1)
    program.db.with_name("存疑.txt").write_text(unsure, encoding="utf-8")
    refused(program, ["import", "存疑.txt", "--update", "--fail-on", "issues"], "拿不准，没有导入")


def test_a_dry_run_shows_the_differences_and_stores_nothing(program: Program) -> None:
    before = Book(program.db).dump()
    done = program.run("import", "印发稿.txt", "--update", "--dry-run")
    assert (done.code, done.out.partition("gongshu《")[2]) == (0, COMPARED.removeprefix("gongshu《"))
    assert "只作比较，没有存入台账" in done.err
    assert Book(program.db).dump() == before


def test_an_update_says_its_number_and_how_to_take_it_back(program: Program) -> None:
    out = program.out("import", "印发稿.txt", "--update")
    assert COMPARED in out
    assert out.splitlines()[-1] == "已更新 #3｜gongshu 第2版｜撤销：gytrack undo"
    shown = program.out("plan", "show")
    assert "第1版：gongshu.txt（#2，" in shown
    assert "第2版：印发稿.txt（#3，" in shown
    assert (
        program.out("history")
        .splitlines()[1]
        .endswith("import --update 印发稿.txt（第2版：任务增加1、删去1、修改2、移动1）")
    )
    assert "已撤销 #3" in program.out("undo")
    assert "第2版" not in program.out("plan", "show")


def test_an_edition_with_nothing_new_is_said_and_not_stored(program: Program) -> None:
    program.db.with_name("空行.txt").write_text(gongshu_text() + "\n\n", encoding="utf-8")
    before = Book(program.db).dump()
    done = program.run("import", "空行.txt", "--update")
    assert (done.code, "与台账中 gongshu 的第1版内容相同，没有可更新的，台账未改动" in done.out) == (0, True)
    assert Book(program.db).dump() == before


@pytest.mark.parametrize(("typed", "code", "stored"), [(b"n\n", 1, 2), (b"y\n", 0, 3)])
def test_a_person_is_asked_after_seeing_what_changes(
    program: Program, typed: bytes, code: int, stored: int
) -> None:
    done, shown = program.screen("import", "印发稿.txt", "--update", typed=typed, columns=100, lines=60)
    assert done == code
    assert "作为 gongshu 的第2版存入台账" in shown
    assert ("没有更新，台账未改动" in shown) == bool(code)
    assert Book(program.db).count("command") == stored


def test_a_paper_that_shares_hardly_a_task_is_not_stored_unasked(program: Program) -> None:
    text = gongshu_text()
    head, _, _ = text.partition("二、中医药健康服务高质量发展工程")
    other = f"{head}二、其他工程\n（一）基层项目\n1. 建设任务。一是新建甲类库房。二是清点乙类账册。\n"
    program.db.with_name("别的.txt").write_text(other, encoding="utf-8")
    refused(program, ["import", "别的.txt", "--update"], "没有更新，台账未改动")
    assert program.run("import", "别的.txt", "--update", "--yes").code == 0


def test_a_code_that_moved_is_said_once(program: Program) -> None:
    program.out("log", "2.1.9", "九的进展")
    program.out("import", "印发稿.txt", "--update")
    said = "注意：2.1.4 在第1版中是另一项（实施名医堂工程），那一项现为 2.1.6\n"
    for words in (["show", "2.1.4"], ["why", "2.1.4"], ["history", "2.1.4"]):
        assert program.run(*words).err == said, words
    assert said in program.run("log", "2.1.4", "新的进展").err
    assert program.run("show", "2.1.4").err == ""
    assert program.run("title", "2.1.4", "疫病防治").err == ""
    assert "九的进展" in program.out("show", "2.1.9@1")


def test_dropped_tasks_are_kept_out_of_the_list_and_in_the_status(program: Program) -> None:
    program.out("log", "2.1.7", "七的进展")
    program.out("import", "印发稿.txt", "--update")
    assert "2.1.7@1" not in [row["编号"] for row in program.tsv("list")]
    assert "2.1.7@1" not in [row["编号"] for row in program.tsv("status")]
    status = program.json("status")
    (task,) = (task for task in status["tasks"] if task["code"] == "2.1.7@1")
    assert (task["light"], task["closure"], task["last"]["text"]) == (None, "dropped", "七的进展")
    assert "已取消" in program.out("why", "2.1.7@1")


def test_a_plan_of_the_same_title_points_to_the_update(program: Program) -> None:
    refused(program, ["import", "印发稿.txt", "--code", "gongshu"], "如果是它的新版，请加 --update")
    program.db.with_name("xin.txt").write_text(revised(gongshu_text()), encoding="utf-8")
    refused(program, ["import", "xin.txt"], "如果是新的一版，请加 --update")


def test_a_plain_dry_run_stores_nothing(tmp_path: Path) -> None:
    program = Program(tmp_path / "新.db")
    program.db.with_name("gongshu.txt").write_text(gongshu_text(), encoding="utf-8")
    done = program.run("import", "gongshu.txt", "--dry-run")
    assert (done.code, "没有存入台账" in done.err, program.db.exists()) == (0, True, False)
