"""What the API answers, as OpenAPI describes it."""

from datetime import datetime

from ninja import Field, Schema

from ooievaar.intake import Grade


class FindingAnswer(Schema):
    """One thing to repair in a message."""

    rule: str = Field(description="Code of the rule; its page is /regels/{rule}/.")
    grade: Grade = Field(description="afgekeurd: not taken in; fout: taken in but wrong; signaal: probably wrong.")
    place: str
    value: str | None = Field(description="What was sent; null: nothing.")
    sentence: str = Field(description="Dutch: what is wrong and what to do.")


class MessageAnswer(Schema):
    """What became of one message."""

    id: str = Field(description="The message's own id as root^extension; empty when it had none.")
    accepted: bool
    findings: list[FindingAnswer]
    submission: str = Field(description="Address of the submission.")


class ReceivedAnswer(Schema):
    """A zip that was received; its messages are judged later."""

    id: int
    state: str
    submission: str = Field(description="Address to poll.")


class CountsAnswer(Schema):
    """How many messages a submission holds, and what became of them."""

    total: int
    done: int
    accepted: int
    already: int = Field(description="Messages that were received before.")
    rejected: int


class RuleAnswer(Schema):
    """How often one rule found something in a submission."""

    rule: str
    grade: Grade
    count: int
    messages: int


class MessageFindings(Schema):
    """The findings of one message of a submission."""

    position: int = Field(description="Place in the file, from 0.")
    id: str
    accepted: bool
    findings: list[FindingAnswer]


class SubmissionAnswer(Schema):
    """One submission of the own organisation."""

    id: int
    received: datetime
    state: str = Field(description="received, processing, processed or refused.")
    problem: str | None = Field(description="Why the file as a whole was refused.")
    counts: CountsAnswer
    findings: list[RuleAnswer]
    messages: list[MessageFindings] = Field(description="Messages with findings, a hundred per page.")
    next: str | None = Field(description="Address of the next page of messages.")


class ProblemAnswer(Schema):
    """Why a request was not answered, as in RFC 9457."""

    type: str
    title: str
    status: int
    detail: str = Field(description="Dutch: what to do.")
