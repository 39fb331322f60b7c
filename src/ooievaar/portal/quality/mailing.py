"""The mails of a round: written down first, then sent one by one, each at most once.

A mail is marked before it is handed to the mail server. Whoever is killed in between leaves it marked: the server may
have taken it, so that only a person of the office decides to send it again.
"""

import time
from collections.abc import Iterator
from typing import Any

import structlog
from django.conf import settings
from django.core.mail import EmailMultiAlternatives
from django.db import transaction
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils import timezone, translation
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from ooievaar.portal.audit.actions import Action, record
from ooievaar.portal.mail import Outcome, Postman
from ooievaar.portal.quality import recipients
from ooievaar.portal.quality.models import Alert, Mail, Round
from ooievaar.portal.quality.states import MailState

logger = structlog.get_logger()

MOST_ATTEMPTS = 3
PER_CONNECTION = 50


def write_down(current: Round) -> int:
    """Within the transaction of the round: one waiting mail per person; how many there are now."""
    people = [(user, "report") for user in recipients.wanting_reports()]
    if current.new_alerts.exists():
        people += [(user, "alerts") for user in recipients.office()]
    Mail.objects.bulk_create(
        (Mail(round=current, user=user, about=about) for user, about in people), ignore_conflicts=True
    )
    return len(people)


def send(round_id: int) -> int:
    """Send what waits, some at a time over one connection; how many still wait (the server did not take them)."""
    sent = 0
    waiting = list(Mail.objects.filter(round=round_id, state=MailState.WAITING).select_related("user", "round"))
    for first in range(0, len(waiting), PER_CONNECTION):
        sent += _send_some(waiting[first : first + PER_CONNECTION])
    if sent:
        with transaction.atomic():
            record(Action.QUALITY_MAILED, by=None, about=f"round {round_id}", details={"mails": sent})
    return Mail.objects.filter(round=round_id, state=MailState.WAITING).count()


def _send_some(mails: list[Mail]) -> int:
    with Postman() as postman:
        if not postman.is_ready():
            for mail in mails:
                _failed(mail, "mail server away")
            return 0
        return sum(_send_one(mail, postman) for mail in mails if _claim(mail))


def _send_one(mail: Mail, postman: Postman) -> bool:
    handed = postman.hand(message(mail))
    if handed.outcome is Outcome.UNKNOWN:  # it may have gone: it stays marked, for the office to decide
        logger.warning("quality_mail_unsure", mail=mail.pk, problem=handed.problem)
        return False
    if not handed.is_taken:
        _failed(mail, handed.problem)
        return False
    Mail.objects.filter(pk=mail.pk).update(state=MailState.SENT, changed=timezone.now(), problem="")
    time.sleep(60 / settings.MAILS_PER_MINUTE)
    return True


def _claim(mail: Mail) -> bool:
    """Whether this worker may send this mail; another one may have been ahead."""
    waiting = Mail.objects.filter(pk=mail.pk, state=MailState.WAITING)
    return bool(waiting.update(state=MailState.SENDING, changed=timezone.now()))


def _failed(mail: Mail, problem: str) -> None:
    """The kind of problem only: what a mail server answers may hold an address."""
    attempts = mail.attempts + 1
    state = MailState.WAITING if attempts < MOST_ATTEMPTS else MailState.FAILED
    Mail.objects.filter(pk=mail.pk).update(state=state, attempts=attempts, problem=problem, changed=timezone.now())
    logger.warning("quality_mail_failed", mail=mail.pk, problem=problem, attempts=attempts)


def message(mail: Mail) -> EmailMultiAlternatives:
    """The mail itself: plain text and the same as simple HTML, without any number about persons."""
    with translation.override("nl"):
        words = _alerts_words(mail) if mail.about == "alerts" else _report_words(mail)
        text = render_to_string("quality/mail.txt", words)
        built = EmailMultiAlternatives(
            subject=words["subject"],
            body=text,
            to=[mail.user.email],
            # The same mail has the same number: who gets it twice after all, sees it once.
            headers={"Message-ID": f"<quality-{mail.about}-{mail.round}-{mail.pk}@{_host()}>"},
        )
        built.attach_alternative(render_to_string("quality/mail.html", words), "text/html")
    return built


def _report_words(mail: Mail) -> dict[str, Any]:
    month = date_format(mail.round.month, "F Y")
    places = recipients.wanting_reports().get(mail.user, ())
    return {
        "subject": _("De kwaliteit van uw registraties: bericht van %(month)s") % {"month": month},
        "name": mail.user.name,
        "lines": (
            _("De registraties tot en met %(month)s zijn geteld. U ziet wat er binnenkwam, wat daarvan meetelt, wat "
              "er ontbreekt en wat u het eerst kunt doen.") % {"month": month},
            _("Dit bericht gaat over: %(names)s.") % {"names": ", ".join(place.name for place in places)},
        ),
        "link": settings.ORIGIN + reverse("professional:quality"),
        "link_words": _("Bekijk de kwaliteit van uw registraties"),
        "foot": _("Wilt u deze mail niet meer? Zet hem uit onderaan die pagina."),
    }  # fmt: skip


def _alerts_words(mail: Mail) -> dict[str, Any]:
    return {
        "subject": _("Nieuwe meldingen over volledigheid in de ronde van %(month)s")
        % {"month": date_format(mail.round.month, "F Y")},
        "name": mail.user.name,
        "lines": tuple(_sentences(mail.round)),
        "link": settings.ORIGIN + reverse("office:completeness"),
        "link_words": _("Bekijk de meldingen"),
        "foot": _("U krijgt deze mail omdat u bij het registratiebureau berekeningen maakt."),
    }


def _sentences(current: Round) -> Iterator[str]:
    for alert in Alert.objects.filter(first_round=current):
        yield alert.sentence


def _host() -> str:
    return settings.ORIGIN.split("://", 1)[-1].split(":", 1)[0]
