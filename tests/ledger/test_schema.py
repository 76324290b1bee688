"""The schema: the models, the migrations and what the code takes for granted say the same."""

import sqlite3
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory
from ledgers import on_server
from older import empty_ledger, schema_of
from sqlalchemy import inspect
from workbench import Book

from gytrack.ledger import models
from gytrack.ledger.codec import Stored
from gytrack.ledger.connection import Reader, Row, reading, writing
from gytrack.ledger.engines.sqlite import FileSession
from gytrack.ledger.migrate import upgrade
from gytrack.ledger.queries.filters import Filter
from gytrack.ledger.queries.keys import BELONGING
from gytrack.ledger.queries.latest import latest
from gytrack.ledger.revision import HEAD
from gytrack.ledger.scripts import config

EARLIER = sorted(
    script.revision
    for script in ScriptDirectory.from_config(config()).walk_revisions()
    if script.revision != HEAD
)


MADE_ON_SERVER = """
SELECT attrelid::regclass::text || '.' || attname, format_type(atttypid, atttypmod), attnotnull::text, attcollation::text
FROM pg_attribute WHERE attnum > 0 AND NOT attisdropped AND attrelid IN (
    SELECT oid FROM pg_class WHERE relnamespace = 'gytrack'::regnamespace AND relkind = 'r')
UNION ALL SELECT conname, pg_get_constraintdef(oid), '', '' FROM pg_constraint WHERE connamespace = 'gytrack'::regnamespace
UNION ALL SELECT indexname, indexdef, '', '' FROM pg_indexes WHERE schemaname = 'gytrack'
ORDER BY 1, 2
"""
"""The columns, constraints and indexes of a ledger on a server."""


def test_there_is_one_head_and_the_program_knows_it() -> None:
    assert ScriptDirectory.from_config(config()).get_heads() == [HEAD]


def test_a_new_ledger_has_the_schema_of_the_models(book: Book) -> None:
    with schema_of(book).connect() as connection:
        # A server's types are settled where they are made, of which the next test tells.
        context = MigrationContext.configure(connection, opts={"compare_type": not on_server()})
        assert compare_metadata(context, models.Table.metadata) == []


def test_a_server_has_four_types_and_compares_text_by_its_bytes(book: Book) -> None:
    if not on_server():
        pytest.skip("is about a server")
    columns = (
        "SELECT data_type, collation_name FROM information_schema.columns WHERE table_schema = 'gytrack'"
    )
    assert set(book.rows(columns)) == {
        ("bigint", None),
        ("boolean", None),
        ("date", None),
        ("text", "C"),
    }


@pytest.mark.parametrize("earlier", EARLIER)
def test_a_ledger_of_an_earlier_revision_becomes_what_a_new_one_is(
    book: Book, tmp_path: Path, earlier: str
) -> None:
    older = empty_ledger(tmp_path / "older.db", earlier)
    upgrade(older.db, older.maker())
    made = MADE_ON_SERVER if on_server() else "SELECT type, name, sql FROM sqlite_master ORDER BY type, name"
    assert older.rows(made) == book.rows(made)


def test_every_constraint_has_a_name_so_that_a_migration_can_drop_it(book: Book) -> None:
    inspector = inspect(schema_of(book))
    for table in models.Table.metadata.tables:
        assert inspector.get_pk_constraint(table)["name"] == f"pk_{table}"
        constraints = inspector.get_foreign_keys(table) + inspector.get_unique_constraints(table)
        assert all(constraint["name"] for constraint in constraints), table


@pytest.mark.sqlite
@pytest.mark.parametrize("column", ["problem", "next_step"])
def test_only_reports_that_have_words_are_in_their_index(book: Book, column: str) -> None:
    """Alembic compares indexes without their condition."""
    ((made,),) = book.rows("SELECT sql FROM sqlite_master WHERE name = ?", (f"ix_entry_{column}",))
    assert made.endswith(f"WHERE {column} <> ''")
    (index,) = (
        index for index in models.Table.metadata.tables["entry"].indexes if index.name == f"ix_entry_{column}"
    )
    for engine in ("sqlite", "postgresql"):
        assert str(index.dialect_options[engine]["where"]) == f"{column} <> ''"


def test_undoing_knows_every_way_in_which_a_row_belongs_to_another() -> None:
    keys = {
        (table.name, key.parent.name, key.column.table.name)
        for table in models.Table.metadata.tables.values()
        for key in table.foreign_keys
    }
    log = {(child, column, parent) for child, column, parent in keys if parent == "command"}
    assert set(BELONGING) == keys - log
    assert {child for child, _, _ in log} == {
        *("adjustment", "bulletin", "change", "closing", "entry", "evaluation", "fund", "manual_light"),
        *("opinion", "rectification", "ruling"),
    }


@pytest.mark.sqlite
def test_a_ledger_is_in_wal_mode_and_commits_are_synced(book: Book) -> None:
    assert book.rows("PRAGMA journal_mode") == [("wal",)]
    with writing(book.db) as ledger:
        assert ledger.one("PRAGMA synchronous") == (2,)
        assert ledger.one("PRAGMA foreign_keys") == (1,)
    with reading(book.db) as ledger:
        assert ledger.one("PRAGMA foreign_keys") == (1,)


@pytest.mark.sqlite
def test_closing_leaves_one_file(book: Book) -> None:
    book.log("1.1.1", "挂牌")
    assert [entry.name for entry in book.path.parent.iterdir()] == [book.path.name]


@pytest.mark.sqlite
def test_the_choice_of_the_latest_reports_looks_into_the_index_only(book: Book) -> None:
    book.log("1.1.1", "挂牌", percent="20")
    asked: list[str] = []

    class Listening(Reader):
        def rows(self, sql: str, **values: Stored) -> Iterator[Row]:
            asked.append(sql)
            return super().rows(sql, **values)

    with closing(sqlite3.connect(book.path)) as connection:
        found = latest(Listening(FileSession(connection)), Filter(plan_id=1), "9999-12-31")
        (choice,) = (sql for sql in asked if "LIMIT 1" in sql)
        values = {"plan": 1, "day": "9999-12-31"}
        plan = [row[3] for row in connection.execute(f"EXPLAIN QUERY PLAN {choice}", values)]
    assert [one.counted is not None for one in found.values()] == [True]
    steps = [step for step in plan if step.startswith("SEARCH e ")]
    without_words = ("last", "counted", "percent", "state")
    assert sum("USING COVERING INDEX" in step for step in steps) >= len(without_words)
    assert all("(task_id=? AND day<?)" in step for step in steps)
