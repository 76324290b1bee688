import pytest

from gytrack.reading.language.tails import closes_with_bodies, cut_listing, gives_label_once, inner_listings
from gytrack.reading.text.passage import Passage, Sheet


def line(text: str) -> Passage:
    return Sheet.of(text).lines()[0]


@pytest.mark.parametrize(
    "text",
    [
        "建设中心（含转岗）。",
        "（试行）",
        "建设中心。",
        "（责任单位：甲局）建设中心。",
        "建设国医馆（一期）",
        "落实责任单位：甲局要先行，乙局再跟进。",
        "建设医院（市中医院、市一院）。",
        "建设。（一期）",
        "建设。（此件公开发布）",
        "完善制度（试行）",
        "覆盖全域（全省）",
        "推进改革（含组织实施）",
        "培训人员（重点培训落实）",
        "加大投入（政策支持）",
        "建设（联系人：张三）",
        "检查指标（目标：90%）",
        "推进。（含市甲局）",
    ],
)
def test_no_list_at_the_end(text: str) -> None:
    assert cut_listing(line(text))[1] is None


@pytest.mark.parametrize(
    ("text", "kept", "cut"),
    [
        ("（市甲局、各区政府）", "", "市甲局、各区政府"),
        ("建设。〔责任单位：甲局〕", "建设。", "责任单位：甲局"),
        ("建设。[牵头单位:甲局;配合单位:乙局]", "建设。", "牵头单位：甲局；配合单位：乙局"),
        ("建设。牵头单位：甲局。完成时限：2025年。", "建设。", "牵头单位：甲局。完成时限：2025年。"),
        ("建设。（主责单位：甲局）", "建设。", "主责单位：甲局"),
        ("建设。（责任单位：甲局，下同）", "建设。", "责任单位：甲局，下同"),
        ("推进。（各县区落实）", "推进。", "各县区落实"),
        ("组织活动（区甲局主办）", "组织活动", "区甲局主办"),
        ("建设。（主要协作单位：甲局）", "建设。", "主要协作单位：甲局"),
        ("建设。主办单位：甲局。协办单位：乙局。", "建设。", "主办单位：甲局。协办单位：乙局。"),
        ("推进。（各县（市、区），江州市局）", "推进。", "各县（市、区），江州市局"),
        ("建设。（市甲局、市乙局；2025年底前）", "建设。", "市甲局、市乙局；2025年底前"),
    ],
)
def test_lists_at_the_end(text: str, kept: str, cut: str) -> None:
    rest, listing = cut_listing(line(text))
    assert (rest.text, listing.text if listing else None) == (kept, cut)


def test_a_list_may_do_without_its_label_where_it_was_given_once() -> None:
    assert gives_label_once(line("建设。（责任单位：甲局，下同）"))
    assert not gives_label_once(line("建设，下同。（责任单位：甲局）"))
    kept, listing = cut_listing(line("建设。（市发改委、市财政局）"), bare=True)
    assert (kept.text, listing and listing.text) == ("建设。", "市发改委、市财政局")
    assert cut_listing(line("建设。（含市场化方式）"), bare=True)[1] is None
    assert cut_listing(line("建设（市发改委、市财政局）"))[1] is None


def test_lists_within_a_text() -> None:
    text = line("甲（一期）。（责任单位：甲局）乙。（乙局牵头，丙局配合）丙。")
    assert [found.text for found in inner_listings(text)] == ["责任单位：甲局", "乙局牵头，丙局配合"]


def test_a_paper_whose_items_close_with_bodies_needs_no_label() -> None:
    def told(*lists: str) -> bool:
        return closes_with_bodies([line(f"{at}.推进工作{one}。") for at, one in enumerate(lists, 1)])

    assert not told("（全省）", "（试行）", "（市甲局）")
    assert not told("（市中医院）", "（市一院）", "（市二院）")
    assert not told("（市甲局）", "（市乙局）", "", "")
    assert told("（市甲局）", "（江州市局）", "（各县区）", "（全省）")
