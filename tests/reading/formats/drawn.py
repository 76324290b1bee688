"""PDFs made by hand: pages of Chinese characters at given places, and ruled lines. Points from the top left."""

import zlib
from collections.abc import Sequence

WIDTH, HEIGHT = 595, 842
_FONT = (
    b"<< /Type /Font /Subtype /CIDFontType0 /BaseFont /STSong-Light /DW 1000 /FontDescriptor 5 0 R"
    b" /CIDSystemInfo << /Registry (Adobe) /Ordering (GB1) /Supplement 4 >> >>"
)
_DESCRIPTOR = (
    b"<< /Type /FontDescriptor /FontName /STSong-Light /Flags 4 /FontBBox [0 -120 1000 880] /ItalicAngle 0"
    b" /Ascent 880 /Descent -120 /CapHeight 880 /StemV 80 >>"
)


def text(x: float, y: float, words: str, size: float = 16) -> bytes:
    """Return the drawing of words whose base line begins at a point; each character is as wide as the size."""
    hexed = words.encode("utf-16-be").hex()
    return f"BT /F {size} Tf 1 0 0 1 {x} {HEIGHT - y} Tm <{hexed}> Tj ET\n".encode()


def rule(x: float, y: float, to_x: float, to_y: float) -> bytes:
    """Return the drawing of a straight line."""
    return f"0.5 w {x} {HEIGHT - y} m {to_x} {HEIGHT - to_y} l S\n".encode()


def ruled(across: Sequence[float], down: Sequence[float]) -> bytes:
    """Return all lines of a table whose columns and rows part at given places."""
    level = [rule(across[0], y, across[-1], y) for y in down]
    return b"".join([*level, *(rule(x, down[0], x, down[-1]) for x in across)])


def pdf(*pages: bytes, more: str = "", extra: Sequence[bytes] = (), trailer: str = "") -> bytes:
    """Return a PDF with these pages; ``more`` stands in each page's dictionary, ``extra`` are further objects (from 6)."""
    first = 6 + len(extra)
    kids = " ".join(f"{first + 2 * at} 0 R" for at in range(len(pages)))
    objects = [
        b"<< /Type /Catalog /Pages 2 0 R >>",
        f"<< /Type /Pages /Kids [{kids}] /Count {len(pages)} >>".encode(),
        b"<< /Type /Font /Subtype /Type0 /BaseFont /STSong-Light /Encoding /UniGB-UTF16-H /DescendantFonts [4 0 R] >>",
        _FONT,
        _DESCRIPTOR,
        *extra,
    ]
    for at, page in enumerate(pages):
        objects.append(
            f"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 {WIDTH} {HEIGHT}] {more}"
            f" /Resources << /Font << /F 3 0 R >> >> /Contents {first + 2 * at + 1} 0 R >>".encode()
        )
        objects.append(stream(page))
    return assembled(objects, trailer)


def stream(content: bytes, more: str = "") -> bytes:
    packed = zlib.compress(content)
    head = f"<< /Filter /FlateDecode /Length {len(packed)} {more} >>\nstream\n".encode()
    return head + packed + b"\nendstream"


def assembled(objects: Sequence[bytes], trailer: str = "") -> bytes:
    out = bytearray(b"%PDF-1.7\n")
    places = []
    for number, content in enumerate(objects, start=1):
        places.append(len(out))
        out += b"%d 0 obj\n" % number + content + b"\nendobj\n"
    table = len(out)
    out += f"xref\n0 {len(objects) + 1}\n0000000000 65535 f \n".encode()
    out += b"".join(b"%010d 00000 n \n" % place for place in places)
    out += (
        f"trailer\n<< /Size {len(objects) + 1} /Root 1 0 R {trailer} >>\nstartxref\n{table}\n%%EOF\n".encode()
    )
    return bytes(out)
