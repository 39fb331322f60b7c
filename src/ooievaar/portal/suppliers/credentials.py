"""Which record system is asking: HTTP Basic, with a client certificate beside it where our proxy checks those."""

import base64
import binascii
from http import HTTPStatus

from django.conf import settings
from django.http import HttpRequest
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from ninja.security.http import HttpAuthBase

from ooievaar.portal.organisations.admission import WINDOW_SECONDS, Credentials, Denial, admit
from ooievaar.portal.organisations.connections import fingerprint
from ooievaar.portal.organisations.models import Connection
from ooievaar.portal.suppliers.addresses import address_of
from ooievaar.portal.suppliers.problems import ProblemError

_CHALLENGE = 'Basic realm="Ooievaar", charset="UTF-8"'
_SENTENCES = {
    Denial.WRONG: gettext_lazy("Client-id of geheim klopt niet. Neem ze over van de pagina Verbindingen."),
    Denial.ENDED: gettext_lazy("Deze verbinding is beëindigd. Vraag de organisatie om een nieuwe."),
    Denial.CERTIFICATE: gettext_lazy("Deze verbinding werkt alleen met het clientcertificaat dat erbij hoort."),
    Denial.TOO_OFTEN: gettext_lazy("Te vaak een verkeerd geheim. Wacht vijf minuten en probeer het dan opnieuw."),
}
_STATUS = {
    Denial.WRONG: HTTPStatus.UNAUTHORIZED,
    Denial.ENDED: HTTPStatus.FORBIDDEN,
    Denial.CERTIFICATE: HTTPStatus.FORBIDDEN,
    Denial.TOO_OFTEN: HTTPStatus.TOO_MANY_REQUESTS,
}


class ConnectionAuth(HttpAuthBase):
    """HTTP Basic with the client id and the secret of a connection; `request.auth` is then that connection."""

    openapi_scheme = "basic"

    def __call__(self, request: HttpRequest) -> Connection:
        admitted = admit(_shown(request), address_of(request))
        if isinstance(admitted, Connection):
            return admitted
        status = _STATUS[admitted]
        headers = {
            HTTPStatus.UNAUTHORIZED: {"WWW_Authenticate": _CHALLENGE},
            HTTPStatus.TOO_MANY_REQUESTS: {"Retry_After": str(WINDOW_SECONDS)},
        }
        raise ProblemError(status, str(_SENTENCES[admitted]), **headers.get(status, {}))


def _shown(request: HttpRequest) -> Credentials:
    scheme, _space, told = request.headers.get("Authorization", "").partition(" ")
    if scheme.lower() != "basic":
        sentence = _("Stuur client-id en geheim mee met HTTP Basic.")
        raise ProblemError(HTTPStatus.UNAUTHORIZED, sentence, WWW_Authenticate=_CHALLENGE)
    try:
        client_id, _colon, secret = base64.b64decode(told.strip(), validate=True).decode().partition(":")
    except (binascii.Error, UnicodeDecodeError):
        sentence = _("De kop Authorization is niet te lezen. Zet client-id en geheim erin als HTTP Basic.")
        raise ProblemError(HTTPStatus.UNAUTHORIZED, sentence, WWW_Authenticate=_CHALLENGE) from None
    return Credentials(client_id, secret, _certificate(request))


def _certificate(request: HttpRequest) -> str:
    """Only from the header that the setting names: any other would be the word of whoever sends it."""
    name = settings.CLIENT_CERTIFICATE_HEADER
    return fingerprint(request.headers.get(name, "")) if name else ""
