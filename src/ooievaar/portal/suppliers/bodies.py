"""What a record system sends: which kind it is, how large it may be, and reading it no further than that."""

import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from http import HTTPStatus
from typing import IO

from django.conf import settings
from django.http import HttpRequest, UnreadablePostError
from django.utils.translation import gettext as _

from ooievaar import kernset
from ooievaar.portal.suppliers.problems import ProblemError

MESSAGE_TYPES = ("application/xml", "text/xml", "application/hl7-v3+xml")
ARCHIVE_TYPE = "application/zip"
_CHUNK_BYTES = 1024 * 1024


def content_type(request: HttpRequest) -> str:
    """Of what is sent; refuses what we cannot read, also when it is packed in a way we do not unpack."""
    kind = (request.content_type or "").lower()
    if kind not in (*MESSAGE_TYPES, ARCHIVE_TYPE):
        sentence = _("Stuur één bericht als application/xml, of een zipbestand als application/zip.")
        raise ProblemError(HTTPStatus.UNSUPPORTED_MEDIA_TYPE, sentence)
    if request.headers.get("Content-Encoding", "identity").lower() != "identity":
        sentence = _("Stuur het bericht zonder Content-Encoding. Wilt u minder versturen, stuur dan een zipbestand.")
        raise ProblemError(HTTPStatus.UNSUPPORTED_MEDIA_TYPE, sentence)
    return kind


def answer_type(request: HttpRequest, kind: str) -> str:
    """What the sender wants to have back: the standard's acknowledgement, or JSON."""
    offered = ["application/json"] if kind == ARCHIVE_TYPE else [*MESSAGE_TYPES, "application/json"]
    wanted = request.get_preferred_type(offered)
    if wanted is None:
        sentence = _("Vraag in de kop Accept om %(types)s.") % {"types": ", ".join(offered)}
        raise ProblemError(HTTPStatus.NOT_ACCEPTABLE, sentence)
    return wanted


@contextmanager
def body(request: HttpRequest, kind: str) -> Iterator[IO[bytes]]:
    """What was sent, whole; large ones in a file without a name, that is gone when it is closed."""
    length = _length(request, settings.UPLOAD_LIMIT_BYTES if kind == ARCHIVE_TYPE else kernset.MAX_BYTES)
    with tempfile.SpooledTemporaryFile(kernset.MAX_BYTES) as file:
        try:
            _copy(request, file, length)
        except (UnreadablePostError, OSError):
            raise _cut_off() from None
        if file.tell() != length:
            raise _cut_off()
        file.seek(0)
        yield file


def _copy(request: HttpRequest, file: IO[bytes], length: int) -> None:
    while file.tell() < length and (chunk := request.read(min(_CHUNK_BYTES, length - file.tell()))):
        file.write(chunk)


def _length(request: HttpRequest, limit: int) -> int:
    told = request.META.get("CONTENT_LENGTH") or ""
    if not told and request.headers.get("Transfer-Encoding"):
        raise ProblemError(HTTPStatus.LENGTH_REQUIRED, _("Zet de lengte van het bericht in de kop Content-Length."))
    length = int(told) if told.isascii() and told.isdecimal() else 0
    if not length:
        raise ProblemError(HTTPStatus.BAD_REQUEST, _("Er kwam niets mee. Zet het bericht in de body."))
    if length > limit:
        sentence = _("Dit is te groot: het grootste dat wij aannemen is %(n)s MB. Verdeel het over meer aanleveringen.")
        raise ProblemError(HTTPStatus.REQUEST_ENTITY_TOO_LARGE, sentence % {"n": limit // 1_000_000})
    return length


def _cut_off() -> ProblemError:
    sentence = _("Het bericht kwam niet helemaal over. Er is niets van bewaard: stuur het opnieuw.")
    return ProblemError(HTTPStatus.BAD_REQUEST, sentence)
