"""Lists of any length: what waits in a file is what was given, in its order."""

import pytest

from gytrack import kept
from gytrack.kept import Kept, kept_in_order


@pytest.fixture(autouse=True)
def short_memory(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(kept, "_IN_MEMORY", 5)
    monkeypatch.setattr(kept, "_BLOCK", 3)


@pytest.mark.parametrize("number", [0, 1, 4, 5, 6, 8, 9, 50])
def test_all_items_come_again_and_again(number: int) -> None:
    items = [(at, f"第{at}项") for at in range(number)]
    found = Kept(iter(items))
    assert len(found) == number
    assert bool(found) == bool(items)
    assert list(found) == list(found) == items
    assert found[:2] == items[:2]


def test_two_can_read_one_list_in_turn() -> None:
    found = Kept(range(40))
    assert list(zip(found, found, strict=True)) == [(number, number) for number in range(40)]


@pytest.mark.parametrize("number", [0, 4, 5, 6, 40])
def test_items_in_order_keep_the_order_given_where_keys_are_the_same(number: int) -> None:
    items = [(at * 7 % 5, at) for at in range(number)]
    assert list(kept_in_order(items, lambda item: item[0])) == sorted(items)


def test_no_file_is_made_for_a_short_list(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(kept, "_nameless", lambda: pytest.fail("a file was made"))
    assert list(Kept(range(5))) == [0, 1, 2, 3, 4]
