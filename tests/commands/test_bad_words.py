"""What a person types wrong: one line that says what, where and what to do; exit code 1 or 2; nothing written."""

from pathlib import Path

import pytest
from ledgers import copied
from shell.program import Program
from workbench import Book

TOO_LONG = b"\xe9\x95\xbf" * 100_000


@pytest.fixture(scope="module")
def program(tmp_path_factory: pytest.TempPathFactory, gongshu_ledger: Path) -> Program:
    """The example as imported; no command of these tests may change it."""
    return Program(copied(gongshu_ledger, tmp_path_factory.mktemp("bad") / "台账.db"))


@pytest.fixture(scope="module", autouse=True)
def unchanged(program: Program) -> object:
    """Hold the whole ledger, its log included, equal before and after all the tests here."""
    before = Book(program.db).dump()
    yield
    assert Book(program.db).dump() == before


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (["log", "9.9.9", "x"], ["没有编号“9.9.9”", "相近的编号：9.1.3"]),
        (["log", "zzz", "x"], ["没有编号“zzz”", "gytrack list"]),
        (["log", "", "x"], ["没有编号“”", "gytrack list"]),
        (["log", "2.1", "x"], ["2.1 是工程或项目", "其下的任务或指标"]),
        (["log", "2.1.3"], ["没有可登记的内容", "--percent"]),
        (["log", "2.1.3", "  "], ["没有可登记的内容"]),
        (["show", "9.9.9"], ["没有编号“9.9.9”"]),
        (["why", "9.9.9"], ["没有编号“9.9.9”"]),
        (["why", "1.1"], ["1.1 下没有任务，不亮灯", "gytrack show 1.1"]),
        (["history", "9.9.9"], ["没有编号“9.9.9”"]),
        (["title", "2.1", "x"], ["2.1 不是任务"]),
        (["title", "2.1.3", "长" * 61], ["61个字", "超过60个字"]),
    ],
)
def test_codes_that_cannot_be_meant(program: Program, words: list[str], said: list[str]) -> None:
    _refused(program, words, said)


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (["status", "--dept", "不存在"], ["没有单位“不存在”", "gytrack depts"]),
        (["status", "--dept", ""], ["没有单位“”"]),
        (["status", "--dept", "区"], ["单位“区”对应25个单位：区发改经信局、区卫健局", "请写全称"]),
        (["log", "2.1.3", "x", "--dept", "火星局"], ["没有单位“火星局”"]),
        (
            ["log", "2.1.3", "x", "--dept", "区卫健局、区财政局"],
            ["“区卫健局、区财政局”不止一个单位", "一次只写一个"],
        ),
        (["status", "--dept", "区卫健局，区财政局"], ["不止一个单位"]),
        (["list", "--section", "99"], ["没有编号为“99”的工程或项目"]),
        (["targets", "--section", "2.1.3"], ["2.1.3 是任务，不是工程或项目。请用 gytrack show 2.1.3。"]),
        (
            ["status", "--section", "2.1.3t1"],
            ["2.1.3t1 是量化指标，不是工程或项目。请用 gytrack show 2.1.3t1。"],
        ),
        (["status", "--section", "2.1.33"], ["没有编号为“2.1.33”的工程或项目", "相近的编号：2.1.3"]),
        *(
            (
                ["status", "--dept", typed],
                [
                    f"“{typed}”。是不是 {name}？如果是，可用 gytrack dept alias {name} {typed} --plan gongshu 记下这个简称；"
                ],
            )
            for typed, name in (("文旅", "区文广旅体局"), ("wglt", "区文广旅体局"), ("fgjx", "区发改经信局"))
        ),
        (["plan", "default", "zzz"], ["没有代号为“zzz”的方案", "台账里有：gongshu"]),
    ],
)
def test_departments_sections_and_plans_that_are_not_there(
    program: Program, words: list[str], said: list[str]
) -> None:
    _refused(program, words, said)


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (["--percent", "120"], ["进度“120”", "0到100"]),
        (["--percent", "-5"], ["进度“-5”", "0到100"]),
        (["--percent", "abc"], ["进度“abc”", "0到100"]),
        (["--percent", "12.5"], ["进度“12.5”", "0到100", "如12或13"]),
        (["--percent", "0.6"], ["进度“0.6”", "如指60%，请写60"]),
        (["--percent", ""], ["进度“”"]),
        (["--value", "3"], ["2.1.3 有2个指标", "2.1.3t1 旗舰中医馆", "2.1.3t2 中医阁"]),
        (["--value", "t1=许多"], ["“许多”不是数字", "2.1.3t1"]),
        (["--value", "t1=约2家"], ["“约2家”不是确切的数", "如 5家 的数", "约数可写在进展里"]),
        (["--value", "t1=2，t3=4"], ["指标“t3”不属于 2.1.3"]),
        (["--value", "t1=2", "--value", "t1=3"], ["指标 2.1.3t1 写了不止一个数"]),
        (["--value", "t1=新增2家"], ["像是新增数", "--add"]),
        (["--add", "t1=-1"], ["2.1.3t1 此前没有登记过数值，再加-1家就成了负数", "请核对"]),
        (["--value", "t1="], ["“”不是数字"]),
        (["--value", "t1=nan"], ["“nan”不是数字"]),
        (["--value", "t1=1e5"], ["1e5", "2.1.3t1"]),
        (["--value", "t1=3亩"], ["“3亩”的单位与 2.1.3t1 不同", "以“家”计"]),
        (["--value", "t1=-3"], ["“-3”是负数", "不能小于0"]),
        (["--value", "t9=3"], ["指标“t9”不属于 2.1.3"]),
        (["--value", "7.2t1=3"], ["指标“7.2t1”不属于 2.1.3"]),
        (["--add", "t1=abc"], ["“abc”不是数字"]),
        (["--state", "推进中"], ["没有“推进中”这种进展状态", "on_track（进展顺利）"]),
        (["--state", "foo"], ["没有“foo”这种进展状态", "slow（进度滞后）"]),
        (["--date", "2024-02-30"], ["日期“2024-02-30”不存在"]),
        (["--date", "2025-07-01"], ["2025年7月1日 晚于今天（2025年6月30日）"]),
        (["--date", "下周"], ["日期“下周”看不懂", "2025-06-12"]),
        (["--date", "2025年6月"], ["日期“2025年6月”没有写明是哪一天", "6月底"]),
        (["--date", "年底"], ["2025年12月31日 晚于今天（2025年6月30日）"]),
        (["--evidence", "无此.pdf"], ["无此.pdf", "不存在"]),
        (["--evidence", "."], ["佐证材料 .", "文件夹"]),
        (["--problem", "长" * 10_001], ["存在问题有10001个字", "超过10000个字"]),
    ],
    ids=lambda part: " ".join(part)[:30],
)
def test_values_that_cannot_be_taken(program: Program, words: list[str], said: list[str]) -> None:
    _refused(program, ["log", "2.1.3", "新建2家", *words], said)


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        (TOO_LONG, ["进展有100000个字", "超过10000个字", "--evidence"]),
        (b"a\0b", ["控制字符（NUL）"]),
        (b"\xff\xfe\xfa", ["无法识别的字节", "UTF-8"]),
        (b"", ["标准输入里没有文字", "从管道送入"]),
        (b" \n\t\n", ["标准输入里没有文字"]),
        (b"\xef\xbb\xbf\r\n", ["标准输入里没有文字"]),
    ],
    ids=["long", "nul", "no text", "empty", "blank", "mark alone"],
)
def test_texts_that_cannot_be_kept(program: Program, typed: bytes, said: list[str]) -> None:
    done = program.run("log", "2.1.3", "-", typed=typed)
    assert (done.code, done.out) == (1, "")
    assert all(words in done.err for words in said)
    assert len(done.err) < 200


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (["met", "2.1.3"], ["2.1.3 不是量化指标", "2.1.3t1 旗舰中医馆"]),
        (["met", "2.1.3t9"], ["没有编号“2.1.3t9”"]),
        (["met", "2.1.3t1", "--value", "许多"], ["“许多”不是数字"]),
        (["met", "2.1.3t1", "--date", "2026-01-01"], ["晚于今天"]),
        (["unmet", "2.1.3t1", "--note", " "], ["需要说明理由", "--note"]),
        (["plan", "set-start", "2026-12-31", "--basis", "x"], ["不早于方案的完成时限 2025年12月31日"]),
        (["plan", "set-start", "2023-12-31", "--basis", ""], ["没有写明起始日的依据"]),
        (["plan", "set-start", "13-13", "--basis", "x"], ["日期“13-13”不存在"]),
        (["plan", "set-asked", "2026-01-01"], ["晚于方案的完成时限 2025年12月31日"]),
        (["plan", "set-asked", "13-13"], ["日期“13-13”不存在"]),
        (["status", "--as-of", "2024-02-30"], ["日期“2024-02-30”不存在"]),
        (["status", "--today", "某天"], ["--today：日期“某天”看不懂"]),
        (["log", "2.1.3", "--adopt", "99"], ["没有第 99 号命令", "gytrack show 2.1.3"]),
        (["log", "2.1.3", "--adopt", "2"], ["第 2 号命令（import", "没有登记进展"]),
        (["log", "2.1.3", "--adopt", "十二"], ["“十二”不是命令编号", "--adopt 12"]),
        (["log", "2.1", "--adopt", "2"], ["2.1 是工程或项目"]),
        (["undo", "99"], ["没有第 99 号命令", "gytrack history"]),
        (["undo", "1"], ["第 1 号命令", "不能撤销"]),
        (["undo", "--user", "李四"], ["没有 李四 可以撤销的命令", "gytrack undo 编号"]),
    ],
)
def test_what_cannot_be_done(program: Program, words: list[str], said: list[str]) -> None:
    _refused(program, words, said)


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (["log"], "缺少参数“编号”"),
        (["log", "2.1.3", "x", "--adopt", "3"], "--adopt 照录单位报送的一条，不与进展或其他选项一起用"),
        (["log", "2.1.3", "--adopt", "3", "--dept", "区卫健局"], "--adopt 照录"),
        (["log", "2.1.3", "-", "--problem", "-"], "进展、存在问题都写成了 -，标准输入只能读给其中一项"),
        (["log", "2.1.3", "x", "--problem", "-", "--next", "-"], "存在问题、下步计划都写成了 -"),
        (["log", "2.1.3", "新建", "2家"], "多出了“2家”，有空格的文字请用英文引号括起来"),
        (["log", "2.1.3", "新建", "t2=4"], "多出了“t2=4”，有空格的文字请用英文引号括起来"),
        (
            ["log", "2.1.3", "新建", "--dept", "区卫健局", "t2=4"],
            "多出了“t2=4”，有空格的文字请用英文引号括起来",
        ),
        (
            ["log", "2.1.3", "新建", "--value", "t1=2", "t2=4"],
            '多出了“t2=4”，几个数请写在同一对英文引号里：--value "t1=2 t2=4"',
        ),
        (["log", "2.1.3", "x", "--percnt", "5"], "没有选项 --percnt，是不是 --percent"),
        (["status", "-f", "xml"], "选项 --format 的值不对：“xml”不在可选的值之列：table（表格）、tsv、json"),
        (["status", "--light", "blue"], "red（红灯）"),
        (["status", "--fail-on", "green"], "red（红灯）、yellow（黄灯）"),
        (["unmet", "2.1.3t1"], "缺少选项 --note"),
        (["undo", "三"], "“三”不是整数"),
        (["plan", "set-start", "2023-12-31"], "缺少选项 --basis"),
        (["plan"], "后面还要写一个子命令"),
        (["import"], "缺少参数“文件”"),
        (["stauts"], "没有命令“stauts”，是不是 status"),
    ],
)
def test_wrong_words_are_2_and_say_how_the_command_is_called(
    program: Program, words: list[str], said: str
) -> None:
    done = program.run(*words)
    what, how = done.err.splitlines()
    assert (done.code, done.out) == (2, "")
    assert said in what
    assert how.startswith("用法：gytrack ")
    assert "……" not in how


def _refused(program: Program, words: list[str], said: list[str]) -> None:
    done = program.run(*words)
    assert (done.code, done.out) == (1, "")
    assert not [part for part in said if part not in done.err], done.err
    assert done.err.count("\n") == 1
