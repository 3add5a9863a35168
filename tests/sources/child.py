"""What a workshop's child is made to do in tests: a command that starts one with bad jobs, too."""

from __future__ import annotations

import sys

from tests.conftest import ROOT

_SCRIPT = """
import os, signal, sys, time
sys.path.insert(0, sys.argv[1])
from bot.sources import child

def hang(_):
    while True:
        pass

def doze(_):
    time.sleep(1_000_000)

def die(_):
    os.kill(os.getpid(), signal.SIGSEGV)

def leave(_):
    os._exit(0)

def eat(_):
    full = []
    while True:
        full.append(bytearray(50_000_000))

def deep(_):
    return deep(_)

def dial(_):
    import socket
    socket.create_connection(("127.0.0.1", 9))

def run(_):
    import subprocess
    subprocess.run(["true"])

def write(payload):
    with open(payload.decode(), "wb") as stream:
        stream.write(b"x")
    return b""

def said(_):
    print("printed into nowhere")
    raise ValueError("the text that was read")

def who(_):
    return str(os.getpid()).encode()

def spent(_):
    return repr(time.process_time()).encode()

def around(_):
    return repr((sorted(set(os.environ) - {"LC_CTYPE"}), sys.argv[2:])).encode()

def large(payload):
    return b"x" * int(payload)

BAD = dict(hang=hang, doze=doze, die=die, leave=leave, eat=eat, deep=deep, dial=dial, run=run,
           write=write, said=said, who=who, spent=spent, around=around, large=large,
           echo=lambda payload: payload)
good = child.jobs
child.jobs = lambda: good() | BAD if FULL else BAD
child.JOBS = MOST
child.main()
"""


def command(*, full=False, most=300):
    """Return the command of a child whose jobs are bad ones, beside the good ones if `full`."""
    script = _SCRIPT.replace("FULL", str(full)).replace("MOST", str(most))
    return (sys.executable, "-I", "-c", script, str(ROOT))
