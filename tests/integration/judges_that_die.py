"""Processes that judge, and are killed at a chosen moment.

Apart from the tests, as a new process has no Django to import those with.
"""

import os
import signal

from ooievaar.portal.submissions import judges

_SERVE = judges._serve  # before a test puts another in its place


def serve_half(pipe, sender, known):
    """The first process to be asked announces a long answer, sends its beginning, and is killed."""
    try:
        os.close(os.open(os.environ["KILLED_ONCE"], os.O_CREAT | os.O_EXCL))
    except FileExistsError:
        _SERVE(pipe, sender, known)
    else:
        pipe.recv()
        os.write(pipe.fileno(), (1 << 20).to_bytes(4) + b"the beginning")
        os.kill(os.getpid(), signal.SIGKILL)


def die(_pipe, _sender, _known):
    os.kill(os.getpid(), signal.SIGKILL)
