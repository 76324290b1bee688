"""Values as they come and go with SQLite: truth as 0 and 1, days as ISO text.

Numbers are sent without a type, as texts are, so that the server takes 1 for true and for a number alike.
"""

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import psycopg
    from psycopg.abc import Buffer

_UNTYPED = 0


def adapt(connection: "psycopg.Connection") -> None:
    """Set up a connection."""
    from psycopg.adapt import Dumper, Loader
    from psycopg.types.string import TextLoader

    class Number(Dumper):
        oid = _UNTYPED

        def dump(self, obj: int) -> bytes:
            return str(int(obj)).encode()

        def quote(self, obj: int) -> bytes:
            return self.dump(obj)

    class Truth(Loader):
        def load(self, data: "Buffer") -> int:
            return int(bytes(data) == b"t")

    connection.adapters.register_dumper(int, Number)
    connection.adapters.register_loader("bool", Truth)
    connection.adapters.register_loader("date", TextLoader)
