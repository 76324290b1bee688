"""Where a file goes: its name and place are checked before anything is written, the same on every system."""

import os
from datetime import date
from pathlib import Path

import pytest
from workbench import Book

from gytrack.errors import InputError
from gytrack.records.ledger import PlanTerms
from gytrack.usecases.exporting.destination import destination, usual_content
from gytrack.usecases.exporting.naming import file_name, subject

DAY = date(2025, 6, 30)
USUAL = "某区试验推进情况表_20250630.xlsx"


def refusal(path: object, *, force: bool = False) -> str:
    with pytest.raises(InputError) as error:
        destination(str(path), USUAL, DAY, force=force)
    return str(error.value)


@pytest.mark.parametrize("name", ["台账.pdf", "台账", "台账.", ".csv", "台账.csv.zip"])
def test_an_unknown_ending_is_refused_with_those_that_are_known(tmp_path: Path, name: str) -> None:
    said = refusal(tmp_path / name)
    assert said.startswith("不认识文件名的结尾“")
    assert said.endswith("可用：xlsx、csv、tsv、md、json、toml。")


@pytest.mark.parametrize(
    "name", ["台账.xlsx", "台账.XLSX", "a.csv", "方案.toml", "con台账.xlsx", "长" * 83 + ".json"]
)
def test_a_good_name_is_taken_as_it_is(tmp_path: Path, name: str) -> None:
    assert destination(str(tmp_path / name), USUAL, DAY, force=False) == tmp_path / name


@pytest.mark.parametrize("sign", '<>:"|?*\\\n')
def test_a_sign_that_windows_does_not_have_is_refused(tmp_path: Path, sign: str) -> None:
    said = refusal(f"{tmp_path}/台{sign}账.xlsx")
    assert said == f"文件名 台{sign}账.xlsx 里的 {sign} 在 Windows 上不能用。请换一个文件名，如 台账.xlsx。"


@pytest.mark.parametrize("name", ["con.xlsx", "NUL.csv", "com1.json", "Lpt9.tar.csv"])
def test_the_name_of_a_device_is_refused(tmp_path: Path, name: str) -> None:
    assert refusal(tmp_path / name) == f"文件名 {name} 是 Windows 的设备名。请换一个文件名，如 台账.xlsx。"


def test_a_name_that_is_too_long_is_refused(tmp_path: Path) -> None:
    assert refusal(tmp_path / f"{'长' * 84}.xlsx") == "文件名太长（89字）。请缩短到80个汉字以内。"


def test_a_missing_folder_is_said_and_not_made(tmp_path: Path) -> None:
    path = tmp_path / "没有" / "台账.csv"
    assert refusal(path) == f"文件夹 {path.parent} 不存在。请先建立文件夹，或换一个位置。"
    assert refusal(f"{tmp_path}/没有/") == f"文件夹 {path.parent} 不存在。请先建立文件夹，或换一个位置。"
    assert list(tmp_path.iterdir()) == []


def test_a_file_that_is_there_is_not_overwritten_unasked(tmp_path: Path) -> None:
    path = tmp_path / "台账.csv"
    path.write_text("旧文件", encoding="utf-8")
    assert refusal(path) == f"文件 {path} 已存在。换一个文件名，或加 --force 覆盖。"
    assert destination(str(path), USUAL, DAY, force=True) == path


def test_a_folder_that_is_named_like_a_file_gets_the_file_inside(tmp_path: Path) -> None:
    folder = tmp_path / "2025.xlsx"
    folder.mkdir()
    assert destination(str(folder), USUAL, DAY, force=False) == folder / USUAL
    (folder / USUAL).mkdir()
    assert refusal(folder, force=True) == f"{folder / USUAL} 是文件夹。请换一个文件名。"


@pytest.mark.parametrize("lock", [".~lock.台账.xlsx#", "~$台账.xlsx", ".~台账.xlsx"])
def test_a_file_that_is_open_elsewhere_is_left_alone_even_where_it_may_be_overwritten(
    tmp_path: Path, lock: str
) -> None:
    path = tmp_path / "台账.xlsx"
    (tmp_path / lock).touch()
    assert destination(str(path), USUAL, DAY, force=True) == path
    path.touch()
    said = f"文件 {path} 正被占用。请关闭后重试；确未打开的，删除留下的 {lock} 后重试。"
    assert refusal(path, force=True) == said


def test_a_place_that_cannot_be_looked_at_is_said(tmp_path: Path) -> None:
    loop = tmp_path / "圈"
    loop.symlink_to(loop)
    assert "不存在" in refusal(loop / "台账.xlsx")
    long = f"{tmp_path}/{'长' * 100}/台账.xlsx"
    assert refusal(long) == f"打不开 {long}（名称太长）。请换一个位置。"


def test_without_a_file_the_usual_name_is_given_here_or_in_the_folder(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    assert destination(None, USUAL, DAY, force=False) == Path(USUAL)
    assert destination(f"{tmp_path}{os.sep}", USUAL, DAY, force=False) == tmp_path / USUAL


def test_the_day_of_the_figures_can_stand_in_the_name(tmp_path: Path) -> None:
    path = destination(f"{tmp_path}/台账_{{date}}.xlsx", USUAL, DAY, force=False)
    assert path == tmp_path / "台账_20250630.xlsx"
    (tmp_path / "20250630").mkdir()
    inside = destination(f"{tmp_path}/{{date}}", USUAL, DAY, force=False)
    assert inside == tmp_path / "20250630" / USUAL


def test_a_toml_file_can_only_hold_the_plan() -> None:
    assert [usual_content(name) for name in (None, "a.xlsx", "a.TOML")] == ["status", "status", "plan"]


# The usual name.


@pytest.mark.parametrize(
    ("title", "about"),
    [
        ("拱墅区中医药振兴发展重大工程实施方案", "拱墅区中医药振兴发展重大工程"),
        ("《某市推动重大工程实施方案》配套措施及责任部门", "某市推动重大工程"),
        ("某市重大工程实施方案（2023—2027年）", "某市重大工程"),
        ("某区试点工作方案(试行)（征求意见稿）", "某区试点工作"),
        ("关于推进某市签约服务高质量发展工作的任务分工表", "推进某市签约服务高质量发展工作"),
        ("关于推进人才集聚工程的实施意见", "推进人才集聚工程"),
        ("关于印发某县养老服务工作方案的通知", "某县养老服务工作"),
        ("某市2023年“放管服”改革工作要点", "某市2023年“放管服”改革工作"),
        ("某市高质量发展三年行动方案", "某市高质量发展三年行动"),
        ("某市中医药发展“十四五”规划", "某市中医药发展“十四五”规划"),
        ("方案", "方案"),
        ("关于的通知", "关于的通知"),
    ],
)
def test_a_table_is_named_after_what_its_plan_is_about(title: str, about: str) -> None:
    assert subject(title) == about


def plan(title: str) -> PlanTerms:
    return PlanTerms(1, "x", title, False, None, None, None, None, None, None, None, None, False)


def test_the_usual_name_says_place_work_content_and_day() -> None:
    one = [plan("拱墅区中医药振兴发展重大工程实施方案")]
    name = file_name(one, "status", None, DAY, "xlsx")
    assert name == "拱墅区中医药振兴发展重大工程推进情况表_20250630.xlsx"
    assert file_name(one, "targets", "区卫健局", DAY, "xlsx") == (
        "拱墅区中医药振兴发展重大工程量化指标（区卫健局）_20250630.xlsx"
    )
    assert file_name([*one, *one], "log", None, DAY, "xlsx") == "各方案进展记录_20250630.xlsx"


@pytest.mark.parametrize(
    "title", ['a/b\\c:d*e?f"g<h>i|j方案', "\x1b[2J方案", "长" * 300, "..", "区 县\n方案"]
)
def test_the_usual_name_can_be_stored_everywhere(tmp_path: Path, title: str) -> None:
    name = file_name([plan(title)], "status", "单/位" * 100, DAY, "xlsx")
    path = destination(str(tmp_path / name), "", DAY, force=False)
    path.touch()
    assert list(tmp_path.iterdir()) == [path]


def test_the_usual_name_is_used_for_the_whole_ledger(gongshu: Book) -> None:
    with gongshu.reader() as (_, found):
        assert file_name([found], "status", None, DAY, "xlsx").startswith("拱墅区")
