"""What a value may be written as, and what is said of what is none."""

import re
from pathlib import Path

import pytest

from gytrack.cli.config.spec import BY_NAME, KEYS, Value, toml_word
from gytrack.cli.config.values import chosen, from_file, parsed
from gytrack.errors import InputError

YES = ("是", "对", "yes", "Y", "ＴＲＵＥ", "on", "1", " 是 ", "“是”")
NO = ("否", "不", "no", "N", "false", "off", "０", "关")


@pytest.mark.parametrize(
    ("word", "value"), [*((word, True) for word in YES), *((word, False) for word in NO)]
)
def test_yes_and_no_in_many_words(word: str, value: bool) -> None:
    assert parsed(BY_NAME["ascii"], word) is value


@pytest.mark.parametrize(
    ("word", "value"), [("0", 0), ("14", 14), ("１４", 14), ("十四", 14), (" 7 ", 7), ("9999", 9999)]
)
def test_whole_numbers(word: str, value: int) -> None:
    assert parsed(BY_NAME["backup_days"], word) == value


@pytest.mark.parametrize(
    ("word", "value"),
    [("gongshu", "gongshu"), ("Ｇongshu", "gongshu"), ("全部", "all"), ("ALL", "all"), ("a-1_b", "a-1_b")],
)
def test_codes(word: str, value: str) -> None:
    assert parsed(BY_NAME["plan"], word) == value


def test_text_is_text_and_a_path_is_left_alone() -> None:
    assert parsed(BY_NAME["unit"], " [red]区卫健局（＝1） ") == "[red]区卫健局（＝1）"
    assert parsed(BY_NAME["db"], " 台 账.db ") == " 台 账.db "


@pytest.mark.parametrize(
    ("name", "word"),
    [
        *(("backup_days", word) for word in ("-1", "10000", "1.5", "七天", "9" * 5000, "1e3")),
        *(("ascii", word) for word in ("也许", "2", "是否")),
        *(("plan", word) for word in ("拱墅区方案", "a b")),
    ],
)
def test_what_is_no_value_is_refused_with_what_is_one(name: str, word: str) -> None:
    with pytest.raises(InputError, match=rf"^{name} 的值“.{{1,40}}”不对，应为(0至9999的整数|是或否|代号)。$"):
        parsed(BY_NAME[name], word)


@pytest.mark.parametrize("name", BY_NAME)
def test_an_empty_text_is_no_value(name: str) -> None:
    assert parsed(BY_NAME[name], "") is None
    assert from_file(BY_NAME[name], "") is None
    with pytest.raises(InputError, match=f"gytrack config unset {name}"):
        chosen(BY_NAME[name], "")


@pytest.mark.parametrize(
    ("name", "written", "value"),
    [
        ("ascii", True, True),
        ("ascii", "是", True),
        ("ascii", 0, False),
        ("backup_days", 30, 30),
        ("backup_days", "３０", 30),
        ("unit", 5, "5"),
        ("plan", 2024, "2024"),
    ],
)
def test_the_file_may_hold_a_value_in_the_wrong_type(name: str, written: object, value: Value) -> None:
    assert from_file(BY_NAME[name], written) == value


@pytest.mark.parametrize(
    ("name", "written"),
    [("backup_days", True), ("unit", False), ("backup_days", 7.0), ("unit", ["区卫健局"]), ("db", {"a": 1})],
)
def test_the_file_may_not_hold_what_means_something_else(name: str, written: object) -> None:
    with pytest.raises(InputError, match=f"^{name} 的值"):
        from_file(BY_NAME[name], written)


@pytest.mark.parametrize(("word", "said"), [("区\0局", "NUL"), ("区\udce5局", "UTF-8")])
def test_what_a_file_cannot_hold_is_refused(word: str, said: str) -> None:
    with pytest.raises(InputError, match=said):
        chosen(BY_NAME["unit"], word)


def test_a_ledger_is_kept_by_its_whole_path(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.chdir(tmp_path)
    key = BY_NAME["db"]
    assert chosen(key, "台账.db") == str(tmp_path / "台账.db")
    assert chosen(key, str(tmp_path / "x.db")) == str(tmp_path / "x.db")
    assert chosen(key, "~/台账.db") == "~/台账.db"


@pytest.mark.parametrize("key", KEYS, ids=lambda key: key.name)
def test_the_table_is_whole(key: object) -> None:
    assert isinstance(key, type(KEYS[0]))
    assert re.fullmatch("[a-z_]+", key.name)
    assert key.help
    assert key.otherwise
    assert key.default is None or parsed(key, toml_word(key.default)) == key.default
