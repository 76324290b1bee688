"""A process that takes one PDF apart, so that a PDF made to harm harms nothing else.

Its input is a line with the file's name as JSON, then the PDF; its output a line of JSON: the pages, or what is wrong.
"""

import json
import sys

from gytrack.errors import DocumentError
from gytrack.reading.formats.limits import MOST_MEMORY, MOST_SECONDS
from gytrack.reading.formats.pdf.loading import load_pages
from gytrack.reading.formats.pdf.shapes import Page


def main() -> None:
    """Read standard input and write to standard output."""
    _hold_to_limits()
    name = json.loads(sys.stdin.buffer.readline())
    try:
        answer: object = {"pages": [_written(page) for page in load_pages(sys.stdin.buffer.read(), name)]}
    except DocumentError as error:
        answer = {"wrong": error.wrong, "todo": error.todo}
    sys.stdout.write(json.dumps(answer))


def _written(page: Page) -> list[object]:
    glyphs = [(text, *(round(number, 2) for number in numbers)) for text, *numbers in page.glyphs]
    return [glyphs, [tuple(round(number, 2) for number in stroke) for stroke in page.strokes], page.height]


def _hold_to_limits() -> None:
    """Hold the process to its memory and time where the system can; Windows has only the waiting of who started it."""
    if sys.platform != "win32":
        import resource  # not there on Windows

        limits = (
            (resource.RLIMIT_AS, MOST_MEMORY),
            (resource.RLIMIT_CPU, MOST_SECONDS),
            (resource.RLIMIT_CORE, 0),
        )
        for kind, most in limits:
            hard = resource.getrlimit(kind)[1]
            held = most if hard == resource.RLIM_INFINITY else min(most, hard)
            resource.setrlimit(kind, (held, held))


if __name__ == "__main__":
    main()
