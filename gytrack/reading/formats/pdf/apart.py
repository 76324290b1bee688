"""A PDF's pages, taken apart in a process of its own.

PDFium is native code: forms that draw forms that draw forms, or a stream that unpacks without end, take all time and
memory or end the process, and nothing within the process can stop that.
"""

import json
import subprocess
import sys

from gytrack.errors import DocumentError
from gytrack.reading.formats.limits import MOST_SECONDS
from gytrack.reading.formats.pdf.shapes import Glyph, Page, Stroke
from gytrack.reading.formats.refusing import too_much

_CHILD = "gytrack.reading.formats.pdf.child"


def pages_of(data: bytes, name: str) -> list[Page]:
    """Return the pages of a PDF.

    Raises:
        DocumentError: it is damaged, locked, or takes more time or memory than any plan.
    """
    answer = json.loads(_ask(json.dumps(name).encode() + b"\n" + data, name))
    if "wrong" in answer:
        raise DocumentError(answer["wrong"], answer["todo"])
    return [
        Page([Glyph(*glyph) for glyph in glyphs], [Stroke(*stroke) for stroke in strokes], height)
        for glyphs, strokes, height in answer["pages"]
    ]


def _ask(question: bytes, name: str) -> bytes:
    # -P: no folder of the person's may lend its modules.
    command = [sys.executable, "-P", "-m", _CHILD]
    try:
        return subprocess.check_output(  # noqa: S603  (our own module)
            command, input=question, stderr=subprocess.DEVNULL, timeout=MOST_SECONDS
        )
    except subprocess.TimeoutExpired:
        raise too_much(name, f"用了 {MOST_SECONDS} 秒还没有读完") from None
    except subprocess.CalledProcessError:
        raise too_much(name, "解开后大得不正常，或已损坏") from None
