"""Saying no to a program: problem+json (RFC 9457), with a sentence that says what to do."""

from http import HTTPStatus

from django.http import HttpResponse, JsonResponse

CONTENT_TYPE = "application/problem+json"


class ProblemError(Exception):
    """A request that cannot be answered as it is; the API shows it as problem+json."""

    def __init__(self, status: HTTPStatus, sentence: str, **headers: str):
        super().__init__(sentence)
        self.status = status
        self.sentence = sentence
        self.headers = {name.replace("_", "-"): value for name, value in headers.items()}


def answer(problem: ProblemError) -> HttpResponse:
    told = {
        "type": "about:blank",
        "title": problem.status.phrase,
        "status": problem.status.value,
        "detail": problem.sentence,
    }
    return JsonResponse(told, status=problem.status, content_type=CONTENT_TYPE, headers=problem.headers)
