import time
from datetime import date

import pytest

from gytrack.reading.language.labels import LabelKind
from gytrack.reading.language.listings import Listing, assign, read_listing
from gytrack.reading.language.orders import stated_order
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
        ("各设区市、某江新区管委会", "parties", "*各设区市 某江新区管委会"),
        ("各设区市、某江新区审批改革领导小组", "parties", "*各设区市、某江新区审批改革领导小组"),
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
        ("各部门和街道负责", None, "*各部门和街道"),
        ("甲局为牵头单位，乙局为配合单位", None, "*甲局 乙局"),
        ("甲局；各县区均为责任单位，以下不再列出", "parties", "*甲局 各县区"),
        ("乙局、甲局*，加*为牵头单位", "parties", "乙局 *甲局"),
        ("甲局*、乙局*", "parties", "*甲局 乙局"),
        ("责任单位：甲局（含乙所）", None, "*甲局（含乙所）"),
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


def test_a_party_keeps_the_place_of_its_name() -> None:
    place = assign(read_listing(line("甲局、乙局负责")))[1].place
    assert (place.column, place.end_column) == (4, 6)


def by_order(text: str) -> str:
    given = assign(read_listing(line(text)), order=stated_order(text) or "first")
    return " ".join(f"{'*' if party.role == 'lead' else ''}{party.name}" for party in given)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("主办单位：甲局；承办单位：乙局；协办单位：丙局、丁局", "*甲局 乙局 丙局 丁局"),
        ("主要协作单位：甲局", "甲局"),
        ("牵头处室：甲处；协同处室：乙处、丙处", "*甲处 乙处 丙处"),
        ("牵头责任单位：市甲局，其他责任单位：市乙局、各县区", "*市甲局 市乙局 各县区"),
        ("第一责任单位：市甲局；配合部门：市乙局", "*市甲局 市乙局"),
        ("责任单位：市甲局；责任人：张三；责任领导：李四；联系人：王五", "*市甲局"),
        ("牵头单位（部门）：市甲局；责任单位（部门）：市乙局", "*市甲局 市乙局"),
        ("责任科室：甲科、乙科；落实单位：各社区", "*甲科 乙科 各社区"),
        ("牵头领导：张三；牵头单位：甲局；参与单位：乙局", "*甲局 乙局"),
        ("市甲局等有关部门、各县政府和乙管委会", "*市甲局 各县政府 乙管委会"),
        ("责任单位：市甲局、市乙局等市级各有关部门", "*市甲局 市乙局"),
        ("市甲局等部门按职责分工负责，各县区落实", "*市甲局 各县区"),
        ("市甲局会同市乙局、市丙局", "*市甲局 市乙局 市丙局"),
        ("由市甲局牵头，市乙局、市丙局按职责分工负责", "*市甲局 市乙局 市丙局"),
        ("市甲局牵头会同市乙局、市丙局落实", "*市甲局 市乙局 市丙局"),
        ("市甲局、市乙局分别牵头，各县区按照职责分工配合", "*市甲局 *市乙局 各县区"),
        ("市甲局牵头、市乙局配合", "*市甲局 市乙局"),
        ("责任单位：市甲局（牵头）、市乙局、市丙局（配合）", "*市甲局 市乙局 市丙局"),
        ("责任单位：市甲局*、市乙局", "*市甲局 市乙局"),
        ("责任单位：市乙局、★市甲局。标★的为牵头单位", "市乙局 *市甲局"),
        ("责任单位：市甲局、市乙局，市丙局，逗号前为牵头单位，下同", "*市甲局 *市乙局 市丙局"),
        ("市甲局、市乙局；市丙局、市丁局。分号前为牵头单位", "*市甲局 *市乙局 市丙局 市丁局"),
        (
            "市甲局、市乙局按职责分工负责，列第一位者为牵头单位，其他有关部门和单位按职责分工负责，下同",
            "*市甲局 市乙局",
        ),
        ("责任单位：市甲局、市乙局等，排名第一的为牵头单位，其他为配合单位", "*市甲局 市乙局"),
        ("牵头单位列第一位，下同。市甲局、市乙局", "*市甲局 市乙局"),
        ("责任单位：市甲局、市乙局（排第一位的为牵头单位，下同）", "*市甲局 市乙局"),
        (
            "责任单位：市委组织部（市公务员局）、市发展改革委（物价局）、",
            "*市委组织部（市公务员局） 市发展改革委（物价局）",
        ),
        ("区委宣传部（区融媒体中心），各有关单位", "*区委宣传部（区融媒体中心） 各有关单位"),
        (
            "责任单位：市甲局、白河供电公司、白河大学、白河医院及白河农商银行",
            "*市甲局 白河供电公司 白河大学 白河医院 白河农商银行",
        ),
        ("责任单位：市甲局、市乙局，以下均需各县区政府落实，不再列出", "*市甲局 市乙局"),
        ("市甲局负责组织实施，各县区配合实施", "*市甲局 各县区"),
        ("市住房和城乡建设局、市工业和信息化局", "*市住房和城乡建设局 市工业和信息化局"),
        (
            "市卫生健康委牵头；市甲局、市乙局、各县（市、区）参与",
            "*市卫生健康委 市甲局 市乙局 各县（市、区）",
        ),
        (
            "市甲局、市乙局，各县（市、区）政府，市高新区管委会",
            "*市甲局 市乙局 各县（市、区）政府 市高新区管委会",
        ),
        ("各县区政府、市直各部门按照职责分工负责", "*各县区政府 市直各部门"),
        ("市甲局牵头，其他有关部门配合", "*市甲局"),
        ("责任单位：市甲局、市乙局等5个部门", "*市甲局 市乙局"),
        ("市甲局、各县（市、区）人民政府负责，持续推进", "*市甲局 各县（市、区）人民政府"),
        ("责任单位：各县（市、区）人民政府、市甲局及各相关单位", "*各县（市、区）人民政府 市甲局 各相关单位"),
        ("市甲局、市乙局共同牵头", "*市甲局 *市乙局"),
        ("牵头：市甲局；配合：市乙局", "*市甲局 市乙局"),
        ("责任单位：市公安局、市司法局、市法院、市检察院", "*市公安局 市司法局 市法院 市检察院"),
        ("市政协社会和法制委员会、市总工会", "*市政协社会和法制委员会 市总工会"),
        ("各县区在职责范围内负责", "*各县区"),
        ("责任单位：市甲局及市乙局、丙公司", "*市甲局 市乙局 丙公司"),
    ],
)
def test_lists_as_papers_write_them(text: str, expected: str) -> None:
    assert by_order(text) == expected


def test_an_enumeration_that_never_ends_costs_no_more_than_its_length() -> None:
    began = time.process_time()
    read_listing(line("责任单位：甲局等" + "12个三十家" * 40 + "，乙局"))
    assert time.process_time() - began < 1
