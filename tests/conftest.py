"""What tests share: a home that cannot be used, and ledgers to work on."""

import os
from collections.abc import Callable, Iterator
from pathlib import Path

import ledgers
import pytest
import servers
from hypothesis import HealthCheck, settings
from ledgers import copied
from servers import Server
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

# A machine may be busy: how long something takes is for benchmarks to say.
settings.register_profile("patient", deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.load_profile("patient")


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


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption(
        "--engine",
        choices=("sqlite", "postgres"),
        default="sqlite",
        help="where tests keep their ledgers: in files, or on a PostgreSQL server that is started for them",
    )


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    if config.getoption("--engine") == "postgres":
        about_files = pytest.mark.skip(reason="is about a file of SQLite")
        for item in items:
            if item.get_closest_marker("sqlite"):
                item.add_marker(about_files)


@pytest.fixture(scope="session")
def server() -> Iterator[Server]:
    """A PostgreSQL server, started when a test first asks for one."""
    reason = servers.reason_for_none()
    if reason:
        pytest.skip(reason)
    with servers.started() as one:
        yield one


@pytest.fixture(scope="session", autouse=True)
def engine(request: pytest.FixtureRequest) -> str:
    """Keep the ledgers of all tests where the command line says."""
    name = str(request.config.getoption("--engine"))
    if name == "postgres":
        ledgers.use(request.getfixturevalue("server"))
    return name


@pytest.fixture(autouse=True)
def swept() -> Iterator[None]:
    with ledgers.swept():
        yield


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
        return Book(copied(small_ledger, tmp_path / name))

    return make


@pytest.fixture
def book(make_book: Callable[[str], Book]) -> Book:
    return make_book("台账.db")


@pytest.fixture
def gongshu(tmp_path: Path, gongshu_ledger: Path) -> Book:
    return Book(copied(gongshu_ledger, tmp_path / "gongshu.db"))


@pytest.fixture
def empty(tmp_path: Path) -> Book:
    """A ledger that is not there yet."""
    return Book(tmp_path / "new" / "ledger.db")


@pytest.fixture(scope="session")
def told_ledger(tmp_path_factory: pytest.TempPathFactory, gongshu_ledger: Path) -> Path:
    """A ledger of the example with reports of every kind, made once; tests work on copies of it."""
    book = Book(copied(gongshu_ledger, tmp_path_factory.mktemp("told") / "gongshu.db"))
    tell(book)
    return book.path


@pytest.fixture
def told(tmp_path: Path, told_ledger: Path) -> Book:
    return Book(copied(told_ledger, tmp_path / "told.db"))


@pytest.fixture(scope="session")
def template(server: Server, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A ledger with the small plan on the server, made once; tests work on copies of it."""
    with ledgers.kept_on(server):
        book = Book(tmp_path_factory.mktemp("served") / "ledger.db")
        book.store(small_plan(), source(), "small")
    return book.path


@pytest.fixture
def served(server: Server, template: Path, tmp_path: Path) -> Iterator[Book]:
    """A ledger on the server with the small plan, as command #2."""
    with ledgers.kept_on(server):
        yield Book(copied(template, tmp_path / "台账.db"))


@pytest.fixture
def nothing(server: Server, tmp_path: Path) -> Iterator[Book]:
    """An empty database on the server."""
    with ledgers.kept_on(server):
        yield Book(tmp_path / "空.db")


@pytest.fixture
def filed(tmp_path: Path) -> Book:
    """A ledger in a file with the small plan and what was said of it, whatever ``--engine`` says."""
    with ledgers.kept_on(None):
        book = Book(tmp_path / "文件.db")
        book.store(small_plan(), source(), "small")
        book.plan = "small"
        book.log("1.1.1", "已挂牌2家", state="on_track", percent="40", values=["t1=2"], problem="缺人")
        book.met("1.1.1t1", "5", text="验收")
        book.undo(book.title("1.1.2", "太极拳"))
    return book
