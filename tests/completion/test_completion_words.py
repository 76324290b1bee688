"""Words in each shell's own writing: read as the shell reads them, written so that it takes them as text."""

import shutil
import subprocess

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from gytrack.cli.completion import quoting
from gytrack.cli.completion.typed import SEPARATOR, Typed, in_bash, in_fish, in_powershell, in_words

BREAKS = " \t\n\"'><=;|&(:"
TEXT = st.text(st.sampled_from("a区 '\"\\$`!*?[]{}()<>|&;#~=:,.%+-@^“”‘’"), max_size=12)


@pytest.mark.parametrize(
    ("line", "typed"),
    [
        ("gytrack ", Typed([], "")),
        ("gytrack sta", Typed([], "sta")),
        ("gytrack  status\t--dept 区", Typed(["status", "--dept"], "区")),
        ("gytrack status --dept=区", Typed(["status"], "--dept=区", 7)),
        ("gytrack log 2.1.3 --value t1=2", Typed(["log", "2.1.3", "--value"], "t1=2", 3)),
        ("gytrack status --dept '区 ", Typed(["status", "--dept"], "区 ", 0, "'")),
        ('gytrack status --dept="区', Typed(["status"], "--dept=区", 7, '"')),
        ('gytrack a"b c"d', Typed([], "ab cd", 4)),
        ("gytrack 'a\\' 'b", Typed(["a\\"], "b", 0, "'")),
        ('gytrack "a\\"\\n" b', Typed(['a"\\n'], "b")),
        ("gytrack a\\ b\\=c", Typed([], "a b=c")),
        ("gytrack '' ", Typed([""], "")),
        ("gytrack status > a", Typed(["status"], "a", elsewhere=True)),
        ("gytrack status >", Typed(["status"], "", elsewhere=True)),
        ("gytrack status 2>a --dept 区", Typed(["status", "--dept"], "区")),
        ("gytrack status >>a -f j", Typed(["status", "-f"], "j")),
        ("gytrack log 2.1.3 2 <a", Typed(["log", "2.1.3", "2"], "a", elsewhere=True)),
        ("gytrack log 2.1.3 '>' ", Typed(["log", "2.1.3", ">"], "")),
    ],
)
def test_reads_a_line_of_bash(line: str, typed: Typed) -> None:
    assert in_bash(line, BREAKS) == typed


def test_reads_words_of_the_other_shells() -> None:
    assert in_words(SEPARATOR.join(("gytrack", "a'b", "c\\"))) == Typed(["a'b"], "c\\")
    assert in_fish(SEPARATOR.join(("gytrack", "a'b", "'c d"))) == Typed(["a'b"], "c d")
    assert in_fish(SEPARATOR.join(("gytrack", ""))) == Typed([], "")


@pytest.mark.parametrize(
    ("raw", "text"),
    [
        ("区卫", "区卫"),
        ("'区 卫", "区 卫"),
        ("'甲''乙'", "甲'乙"),
        ("‘甲’’乙’", "甲’乙"),
        ('"甲`"乙""丙', '甲"乙"丙'),
        ("“甲’乙”", "甲’乙"),
        ("a` b", "a b"),
        ("--dept='区 卫'", "--dept=区 卫"),
        ("''", ""),
    ],
)
def test_reads_a_word_of_powershell(raw: str, text: str) -> None:
    assert in_powershell(SEPARATOR.join(("gytrack", raw))) == Typed([], text)


@given(TEXT, st.sampled_from(("", "'", '"')))
def test_what_is_written_for_bash_is_read_as_it_was(text: str, quote: str) -> None:
    assert in_bash(f"gytrack {quote}{quoting.in_bash(text, quote)}", BREAKS).last == text


@given(TEXT, TEXT, st.sampled_from(("", "'", '"')))
def test_a_beginning_stays_one_when_written_for_bash(begins: str, goes_on: str, quote: str) -> None:
    written = quoting.in_bash(begins + goes_on, quote)
    assert written == quoting.in_bash(begins, quote) + quoting.in_bash(goes_on, quote)


@given(TEXT)
def test_what_is_written_for_powershell_is_read_as_it_was(text: str) -> None:
    assert in_powershell(SEPARATOR.join(("gytrack", quoting.in_powershell(text)))).last == text


@settings(max_examples=20)
@given(st.lists(st.tuples(TEXT, st.sampled_from(("", "'", '"'))), min_size=1, max_size=50))
def test_bash_itself_takes_it_as_text(words: list[tuple[str, str]]) -> None:
    if shutil.which("bash") is None:
        pytest.skip("bash is not installed")
    written = " ".join(f"{quote or '.'}{quoting.in_bash(text, quote)}{quote}" for text, quote in words)
    done = subprocess.run(
        ["bash", "-c", f"printf '%s\\0' {written}"], capture_output=True, check=True, cwd="/"
    )
    wanted = [text if quote else f".{text}" for text, quote in words]
    assert done.stdout.decode().split("\0")[:-1] == wanted
