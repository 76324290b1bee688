"""Word's own lists: the mark that each paragraph carries is printed, so it stands in the text."""

import pytest
from told_papers import lines, p, r, word

from gytrack.reading.formats.word.counting import write_count


def level(at: int, form: str, text: str, *, start: int = 1, more: str = "") -> str:
    return (
        f'<w:lvl w:ilvl="{at}"><w:start w:val="{start}"/><w:numFmt w:val="{form}"/>{more}'
        f'<w:lvlText w:val="{text}"/></w:lvl>'
    )


def definition(*levels: str, number: int = 1, more: str = "") -> str:
    return f'<w:abstractNum w:abstractNumId="{number}">{more}{"".join(levels)}</w:abstractNum>'


def a_list(number: int, of: int = 1, more: str = "") -> str:
    return f'<w:num w:numId="{number}"><w:abstractNumId w:val="{of}"/>{more}</w:num>'


def item(text: str, at: int = 0, number: int = 1) -> str:
    return p(text, f'<w:numPr><w:ilvl w:val="{at}"/><w:numId w:val="{number}"/></w:numPr>')


OFFICIAL = definition(
    level(0, "chineseCountingThousand", "%1、"),
    level(1, "chineseCounting", "（%2）", more='<w:suff w:val="nothing"/>'),
    level(2, "decimal", "%3."),
    level(3, "decimal", "（%4）"),
    level(4, "decimalEnclosedCircle", "%5"),
)


@pytest.mark.parametrize(
    ("form", "number", "written"),
    [
        ("chineseCounting", 12, "十二"),
        ("chineseCountingThousand", 105, "一百零五"),
        ("ideographDigital", 10, "一〇"),
        ("ideographTraditional", 3, "丙"),
        ("ideographTraditional", 11, "11"),
        ("chineseLegalSimplified", 25, "贰拾伍"),
        ("decimal", 7, "7"),
        ("decimalZero", 7, "07"),
        ("decimalFullWidth", 12, "１２"),
        ("decimalEnclosedCircle", 20, "⑳"),
        ("decimalEnclosedCircle", 21, "㉑"),
        ("decimalEnclosedCircleChinese", 50, "㊿"),
        ("decimalEnclosedParen", 2, "⑵"),
        ("decimalEnclosedFullstop", 3, "⒊"),
        ("upperLetter", 27, "AA"),
        ("lowerRoman", 14, "xiv"),
        ("一种不认识的", 4, "4"),
        ("chineseCounting", 10**12, "1000000000000"),
    ],
)
def test_forms_of_numbers(form: str, number: int, written: str) -> None:
    assert write_count(form, number) == written


def test_the_five_levels_of_official_papers() -> None:
    body = (
        item("总体要求") + item("工作任务") + item("建设", 1) + item("提升", 1) + item("甲", 2) + item("乙", 2)
        + item("子", 3) + item("丑", 4) + item("保障") + item("组织", 1) + item("丙", 2)
    )  # fmt: skip
    assert lines(word(body, numbering=OFFICIAL + a_list(1))) == [
        "一、总体要求", "二、工作任务", "（一）建设", "（二）提升", "1. 甲", "2. 乙", "（1）子", "① 丑",
        "三、保障", "（一）组织", "1. 丙",
    ]  # fmt: skip


def test_a_level_that_never_begins_again_counts_through() -> None:
    through = definition(
        level(0, "chineseCounting", "%1、"), level(1, "decimal", "%2.", more='<w:lvlRestart w:val="0"/>')
    )
    body = item("甲") + item("子", 1) + item("乙") + item("丑", 1)
    assert lines(word(body, numbering=through + a_list(1))) == ["一、甲", "1. 子", "二、乙", "2. 丑"]


def test_lists_of_one_definition_count_on_and_one_that_says_so_begins_anew() -> None:
    anew = '<w:lvlOverride w:ilvl="0"><w:startOverride w:val="1"/></w:lvlOverride>'
    numbering = definition(level(0, "decimal", "%1.")) + a_list(1) + a_list(2) + a_list(3, more=anew)
    body = item("甲") + item("乙", number=2) + item("丙", number=3) + item("丁", number=3)
    assert lines(word(body, numbering=numbering)) == ["1. 甲", "2. 乙", "1. 丙", "2. 丁"]


def test_a_list_may_print_a_level_in_its_own_way() -> None:
    own = f'<w:lvlOverride w:ilvl="0">{level(0, "chineseCounting", "第%1章", start=3)}</w:lvlOverride>'
    numbering = definition(level(0, "decimal", "%1.")) + a_list(1, more=own)
    assert lines(word(item("总则") + item("分则"), numbering=numbering)) == ["第三章 总则", "第四章 分则"]


def test_a_mark_of_several_levels_and_one_in_digits_throughout() -> None:
    legal = definition(level(0, "chineseCounting", "第%1章"), level(1, "decimal", "%1.%2", more="<w:isLgl/>"))
    body = item("甲") + item("乙", 1) + item("丙", 1)
    assert lines(word(body, numbering=legal + a_list(1))) == ["第一章 甲", "1.1 乙", "1.2 丙"]


def test_a_style_carries_the_list_and_the_list_says_at_which_level() -> None:
    styles = (
        '<w:style w:type="paragraph" w:styleId="a"><w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr></w:style>'
        '<w:style w:type="paragraph" w:styleId="b"><w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr></w:style>'
    )
    numbering = definition(
        level(0, "chineseCounting", "%1、", more='<w:pStyle w:val="a"/>'),
        level(1, "chineseCounting", "（%2）", more='<w:pStyle w:val="b"/>'),
    )
    body = (
        p("甲", '<w:pStyle w:val="a"/>') + p("乙", '<w:pStyle w:val="b"/>') + p("丙", '<w:pStyle w:val="b"/>')
        + p("丁", '<w:pStyle w:val="b"/><w:numPr><w:numId w:val="0"/></w:numPr>')
    )  # fmt: skip
    paper = word(body, styles=styles, numbering=numbering + a_list(1))
    assert lines(paper) == ["一、甲", "（一）乙", "（二）丙", "丁"]


def test_a_definition_may_stand_behind_a_style_of_lists() -> None:
    styles = '<w:style w:type="numbering" w:styleId="L"><w:pPr><w:numPr><w:numId w:val="2"/></w:numPr></w:pPr></w:style>'
    link = '<w:numStyleLink w:val="L"/>'
    numbering = (
        definition(number=1, more=link) + definition(level(0, "decimal", "%1．"), number=2)
        + a_list(1) + a_list(2, of=2)
    )  # fmt: skip
    assert lines(word(item("甲") + item("乙"), styles=styles, numbering=numbering)) == ["1．甲", "2．乙"]


def test_bullets_are_dots_whatever_their_font() -> None:
    numbering = definition(
        level(0, "bullet", "\uf06c"), level(1, "bullet", "\uf0ff"), level(2, "bullet", "◆")
    ) + a_list(1)
    body = item("甲") + item("乙", 1) + item("丙", 2)
    assert lines(word(body, numbering=numbering)) == ["● 甲", "• 乙", "◆ 丙"]


def test_an_empty_paragraph_of_a_list_counts_but_prints_nothing() -> None:
    body = item("甲") + item("") + item("乙")
    assert lines(word(body, numbering=OFFICIAL + a_list(1))) == ["一、甲", "三、乙"]


def test_a_deleted_item_is_not_counted() -> None:
    gone = (
        '<w:p><w:pPr><w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr><w:rPr><w:del/></w:rPr></w:pPr>'
        f"<w:del>{r('删')}</w:del></w:p>"
    )
    assert lines(word(item("甲") + gone + item("乙"), numbering=OFFICIAL + a_list(1))) == ["一、甲", "二、乙"]


def test_lists_count_on_through_the_cells_of_a_table() -> None:
    cells = f"<w:tc>{item('乙')}</w:tc><w:tc>{item('丙')}</w:tc>"
    body = item("甲") + f"<w:tbl><w:tr>{cells}</w:tr></w:tbl>" + item("丁")
    assert lines(word(body, numbering=OFFICIAL + a_list(1))) == ["一、甲", "二、乙\t三、丙", "四、丁"]


def test_a_list_that_is_not_defined_prints_nothing() -> None:
    assert lines(word(item("甲", number=9))) == ["甲"]
