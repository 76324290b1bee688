"""Codes belong to an edition: an old one leads to its part, and one that means something else now says so once."""

from dataclasses import replace

import pytest
from editions import TEXTS, plan_of
from workbench import Book, hold_promises, small_plan, source

from gytrack.errors import InputError
from gytrack.usecases.asking import candidates
from gytrack.usecases.asking.codes import code_of
from gytrack.usecases.asking.items import Item, choose_item, choose_section

A, B, C, D, E = TEXTS[:5]


def item(book: Book, code: str) -> Item:
    return book.ask(choose_item, code)


@pytest.fixture
def moved(empty: Book) -> Book:
    """A plan of which the second edition lacks B and has E first, with a report on A and B."""
    empty.store(plan_of([A, B, C]), source("一"), "small")
    empty.log("1.1", "甲的进展")
    empty.log("1.2", "乙的进展")
    empty.update(plan_of([E, A, C]), source("二"))
    return empty


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ("1.1@3", "方案 small 没有第3版。现有2版，gytrack plan show --plan small 可查看。"),
        ("1.1@0", "方案 small 没有第0版。现有2版，gytrack plan show --plan small 可查看。"),
        ("1.9@1", "方案 small 的第1版没有编号“1.9”。请核对编号和版次。"),
        ("1.9", "方案 small 中没有编号“1.9”。"),
        ("1.1@", "方案 small 中没有编号“1.1@”。"),
    ],
)
def test_what_no_edition_has_is_refused(moved: Book, typed: str, said: str) -> None:
    with pytest.raises(InputError) as error:
        item(moved, typed)
    assert str(error.value).startswith(said)


def test_what_has_left_the_ledger_is_said_to_have(empty: Book) -> None:
    empty.store(plan_of([A, B]), source("一"), "small")
    empty.update(plan_of([A]), source("二"))
    for typed in ("1.2", "1.2@1"):
        with pytest.raises(InputError) as error:
            item(empty, typed)
        assert str(error.value) == (
            "第1版的 1.2（培育名老中医药专家传承工作室）在其后的版本中已删去。"
            "它没有登记过进展，不再列入台账；gytrack history 可查看更新的命令。"
        )


@pytest.mark.parametrize("typed", ["1.1@1", "１．１＠１", " 1.1@01 ", "任务1.1@1"])
def test_a_code_with_its_edition_leads_to_its_part(moved: Book, typed: str) -> None:
    found = item(moved, typed)
    assert (found.code, found.task and found.task.text, found.said) == ("1.2", A, None)


def test_the_latest_edition_may_be_named_too(moved: Book) -> None:
    assert item(moved, "1.1@2").code == "1.1"


def test_a_dropped_task_has_its_edition_in_its_code(moved: Book) -> None:
    found = item(moved, "1.2@1")
    assert (found.code, found.task and found.task.closure) == ("1.2@1", "dropped")


def test_a_code_that_means_something_else_now_says_so_until_something_is_reported(moved: Book) -> None:
    said = "1.1 在第1版中是另一项（建设区级中医医院特色优势专科），那一项现为 1.2"
    assert item(moved, "1.1").said == said
    assert moved.log("1.1", "新的进展").notes[0] == said
    assert item(moved, "1.1").said is None
    assert moved.log("1.1", "再报").notes == ()


def test_a_code_that_stayed_says_nothing(moved: Book) -> None:
    assert item(moved, "1.3").said is None


def test_a_code_that_only_an_earlier_edition_has_says_where_it_went(empty: Book) -> None:
    empty.store(plan_of([A, B, C]), source("一"), "small")
    empty.update(plan_of([B, C]), source("二"))
    found = item(empty, "1.3")
    assert (found.code, found.said) == (
        "1.2",
        "1.3 是第1版的编号（推进社区卫生服务站中医阁改造），现为 1.2",
    )


def test_over_several_editions_each_code_leads_to_its_part(empty: Book) -> None:
    empty.store(plan_of([A, B]), source("一"), "small")
    empty.log("1.1", "甲的进展")
    empty.update(plan_of([C, A, B]), source("二"))
    empty.update(plan_of([D, C, A, B]), source("三"))
    assert [item(empty, typed).code for typed in ("1.1@1", "1.2@2", "1.3@3", "1.1@2")] == [
        "1.3",
        "1.3",
        "1.3",
        "1.2",
    ]
    hold_promises(empty.path)


def test_a_target_is_found_by_its_old_code(book: Book) -> None:
    plan = small_plan()
    first, *rest = plan.tasks
    targets = tuple(replace(one, owner="1.1.9") if one.owner == "1.1.1" else one for one in plan.targets)
    book.update(replace(plan, tasks=(replace(first, code="1.1.9"), *rest), targets=targets), source("二"))
    found = item(book, "1.1.1t2")
    assert (found.code, found.target and found.target.name, found.task and found.task.code) == (
        "1.1.9t2",
        "中医阁",
        "1.1.9",
    )
    assert item(book, "1.1.1t2@1").code == "1.1.9t2"


def test_a_section_is_found_by_its_old_code(empty: Book) -> None:
    empty.store(plan_of([A, B], [C, D]), source("一"), "small")
    new = plan_of([E], [A, B], [C, D])
    titles = ("数字便民", "服务体系", "人才培养")
    sections = tuple(replace(one, title=title) for one, title in zip(new.sections, titles, strict=True))
    empty.update(replace(new, sections=sections), source("二"))
    assert [empty.ask(choose_section, typed).code for typed in ("2", "2@1", "1@1")] == ["2", "3", "2"]


def test_undoing_an_update_brings_the_codes_back(moved: Book) -> None:
    moved.undo()
    assert item(moved, "1.1").task == item(moved, "1.1@1").task
    assert item(moved, "1.1").said is None
    with pytest.raises(InputError, match="没有第2版"):
        item(moved, "1.1@2")


@pytest.mark.parametrize(
    ("typed", "code"),
    [("2.1.3@1", "2.1.3@1"), ("二（一）建设任务三@2", "2.1.3@2"), ("２.１.３＠１", "2.1.3@1"), ("@1", "@1")],
)
def test_an_edition_is_read_behind_any_way_to_write_a_code(typed: str, code: str) -> None:
    assert code_of(typed) == code


def test_codes_of_editions_are_offered_behind_the_sign(moved: Book) -> None:
    with moved.reader() as (ledger, plan):
        offer = candidates.codes(ledger, [plan], "1.1@", ("task",))
        assert [one.value for one in offer.candidates] == ["1.1@1"]
        assert candidates.codes(ledger, [plan], "1.9@", ("task",)).candidates == []


def test_show_names_the_codes_of_earlier_editions(moved: Book) -> None:
    from gytrack.cli.screens.detail_screen import detail_lines
    from gytrack.status.rules import Rules
    from gytrack.usecases.reporting.detail_json import detail_json
    from gytrack.usecases.reporting.explaining import detail

    with moved.reader() as (ledger, plan):
        found = detail(ledger, plan, choose_item(ledger, plan, "1.2"), moved.today, Rules())
    assert "曾用编号：1.1（第1版）" in list(detail_lines(plan, found, moved.today))
    assert detail_json(plan, found, moved.today)["former"] == [{"edition": 1, "code": "1.1"}]
