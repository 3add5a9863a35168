"""Keeps a started bot on loopback: Python imports this first, where this folder is on its path.

Every address that the process connects to or looks up is written to the file in WIRE_ADDRESSES,
one a line. What isn't loopback is refused before any packet leaves, so that a bot which forgets
its settings can't reach the real Discord from a test.
"""

from __future__ import annotations

import os
import sys

LOOPBACK = ("127.0.0.1", "::1", "localhost")
_SENDING = {"socket.connect": 1, "socket.sendto": 1, "socket.sendmsg": 1}
_file = os.open(os.environ["WIRE_ADDRESSES"], os.O_WRONLY | os.O_CREAT | os.O_APPEND, 0o600)


def _watch(event: str, arguments: tuple[object, ...]) -> None:
    if event == "socket.getaddrinfo":
        host = arguments[0]
    elif event in _SENDING:
        address = arguments[_SENDING[event]]
        if not isinstance(address, tuple):
            return  # a UNIX socket, or one that is connected already
        host = address[0]
    else:
        return
    name = host.decode() if isinstance(host, bytes) else str(host)
    os.write(_file, f"{event} {name}\n".encode())
    if name not in LOOPBACK:
        raise ConnectionRefusedError(f"the test allows no traffic to {name}")


sys.addaudithook(_watch)
