"""A plan as a file of each kind, made of the lines of a text; and what was read, without where it stood."""

import io
import shutil
import subprocess
from html import escape
from pathlib import Path
from typing import Any

from gytrack.export.plan_json import plan_json
from gytrack.reading.document import read_plan
from gytrack.reading.formats.opening import open_paper

ROOT = Path(__file__).parents[3]
EXAMPLES = ROOT / "examples"
OWN = ROOT / "tests" / "reading" / "documents"
SHARED = ROOT.parent / "shared" / "plans"
PLACES = frozenset({"place", "line", "column", "quote", "source"})


def reading(data: bytes, name: str) -> Any:
    """Return the plan of a file as data, without places."""
    paper = open_paper(data, name)
    return _without_places(plan_json(read_plan(paper), paper.source))


def _without_places(found: Any) -> Any:
    if isinstance(found, dict):
        return {key: _without_places(one) for key, one in found.items() if key not in PLACES}
    return [_without_places(one) for one in found] if isinstance(found, list) else found


def as_docx(text: str) -> bytes:
    import docx

    document = docx.Document()
    for line in text.split("\n"):
        document.add_paragraph(line)
    data = io.BytesIO()
    document.save(data)
    return data.getvalue()


def printed(data: bytes, ending: str, folder: Path) -> bytes:
    """Return a document as the PDF that LibreOffice makes of it."""
    path = folder / f"方案.{ending}"
    path.write_bytes(data)
    profile = f"-env:UserInstallation=file://{folder}/profile"
    subprocess.run(
        ["soffice", profile, "--headless", "--convert-to", "pdf", "--outdir", str(folder), str(path)],
        capture_output=True,
        check=True,
        timeout=300,
    )
    return path.with_suffix(".pdf").read_bytes()


def has(program: str) -> bool:
    return shutil.which(program) is not None


def as_page(text: str) -> bytes:
    """Return a text as the page of a government site saves it: with all that stands around it."""
    body = "".join(f"<p>&emsp;&emsp;{escape(line)}</p>\n" for line in text.split("\n"))
    return _PAGE.replace("BODY", body).encode()


_PAGE = """BODY"""
