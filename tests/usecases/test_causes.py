"""A figure that moved is put down to the commands that can have moved it, and to no other."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from workbench import Book, small_plan, source, task

from gytrack.ledger.queries.history import Line
from gytrack.status.rules import Rules
from gytrack.status.summary import summarise
from gytrack.usecases.bulletins.causes import Explained
from gytrack.usecases.bulletins.changing import changes, since_of
from gytrack.usecases.bulletins.commands import Cause
from gytrack.usecases.bulletins.counting import OF_TARGETS, OF_TASKS
from gytrack.usecases.bulletins.issuing import ISSUE
from gytrack.usecases.bulletins.moving import TARGET, Move, moves
from gytrack.usecases.bulletins.resting import by_rules
from gytrack.usecases.bulletins.sides import of_day
from gytrack.usecases.entries.storing import CORRECTION
from gytrack.usecases.people import assigning, disputing, funding, own_targets
from gytrack.usecases.people.funding import GivenFund
from gytrack.usecases.proving.refinding import find_again
from gytrack.usecases.ruling.named_sets import built_in, one_set

START = date(2023, 12, 31)
CODE = "1.1.2"


@pytest.fixture
def issued(book: Book) -> Book:
    """A ledger of which the bulletin of June is issued; by the end of August more is expected of a task."""
    book.set_start(START)
    book.log(CODE, "推进", percent="50", day="2025-06-20")
    book.issue()
    book.today = date(2025, 8, 31)
    return book


def moved(book: Book, since: str = "1") -> dict[tuple[str, str], Explained]:
    """Return the figures that moved since a bulletin, by code and figure."""
    with book.reader() as (ledger, plan):
        found = changes(ledger, plan, since_of(since, book.today), book.today, "2030")
    return {(each.move.code, each.move.key): each for each in found.figures}


def names(each: Explained) -> list[str]:
    return [cause.line.name for cause in each.causes]


def assign(book: Book) -> None:
    with book.writer() as (ledger, plan):
        assigning.assign(ledger, book.actor(), plan, CODE, {"undertake": "区卫健局"})


def dispute(book: Book) -> None:
    with book.writer() as (ledger, plan):
        disputing.dispute(ledger, book.actor(), plan, CODE, "不清", "财政局", None)
    with book.writer() as (ledger, plan):
        disputing.settle(ledger, book.actor(), plan, CODE, "已明确", None, None)


def fund(book: Book, kind: str = "spend", amount: str = "5", code: str = CODE) -> None:
    with book.writer() as (ledger, plan):
        funding.fund(ledger, book.actor(), plan, GivenFund(code, amount, kind))  # type: ignore[arg-type]


def evaluate(book: Book) -> None:
    book.evaluate()
    book.opinion(CODE, "专家组", "进展尚可")
    book.rectify(CODE, "区卫健局", date(2025, 9, 30))
    book.rectified(book.history()[0].number)


def count_beside(book: Book) -> None:
    with book.writer() as (ledger, plan):
        own_targets.add(ledger, book.actor(), plan, CODE, "讲座", "场")
    book.log(f"{CODE}s1", values=["3"], day="2025-08-20")


def undertaken_by_one_that_merged(book: Book) -> None:
    with book.writer() as (ledger, plan):
        assigning.assign(ledger, book.actor(), plan, CODE, {"undertake": "长乐教育局"})
    book.merge("长乐教育局", "区财政局")


def make_default(book: Book) -> None:
    book.store(small_plan(), source("另一份"), "other")
    book.plan = "small"
    book.make_default("other")
    book.make_default("small")


@pytest.mark.parametrize(
    "say",
    [
        assign,
        dispute,
        fund,
        evaluate,
        count_beside,
        undertaken_by_one_that_merged,
        make_default,
        lambda book: book.title(CODE, "另一个标题"),
    ],
)
def test_what_is_said_beside_moves_no_light_and_no_progress(
    issued: Book, say: Callable[[Book], None]
) -> None:
    say(issued)
    found = moved(issued)
    told = {key for code, key in found if code == CODE and not key.startswith("funds.")}
    assert told == {"light", "expected", "gap"}
    for key in ("light", "expected", "gap"):
        assert (names(found[CODE, key]), found[CODE, key].by_time) == ([], True)
    assert names(found["", "lights.red"]) == []


def test_a_report_moves_the_progress_and_nothing_that_is_asked(issued: Book) -> None:
    issued.log(CODE, "又推进", percent="65", day="2025-08-20")
    issued.alias("区卫健局", "卫健")
    issued.adjust(CODE, lead=["区卫健局"])
    found = moved(issued)
    assert "log" in names(found[CODE, "percent"])
    assert names(found[CODE, "lead"]) == ["adjust"]
    assert (found[CODE, "expected"].by_time, "log" in names(found[CODE, "expected"])) == (True, False)


def test_a_closing_moves_no_progress_and_an_adjustment_nothing_that_was_done(issued: Book) -> None:
    issued.log("1.2.1", "投入500万元", values=["t1=500"], percent="60", state="on_track", day="2025-08-20")
    issued.adjust("1.2.1t1", value="800")
    issued.split("1.2.1t1", "2025=800")
    issued.close("1.2.1")
    found = moved(issued)
    for key in ("percent", "progress", "last"):
        assert "close" not in names(found["1.2.1", key])
    assert names(found["1.2.1t1", "actual"]) == ["log"]
    assert "close" in names(found["1.2.1", "closure"])
    assert "adjust" not in names(found["1.2.1", "last"])


def test_money_is_put_down_to_who_logged_it(issued: Book) -> None:
    issued.log("1.1.1", "建成1家", values=["t1=1"], day="2025-08-20")
    fund(issued, "allocate", "100")
    fund(issued, "spend", "20")
    allocated, spent = (line.number for line in reversed(issued.history()[:2]))
    fund(issued, "release", "30", "1.2.1")
    found = moved(issued)
    told = {
        (code, key): (*each.move.words(), [cause.line.number for cause in each.causes], each.items)
        for (code, key), each in found.items()
        if key.startswith("funds.")
    }
    released = spent + 1
    assert told == {
        ("", "funds.allocated"): ("—", "100", [allocated], (CODE,)),
        ("", "funds.released"): ("—", "30", [released], ("1.2.1",)),
        ("", "funds.spent"): ("—", "20", [spent], (CODE,)),
        ("", "funds.rate"): ("—", "20%", [allocated, spent], (CODE,)),
        ("", "funds.over"): ("—", "0", [allocated, spent], (CODE,)),
        (CODE, "funds.allocated"): ("—", "100", [allocated], ()),
        (CODE, "funds.spent"): ("—", "20", [spent], ()),
        (CODE, "funds.rate"): ("—", "20%", [allocated, spent], ()),
        (CODE, "funds.over"): ("—", "0", [allocated, spent], ()),
        ("1.2.1", "funds.released"): ("—", "30", [released], ()),
    }


def test_the_money_of_a_task_that_came_with_a_new_edition_moves_the_sum(issued: Book) -> None:
    plan = small_plan()
    issued.update(replace(plan, tasks=(*plan.tasks, task("1.1.3", 7, "区卫健局"))), source("新版"))
    fund(issued, "allocate", "100", "1.1.3")
    found = moved(issued)
    for code, items in (("", ("1.1.3",)), ("1.1.3", ())):
        each = found[code, "funds.allocated"]
        assert (each.move.words(), names(each), each.items) == (("—", "100"), ["fund"], items)
    assert names(found["1.1.3", "listed"]) == ["import --update"]


def test_a_count_is_put_down_to_what_only_one_side_counts(issued: Book) -> None:
    issued.today = date(2025, 7, 1)
    issued.log("1.1.1", "建成1家", values=["t1=1"], day="2025-06-27")
    issued.log(CODE, "又推进", percent="55", day="2025-06-28")
    issued.override("1.2.1", "red", date(2025, 12, 31))
    issued.log("1.2.1", "投入到位", values=["t1=1000"], day="2025-06-28")
    found = moved(issued)
    told = {
        key: (each.items, set(names(each)), each.by_time) for (code, key), each in found.items() if not code
    }
    assert told["reported"] == (("1.1.1", "1.2.1"), {"log"}, False)
    assert told["by_hand"] == (("1.2.1",), {"override"}, False)
    assert told["lights.grey"][0] == ("1.1.1", "1.2.1")
    assert told["targets_met"] == (("1.2.1t1",), {"log"}, False)


def test_asking_for_reports_moves_what_is_owed_and_no_schedule(issued: Book) -> None:
    issued.set_asked(date(2025, 3, 1))
    found = moved(issued)
    asked = {key: names(found[CODE, key]) for key in ("missed", "expected", "gap")}
    assert asked["missed"] == ["plan set-asked"]
    assert (asked["expected"], asked["gap"]) == ([], [])


def test_rules_are_named_only_for_what_they_judge(issued: Book) -> None:
    issued.log("1.2.1", "推进", values=["t1=1000", "t2=90"], percent="50", day="2025-06-20")
    issued.use_rules(one_set("sanya", built_in()), date(2025, 7, 1))
    issued.log(CODE, "又推进", percent="95", day="2025-08-20")
    issued.close("1.2.1")
    issued.verify("1.2.1")
    found = moved(issued)
    ruled = {key for (code, key), each in found.items() if code and each.by_rules}
    assert ruled == {"light", "rule"}
    named = {key for (code, key), each in found.items() if code and "rules use" in names(each)}
    assert named == ruled
    assert not found["1.2.1", "light"].by_time
    for key in ("closed", "targets_met"):
        assert (found["", key].by_rules, "rules use" in names(found["", key])) == (False, False)


def test_rules_that_count_otherwise_move_what_is_met() -> None:
    kept = Rules()._asdict()
    move = Move("target", 1, "1.1.1t1", "", "met", TARGET["met"], False, True, {}, {})
    assert by_rules(move, kept, kept | {"about_percent": 90})
    assert not by_rules(move, kept, kept | {"gap_red": 1})


def test_a_light_that_a_person_set_alone_explains_what_is_shown(issued: Book) -> None:
    issued.override(CODE, "green", date(2025, 12, 31))
    issued.log(CODE, "又推进", percent="55", day="2025-08-20")
    each = moved(issued)[CODE, "light"]
    assert (names(each), each.by_time, each.by_rules) == (["override"], False, False)
    assert "log" in names(moved(issued)[CODE, "gap"])


def test_a_light_set_by_hand_that_is_over_is_named_with_its_last_day(book: Book) -> None:
    book.set_start(START)
    book.log(CODE, "受阻", state="blocked", percent="50", day="2025-06-20")
    book.today = date(2025, 6, 20)
    book.override(CODE, "yellow", date(2025, 7, 31))
    book.today = date(2025, 6, 30)
    book.issue()
    book.today = date(2025, 8, 31)
    found = moved(book)
    for code, key in ((CODE, "light"), (CODE, "manual"), ("", "by_hand"), ("", "lights.yellow")):
        each = found[code, key]
        assert (names(each), each.by_time) == (["override"], False)
        assert each.causes[0].words().endswith("已约谈，到期（7月31日）")
        assert each.causes[0].json()["ended"] == "2025-07-31"
    assert found[CODE, "light"].move.words() == ("黄灯", "红灯")


def test_targets_that_became_due_are_named(book: Book) -> None:
    book.set_start(date(2025, 7, 1))
    book.issue()
    book.today = date(2025, 8, 31)
    found = moved(book)
    each = found["", "targets_not_due"]
    assert (each.causes, each.by_time, "1.1.1t1" in each.items) == ((), True, True)
    assert found["1.1.1t1", "not_due"].move.words() == ("未到期", "未报")


def test_a_target_that_was_dropped_says_so_and_moves_the_counts(issued: Book) -> None:
    issued.today = date(2025, 6, 28)
    issued.log("1.2.1", "投入500万元", values=["t1=500"], day="2025-06-24")
    issued.issue("week")
    issued.today = date(2025, 7, 6)
    dropped = issued.adjust("1.2.1t1", drop=True).number
    issued.set_aside(CODE, "不再适用")
    found = moved(issued, "2")
    told = {key: each.move.words() for (code, key), each in found.items() if code == "1.2.1t1"}
    assert told["dropped"] == ("不少于1000万元", "已取消")
    assert told["met"] == ("未达标", "已取消")
    assert told["attainment"] == ("50%", "已取消")
    counted = found["", "targets"]
    assert counted.items == ("1.2.1t1",)
    assert [cause.line.number for cause in counted.causes] == [dropped]


def test_every_count_of_a_summary_can_be_put_down_to_items() -> None:
    assert set(summarise((), ())._asdict()) - {"lights"} <= OF_TASKS.keys() | OF_TARGETS.keys()


def test_the_counts_of_items_are_those_of_the_summary(issued: Book) -> None:
    """What a count is put down to is what the summary counts."""
    issued.log("1.1.1", "建成5家", values=["t1=5"], day="2025-08-20")
    issued.log("1.2.1", "受阻", state="blocked", day="2025-08-20")
    issued.override("1.2.1", "yellow", date(2025, 12, 31))
    issued.adjust("1.1.1t2", drop=True)
    issued.close("1.1.1")
    issued.set_aside(CODE, "不再适用")
    with issued.reader() as (ledger, plan):
        side = of_day(ledger, plan, issued.today)
    lights = {f"lights.{light}": number for light, number in side.summary["lights"].items()}
    counts = {**side.summary, **lights}
    assert {key: sum(map(counted, side.tasks.values())) for key, counted in OF_TASKS.items()} == {
        key: counts[key] for key in OF_TASKS
    }
    gone = {task["code"] for task in side.tasks.values() if task["closure"] in ("dropped", "na")}
    standing = [
        target
        for target in side.targets.values()
        if not target["own"] and not target["dropped"] and target["owner"] not in gone
    ]
    assert {key: sum(map(counted, standing)) for key, counted in OF_TARGETS.items()} == {
        key: counts[key] for key in OF_TARGETS
    }


@pytest.mark.parametrize("with_money", [False, True])
def test_every_figure_of_a_summary_has_words(issued: Book, with_money: bool) -> None:
    if with_money:
        fund(issued, "allocate", "100")
    with issued.reader() as (ledger, plan):
        side = of_day(ledger, plan, issued.today)
    nothing = dict.fromkeys(side.summary) | {"lights": dict.fromkeys(side.summary["lights"])}
    told = {move.key: move.figure.words for move in moves(side._replace(summary=nothing), side)}
    assert ("funds.allocated" in told) == with_money
    assert {key for key, words in told.items() if words == key} == set()
    assert {"targets_not_due", "applied", "by_hand", "lights.red"} <= told.keys()


@pytest.mark.parametrize(
    ("name", "word"),
    [
        ("evidence", "佐证"),
        ("title", "标题"),
        ("dept alias", "单位"),
        ("dept group", "单位"),
        ("dept rename", "单位"),
        (CORRECTION, "更正"),
        (ISSUE, "编发"),
    ],
)
def test_a_command_has_a_word_for_what_sort_it_is(name: str, word: str) -> None:
    line = Line(7, "2025-06-30", "张三", name, f"{name} …", 1, None, None)
    assert Cause(line, None).words().startswith(f"{word} #7 张三 ")


@pytest.mark.parametrize(
    ("name", "typed", "said"),
    [
        ("log", "log 1.1.1 新建2家 t1=2家", "1.1.1 新建2家 t1=2家"),
        (CORRECTION, "log 1.1.1 新建3家（更正 #4）", "1.1.1 新建3家（更正 #4）"),
        ("met", "met 1.1.1t2", "达标 1.1.1t2"),
        ("close", "close 1.1.1 申请销号", "1.1.1 申请销号"),
        ("import --update", "import --update 新版.txt", "新版.txt"),
        (
            "override",
            "override 2.4.1 --light yellow --until 2025-07-31 已约谈 --light red",
            "定灯 2.4.1 黄灯（至2025-07-31） 已约谈 --light red",
        ),
        ("override", "override 2.4.1 --lift", "定灯 2.4.1 解除"),
        ("rules use", "rules use sanya --date 2025-07-01", "采用 sanya（自2025-07-01起）"),
        ("test", "test --it", "test --it"),
    ],
)
def test_a_command_is_said_without_its_name_and_options(name: str, typed: str, said: str) -> None:
    line = Line(7, "2025-06-30", "张三", name, typed, 1, None, None)
    assert Cause(line, None).words().endswith(f" #7 张三 {said}")


def test_where_a_file_stands_moves_nothing(book: Book, tmp_path: Path) -> None:
    book.set_start(START)
    proof = tmp_path / "证书.pdf"
    proof.write_bytes(b"1")
    book.log(CODE, "推进", percent="50", day="2025-06-20", evidence=[proof])
    book.issue()
    book.today = date(2025, 8, 31)
    elsewhere = proof.rename(tmp_path / "证书（新）.pdf")
    with book.writer() as (ledger, plan):
        find_again(ledger, book.actor(), plan, [elsewhere], None)
    found = moved(book)
    assert (names(found[CODE, "light"]), found[CODE, "light"].by_time) == ([], True)


def test_what_is_expected_of_milestones_rests_on_the_reports_too(issued: Book) -> None:
    issued.split("1.1.1t1", "2025=5")
    logged = issued.log("1.1.1", "建成2家", values=["t1=2"], day="2025-08-20").number
    each = moved(issued)["1.1.1", "expected"]
    assert logged in [cause.line.number for cause in each.causes]
