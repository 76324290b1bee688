"""Files made to harm are refused in bounded time and memory: each is read by a process that may take no more."""

import io
import subprocess
import sys
import zipfile
import zlib
from collections.abc import Callable
from itertools import pairwise
from pathlib import Path

import pytest
from drawn import assembled, pdf, stream, text
from told_papers import p, part, r, zipped

from gytrack.reading.formats.limits import MOST_PART_BYTES

MEMORY, SECONDS = 1 << 30, 120
PROGRAM = """
import sys
from pathlib import Path
from gytrack.errors import DocumentError
from gytrack.reading.formats.opening import open_paper
if sys.platform != "win32":
    import resource
    resource.setrlimit(resource.RLIMIT_AS, (int(sys.argv[2]),) * 2)
path = Path(sys.argv[1])
try:
    print("READ", len(open_paper(path.read_bytes(), path.name).source.text))
except DocumentError as error:
    print(error)
"""


def docx(body: str, **others: str) -> bytes:
    parts = {"word/document.xml": part("document", f"<w:body>{body}</w:body>")}
    return zipped(parts | {f"word/{name}.xml": part(name, content) for name, content in others.items()})


def declared(declaration: str, said: str) -> bytes:
    xml = part("document", f"<w:body>{p(said)}</w:body>").split("?>", 1)[1]
    return zipped({"word/document.xml": f"<?xml version='1.0'?><!DOCTYPE x [{declaration}]>{xml}"})


def laughs() -> bytes:
    names = "abcdefghij"
    more = (f'<!ENTITY {name} "{f"&{before};" * 10}">' for before, name in pairwise(names))
    return declared('<!ENTITY a "哈哈哈哈">' + "".join(more), "&j;")


def wide_laughs() -> bytes:
    xml = "<?xml version='1.0' encoding='utf-16'?><!DOCTYPE x [<!ENTITY a 'b'>]><x>&a;</x>"
    return zipped({"word/document.xml": xml.encode("utf-16")})


def lying_zip() -> bytes:
    """Return a zip whose entry says that it is small, while it unpacks to far more."""
    data = bytearray(zipped({"word/document.xml": b" " * (3 * MOST_PART_BYTES)}))
    size = (3 * MOST_PART_BYTES).to_bytes(4, "little")
    return bytes(data.replace(size, (1000).to_bytes(4, "little")))


def many_entries() -> bytes:
    data = io.BytesIO()
    with zipfile.ZipFile(data, "w") as archive:
        for number in range(20_001):
            archive.writestr(f"word/media/{number}", "")
    return data.getvalue()


def rows(count: int) -> str:
    return f"<w:tbl>{'<w:tr><w:tc><w:p/></w:tc><w:tc><w:p/></w:tc></w:tr>' * count}</w:tbl>"


def html(body: str) -> bytes:
    return f"<html><body>{body}</body></html>".encode()


def drawn_forms(count: int, times: int) -> bytes:
    """Return a PDF with forms that each draw the next so many times."""
    forms = [
        stream(
            b"/A Do\n" * times if at < count - 1 else b"0 0 m 9 9 l S\n",
            "/Type /XObject /Subtype /Form /BBox [0 0 9 9] /Resources << "
            + (f"/XObject << /A {5 + at} 0 R >> >>" if at < count - 1 else ">>"),
        )
        for at in range(count)
    ]
    page = (
        f"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Resources << /XObject << /A 4 0 R >> >>"
        f" /Contents {4 + count} 0 R >>"
    ).encode()
    return assembled([CATALOG, PAGES, page, *forms, stream(b"/A Do\n")])


CATALOG, PAGES = b"<< /Type /Catalog /Pages 2 0 R >>", b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>"


def squeezed(size: int) -> bytes:
    """Return so many megabytes of blanks, packed."""
    squeezer = zlib.compressobj(1)
    return b"".join(squeezer.compress(b" " * (1 << 20)) for _ in range(size)) + squeezer.flush()


def one_page(packed: bytes, filters: str) -> bytes:
    page = b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 9 9] /Contents 4 0 R >>"
    head = f"<< /Filter {filters} /Length {len(packed)} >>\nstream\n".encode()
    return assembled([CATALOG, PAGES, page, head + packed + b"\nendstream"])


def lines_drawn(count: int) -> bytes:
    segments = (f"{at % 500} {at % 800} m {at % 500 + 9} {at % 800} l S\n".encode() for at in range(count))
    return pdf(text(80, 100, "某区工程实施方案全文") + b"".join(segments))


def encoded(words: str) -> bytes:
    return words.encode()


LIST = '<w:abstractNum w:abstractNumId="1"><w:lvl w:ilvl="0"><w:lvlText w:val="{}"/></w:lvl></w:abstractNum>'
ITEM = '<w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr>'
REFUSED: dict[str, tuple[Callable[[], bytes], str]] = {
    "a bomb.docx": (lambda: docx("<w:p/>" + " " * (200 << 20)), "解压后大得不正常"),
    "a bomb that lies about its size.docx": (lying_zip, "已损坏"),
    "a bomb of text.docx": (lambda: docx(p("建" * 9_000_000)), "解压后大得不正常"),
    "many entries.docx": (many_entries, "里装了 20001 个文件"),
    "a billion laughs.docx": (laughs, "实体声明"),
    "laughs in UTF-16.docx": (wide_laughs, "实体声明"),
    "a file of the system.docx": (lambda: declared('<!ENTITY a SYSTEM "file:///etc/passwd">', "&a;"), "实体声明"),
    "a million rows.docx": (lambda: docx(rows(400_000)), "解压后大得不正常|标记多得不正常|超过 50000 格"),
    "many cells.docx": (lambda: docx(rows(30_000)), "超过 50000 格"),
    "tables in tables.docx": (
        lambda: docx("<w:tbl><w:tr><w:tc>" * 50 + "</w:tc><w:tc/></w:tr></w:tbl>" * 50),
        "表格套得太深",
    ),
    "controls in controls.docx": (lambda: docx("<w:sdt>" * 200 + "</w:sdt>" * 200), "套得太深"),
    "tags in tags.docx": (
        lambda: docx(f"<w:p>{'<w:smartTag>' * 200}{r('字')}{'</w:smartTag>' * 200}</w:p>"),
        "套得太深",
    ),
    "ever so deep.docx": (lambda: docx("<w:p>" + "<w:r>" * 100_000 + "</w:r>" * 100_000 + "</w:p>"), "已损坏"),
    "attributes.docx": (
        lambda: docx("<w:p " + " ".join(f'a{at}="1"' for at in range(100_000)) + "/>"),
        "标记多得不正常",
    ),
    "tags.html": (lambda: html("<p>字</p>" * 200_000), "标记多得不正常"),
    "attributes.html": (lambda: html("<p " + " ".join(f"a{at}=1" for at in range(200_000)) + ">字"), "标记多得不正常"),
    "ever so deep.html": (lambda: html("<div>" * 100_000 + "字"), "套得太深"),
    "cells.html": (lambda: html(f"<table>{'<tr><td>1<td>2' * 40_000}</table>"), "超过 50000 格"),
    "one endless line.html": (lambda: html("字" * 8_000_000), "太长"),
    "a page of links.html": (lambda: html("<ul>" * 100 + "<li><a>链接</a>" * 40_000), "没有正文"),
    "cells.md": (lambda: encoded("| a | b |\n| - | - |\n" + "| 1 | 2 |\n" * 200_000), "超过 50000 格"),
    "pages.pdf": (lambda: pdf(*[text(80, 100, "文")] * 3001), "有 3001 页"),
    "a bomb.pdf": (lambda: one_page(squeezed(900), "/FlateDecode"), "大得不正常"),
    "a bomb packed twice.pdf": (lambda: one_page(zlib.compress(squeezed(900)), "[/FlateDecode /FlateDecode]"), "大得不正常"),
    "forms in forms.pdf": (lambda: drawn_forms(30, 10), "大得不正常"),
    "lines.pdf": (lambda: lines_drawn(60_000), "线条多得不正常"),
    "characters.pdf": (lambda: pdf(*[text(80, 100, "文" * 8000, 0.05)] * 65), "超过 50 万字"),
    "a tree of pages that holds itself.pdf": (
        lambda: assembled([CATALOG, b"<< /Type /Pages /Kids [2 0 R 2 0 R] /Count 2 >>"]),
        "已损坏|扫描件",
    ),
}  # fmt: skip
BORNE: dict[str, Callable[[], bytes]] = {
    "a list of endless marks.docx": lambda: docx(
        p("甲", ITEM) * 1000,
        numbering=LIST.format("%1" * 100_000) + '<w:num w:numId="1"><w:abstractNumId w:val="1"/></w:num>',
    ),
    "absurd numbers.docx": lambda: docx(p("甲", ITEM.replace('"1"', f'"{10**30}"').replace('"0"', '"-5"'))),
    "absurd spans.html": lambda: html(
        f"<table>{('<tr>' + '<td rowspan=9999 colspan=9999>字' * 9) * 500}</table>"
    ),
    "buttons.html": lambda: html("<p>" + "分享到打印关闭" * 100_000 + "</p><p>" + "字" * 99 + "</p>"),
    "a title.html": lambda: b"<title>" + b"_" * 300_000 + "a</title><p>文字".encode(),
    "brackets.md": lambda: encoded("[" * 200_000 + "](" * 200_000 + "![" * 200_000),
    "stars and comments.md": lambda: encoded("*" * 300_000 + "<!--" * 200_000 + "|-" * 200_000),
    "blanks.md": lambda: encoded("# " + " " * 400_000 + "x\n" + "-" * 300_000 + " " * 300_000 + "x|"),
    "page numbers.txt": lambda: encoded("- 1 -\n" * 300_000 + "文字"),
}


def said(name: str, data: bytes, folder: Path, memory: int = MEMORY) -> str:
    path = folder / name
    path.write_bytes(data)
    done = subprocess.run(
        [sys.executable, "-c", PROGRAM, path, str(memory)],
        capture_output=True, check=False, encoding="utf-8", timeout=SECONDS,
    )  # fmt: skip
    assert done.returncode == 0, done.stderr[-500:]
    return done.stdout


@pytest.mark.parametrize("name", REFUSED)
def test_a_file_made_to_harm_is_refused(name: str, tmp_path: Path) -> None:
    make, wrong = REFUSED[name]
    answer = said(name, make(), tmp_path)
    assert any(one in answer for one in wrong.split("|")), answer


@pytest.mark.parametrize("name", BORNE)
def test_a_file_that_is_only_absurd_is_read(name: str, tmp_path: Path) -> None:
    assert said(name, BORNE[name](), tmp_path).startswith("READ")


def test_the_bound_is_one(tmp_path: Path) -> None:
    """A process that takes more memory than allowed ends: the tests above would notice."""
    if sys.platform == "win32":
        pytest.skip("Windows holds no process to its memory")
    with pytest.raises(AssertionError, match="MemoryError"):
        said("much.txt", "字".encode() * (60 << 20), tmp_path, 256 << 20)
