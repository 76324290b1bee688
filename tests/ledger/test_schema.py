"""The schema: the models, the migrations and what the code takes for granted say the same."""

from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import create_engine, inspect
from sqlalchemy.pool import NullPool
from workbench import Book

from gytrack.ledger import models
from gytrack.ledger.connection import reading, writing
from gytrack.ledger.history import BELONGING
from gytrack.ledger.migrate import config
from gytrack.ledger.revision import HEAD


def test_there_is_one_head_and_the_program_knows_it() -> None:
    assert ScriptDirectory.from_config(config()).get_heads() == [HEAD]


def test_a_new_ledger_has_the_schema_of_the_models(book: Book) -> None:
    engine = create_engine(f"sqlite:///{book.path}", poolclass=NullPool)
    with engine.connect() as connection:
        context = MigrationContext.configure(connection, opts={"compare_type": True})
        assert compare_metadata(context, models.Table.metadata) == []


def test_every_constraint_has_a_name_so_that_a_migration_can_drop_it(book: Book) -> None:
    inspector = inspect(create_engine(f"sqlite:///{book.path}", poolclass=NullPool))
    for table in models.Table.metadata.tables:
        assert inspector.get_pk_constraint(table)["name"] == f"pk_{table}"
        constraints = inspector.get_foreign_keys(table) + inspector.get_unique_constraints(table)
        assert all(constraint["name"] for constraint in constraints), table


def test_undoing_knows_every_way_in_which_a_row_belongs_to_another() -> None:
    keys = {
        (table.name, key.parent.name, key.column.table.name)
        for table in models.Table.metadata.tables.values()
        for key in table.foreign_keys
    }
    log = {(child, column, parent) for child, column, parent in keys if parent == "command"}
    assert set(BELONGING) == keys - log
    assert log == {("change", "command_id", "command"), ("entry", "command_id", "command")}


def test_a_ledger_is_in_wal_mode_and_commits_are_synced(book: Book) -> None:
    assert book.rows("PRAGMA journal_mode") == [("wal",)]
    with writing(book.db) as ledger:
        assert ledger.one("PRAGMA synchronous") == (2,)
        assert ledger.one("PRAGMA foreign_keys") == (1,)
    with reading(book.db) as ledger:
        assert ledger.one("PRAGMA foreign_keys") == (1,)


def test_closing_leaves_one_file(book: Book) -> None:
    book.log("1.1.1", "挂牌")
    assert [entry.name for entry in book.path.parent.iterdir()] == [book.path.name]
