"""Start-up is a feature: reading a file loads the library of its kind, and no other."""

import subprocess
import sys
from pathlib import Path

import pytest
from drawn import pdf, text
from kinds import as_docx, as_page

LIBRARIES = {"docx", "email", "html", "lxml", "numpy", "PIL", "pypdfium2", "subprocess", "zipfile"}
PROGRAM = """
import sys
from pathlib import Path
from gytrack.reading.formats.opening import open_paper
path = Path(sys.argv[1])
open_paper(path.read_bytes(), path.name)
print(*sys.modules)
"""
PLAN = "某区工程实施方案\n一、总体要求\n（一）建设中医馆。"


@pytest.mark.parametrize(
    ("name", "data", "needed"),
    [
        ("a.txt", PLAN.encode(), set()),
        ("a.md", PLAN.encode(), set()),
        ("a.html", as_page(PLAN), {"lxml"}),
        ("a.docx", as_docx(PLAN), {"lxml", "zipfile"}),
        ("a.pdf", pdf(text(80, 100, "某区工程实施方案全文")), {"subprocess"}),
    ],
)
def test_reading_loads_what_reads_its_kind(name: str, data: bytes, needed: set[str], tmp_path: Path) -> None:
    path = tmp_path / name
    path.write_bytes(data)
    done = subprocess.run([sys.executable, "-c", PROGRAM, path], capture_output=True, check=True, text=True)
    assert LIBRARIES & set(done.stdout.split()) == needed
