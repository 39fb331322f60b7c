"""A real mail server on a port of its own, that keeps what it gets and can be told to be difficult."""

import asyncio
import socket
import threading
from contextlib import contextmanager
from email import message_from_bytes
from email.policy import default

from aiosmtpd.smtp import SMTP

from ooievaar.portal.config.mail import mailer


class Keeper:
    """Takes every mail; `refusing` says how many texts it refuses, `unknown` which addresses it does not know.

    With `answer` every address gets that answer. With `hangs_up_after` it takes so many and breaks off in the next,
    after it has the text and before it says so.
    """

    def __init__(self):
        self.mails, self.envelopes = [], []
        self.refusing, self.unknown, self.answer, self.hangs_up_after = 0, set(), "", None

    async def handle_RCPT(self, _server, _session, envelope, address, _options):  # noqa: N802 - as the library calls it
        if self.answer:
            return self.answer
        if address in self.unknown:
            return "550 5.1.1 no such mailbox"
        envelope.rcpt_tos.append(address)
        return "250 fine"

    async def handle_DATA(self, server, _session, envelope):  # noqa: N802
        if self.refusing:
            self.refusing -= 1
            return "451 try again later"
        if self.hangs_up_after is not None and len(self.mails) >= self.hangs_up_after:
            self.hangs_up_after = None
            server.transport.abort()
            return "421 gone"
        self.envelopes.append(envelope)
        self.mails.append(message_from_bytes(envelope.content, policy=default))
        return "250 taken"

    @property
    def receivers(self):
        return sorted(mail["To"] for mail in self.mails)


@contextmanager
def mail_server(settings):
    """The server, to which the site sends for as long as it runs."""
    with listening() as (keeper, port):
        settings.MAILERS = {"default": mailer(f"smtp://127.0.0.1:{port}")}
        yield keeper


@contextmanager
def listening():
    """A server for as long as this lasts, and the port it listens on."""
    keeper, loop = Keeper(), asyncio.new_event_loop()
    taken = socket.socket()
    taken.bind(("127.0.0.1", 0))
    made = loop.run_until_complete(loop.create_server(lambda: SMTP(keeper, loop=loop), sock=taken))
    thread = threading.Thread(target=loop.run_forever)
    thread.start()
    try:
        yield keeper, taken.getsockname()[1]
    finally:
        loop.call_soon_threadsafe(made.close)
        loop.call_soon_threadsafe(loop.stop)
        thread.join()
        loop.run_until_complete(asyncio.sleep(0.05))
        loop.close()
