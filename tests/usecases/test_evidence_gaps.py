"""What an inspection would ask for and not find."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from workbench import TODAY, Book

from gytrack.ledger.queries import proofs
from gytrack.ledger.queries.filters import Filter
from gytrack.ledger.queries.proofs import Given
from gytrack.usecases.asking.narrowing import Narrowing, choose
from gytrack.usecases.proving.checking import look_at_all
from gytrack.usecases.proving.files import Desk
from gytrack.usecases.proving.gaps import Gap, gaps, words


@pytest.fixture
def proof(tmp_path: Path) -> Path:
    path = tmp_path / "验收单.pdf"
    path.write_bytes(b"pdf")
    return path


def found(book: Book, day: date = TODAY, **narrowing: Any) -> list[Gap]:
    with book.reader() as (ledger, _):
        (chosen,) = choose(ledger, book.plan, Narrowing(**narrowing))
        return list(gaps(ledger, chosen, day, Desk(None, "")))


def kinds(book: Book, **asked: Any) -> list[tuple[str, str]]:
    return [(gap.code, gap.kind) for gap in found(book, **asked)]


def test_what_claims_nothing_lacks_nothing(book: Book) -> None:
    book.log("1.1.1", "挂牌", values=["t1=2"], percent="40")
    assert found(book) == []


@pytest.mark.parametrize("claim", [{"state": "done"}, {"percent": "100"}])
def test_a_task_that_is_said_to_be_done_wants_a_file(book: Book, proof: Path, claim: dict[str, str]) -> None:
    book.log("1.1.2", "已进社区", day="2025-06-12", **claim)
    (gap,) = found(book)
    assert (gap.code, gap.kind, gap.lead, words(gap)) == ("1.1.2", "done", ("各街道",), "2025年6月12日")
    book.log("1.1.2", "补佐证", evidence=[proof])
    assert found(book) == []


def test_a_target_that_is_met_wants_a_file_of_its_own_reports(book: Book, proof: Path) -> None:
    book.log("1.1.1", "挂牌", values=["t1=5"], day="2025-06-12")
    book.met("1.1.1t2")
    assert kinds(book) == [("1.1.1t1", "met"), ("1.1.1t2", "met")]
    book.log("1.1.1", "现场照片", evidence=[proof])
    assert kinds(book) == [("1.1.1t1", "met"), ("1.1.1t2", "met")]
    book.log("1.1.1t1", "补佐证", evidence=[proof])
    assert kinds(book) == [("1.1.1t2", "met")]
    book.met("1.1.1t2", evidence=[proof])
    assert found(book) == []


def test_a_section_s_target_and_the_plan_s_own_want_files_too(book: Book, proof: Path) -> None:
    book.log("1.1t1", values=["31"])
    book.met("t1")
    assert kinds(book) == [("t1", "met"), ("1.1t1", "met")]
    book.log("t1", "补佐证", evidence=[proof])
    proof.unlink()
    assert kinds(book) == [("t1", "missing"), ("1.1t1", "met")]
    assert kinds(book, section="1.1") == [("1.1t1", "met")]


def test_an_application_covers_its_task_and_wants_to_be_verified(book: Book, proof: Path) -> None:
    book.log("1.1.1", "挂牌", values=["t1=5", "t2=10"], day="2025-06-12")
    book.close("1.1.1", proof, day="2025-06-20")
    (gap,) = found(book)
    assert (gap.code, gap.kind, words(gap)) == ("1.1.1", "applied", "2025年6月20日，张三，已10天")
    book.verify("1.1.1")
    assert found(book) == []


def test_files_that_are_gone_or_changed_are_named(book: Book, proof: Path) -> None:
    book.log("1.1.2", "见附件", evidence=[proof])
    book.close("1.1.1", proof)
    book.verify("1.1.1")
    proof.write_bytes(b"PDF")
    assert kinds(book) == [("1.1.1", "changed"), ("1.1.2", "changed")]
    proof.unlink()
    (gap, _) = found(book)
    assert (gap.kind, gap.file) == ("missing", "验收单.pdf")
    assert words(gap) == f"2025年6月30日，验收单.pdf：原件 {proof} 不在了"


def test_what_proves_a_rectification_is_looked_at_like_all_evidence(book: Book, proof: Path) -> None:
    asked = book.rectify("1.1.2", "区卫健局", date(2025, 7, 31))
    book.rectified(asked.number, evidence=[proof])
    assert found(book) == []
    proof.write_bytes(b"PDF")
    assert kinds(book) == [("1.1.2", "changed")]
    assert kinds(book, section="2") == []
    with book.reader() as (ledger, plan):
        (given,) = proofs.all_given(ledger)
        assert proofs.given(ledger, Filter(plan.id, section="1.1"), TODAY) == [given]
        (held,) = proofs.of_digest(ledger, plan.id, given.proof.sha256)
    assert (given.owner, given.body, held.code) == ("rectification", "区卫健局", "1.1.2")
    assert look_at_all([given], Desk(None, "")).faults == [
        f"#{asked.number} 1.1.2 验收单.pdf：原件 {proof} 与登记时不同"
    ]


def test_the_files_are_not_gone_through_task_by_task(
    gongshu: Book, proof: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    class Counted(list[Given]):
        times = 0

        def __iter__(self) -> Iterator[Given]:
            Counted.times += 1
            return super().__iter__()

    real = proofs.given
    monkeypatch.setattr(proofs, "given", lambda *asked: Counted(real(*asked)))
    gongshu.log("2.1.3", "见附件", evidence=[proof])
    proof.unlink()
    assert kinds(gongshu) == [("2.1.3", "missing")]
    assert 0 < Counted.times < 10


def test_what_does_not_apply_claims_nothing(book: Book) -> None:
    book.log("1.1.2", "已进社区", state="done")
    book.set_aside("1.1.2", "已由省里统建")
    assert found(book) == []


def test_gaps_are_those_of_the_day_and_of_whom_one_asks(book: Book, proof: Path) -> None:
    book.log("1.1.2", "已进社区", state="done", day="2025-06-12")
    book.log("1.2.1", "到账", values=["t1=1000"], day="2025-06-12")
    book.log("1.1.2", "补佐证", evidence=[proof], day="2025-06-20")
    assert kinds(book, day=date(2025, 6, 11)) == []
    assert kinds(book, day=date(2025, 6, 12)) == [("1.1.2", "done"), ("1.2.1t1", "met")]
    assert kinds(book) == [("1.2.1t1", "met")]
    assert kinds(book, dept="区卫健局", day=date(2025, 6, 12)) == [("1.1.2", "done")]
