"""PDFs with a text layer: lines become paragraphs again, ruled tables cells, and what a page adds is left out."""

from collections.abc import Iterator

import pytest
from drawn import WIDTH, pdf, rule, ruled, text
from told_papers import grids, lines

from gytrack.errors import DocumentError
from gytrack.reading.formats.opening import open_paper
from gytrack.reading.text.paper import Paper

SIZE, LEFT, PER_LINE, PITCH = 16, 80, 27, 28
FIRST = (
    "为贯彻落实上级决策部署，加快推进中医药事业传承创新发展，不断提升基层服务能力，结合本区实际，制定本方案。"
)
SECOND = (
    "各有关部门要加强组织领导，明确责任分工，细化工作举措，确保各项任务落地见效，并于每季度末报送进展情况。"
)


def read(*pages: bytes, more: str = "") -> Paper:
    return open_paper(pdf(*pages, more=more), "方案.pdf")


def flowed(*paragraphs: str, indent: int = 2, gap: int = 0, top: int = 100) -> bytes:
    """Return paragraphs as a printer lays them out: so many characters a line, the first one indented."""
    drawing, y = b"", float(top)
    for paragraph in paragraphs:
        for at, line in enumerate(_wrapped(paragraph, indent)):
            drawing += text(LEFT + SIZE * indent * (at == 0), y, line)
            y += PITCH
        y += gap
    return drawing


def _wrapped(words: str, indent: int) -> Iterator[str]:
    room = PER_LINE - indent
    while words:
        # A closing mark does not begin a line: it takes the character before it along.
        cut = room - 1 if words[room : room + 1] in {"，", "。", "、"} else room
        yield words[:cut]
        words, room = words[cut:], PER_LINE


def centred(y: int, words: str, size: int = 22) -> bytes:
    return text((WIDTH - 3 - len(words) * size) / 2, y, words, size)


def test_wrapped_lines_are_paragraphs_again_by_their_indent() -> None:
    assert lines(read(flowed(FIRST, SECOND))) == [FIRST, SECOND]


def test_wrapped_lines_are_paragraphs_again_by_the_gap_between_them() -> None:
    assert lines(read(flowed(FIRST, SECOND, indent=0, gap=20))) == [FIRST, SECOND]


def test_a_paragraph_goes_on_over_a_page() -> None:
    whole = FIRST.rstrip("。") + "，" + SECOND
    one, two, *rest = _wrapped(whole, 2)
    first = flowed(SECOND) + text(LEFT + 2 * SIZE, 700, one) + text(LEFT, 728, two)
    second = b"".join(text(LEFT, 100 + PITCH * at, line) for at, line in enumerate(rest))
    assert lines(read(first, second)) == [SECOND, whole]


def test_a_title_in_the_middle_stands_alone_and_a_heading_too() -> None:
    page = centred(100, "某区工程实施方案") + flowed("一、总体要求", FIRST, SECOND, "二、工作任务", top=160)
    assert lines(read(page)) == ["某区工程实施方案", "一、总体要求", FIRST, SECOND, "二、工作任务"]


def test_a_title_of_two_lines_that_was_wrapped_is_one() -> None:
    page = centred(100, "某某省贯彻落实中医药振兴发展重大工程分工", 21) + centred(135, "方案", 21)
    assert (
        lines(read(page + flowed(FIRST, SECOND, top=200)))[0]
        == "某某省贯彻落实中医药振兴发展重大工程分工方案"
    )


def test_characters_are_told_by_the_sign_they_show_and_printed_once() -> None:
    page = flowed(FIRST) + text(80, 400, "⼀、⽅案⻓效") + text(80, 440, "加粗") + text(80.4, 440, "加粗")
    assert lines(read(page))[1:] == ["一、方案长效", "加粗"]


def test_page_numbers_and_what_comes_again_at_the_edges_are_left_out() -> None:
    pages = [
        text(240, 50, "某市人民政府文件", 12) + flowed(FIRST, SECOND) + text(280, 800, f"— {number} —", 12)
        for number in range(1, 5)
    ]
    assert lines(read(*pages)) == [FIRST, SECOND] * 4


def test_a_line_of_the_text_that_often_ends_a_page_stays() -> None:
    pages = [flowed(FIRST) + text(112, 740 + 14 * number, "完成时限：2025年底前") for number in range(5)]
    assert lines(read(*pages)).count("完成时限：2025年底前") == 5


def test_heads_of_left_and_right_pages_are_left_out() -> None:
    heads = ["某市人民政府公报", "2025年第1期"]
    pages = [text(240, 50, heads[number % 2], 12) + flowed(FIRST) for number in range(6)]
    assert lines(read(*pages)) == [FIRST] * 6


def test_a_number_in_the_text_is_no_page_number() -> None:
    page = flowed(FIRST) + text(80, 400, "2025")
    assert lines(read(page))[-1] == "2025"


def test_notes_at_the_foot_of_a_page_stand_behind_the_text() -> None:
    first = flowed(FIRST) + text(80, 760, "①指二级以上医院。", 10)
    assert lines(read(first, flowed(SECOND))) == [FIRST, SECOND, "①指二级以上医院。"]


ACROSS = (80, 180, 380, 500)


def table(*rows: tuple[str, str, str], top: int = 300) -> bytes:
    """Return a ruled table of three columns, each row 40 points high; an empty first cell goes on with the one above."""
    down = [top + 40 * at for at in range(len(rows) + 1)]
    drawing = b"".join(rule(x, down[0], x, down[-1]) for x in ACROSS)
    for at, y in enumerate(down):
        merged = 0 < at < len(rows) and not rows[at][0]
        drawing += rule(ACROSS[1] if merged else ACROSS[0], y, ACROSS[-1], y)
    for row, y in zip(rows, down, strict=False):
        drawing += b"".join(
            text(x + 5, y + 25, word, 12) for x, word in zip(ACROSS, row, strict=False) if word
        )
    return drawing


HEAD = ("类别", "任务", "单位")


def test_a_ruled_table_stands_in_its_place_with_its_merged_cells() -> None:
    rows = (HEAD, ("服务", "建设中医馆", "区卫健局"), ("", "建设名医堂", "区财政局"))
    paper = read(flowed(FIRST) + table(*rows) + text(112, 600, "末段。"))
    assert lines(paper)[0] == FIRST
    assert lines(paper)[-1] == "末段。"
    assert grids(paper) == [[
        ("类别", 0, 0, 1, 1), ("任务", 0, 1, 1, 1), ("单位", 0, 2, 1, 1),
        ("服务", 1, 0, 2, 1), ("建设中医馆", 1, 1, 1, 1), ("区卫健局", 1, 2, 1, 1),
        ("建设名医堂", 2, 1, 1, 1), ("区财政局", 2, 2, 1, 1),
    ]]  # fmt: skip


def test_a_cell_over_several_columns_is_one() -> None:
    down = (300, 340, 380)
    drawing = b"".join(rule(80, y, 500, y) for y in down) + rule(80, 300, 80, 380) + rule(500, 300, 500, 380)
    drawing += rule(300, 340, 300, 380) + text(90, 325, "合计") + text(90, 365, "甲") + text(310, 365, "乙")
    assert grids(read(flowed(FIRST) + drawing)) == [
        [("合计", 0, 0, 1, 2), ("甲", 1, 0, 1, 1), ("乙", 1, 1, 1, 1)]
    ]


def test_lines_of_a_cell_are_joined_where_they_are_full() -> None:
    cell = text(185, 315, "建设区域中医医疗中心一二三四五六", 12) + text(185, 332, "个。", 12)
    cell += text(385, 315, "区卫健局", 12) + text(385, 332, "区财政局", 12)
    paper = read(flowed(FIRST) + ruled(ACROSS, (300, 340)) + text(85, 320, "服务", 12) + cell)
    assert [one[0] for one in grids(paper)[0]] == [
        "服务",
        "建设区域中医医疗中心一二三四五六个。",
        "区卫健局\n区财政局",
    ]


def test_a_table_goes_on_over_a_page_without_its_repeated_head() -> None:
    first = flowed(FIRST) + table(HEAD, ("服务", "建设中医馆", "区卫健局"), top=660)
    second = table(HEAD, ("人才", "培养名中医", "区人社局"), top=80) + text(112, 300, "末段。")
    paper = read(first, second)
    assert [cell[:2] for cell in grids(paper)[0]] == [
        ("类别", 0), ("任务", 0), ("单位", 0), ("服务", 1), ("建设中医馆", 1), ("区卫健局", 1),
        ("人才", 2), ("培养名中医", 2), ("区人社局", 2),
    ]  # fmt: skip
    assert len(paper.grids) == 1


def test_a_row_that_a_page_has_cut_is_one() -> None:
    first = flowed(FIRST) + table(HEAD, ("服务", "建设区域中医医疗中心健全服务网络", "区卫健局"), top=660)
    cut = read(first, table(("", "体系。", ""), ("人才", "培养", "区人社局"), top=80))
    assert grids(cut)[0][3:6] == [
        ("服务", 1, 0, 1, 1),
        ("建设区域中医医疗中心健全服务网络体系。", 1, 1, 1, 1),
        ("区卫健局", 1, 2, 1, 1),
    ]


def test_a_merged_cell_goes_on_over_a_page_where_its_column_has_merged_ones() -> None:
    next_page = table(("", "建设名医堂。", "区财政局"), top=80)
    merging = (HEAD, ("人才", "引进。", "甲"), ("", "培养。", "乙"), ("服务", "建设中医馆。", "区卫健局"))
    assert ("服务", 3, 0, 2, 1) in grids(read(flowed(FIRST) + table(*merging, top=600), next_page))[0]
    single = (HEAD, ("服务", "建设中医馆。", "区卫健局"))
    cells = grids(read(flowed(FIRST) + table(*single, top=660), next_page))[0]
    assert [cell for cell in cells if cell[2] == 0] == [
        ("类别", 0, 0, 1, 1),
        ("服务", 1, 0, 1, 1),
        ("", 2, 0, 1, 1),
    ]


def test_a_cell_that_goes_on_alone_with_its_next_paragraph_is_one() -> None:
    first = flowed(FIRST) + table(HEAD, ("服务", "1.建设中医馆。", "区卫健局"), top=660)
    second = table(("", "2.建设名医堂。", ""), ("人才", "培养", "区人社局"), top=80)
    assert grids(read(first, second))[0][4] == ("1.建设中医馆。\n2.建设名医堂。", 1, 1, 1, 1)


def test_two_tables_with_text_between_them_are_two() -> None:
    first = table(HEAD, ("服务", "甲", "乙"), top=80) + text(112, 250, "另一张表如下。")
    assert len(read(flowed(FIRST, top=600) + first + table(HEAD, ("人才", "丙", "丁"), top=300)).grids) == 2


def test_a_frame_and_a_line_are_no_table() -> None:
    paper = read(
        flowed(FIRST) + ruled((70, 530), (300, 400)) + text(112, 340, "专栏") + rule(70, 500, 530, 500)
    )
    assert lines(paper) == [FIRST, "专栏"]
    assert not paper.grids


@pytest.mark.parametrize("turn", [90, 180, 270])
def test_a_page_that_is_shown_turned_is_read_as_it_is_shown(turn: int) -> None:
    matrices = {90: (0, 1, -1, 0), 180: (-1, 0, 0, -1), 270: (0, -1, 1, 0)}
    a, b, c, d = matrices[turn]
    height = 595 if turn in (90, 270) else 842
    corner = {90: (595, 0), 180: (595, 842), 270: (0, 842)}[turn]

    def drawn(x: int, y: int, words: str) -> bytes:
        up = height - y
        at = (a * x + c * up + corner[0], b * x + d * up + corner[1])
        hexed = words.encode("utf-16-be").hex()
        return f"BT /F 16 Tf {a} {b} {c} {d} {at[0]} {at[1]} Tm <{hexed}> Tj ET\n".encode()

    page = drawn(80, 100, "某区工程实施方案") + drawn(80, 140, "各有关部门认真落实。") + drawn(300, 140, "完")
    assert "".join(lines(read(page, more=f"/Rotate {turn}"))) == "某区工程实施方案各有关部门认真落实。 完"


@pytest.mark.parametrize(
    ("data", "wrong", "todo"),
    [
        (pdf(rule(80, 100, 500, 100)), "是扫描件", "PDF 转 Word"),
        (pdf(text(80, 100, "\ue101\ue102\ue103" * 9)), "乱码", "PDF 转 Word"),
        (b"%PDF-1.7\n", "PDF 文件已损坏", "重新下载"),
        (pdf(text(80, 100, "文"))[:300], "PDF 文件已损坏", "重新下载"),
        (
            pdf(
                text(80, 100, "文"),
                trailer="/Encrypt << /Filter /Standard /V 1 /R 2 /P -4"
                f" /O <{'41' * 32}> /U <{'42' * 32}> >> /ID [<{'43' * 16}> <{'43' * 16}>]",
            ),
            "加了密码",
            "去掉密码",
        ),
    ],
)
def test_what_is_not_read_names_the_way_out(data: bytes, wrong: str, todo: str) -> None:
    with pytest.raises(DocumentError, match=wrong) as raised:
        open_paper(data, "方案.pdf")
    assert todo in raised.value.todo
