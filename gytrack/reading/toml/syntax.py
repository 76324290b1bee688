"""Text to TOML's own values with their positions, or to a Chinese word on what breaks its grammar, and where."""

import re
from decimal import Decimal

from gytrack.dates import shorten
from gytrack.errors import DocumentError
from gytrack.reading.toml.positions import Node, positions
from gytrack.records.plan import Source

_AT = re.compile(r"(.*) \(at (?:line (\d+), column (\d+)|end of document)\)", re.DOTALL)
_QUOTES = "“”‘’「」『』＂＇"
_COMMAS = "，、；"
_TWICE = ("Cannot", "Duplicate")
_DAY = re.compile(r"\d{4}(?:[-./]\d{1,2}[-./]\d{1,2}|年\S*)")
_MULTILINE = "如要分成几行写，请用三个英文双引号括起来"

# What tomllib says (its beginning), what that means, what to do.
_MEANINGS = (
    ("Invalid value", "等号后面的内容写法不对", "文字放在英文双引号里，日期写成 2025-12-31，数字不带引号"),
    ("Expected '=' after a key", "键的后面缺少英文等号", "每行写成 键 = 内容，说明文字前加 #"),
    ("Invalid statement", "这一行看不懂", "每行写成 键 = 内容，说明文字前加 #"),
    (
        "Invalid initial character for a key part",
        "这里应当是英文的键",
        "每行写成 键 = 内容；花括号 { } 里的内容要写在同一行，末尾不加逗号",
    ),
    (
        "Expected newline or end of document",
        "内容写完后还有多余的字",
        "数字后面不写单位；文字里的英文双引号请改成“”",
    ),
    (
        "Unclosed array",
        "方括号里的内容没有写完整",
        "各项之间用英文逗号隔开，最后写 ]；文字里的英文双引号请改成“”",
    ),
    (
        "Unclosed inline table",
        "花括号里的内容没有写完整",
        "各项之间用英文逗号隔开，写在同一行，最后写 }；文字里的英文双引号请改成“”",
    ),
    ("Unterminated string", "引号没有配对", "文字的前后各写一个英文双引号"),
    ("Illegal character", "引号没有配对，或文字里有控制字符", f"文字的前后各写一个英文双引号；{_MULTILINE}"),
    ("Expected", "引号或方括号没有配对", "文字的前后各写一个引号；标题写成 [plan] 或 [[tasks]]"),
    ("Found invalid character", "文字里有换行或控制字符", _MULTILINE),
    ("Cannot overwrite a value", "同一个键写了两次", "请删去其中一个；另一项任务要从 [[tasks]] 一行写起"),
    ("Duplicate inline table key", "同一个键写了两次", "请删去其中一个"),
    ("Cannot declare", "同一个标题写了两次", "请合并为一处；任务写 [[tasks]]，章节写 [[sections]]"),
    ("Cannot", "同一个键或标题写了两次", "请合并为一处；任务写 [[tasks]]，章节写 [[sections]]"),
    (
        "Unescaped '\\' in a string",
        "文字里有反斜杠 \\",
        "请写成 \\\\，或把整段文字改用英文单引号括起来",
    ),
    ("Invalid hex value", "文字里有反斜杠 \\", "请写成 \\\\，或把整段文字改用英文单引号括起来"),
    ("Escaped character", "文字里有反斜杠 \\", "请写成 \\\\，或把整段文字改用英文单引号括起来"),
    ("Invalid date", "没有这个日期", "请核对年、月、日，写成 2025-12-31"),
)
_UNKNOWN = ("这里不合 TOML 的写法", "请对照 gytrack read 方案文件 -f toml 写出的样子修改")


def parse(source: Source) -> tuple[dict[str, object], Node]:
    """Return a file's values, numbers exact, and where each of them stands.

    Raises:
        DocumentError: it is no TOML.
    """
    import tomllib

    try:
        return tomllib.loads(source.text, parse_float=Decimal), positions(source.text)
    except RecursionError:
        raise DocumentError(f"“{source.name}”里的括号套得太深", "请对照导出的方案修改") from None
    except ValueError as error:
        raise _explained(source, str(error)) from None


def _explained(source: Source, message: str) -> DocumentError:
    found = _AT.fullmatch(message)
    if found is None:  # of a number with thousands of digits tomllib does not say where it stands
        return DocumentError(f"“{source.name}”里有写法不对的内容", "请核对其中很长的数字")
    lines = source.text.split("\n")
    number = int(found[2]) if found[2] else len(lines)
    line = lines[number - 1]
    column = int(found[3]) if found[3] else len(line) + 1
    wrong, todo = _meaning(found[1], line, column)
    quote = f"“{shorten(line.strip())}”" if line.strip() else ""
    return DocumentError(f"“{source.name}”第{number}行第{column}列{quote}：{wrong}", todo)


def _meaning(message: str, line: str, column: int) -> tuple[str, str]:
    """Say what is wrong, by what stands there where that tells more than the parser's message."""
    by_message = next((rest for opening, *rest in _MEANINGS if message.startswith(opening)), _UNKNOWN)
    told = None if message.startswith(_TWICE) else _by_sign(line, column)
    wrong, todo = told or by_message
    return wrong, todo


def _by_sign(line: str, column: int) -> tuple[str, str] | None:
    """Recognise what an input method or a habit puts where TOML wants ASCII."""
    sign = line[column - 1 : column]
    if sign and sign in _QUOTES:
        return f"这里是中文引号 {sign}", "请改用英文双引号；文字里面的中文引号不必改"
    if "＝" in line and "=" not in line:
        return "这里是全角等号 ＝", "请改用英文等号 ="
    if sign and sign in _COMMAS:
        return f"这里是中文标点 {sign}", "请改用英文逗号"
    if any(day.start() <= column - 1 <= day.end() for day in _DAY.finditer(line)):
        return "日期的写法不对，或没有这一天", "请写成 2025-12-31"
    return None
