"""A line to a server that can be cut: a relay between the driver and the server that drops a connection when told."""

import socket
import threading
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from typing import Literal

from servers import Server

When = Literal["before", "after"]


class Line:
    """Relays connections; cuts the first that sends certain words, before or after the server has answered them.

    ``since`` are words that must have gone before them over the same connection.
    """

    def __init__(self, server: int) -> None:
        self.words = self.since = b""
        self.when: When = "before"
        self.dead_after = False
        self.cuts = 0
        self._server = server
        self._dead = False
        self._listening = socket.create_server(("127.0.0.1", 0))
        self.port = int(self._listening.getsockname()[1])
        threading.Thread(target=self._accept, daemon=True).start()

    def cut(self, words: bytes, when: When, *, since: bytes = b"", for_good: bool = False) -> None:
        """Cut the next connection that sends ``words``; ``for_good`` lets no later one through either."""
        self.words, self.when, self.since, self.dead_after = words, when, since, for_good

    def close(self) -> None:
        self._dead = True
        self._listening.close()

    def _accept(self) -> None:
        while True:
            try:
                near, _ = self._listening.accept()
            except OSError:
                return
            if self._dead:
                near.close()
                continue
            far = socket.create_connection(("127.0.0.1", self._server))
            threading.Thread(target=self._send, args=(near, far), daemon=True).start()
            threading.Thread(target=self._answer, args=(near, far), daemon=True).start()

    def _send(self, near: socket.socket, far: socket.socket) -> None:
        sent = False
        with suppress(OSError):
            while data := near.recv(65536):
                sent = sent or self.since in data
                if sent and self.words and self.words in data:
                    self._cut(near, far, data)
                    return
                far.sendall(data)
        far.close()

    def _cut(self, near: socket.socket, far: socket.socket, data: bytes) -> None:
        self.words = b""
        self.cuts += 1
        self._dead = self.dead_after
        if self.when == "after":
            near.shutdown(socket.SHUT_RD)
            self._mute = near
            far.sendall(data)
            far.shutdown(socket.SHUT_WR)  # the server answers what it was sent before it sees the end
            return
        for end in (near, far):
            with suppress(OSError):
                end.shutdown(socket.SHUT_RDWR)
            end.close()

    _mute: socket.socket | None = None

    def _answer(self, near: socket.socket, far: socket.socket) -> None:
        with suppress(OSError):
            while data := far.recv(65536):
                if near is not self._mute:
                    near.sendall(data)
        with suppress(OSError):
            near.shutdown(socket.SHUT_RDWR)
        near.close()
        far.close()


@contextmanager
def line_to(server: Server) -> Iterator[Line]:
    """Lay a line to a server."""
    line = Line(server.port)
    try:
        yield line
    finally:
        line.close()
