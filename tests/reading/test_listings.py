from datetime import date

import pytest

from gytrack.reading.language.blankets import blanket_bodies, says_comma_leads
from gytrack.reading.language.labels import LabelKind
from gytrack.reading.language.listings import Listing, assign, read_listing
from gytrack.reading.language.tails import cut_listing
from gytrack.reading.text.passage import Passage, Sheet


def line(text: str) -> Passage:
    return Sheet.of(text).lines()[0]


def parties(listing: Listing, heading: Listing | None = None) -> str:
    given = assign(listing, heading) if heading else assign(listing)
    return " ".join(f"{'*' if party.role == 'lead' else ''}{party.name}" for party in given)


@pytest.mark.parametrize(
    "text", ["建设中心（含转岗）。", "建设中心。", "（责任单位：甲局）建设中心。", "建设国医馆（一期）"]
)
def test_no_list_at_the_end(text: str) -> None:
    assert cut_listing(line(text))[1] is None


@pytest.mark.parametrize(
    ("text", "kept", "cut"),
    [
        ("建设。（责任单位：甲局）", "建设。", "责任单位：甲局"),
        ("建设。（甲局牵头，乙局配合）。", "建设。", "甲局牵头，乙局配合"),
        ("建设。（甲处负责，完成时限：2023年底前）", "建设。", "甲处负责，完成时限：2023年底前"),
        (
            "建设（含甲）。（责任单位：省文旅厅（省文物局））",
            "建设（含甲）。",
            "责任单位：省文旅厅（省文物局）",
        ),
        ("建设。【责任单位：甲局】", "建设。", "责任单位：甲局"),
        ("甲。（责任单位：甲局）乙。（责任单位：乙局）", "甲。（责任单位：甲局）乙。", "责任单位：乙局"),
    ],
)
def test_lists_at_the_end(text: str, kept: str, cut: str) -> None:
    rest, listing = cut_listing(line(text))
    assert (rest.text, listing.text if listing else None) == (kept, cut)


@pytest.mark.parametrize(
    ("text", "label", "expected"),
    [
        ("甲局、乙局等负责，排第一位的为牵头单位，下同。", "parties", "*甲局 乙局"),
        ("甲局等等负责。", "parties", "*甲局"),
        ("甲局、乙局牵头负责，丙厅、丁厅等负责。", "parties", "*甲局 *乙局 丙厅 丁厅"),
        ("甲局牵头，乙局、丙局按职责分工负责", None, "*甲局 乙局 丙局"),
        ("甲处、乙处按职责分工负责", None, "*甲处 乙处"),
        ("责任单位：甲局、乙局，丙海关", None, "*甲局 乙局 丙海关"),
        ("牵头单位：甲局，配合单位：乙局，各区、县级市", None, "*甲局 乙局 各区、县级市"),
        ("牵头单位：甲局配合单位：乙局", None, "*甲局 乙局"),
        ("各区人民政府，甲局等市级各有关部门", "parties", "*各区人民政府 甲局"),
        ("各市、县（市）政府，甲局", "parties", "*各市、县（市）政府 甲局"),
        (
            "各市〔州〕、县〔市、区、特区〕人民政府，甲局",
            "parties",
            "*各市〔州〕、县〔市、区、特区〕人民政府 甲局",
        ),
        ("各市州、县市区政府、甲局", "parties", "*各市州、县市区政府 甲局"),
        (
            "各市、县（市、区）市场监管局（知识产权局）",
            "parties",
            "*各市、县（市、区）市场监管局（知识产权局）",
        ),
        ("各镇、街道，甲局", "parties", "*各镇、街道 甲局"),
        ("各区、市财政局", "parties", "*各区 市财政局"),
        ("各县、市卫健委", "parties", "*各县 市卫健委"),
        ("甲局等省直相关单位按职责分工负责", "parties", "*甲局"),
        ("市甲局会同履行职责机构和其他企业主管部门负责", "parties", "*市甲局 履行职责机构 其他企业主管部门"),
        ("市工作领导小组各成员单位协同负责。", "parties", "*市工作领导小组各成员单位"),
        (
            "市发展和改革委员会、省文化和旅游厅（省文物局）",
            "parties",
            "*市发展和改革委员会 省文化和旅游厅（省文物局）",
        ),
        ("甲局牵头，甲局、乙局配合", None, "*甲局 乙局"),
        ("甲局会同市乙局负责", None, "*甲局 市乙局"),
        ("市高等教育局等负责", None, "*市高等教育局"),
        ("甲局，其他有关部门和单位按职责分工负责", None, "*甲局"),
        ("甲局、乙局等有关部门、各县政府和高新区管委会负责", None, "*甲局 乙局 各县政府 高新区管委会"),
        ("各部门和街道负责", None, "*各部门和街道"),
        ("甲局为牵头单位，乙局为配合单位", None, "*甲局 乙局"),
        ("甲局；各县区均为责任单位，以下不再列出", "parties", "*甲局 各县区"),
        ("乙局、甲局*，加*为牵头单位", "parties", "乙局 *甲局"),
        ("甲局*、乙局*", "parties", "*甲局 乙局"),
        ("责任单位：甲局、乙局（排第一位的为牵头单位，下同）", None, "*甲局 乙局"),
        ("责任单位：甲局（含乙所）", None, "*甲局（含乙所）"),
        ("主要责任单位：甲局；其他责任单位：乙局", None, "*甲局 乙局"),
        ("牵头单位：甲局，协作单位：乙局、丙局", None, "*甲局 乙局 丙局"),
        ("责任领导：张三；责任处室：甲处", None, "*甲处"),
    ],
)
def test_roles(text: str, label: LabelKind | None, expected: str) -> None:
    assert parties(read_listing(line(text), label)) == expected


def test_the_headings_lead_makes_a_bare_list_supports() -> None:
    heading = read_listing(line("牵头单位：甲局"))
    assert parties(read_listing(line("责任单位：乙局、甲局")), heading) == "*甲局 乙局"
    assert parties(read_listing(line("乙局牵头")), heading) == "*乙局"


def test_a_deadline_in_a_list() -> None:
    assert read_listing(line("甲处负责，完成时限：2023年10月底前")).due == date(2023, 10, 31)
    assert read_listing(line("持续推进"), "due") == Listing(ongoing=True)
    assert read_listing(line("2026年9月底前并长期坚持"), "due") == Listing(due=date(2026, 9, 30))


@pytest.mark.parametrize(
    ("text", "due"),
    [
        ("甲局、乙局按职责分工负责，6月底前完成", date(2025, 6, 30)),
        ("责任部门：甲处，时限要求：年底前", date(2025, 12, 31)),
        ("责任部门：甲处，时限要求：2026年3月", date(2026, 3, 31)),
        ("责任部门：甲处，时限要求：持续推进", None),
    ],
)
def test_a_deadline_without_a_year_is_of_the_plans(text: str, due: date | None) -> None:
    listing = read_listing(line(text))
    assert listing.deadline(2025) == due
    assert parties(listing).startswith("*甲")
    assert "完成" not in parties(listing)


def test_the_blanket_sentence() -> None:
    assert blanket_bodies(line("以下责任单位另行列出")) == []
    (body,) = blanket_bodies(line("（甲厅负责。以下责任单位中均包含各市、县政府，不再列出）"))
    assert body.text == "各市、县政府"
    bodies = blanket_bodies(line("（以下各项均需各县政府、新区管委会落实，不再一一列出）"))
    assert [one.text for one in bodies] == ["各县政府", "新区管委会"]
    told = line("（甲厅牵头。各市州、县市区政府均为责任单位，以下不再列出）")
    assert [one.text for one in blanket_bodies(told)] == ["各市州、县市区政府"]
    assert parties(read_listing(line("甲厅负责。以下责任单位中均包含各市、县政府，不再列出"))) == "*甲厅"


def test_a_party_keeps_the_place_of_its_name() -> None:
    place = assign(read_listing(line("甲局、乙局负责")))[1].place
    assert (place.column, place.end_column) == (4, 6)


def test_what_a_comma_means_is_for_the_paper_to_say() -> None:
    assert not says_comma_leads(line("（甲局、乙局，丙局负责）"))
    assert says_comma_leads(line("（甲局、乙局，丙局；逗号前为牵头单位，下同）"))
    given = read_listing(line("甲局、乙局，丙局；逗号前为牵头单位，下同"))
    assert parties(given) == "*甲局 乙局 丙局"
    assert [one.role for one in assign(given, comma_leads=True)] == ["lead", "lead", "support"]


def test_further_blanket_sentences() -> None:
    assert blanket_bodies(line("以下政策均需落实到位")) == []
    bodies = blanket_bodies(line("以下工作均涉及各县区政府和高新区管委会，不再一一列出。"))
    assert [one.text for one in bodies] == ["各县区政府", "高新区管委会"]
    (body,) = blanket_bodies(line("以下政策均需各县（市、区）政府落实，不再单独列出。"))
    assert body.text == "各县（市、区）政府"
