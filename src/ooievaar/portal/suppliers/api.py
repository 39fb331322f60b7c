"""The API for record systems: deliver a message or a zip, and read what became of it."""

from http import HTTPStatus
from typing import Any

from django.conf import settings
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from ninja import NinjaAPI

from ooievaar.portal.submissions import actions, queries
from ooievaar.portal.submissions.direct import Taken, take
from ooievaar.portal.suppliers import bodies
from ooievaar.portal.suppliers.acknowledging import acknowledgement
from ooievaar.portal.suppliers.credentials import ConnectionAuth
from ooievaar.portal.suppliers.description import DELIVER, SUBMISSION
from ooievaar.portal.suppliers.problems import ProblemError, answer
from ooievaar.portal.suppliers.submission_answers import submission_answer

_MOST_DIGITS = 12

api = NinjaAPI(
    title="Ooievaar: registrations",
    version="1",
    description="Deliver registrations of birth care and read what was found in them.",
    docs_url=None,
    openapi_url=None,
    urls_namespace="api",
    auth=ConnectionAuth(),
)


@api.exception_handler(ProblemError)
def problem(request: HttpRequest, error: ProblemError) -> HttpResponse:
    return answer(error)


@api.post("/kernset/messages", **DELIVER)
def messages(request: Any):
    """Deliver one message, and get the acknowledgement; or a zip of messages, and get an address to poll."""
    kind = bodies.content_type(request)
    wanted = bodies.answer_type(request, kind)
    with bodies.body(request, kind) as file:
        if kind == bodies.ARCHIVE_TYPE:
            return _received(request, file)
        taken = take(connection=request.auth, data=file.read())
    if wanted == "application/json":
        return JsonResponse(_as_json(taken))
    told = acknowledgement(taken, request.auth.organisation.lvr_number)
    return HttpResponse(told, content_type=f"{wanted}; charset=utf-8")


@api.get("/kernset/submissions/{submission_id}", **SUBMISSION)
def submission(request: Any, submission_id: str, page: str = "1"):
    """Read what became of a submission of the own organisation: its state, counts and findings."""
    connection = request.auth
    number = _whole(submission_id)
    summary = queries.summary(connection, number) if number else None
    if summary is None:
        raise ProblemError(HTTPStatus.NOT_FOUND, _("Uw organisatie heeft geen aanlevering met dit nummer."))
    if not _whole(page):
        raise ProblemError(HTTPStatus.BAD_REQUEST, _("Zet in page een getal vanaf 1."))
    return JsonResponse(submission_answer(connection, summary, _whole(page), address(summary.id)))


def _whole(text: str) -> int:
    """A number from 1 that is no larger than any we give out; 0 for whatever else stands in an address."""
    return int(text) if text.isascii() and text.isdecimal() and len(text) <= _MOST_DIGITS else 0


def address(submission_id: int) -> str:
    return f"{settings.ORIGIN}{reverse('api:submission', args=[submission_id])}"


def _received(request: Any, file) -> HttpResponse:
    connection = request.auth
    received = actions.receive(
        organisation=connection.organisation, file_name="berichten.zip", content=file, by=None, connection=connection
    )
    told = {"id": received.pk, "state": received.state, "submission": address(received.pk)}
    return JsonResponse(told, status=HTTPStatus.ACCEPTED, headers={"Location": told["submission"]})


def _as_json(taken: Taken) -> dict[str, Any]:
    return {
        "id": taken.message_id,
        "accepted": taken.accepted,
        "findings": [
            {"rule": f.rule, "grade": f.grade.value, "place": f.place, "value": f.value, "sentence": f.sentence}
            for f in taken.findings
        ],
        "submission": address(taken.submission_id),
    }
