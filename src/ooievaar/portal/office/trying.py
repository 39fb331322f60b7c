"""Doing what a button asks, and saying what came of it."""

from collections.abc import Callable

from django.contrib import messages
from django.http import HttpRequest

from ooievaar.portal.organisations.refusal import Refused


def tried[Result](request: HttpRequest, action: Callable[[], Result], done: str) -> Result | None:
    """Run an action; `done` is the sentence for when it succeeds. None when it was refused: the person reads why."""
    try:
        result = action()
    except Refused as refused:
        messages.error(request, str(refused))
        return None
    messages.success(request, done)
    return result
