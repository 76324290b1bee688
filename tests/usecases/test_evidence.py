"""Evidence: which files are taken, where copies go, and what became of them since."""

import hashlib
import os
from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import Any, BinaryIO

import pytest
from hypothesis import given
from hypothesis import strategies as st
from workbench import TODAY, Book, hold_promises

from gytrack.errors import InputError, LedgerError
from gytrack.ledger.places import evidence_folder
from gytrack.ledger.queries import proofs
from gytrack.records.proof import Proof
from gytrack.usecases.asking.narrowing import Narrowing, choose
from gytrack.usecases.entries import evidence
from gytrack.usecases.entries.evidence import examine
from gytrack.usecases.proving import copies, files
from gytrack.usecases.proving.checking import look_at_all
from gytrack.usecases.proving.copies import copy_name
from gytrack.usecases.proving.files import Desk, Found, look
from gytrack.usecases.proving.gaps import gaps

HERE = "办公电脑"
PDF = b"%PDF-1.7"
DIGEST = hashlib.sha256(PDF).hexdigest()


@pytest.fixture
def pdf(tmp_path: Path) -> Path:
    path = tmp_path / "验收单.PDF"
    path.write_bytes(PDF)
    return path


def refusal(book: Book, run: Callable[[], object]) -> str:
    before = book.dump()
    with pytest.raises(InputError) as error:
        run()
    assert book.dump() == before
    return str(error.value)


# Which files are taken.


def test_a_file_is_known_by_name_size_digest_and_place(pdf: Path) -> None:
    found = examine(pdf, HERE)
    assert found == ("验收单.PDF", len(PDF), DIGEST, str(pdf), HERE, False)


def test_a_relative_path_is_kept_whole(pdf: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(pdf.parent)
    assert examine(Path(pdf.name)).path == str(pdf)


@pytest.mark.parametrize("report", ["log", "met", "close"])
def test_an_empty_file_or_a_folder_or_none_proves_nothing(book: Book, tmp_path: Path, report: str) -> None:
    empty = tmp_path / "空.pdf"
    empty.touch()
    ways: dict[str, Callable[[Path], object]] = {
        "log": lambda path: book.log("1.1.1", "见附件", evidence=[path]),
        "met": lambda path: book.met("1.1.1t1", evidence=[path]),
        "close": lambda path: book.close("1.1.1", path),
    }
    paths = (empty, tmp_path, tmp_path / "无.pdf")
    refused = {path: refusal(book, partial(ways[report], path)) for path in paths}
    assert refused[empty] == f"佐证材料 {empty} 是空文件（0字节）。请核对文件。"
    assert f"佐证材料 {tmp_path} 读不了（是文件夹）。请逐个写出文件" in refused[tmp_path]
    assert f"佐证材料 {tmp_path / '无.pdf'} 读不了（不存在）" in refused[tmp_path / "无.pdf"]


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="Windows has no such pipes")
def test_a_pipe_is_not_waited_for(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "管道")
    with pytest.raises(InputError, match="不是普通文件"):
        examine(tmp_path / "管道")


def test_a_file_that_changes_while_it_is_read_is_refused(
    book: Book, pdf: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    read = evidence._read

    def meanwhile(file: BinaryIO, copy: BinaryIO | None) -> tuple[int, str]:
        found = read(file, copy)
        with pdf.open("ab") as other:
            other.write(b"more")
        return found

    monkeypatch.setattr(evidence, "_read", meanwhile)
    folder = pdf.parent / "副本"
    said = refusal(book, lambda: book.close("1.1.1", pdf, folder=folder))
    assert said == f"佐证材料 {pdf} 在读取时被改动。请等文件写完、关闭后重试。"
    assert list(folder.iterdir()) == []


def test_one_of_several_that_cannot_be_taken_leaves_no_copy_of_the_others(book: Book, pdf: Path) -> None:
    folder = pdf.parent / "副本"
    assert "不存在" in refusal(book, lambda: book.close("1.1.1", pdf, pdf.parent / "无.pdf", folder=folder))
    assert list(folder.iterdir()) == []


# Copies.


def test_a_copy_lies_beside_the_ledger_under_its_digest(book: Book, pdf: Path) -> None:
    folder = pdf.parent / "台账.db-evidence"
    again = pdf.with_name("另一名称.pdf")
    again.write_bytes(PDF)
    taken = book.close("1.1.1", pdf, again, pdf, folder=folder)
    assert [(one.name, one.copied) for one in taken.evidence] == [
        ("验收单.PDF", True),
        ("另一名称.pdf", True),
    ]
    assert [path.name for path in folder.iterdir()] == [f"{DIGEST}.pdf"]
    assert (folder / f"{DIGEST}.pdf").read_bytes() == PDF
    hold_promises(book.path)


def test_a_copy_that_others_rest_on_stays_where_a_later_command_fails(book: Book, pdf: Path) -> None:
    folder = pdf.parent / "副本"
    book.close("1.1.1", pdf, folder=folder)
    refusal(book, lambda: book.close("1.1.2", pdf, pdf.parent / "无.pdf", folder=folder))
    assert [path.name for path in folder.iterdir()] == [f"{DIGEST}.pdf"]


def test_a_spoilt_copy_is_mended_when_the_file_is_given_again(book: Book, pdf: Path) -> None:
    folder = pdf.parent / "副本"
    book.close("1.1.1", pdf, folder=folder)
    (folder / f"{DIGEST}.pdf").write_bytes(b"spoilt")
    book.close("1.1.2", pdf, folder=folder)
    assert (folder / f"{DIGEST}.pdf").read_bytes() == PDF


def test_a_copy_that_cannot_be_written_stores_nothing(book: Book, pdf: Path) -> None:
    wall = pdf.parent / "文件"
    wall.write_bytes(b"x")
    said = refusal(book, lambda: book.close("1.1.1", pdf, folder=wall / "副本"))
    assert said.startswith(f"佐证材料 {pdf} 的副本存不进 {wall / '副本'}（")
    assert said.endswith("请检查磁盘和位置，或去掉 --copy。")


def test_a_copy_is_gone_again_where_the_command_is_not_stored(
    book: Book, pdf: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from gytrack.usecases.closing import steps

    def fail(*_: object) -> int:
        raise LedgerError("磁盘已满")

    monkeypatch.setattr(steps, "apply", fail)
    folder = pdf.parent / "副本"
    with pytest.raises(LedgerError):
        book.close("1.1.1", pdf, folder=folder)
    assert list(folder.iterdir()) == []


@given(st.text(min_size=1, max_size=40))
def test_no_name_leads_a_copy_out_of_its_folder(name: str) -> None:
    found = copy_name(name.replace("\0", "x"), DIGEST)
    assert found.startswith(DIGEST)
    assert set(found.removeprefix(DIGEST)) <= set(".0123456789abcdefghijklmnopqrstuvwxyz")
    assert len(Path(found).parts) == 1


@pytest.mark.parametrize(
    ("name", "ending"),
    [
        ("验收单.pdf", ".pdf"), ("照片.JPG", ".jpg"), ("a.tar.gz", ".gz"), ("无后缀", ""), (".bashrc", ""),
        ("x.p df", ""), ("x./etc/passwd", ""), ("../../x.docx", ".docx"), ("x.扩展名", ""), ("x.toolongending", ""),
    ],
)  # fmt: skip
def test_only_a_plain_ending_is_kept(name: str, ending: str) -> None:
    assert copy_name(name, DIGEST) == DIGEST + ending


def test_the_folder_of_copies_is_named_after_the_ledger_and_a_server_has_none() -> None:
    assert evidence_folder("/x/台账.db") == Path("/x/台账.db-evidence")
    with pytest.raises(LedgerError) as error:
        evidence_folder("postgresql://li:secret@db/x")
    assert str(error.value) == (
        "台账在数据库服务器上，没有存放佐证材料副本的文件夹。"
        "请去掉 --copy，照样登记原件的位置、大小和校验值，原件另行保管。"
    )


# What became of them.


def proof(path: Path | None, **more: Any) -> Proof:
    whole: dict[str, Any] = {"host": HERE, "copied": False} | more
    return Proof("验收单.pdf", len(PDF), DIGEST, None if path is None else str(path), **whole)


def spoil(path: Path) -> None:
    path.write_bytes(PDF[::-1])


@pytest.mark.parametrize(
    ("spoiling", "here", "elsewhere"),
    [
        (lambda _: None, "kept", "kept"),
        (spoil, "changed", "elsewhere"),
        (lambda path: path.write_bytes(b"x"), "changed", "elsewhere"),
        (lambda path: path.unlink(), "missing", "elsewhere"),
        (lambda path: (path.unlink(), path.mkdir()), "missing", "elsewhere"),
    ],
)
def test_an_original_is_looked_at_where_it_stood(
    pdf: Path, spoiling: Callable[[Path], object], here: str, elsewhere: str
) -> None:
    spoiling(pdf)
    assert look(proof(pdf), Desk(None, HERE)).state == here
    assert look(proof(pdf), Desk(None, "另一台")).state == elsewhere


def test_a_copy_counts_though_the_original_is_gone(pdf: Path) -> None:
    folder = pdf.parent / "副本"
    folder.mkdir()
    copied = proof(pdf.parent / "无.pdf", copied=True)
    assert look(copied, Desk(folder, HERE)).state == "missing"
    (folder / f"{DIGEST}.pdf").write_bytes(PDF)
    assert look(copied, Desk(folder, HERE)).state == "kept"
    spoil(folder / f"{DIGEST}.pdf")
    assert look(copied, Desk(folder, "另一台")).state == "changed"
    assert look(copied, Desk(None, HERE)).state == "elsewhere"


def test_of_what_was_logged_before_places_were_kept_nothing_is_known() -> None:
    assert look(proof(None, host=None), Desk(None, HERE)).state == "unknown"


def test_all_files_of_the_ledger_are_looked_at(book: Book, pdf: Path) -> None:
    other = pdf.with_name("照片.jpg")
    other.write_bytes(b"jpg")
    book.log("1.1.1", "见附件", evidence=[pdf])
    book.met("1.1.1t1", evidence=[other])
    book.log("1.1t1", values=["28.5"], evidence=[pdf])
    book.close("1.1.1", pdf, other)
    host = book.actor().host

    def looked() -> tuple[int, list[str], str]:
        with book.reader() as (ledger, _):
            return look_at_all(proofs.all_given(ledger), Desk(None, host))

    assert looked() == (5, [], "")
    spoil(other)
    pdf.unlink()
    _, faults, _ = looked()
    assert faults == [
        f"#3 1.1.1 验收单.PDF：原件 {pdf} 不在了",
        f"#4 1.1.1t1 照片.jpg：原件 {other} 与登记时不同",
        f"#5 1.1t1 验收单.PDF：原件 {pdf} 不在了",
        f"#6 1.1.1 验收单.PDF：原件 {pdf} 不在了",
        f"#6 1.1.1 照片.jpg：原件 {other} 与登记时不同",
    ]


def test_a_file_that_is_named_often_is_read_once(
    book: Book, pdf: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[Proof] = []

    def heard(one: Proof, desk: Desk) -> Found:
        asked.append(one)
        return look(one, desk)

    monkeypatch.setattr(files, "look", heard)
    for _ in range(3):
        book.log("1.1.1", "见附件", evidence=[pdf])
        book.log("1.1.2", "见附件", evidence=[pdf])
    with book.reader() as (ledger, _):
        assert look_at_all(proofs.all_given(ledger), Desk(None, "")).files == 6
        assert len(asked) == 1
        (chosen,) = choose(ledger, book.plan, Narrowing())
        assert list(gaps(ledger, chosen, TODAY, Desk(None, ""))) == []
        assert len(asked) == 2


def test_copies_are_kept_on_the_way_to_a_disk(pdf: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    synced: list[int] = []
    monkeypatch.setattr(os, "fsync", synced.append)
    with copies.examined([pdf], HERE, pdf.parent / "副本"):
        pass
    assert len(synced) == (2 if os.name == "posix" else 1)
