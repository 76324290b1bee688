"""A saved page's bytes to text: by its mark, by what it declares, else by trial."""

import codecs
import re

_DECLARED = re.compile(rb"charset\s*=\s*[\"']?\s*([A-Za-z0-9_-]{3,20})", re.IGNORECASE)
_HEAD = 4096
_BOMS = ((codecs.BOM_UTF8, "utf-8-sig"), (codecs.BOM_UTF16_LE, "utf-16"), (codecs.BOM_UTF16_BE, "utf-16"))
# GB 18030 holds all of the older two, which pages declare while they use characters beyond them.
_WIDER = {"gb2312": "gb18030", "gbk": "gb18030", "x-gbk": "gb18030", "iso-8859-1": "utf-8"}


def decode_page(data: bytes, declared: str | None = None) -> str:
    """Decode a page; ``declared`` is what stands outside of it. Bytes that fit nothing become U+FFFD."""
    for bom, codec in _BOMS:
        if data.startswith(bom):
            return data.decode(codec, errors="replace")
    found = _DECLARED.search(data[:_HEAD])
    names = [declared, found[1].decode("ascii") if found else None, "utf-8", "gb18030"]
    for name in filter(None, names):
        try:
            return data.decode(_WIDER.get(name.lower(), name))
        except (UnicodeDecodeError, LookupError):
            continue
    return data.decode("gb18030", errors="replace")
