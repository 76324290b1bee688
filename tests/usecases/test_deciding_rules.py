"""Sets of rules as a person writes them, as the ledger keeps them, and as a plan uses them."""

from datetime import date
from typing import Any, Literal

import pytest
from workbench import Book

from gytrack.errors import InputError
from gytrack.ledger.connection import Reader
from gytrack.ledger.queries.rulings import RulingRow, ruling
from gytrack.status.rules import Rules
from gytrack.usecases import plan_rules
from gytrack.usecases.plan_rules import decided, written
from gytrack.usecases.ruling.figures import FIGURES
from gytrack.usecases.ruling.named_sets import built_in, one_set, own_set

SETS = built_in()


def test_every_figure_of_a_set_can_be_written_and_is_shown() -> None:
    assert [figure.key for figure in FIGURES] == [
        key for key in Rules._fields if key not in ("name", "title", "labels")
    ]


@pytest.mark.parametrize("name", ["sanya", "三亚", " ＳＡＮＹＡ ", "“三亚”"])
def test_a_set_is_named_by_either_name(name: str) -> None:
    assert one_set(name, SETS).name == "sanya"


@pytest.mark.parametrize(("name", "why"), [("三亚市", "可用：default（缺省）"), ("枣庄", "本程序不排名")])
def test_what_is_no_set_is_refused_with_the_names(name: str, why: str) -> None:
    with pytest.raises(InputError, match=f"没有规则集“{name}”") as error:
        one_set(name, SETS)
    assert why in str(error.value)


def test_a_set_of_ones_own_begins_with_another() -> None:
    found = own_set(
        "本区", {"base": "三亚", "gap_red": 40, "due_soon_days": False, "labels": {"green": "红旗"}}
    )
    sanya = one_set("sanya", SETS).rules
    assert found.rules == sanya._replace(
        name="本区", title="本区", gap_red=40, due_soon_days=None, labels=(("green", "红旗"),)
    )
    assert (found.origin("gap_red"), found.origin("gap_unit"), found.origin("slow")) == (
        "配置文件",
        "三亚",
        "缺省",
    )


@pytest.mark.parametrize(
    ("written", "wrong"),
    [
        ("三十", "写成一节"),
        ({"gap_rde": 30}, "没有“gap_rde”这一项（是不是 gap_red）"),
        ({"gap_red": "三十"}, "gap_red 的值“三十”不对，应为0至100的整数，或 false（不用）"),
        ({"gap_red": 101}, "应为0至100的整数"),
        ({"gap_red": True}, "gap_red 的值“True”不对"),
        ({"gap_red": 1.5}, "gap_red 的值“1.5”不对"),
        ({"gap_yellow": 0}, "应为1至100的整数"),
        ({"gap_yellow": 40}, "gap_yellow（40个百分点）不能大于 gap_red（30个百分点）"),
        ({"late_yellow_days": 2}, "late_yellow_days（2天）不能大于 late_red_days（1天）"),
        ({"cut_off_day": False}, "cut_off_day 的值“False”不对，应为1至31的整数"),
        ({"cut_off_day": 32}, "应为1至31的整数"),
        ({"gap_unit": "百分比"}, "应为points（百分点）、percent（占序时进度的百分比）"),
        ({"missed_after_reports": "也许"}, "应为true（是）、false（否）"),
        ({"blocked": "grey"}, "应为red（红灯）"),
        ({"base": "四亚"}, "没有规则集“四亚”"),
        ({"title": 3}, "title 不是文字"),
        ({"labels": "红旗"}, "labels 的写法不对"),
        ({"labels": {"blue": "蓝灯"}}, "labels 里没有“blue”"),
        ({"labels": {"green": ""}}, "green 的名称不对"),
        ({"labels": {"green": "红\x1b[31m旗"}}, "green 的名称不对"),
        ({"labels": {"green": "红旗", "red": "红旗"}}, "两种灯用了同一个名称"),
    ],
)
def test_what_cannot_be_a_set_is_refused(written: Any, wrong: str) -> None:
    with pytest.raises(InputError) as error:
        own_set("本区", written)
    assert wrong in str(error.value)


@pytest.mark.parametrize("name", ["sanya", "三亚", "缺省"])
def test_a_set_of_ones_own_has_a_name_of_its_own(name: str) -> None:
    with pytest.raises(InputError, match="内置规则集的名称"):
        own_set(name, {})


@pytest.mark.parametrize("one", SETS)
def test_what_the_ledger_keeps_is_the_whole_set(one: Any) -> None:
    row = RulingRow(one.name, one.source, written(one.rules), date(2025, 1, 1), 3)
    assert decided(row) == one.rules


def test_a_plan_keeps_its_figures_and_its_past(book: Book) -> None:
    """The set holds from its day on; what was judged before stays as it was, and undo takes the set back."""
    book.set_start(date(2024, 1, 1))
    book.log("1.1.1", "推进", percent="60", day="2025-01-10")
    assert light(book, "1.1.1", date(2025, 6, 30)) == "yellow"
    flags = one_set("yichang", SETS)
    book.use_rules(flags, date(2025, 6, 1))
    assert light(book, "1.1.1", date(2025, 6, 30)) == "red"
    assert light(book, "1.1.1", date(2025, 5, 31)) == "yellow"
    assert book.groups("section", date(2025, 6, 30))[-1].lights.red == 1
    book.undo()
    assert light(book, "1.1.1", date(2025, 6, 30)) == "yellow"


def test_the_same_set_is_not_decided_twice(book: Book) -> None:
    sanya = one_set("sanya", SETS)
    with pytest.raises(InputError, match="已经在用规则集“缺省”"):
        book.use_rules(one_set("default", SETS), book.today)
    book.use_rules(sanya, book.today)
    with pytest.raises(InputError, match="已经在用规则集“三亚”"):
        book.use_rules(sanya, book.today)


@pytest.mark.parametrize("by", ["section", "dept"])
def test_sums_ask_once_by_which_rules_a_plan_is_judged(
    book: Book, monkeypatch: pytest.MonkeyPatch, by: Literal["section", "dept"]
) -> None:
    asked: list[int] = []

    def counted(ledger: Reader, plan_id: int, day: date) -> RulingRow | None:
        asked.append(plan_id)
        return ruling(ledger, plan_id, day)

    monkeypatch.setattr(plan_rules, "ruling", counted)
    book.groups(by)
    assert len(asked) == 1


def light(book: Book, code: str, day: date) -> str | None:
    return next(line.status.light for line in book.status(day).tasks if line.task.code == code)
