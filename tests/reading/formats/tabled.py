"""One table of tasks as a file of each kind: merged groups, cells of several paragraphs, empty ones, several pages."""

import io

HEAD = ("序号", "重点任务", "责任单位", "完成时限")
GROUP = 5
TASK = (
    "{0}.建设第{0}个中医药服务示范项目，健全服务网络，完善管理机制，提升服务能力，"
    "到2025年建成{1}个以上特色鲜明的示范点并通过验收"
)
OPENING = "为落实各项任务，制定本表。各单位要认真组织实施，确保按时完成，每季度报送进展情况。"


def rows_of(count: int) -> list[tuple[str, str, str, str]]:
    return [
        (
            f"第{number // GROUP + 1}类" if number % GROUP == 0 else "",
            TASK.format(number + 1, number + 3),
            "区卫健局\n区财政局" if number % 3 else "区卫健局",
            "2025年12月底前" if number % 2 else "",
        )
        for number in range(count)
    ]


def cells(count: int) -> list[tuple[str, int, int, int, int]]:
    """Return what a reader of the table must find."""
    found = [(word, 0, column, 1, 1) for column, word in enumerate(HEAD)]
    for at, (group, *others) in enumerate(rows_of(count)):
        if group:
            found.append((group, at + 1, 0, min(GROUP, count - at), 1))
        found += [(word, at + 1, column, 1, 1) for column, word in enumerate(others, start=1)]
    return found


def table_as_docx(count: int, above: int) -> bytes:
    """Return a document with the table below some paragraphs, its head repeated on each page."""
    import docx
    from docx.oxml import OxmlElement

    document = docx.Document()
    for line in ["某市某工程任务分工表", *["空段"] * above, OPENING]:
        document.add_paragraph(line)
    table = document.add_table(1, len(HEAD))
    table.style = "Table Grid"
    for cell, word in zip(table.rows[0].cells, HEAD, strict=True):
        cell.text = word
    table.rows[0]._tr.get_or_add_trPr().append(OxmlElement("w:tblHeader"))
    for row in rows_of(count):
        for cell, word in zip(table.add_row().cells, row, strict=True):
            cell.text = word
    for first in range(1, count + 1, GROUP):
        words = table.cell(first, 0).text
        table.cell(first, 0).merge(table.cell(min(first + GROUP - 1, count), 0)).text = words
    document.add_paragraph("注：本表由区卫健局负责解释。")
    data = io.BytesIO()
    document.save(data)
    return data.getvalue()


def table_as_page(count: int) -> bytes:
    """Return a page with the table."""
    body = "<tr>" + "".join(f"<th>{word}</th>" for word in HEAD) + "</tr>"
    for at, (group, *others) in enumerate(rows_of(count)):
        merged = f"<td rowspan={min(GROUP, count - at)}>{group}</td>" if group else ""
        words = ("".join(f"<p>{line}</p>" for line in word.split("\n")) for word in others)
        body += f"<tr>{merged}{''.join(f'<td>{word}</td>' for word in words)}</tr>"
    return f"<!DOCTYPE html><meta charset=utf-8><body><p>{OPENING}</p><table>{body}</table>".encode()
