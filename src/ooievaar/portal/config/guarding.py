"""What no view needs to think of: how much a visitor may send, and that nobody keeps a closed page."""

import sys
from collections.abc import Callable

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.cache import patch_cache_control

from ooievaar import kernset
from ooievaar.portal.organisations.permissions import Permission
from ooievaar.questionnaires import exchange

# What goes round a file in a form: boundaries, its name, the token.
AROUND_A_FILE = 64 * 1024


class GuardingMiddleware:
    """Stands innermost, where is known who asks, and before anything reads what was sent.

    Django limits the fields of a form but not its files: it would write whatever a stranger sends to any address that
    takes a form to the disk.
    """

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]):
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        if _sent(request) > _allowed(request):
            return render(request, "413.html", status=413)
        response = self.get_response(request)
        if request.user.is_authenticated:
            # Computers in a practice are shared, and proxies keep what they may.
            patch_cache_control(response, private=True, no_store=True)
        return response


def _sent(request: HttpRequest) -> int:
    length = request.META.get("CONTENT_LENGTH") or "0"
    return int(length) if length.isdecimal() else 0


def _allowed(request) -> int:
    if request.path == reverse("api:messages"):
        # Reads no more than it takes, and nothing before it knows who sends it.
        return sys.maxsize
    if request.path == reverse("suppliers:check"):
        return kernset.MAX_BYTES + AROUND_A_FILE
    if request.path == reverse("suppliers:questionnaires"):
        return exchange.MAX_BYTES + AROUND_A_FILE
    may_invite = request.access is not None and request.access.may(Permission.INVITE)
    if may_invite and request.path == reverse("professional:answer_file"):
        return exchange.MAX_BYTES + AROUND_A_FILE
    may_deliver = request.access is not None and request.access.may(Permission.DELIVER)
    if may_deliver and request.path == reverse("professional:deliver"):
        # What is somewhat too large is received, and told so among the other deliveries.
        return 2 * settings.UPLOAD_LIMIT_BYTES + AROUND_A_FILE
    return settings.DATA_UPLOAD_MAX_MEMORY_SIZE
