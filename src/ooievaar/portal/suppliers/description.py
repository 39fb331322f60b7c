"""How OpenAPI describes the operations: bodies and answers that no schema class can say."""

from typing import Any

from ooievaar.portal.suppliers.bodies import ARCHIVE_TYPE, MESSAGE_TYPES
from ooievaar.portal.suppliers.problems import CONTENT_TYPE
from ooievaar.portal.suppliers.schemas import MessageAnswer, ProblemAnswer, ReceivedAnswer, SubmissionAnswer

_WHY = {
    400: "Nothing came, or not all of it; or a page that is no number.",
    401: "No credentials, or wrong ones.",
    403: "The connection was ended, or belongs to another client certificate.",
    404: "The own organisation has no such submission.",
    406: "None of the types in Accept can be answered.",
    411: "The length of the body is not told.",
    413: "The body is larger than we take.",
    415: "The body is of a kind that is not taken, or packed.",
    429: "Wrong credentials too often from this address.",
}
_XML = {"schema": {"type": "string"}}


def _problems(*statuses: int) -> dict[int, Any]:
    schema = ProblemAnswer.model_json_schema()
    return {status: {"description": _WHY[status], "content": {CONTENT_TYPE: {"schema": schema}}} for status in statuses}


def _json(description: str, schema: type) -> dict[str, Any]:
    told = {"$ref": f"#/components/schemas/{schema.__name__}"}
    return {"description": description, "content": {"application/json": {"schema": told}}}


_MESSAGE = _json("What became of one message: taken in, or not with the reason in it.", MessageAnswer)
_MESSAGE["content"] |= dict.fromkeys(MESSAGE_TYPES, _XML)

DELIVER: dict[str, Any] = {
    "operation_id": "deliver",
    "response": {200: MessageAnswer, 202: ReceivedAnswer},
    "openapi_extra": {
        "requestBody": {
            "required": True,
            "content": {
                **dict.fromkeys(MESSAGE_TYPES, _XML),
                ARCHIVE_TYPE: {"schema": {"type": "string", "format": "binary"}},
            },
        },
        "responses": {
            200: _MESSAGE,
            202: _json("A zip that was received; poll the address that the answer names.", ReceivedAnswer),
            **_problems(400, 401, 403, 406, 411, 413, 415, 429),
        },
    },
}

SUBMISSION: dict[str, Any] = {
    "operation_id": "submission",
    "response": {200: SubmissionAnswer},
    "openapi_extra": {
        "responses": {
            200: _json("The submission as it stands now.", SubmissionAnswer),
            **_problems(400, 401, 403, 404, 429),
        },
    },
}
