"""What tests share: a home that cannot be used, and ledgers to work on."""

import os
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from told import tell
from workbench import GONGSHU, Book, small_plan, source

_HOMES = (
    "HOME",
    "USERPROFILE",
    "APPDATA",
    "LOCALAPPDATA",
    "XDG_DATA_HOME",
    "XDG_CONFIG_HOME",
    "XDG_CACHE_HOME",
    "XDG_STATE_HOME",
)


@pytest.fixture(scope="session", autouse=True)
def no_home(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """Point every home below a file: nothing can be made there, not even by root."""
    wall = tmp_path_factory.mktemp("no-home") / "file"
    wall.write_text("no folder", encoding="utf-8")
    with pytest.MonkeyPatch.context() as patch:
        for name in _HOMES:
            patch.setenv(name, str(wall / "home"))
        for name in [name for name in os.environ if name.startswith("GYTRACK_")]:
            patch.delenv(name)
        yield wall


@pytest.fixture(scope="session")
def small_ledger(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A ledger with the small plan, made once; tests work on copies of it."""
    book = Book(tmp_path_factory.mktemp("small") / "ledger.db")
    book.store(small_plan(), source(), "small")
    return book.path


@pytest.fixture(scope="session")
def gongshu_ledger(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A ledger with the plan of the example, made once; tests work on copies of it."""
    from gytrack.reading.files import read_file

    book = Book(tmp_path_factory.mktemp("gongshu") / "ledger.db")
    book.store(*read_file(GONGSHU))
    return book.path


@pytest.fixture
def make_book(tmp_path: Path, small_ledger: Path) -> Callable[[str], Book]:
    """Return a maker of ledgers with the small plan, as command #2."""

    def make(name: str = "台账.db") -> Book:
        return Book(Path(shutil.copy(small_ledger, tmp_path / name)))

    return make


@pytest.fixture
def book(make_book: Callable[[str], Book]) -> Book:
    return make_book("台账.db")


@pytest.fixture
def gongshu(tmp_path: Path, gongshu_ledger: Path) -> Book:
    return Book(Path(shutil.copy(gongshu_ledger, tmp_path / "gongshu.db")))


@pytest.fixture
def empty(tmp_path: Path) -> Book:
    """A ledger that is not there yet."""
    return Book(tmp_path / "new" / "ledger.db")


@pytest.fixture(scope="session")
def told_ledger(tmp_path_factory: pytest.TempPathFactory, gongshu_ledger: Path) -> Path:
    """A ledger of the example with reports of every kind, made once; tests work on copies of it."""
    book = Book(Path(shutil.copy(gongshu_ledger, tmp_path_factory.mktemp("told") / "gongshu.db")))
    tell(book)
    return book.path


@pytest.fixture
def told(tmp_path: Path, told_ledger: Path) -> Book:
    return Book(Path(shutil.copy(told_ledger, tmp_path / "told.db")))
