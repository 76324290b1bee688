import pytest

from gytrack.errors import DocumentError
from gytrack.reading.document import read_plan
from gytrack.reading.formats.plain import plain_paper
from gytrack.reading.layout.tables import find_tables
from gytrack.reading.text.source import decode

CELLS = "\n".join(
    ["\t序号\t指标\t2022年\t2027年", *(f"\t{number}\t中心（个）\t0\t1" for number in range(1, 7))]
)
PLAN = (
    "某区工作实施方案\n一、总体要求\n全面落实。\n{table}\n二、甲\n（一）乙。丙要建设。\n"
    + "\n丁要建设。" * 20
)


@pytest.mark.parametrize("text", ["\t一、甲。\n\t乙。\n" * 10, "甲\n" * 20, "\t甲\n\t乙\n"])
def test_no_table(text: str) -> None:
    assert find_tables(text) == []


def test_a_table_in_a_plan_is_said_and_not_read() -> None:
    plan = read_plan(plain_paper(decode(PLAN.format(table=CELLS).encode(), "a.txt")))
    (issue,) = plan.issues
    assert (issue.place.line, issue.place.end_line, issue.unsure) == (4, 10, "这里像是表格，没有读")
    assert plan.targets == ()


def test_a_document_that_is_but_a_table_is_refused() -> None:
    with pytest.raises(DocumentError, match="主要是表格"):
        read_plan(plain_paper(decode(("分工表\n" + CELLS).encode(), "a.txt")))
