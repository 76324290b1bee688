"""Signs that stand in the private area of symbol fonts, by what they look like."""

_SIGNS = {
    0xA7: "▪", 0xA8: "□", 0xB7: "•", 0x6C: "●", 0x6D: "○", 0x6E: "■", 0x6F: "□", 0x71: "□", 0x72: "□",
    0x73: "◆", 0x74: "◆", 0x75: "◆", 0x76: "◆", 0x77: "◆", 0xD8: "➢", 0xE0: "→", 0xF0: "►", 0xFC: "✓", 0xFB: "×",
    0x52: "☑", 0xFE: "☑",
}  # fmt: skip
_AREA = 0xF000


def write_symbol(code: int) -> str:
    """Return the character that looks like one of a symbol font; what is not known stays as it is."""
    return _SIGNS.get(code - _AREA if code >= _AREA else code, chr(code))


def write_bullet(text: str) -> str:
    """Return the dot that opens an item of a list: every sign of a private area is one."""
    if not text or text == "o" or ord(text[0]) >= _AREA:
        found = write_symbol(ord(text[0])) if text and text != "o" else "○"
        return found if found < "\ue000" else "•"
    return text
