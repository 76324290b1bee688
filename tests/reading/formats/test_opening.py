"""Which kind a file is: by how it opens, else by its name; and the way out for those that are not read."""

import pytest
from told_papers import part, zipped

from gytrack.errors import DocumentError
from gytrack.reading.formats.opening import open_paper

OLD = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(512)


@pytest.mark.parametrize(
    ("data", "name", "wrong", "todo"),
    [
        (OLD, "方案.doc", "旧版 Word 文档", "docx"),
        (OLD, "方案.wps", "WPS 文字文档", "docx"),
        (OLD + "EncryptedPackage".encode("utf-16-le"), "方案.docx", "加了密码", "去掉密码"),
        (b"{\\rtf1\\ansi}", "方案.rtf", "RTF", "docx"),
        (b"\x89PNG\r\n\x1a\n" + bytes(99), "方案.png", "是图片", "图片转文字"),
        (b"\xff\xd8\xff\xe0" + bytes(99), "方案.jpg", "是图片", "图片转文字"),
        (b"PK\x03\x04" + bytes(99), "方案.docx", "Word 文件已损坏", "重新下载"),
        (zipped({"a.txt": "文字"}), "方案.zip", "压缩包，里面没有 Word 文档", "解压"),
        (zipped({"xl/workbook.xml": "<a/>"}), "任务.xlsx", "Excel 表格", "粘贴到 Word"),
        (zipped({"ppt/presentation.xml": "<a/>"}), "解读.pptx", "演示文稿", "docx"),
        (zipped({"OFD.xml": "<a/>"}), "方案.ofd", "OFD 文件", "另存为 docx 或 pdf"),
        (zipped({"content.xml": "<a/>"}), "方案.odt", "OpenDocument", "docx"),
        (zipped({"word/document.xml": "<不成文"}), "方案.docx", "Word 文件已损坏", "重新下载"),
        (zipped({"word/document.xml": "<a/>"}), "方案.docx", "Word 文件已损坏", "重新下载"),
        (zipped({"word/document.xml": part("document", "<w:body/>")}), "方案.docx", "没有文字", "图片转文字"),
    ],
)
def test_what_is_not_read_names_the_way_out(data: bytes, name: str, wrong: str, todo: str) -> None:
    with pytest.raises(DocumentError, match=wrong) as raised:
        open_paper(data, name)
    assert todo in raised.value.todo
    assert name in str(raised.value)


def test_a_word_document_is_known_whatever_its_name() -> None:
    xml = part("document", "<w:body><w:p><w:r><w:t>正文</w:t></w:r></w:p></w:body>")
    assert open_paper(zipped({"word/document.xml": xml}), "方案.txt").source.text == "正文\n"


def test_a_name_alone_makes_markdown() -> None:
    assert open_paper("# 标题".encode(), "a.MD").headings == {1: 1}
    assert open_paper("# 标题".encode(), "a.txt").headings == {}
