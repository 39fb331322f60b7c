"""One connection to the mail server, over which mails go one by one.

Who sends mail that may go once only must know where it went wrong: a server that says no, or is lost before it was
given the text, has not got the mail; one that is lost after that may have got it.
"""

import smtplib
from dataclasses import dataclass
from email import policy
from enum import Enum, auto

import structlog
from django.core.mail import EmailMessage, mailers
from django.core.mail.backends.smtp import EmailBackend

_LOG = structlog.get_logger()
_LOST = (smtplib.SMTPException, OSError)


class Outcome(Enum):
    """What became of a mail. Only of one that is `UNKNOWN` is it unsure whether it went.

    `LATER` may be about whoever should get it, such as a full mailbox; `NOT_HERS` never is: the server is away or
    refuses us, or we cannot make the mail.
    """

    TAKEN = auto()
    NO_SUCH_ADDRESS = auto()
    LATER = auto()
    NOT_HERS = auto()
    UNKNOWN = auto()


@dataclass(frozen=True)
class Handed:
    """What became of a mail, and of which kind the problem was. What the server said may hold an address: left out."""

    outcome: Outcome
    problem: str = ""

    @property
    def is_taken(self) -> bool:
        return self.outcome is Outcome.TAKEN


class Postman:
    """Opens the connection when one is needed, and anew after trouble. Use it as a context."""

    def __init__(self) -> None:
        self._backend = mailers["default"]

    def __enter__(self) -> "Postman":
        return self

    def __exit__(self, *_problem: object) -> None:
        self._close()

    def is_ready(self) -> bool:
        """Whether the mail server is there: asked before a mail is claimed for it."""
        try:
            if not self._backend.open() and isinstance(self._backend, EmailBackend):
                self._still_there(self._backend)
        except _LOST as problem:
            _LOG.warning("mail_server_away", problem=type(problem).__name__)
            self._close()
            return False
        return True

    def _still_there(self, backend: EmailBackend) -> None:
        """Servers hang up after so many mails, or so long a silence: then call again."""
        smtp = backend.connection
        try:
            gone = smtp is None or smtp.noop()[0] != 250
        except _LOST:
            gone = True
        if gone:
            self._close()
            backend.open()

    def hand(self, message: EmailMessage) -> Handed:
        """Give one mail for one address to the server; whatever goes wrong is an outcome."""
        try:
            if isinstance(self._backend, EmailBackend):
                self._backend.open()
                return self._closing_when_lost(_over(self._backend, message))
            self._backend.send_messages([message])  # to the screen, or to memory in tests
            return Handed(Outcome.TAKEN)
        except _LOST as problem:
            self._close()
            return Handed(Outcome.NOT_HERS, f"{type(problem).__name__} {getattr(problem, 'smtp_code', '')}".strip())
        except (ValueError, LookupError, TypeError) as problem:
            # It cannot be written as a mail, so the server never saw it; the words would repeat the address.
            return Handed(Outcome.LATER, type(problem).__name__)

    def _closing_when_lost(self, handed: Handed) -> Handed:
        if handed.outcome is Outcome.UNKNOWN:
            self._close()
        return handed

    def _close(self) -> None:
        try:
            self._backend.close()
        except _LOST:
            if isinstance(self._backend, EmailBackend):
                self._backend.connection = None


def _over(backend: EmailBackend, message: EmailMessage) -> Handed:
    smtp = backend.connection
    if smtp is None:
        return Handed(Outcome.NOT_HERS, "no connection")
    sender, receiver = backend.prep_address(message.from_email), backend.prep_address(message.recipients()[0])
    text = message.message(policy=policy.SMTP).as_bytes()
    smtp.ehlo_or_helo_if_needed()
    code, words = smtp.mail(sender)
    if code != 250:
        raise smtplib.SMTPSenderRefused(code, words, sender)
    code, words = smtp.rcpt(receiver)
    if code not in {250, 251}:
        smtp.rset()
        return Handed(_refused(code, words, dead=(550, 551, 553)), f"rcpt {code}")
    return _given(smtp, text)


def _refused(code: int, words: bytes | str, *, dead: tuple[int, ...] = ()) -> Outcome:
    """A server that wants another password, blocks us or hangs up says nothing of who lives there."""
    told = words if isinstance(words, str) else words.decode("ascii", "replace")
    if code == 421 or told.startswith(("4.7.", "5.7.")):
        return Outcome.NOT_HERS
    return Outcome.NO_SUCH_ADDRESS if code in dead else Outcome.LATER


def _given(smtp: smtplib.SMTP, text: bytes) -> Handed:
    """From where it wants the text, the server may have got it, whatever happens."""
    try:
        code, words = smtp.data(text)
    except smtplib.SMTPDataError as problem:
        smtp.rset()
        return Handed(_refused(problem.smtp_code, problem.smtp_error), f"data {problem.smtp_code}")
    except _LOST as problem:
        smtp.close()
        return Handed(Outcome.UNKNOWN, type(problem).__name__)
    if code == 250:
        return Handed(Outcome.TAKEN)
    return Handed(_refused(code, words) if code >= 400 else Outcome.UNKNOWN, f"data {code}")
