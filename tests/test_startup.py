"""Start-up is a feature: what real processes have loaded by the time they end."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
PLACES = ("platformdirs",) if sys.platform in ("linux", "darwin") else ()
"""What Windows asks where the configuration is; elsewhere the usual places are known without it."""
HEAVY = (
    "alembic",
    "chinese_calendar",
    "docx",
    "lxml",
    "mako",
    "numpy",
    "openpyxl",
    "pandas",
    *PLACES,
    "psycopg",
    "pydantic",
    "pypdfium2",
    "pypinyin",
    "python_calamine",
    "sqlalchemy",
    "sqlmodel",
    "tomli_w",
    "tomllib",
    "xlsxwriter",
)
WRITING = ("hashlib", "gytrack.ledger.apply", "gytrack.ledger.changes", "gytrack.records.plan")
"""What only commands that write need: together some ten milliseconds."""

PROGRAM = """
import sys
from pathlib import Path
from gytrack.cli.main import main
code = main(sys.argv[2:])
Path(sys.argv[1]).write_text("\\n".join(sys.modules), encoding="utf-8")
sys.exit(code)
"""

READING = (
    (),
    ("depts",),
    ("list",),
    ("list", "--dept", "区卫健局"),
    ("plan", "show"),
    ("plans",),
    ("show", "2.1.3"),
    ("status",),
    ("status", "--dept", "区卫健局"),
    ("status", "--dept", "区卫健局", "-f", "json"),
    ("status", "--by", "dept"),
    ("targets",),
    ("why", "2.1.3"),
)
OTHERS = (
    ("--help",),
    ("--version",),
    ("history",),
    ("log", "2.1.3", "旗舰中医馆已挂牌2家", "--percent", "40", "--value", "2.1.3t1=2"),
    ("met", "2.1.3t1", "--value", "5"),
    ("status", "--help"),
    ("undo",),
)


@pytest.fixture(scope="module")
def ledger(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("ledger")
    path = folder / "ledger.db"
    run(folder, "--db", str(path), "import", str(ROOT / "examples" / "gongshu.txt"), "--yes")
    return path


def environment() -> dict[str, str]:
    kept = {name: os.environ[name] for name in ("PATH", "SYSTEMROOT") if name in os.environ}
    own = {"HOME": f"{os.devnull}/home", "LC_ALL": "C.UTF-8", "LOGNAME": "张三", "TERM": "xterm-256color"}
    return kept | own


def command(folder: Path, *words: str) -> list[str]:
    return [sys.executable, "-c", PROGRAM, str(folder / "modules"), *words]


def run(folder: Path, *words: str) -> set[str]:
    """Run gytrack into pipes as a process of its own and return the modules that it has loaded."""
    done = subprocess.run(command(folder, *words), env=environment(), capture_output=True, check=False)
    assert done.returncode == 0, done.stderr.decode()
    return loaded(folder)


def loaded(folder: Path) -> set[str]:
    """Return the modules that a run has loaded, without those that this interpreter loads by itself."""
    code = "import sys; print(*sys.modules)"
    bare = subprocess.run([sys.executable, "-c", code], env=environment(), capture_output=True, check=True)
    return set((folder / "modules").read_text(encoding="utf-8").split()) - set(bare.stdout.decode().split())


def called(words: tuple[str, ...]) -> str:
    return " ".join(("gytrack", *words))


@pytest.mark.parametrize("words", [*READING, *OTHERS], ids=called)
def test_a_piped_call_loads_nothing_heavy(words: tuple[str, ...], ledger: Path, tmp_path: Path) -> None:
    own = shutil.copy(ledger, tmp_path)
    assert not run(tmp_path, "--db", str(own), *words) & {*HEAVY, "rich"}


@pytest.mark.parametrize("words", READING, ids=called)
def test_a_reading_call_loads_nothing_for_writing(
    words: tuple[str, ...], ledger: Path, tmp_path: Path
) -> None:
    assert not run(tmp_path, "--db", str(ledger), *words) & {*WRITING}


@pytest.mark.parametrize("words", [(), ("status", "--dept", "区卫健局"), ("why", "2.1.3")], ids=called)
def test_a_call_on_a_terminal_loads_nothing_heavy_but_colour(
    words: tuple[str, ...], ledger: Path, tmp_path: Path
) -> None:
    pty = pytest.importorskip("pty", reason="Windows has no pseudo-terminals")
    ours, theirs = pty.openpty()
    process = subprocess.Popen(
        command(tmp_path, "--db", str(ledger), *words), env=environment(), stdout=theirs, stderr=theirs
    )
    os.close(theirs)
    try:
        while os.read(ours, 65536):
            pass
    except OSError:  # Linux ends a terminal that its last process has left with an error
        os.close(ours)
    assert process.wait() == 0
    assert not loaded(tmp_path) & {*HEAVY, *WRITING}


@pytest.mark.parametrize(
    ("ending", "needed"), [("csv", set()), ("json", set()), ("md", set()), ("xlsx", {"xlsxwriter"})]
)
def test_an_export_loads_only_what_writes_its_format(
    ending: str, needed: set[str], ledger: Path, tmp_path: Path
) -> None:
    seen = run(tmp_path, "--db", str(ledger), "export", str(tmp_path / f"a.{ending}"))
    assert seen & {*HEAVY, "rich", "gytrack.ledger.apply"} == needed


def test_the_check_notices_what_is_loaded(tmp_path: Path) -> None:
    example = ROOT / "examples" / "gongshu.txt"
    seen = run(tmp_path, "--db", str(tmp_path / "new.db"), "import", str(example), "--yes")
    assert seen >= {"alembic", "sqlalchemy", "sqlmodel", *WRITING}
