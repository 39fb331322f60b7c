"""The words of the mails to mothers: Dutch, with the same in English below."""

import textwrap
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from functools import lru_cache

from django.conf import settings
from django.core.mail import EmailMultiAlternatives
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils import translation
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from ooievaar.portal.invitations import references
from ooievaar.portal.invitations.addresses import Recipient
from ooievaar.portal.invitations.steps import INVITATION, Step
from ooievaar.portal.surveys import tokens

WIDTH = 74
_NO_TOKEN = "0" * tokens.LENGTH
_HERE = tokens.shown(_NO_TOKEN)


@dataclass(frozen=True)
class Inviting:
    """What a mail tells of the invitation: who asks, and the last day on which the link works."""

    invitation: int
    organisation: str
    valid_until: date


@dataclass(frozen=True)
class Part:
    """One paragraph, with the address it leads to if any."""

    words: str
    link: str = ""


@dataclass(frozen=True)
class Letter:
    """The mail in one language."""

    language: str
    parts: tuple[Part, ...]

    @property
    def text(self) -> str:
        return "\n\n".join(map(_as_text, self.parts))


def message(inviting: Inviting, step: Step, recipient: Recipient) -> EmailMultiAlternatives:
    """The mail itself: plain text and the same as simple HTML, without pictures and without anything that tracks."""
    about = (inviting.organisation, inviting.valid_until, step, settings.ORIGIN, settings.SURVEY_CONTACT)
    title, text, html = (words.replace(_HERE, tokens.shown(recipient.token)) for words in _worded(*about))
    mail = references.Mail(inviting.invitation, step)
    built = EmailMultiAlternatives(
        subject=title,
        body=text,
        from_email=references.sender(mail),
        to=[recipient.address],
        reply_to=[settings.SURVEY_CONTACT] if settings.SURVEY_CONTACT else None,
        headers=_headers(mail, recipient.token),
    )
    built.attach_alternative(html, "text/html")
    return built


@lru_cache(maxsize=512)
def _worded(organisation: str, valid_until: date, step: Step, *_settings: str) -> tuple[str, str, str]:
    """Subject, text and HTML with a token in the place of hers: what all mails of one organisation and day share."""
    inviting = Inviting(0, organisation, valid_until)
    letters = tuple(_letter(language, inviting, step, _NO_TOKEN) for language in ("nl", "en"))
    with translation.override("nl"):
        title = subject(step)
    text = "\n\n--------\n\n".join(letter.text for letter in letters) + "\n"
    return title, text, render_to_string("invitations/mail.html", {"subject": title, "letters": letters})


def _headers(mail: references.Mail, token: str) -> dict[str, str]:
    return {
        "From": settings.DEFAULT_FROM_EMAIL,
        "Message-ID": references.message_id(mail),
        "Auto-Submitted": "auto-generated",
        "Precedence": "bulk",
        "List-Unsubscribe": f"<{_address('refuse', token)}>",
        "List-Unsubscribe-Post": "List-Unsubscribe=One-Click",
    }


def _address(page: str, token: str) -> str:
    return settings.ORIGIN + reverse(f"respondent:{page}", args=[tokens.shown(token)])


def _letter(language: str, inviting: Inviting, step: Step, token: str) -> Letter:
    with translation.override(language):
        return Letter(language, tuple(_parts(inviting, step, token)))


def subject(step: Step) -> str:
    """In the language that is on."""
    if step is INVITATION:
        return _("Hoe vond je de zorg die je kreeg?")
    return _("Herinnering: hoe vond je de zorg die je kreeg?")


def _parts(inviting: Inviting, step: Step, token: str) -> Iterator[Part]:
    who = {"organisation": inviting.organisation}
    last_day = {"day": date_format(inviting.valid_until, "j F Y")}
    yield Part(_("Hallo,"))
    yield Part(_first(step) % who)
    yield Part(_("Naar de vragenlijst"), _address("begin", token))
    yield Part(_("De link is alleen voor jou, en werkt tot en met %(day)s.") % last_day)
    yield Part(
        _("Meedoen is vrijwillig en duurt ongeveer vijf minuten. Je kunt stoppen en later met dezelfde link verder. "
          "Doe je niet mee, dan verandert er niets aan je zorg.")
    )  # fmt: skip
    yield Part(
        _("Wie ziet wat je antwoordt? Je naam vragen we niet. Je zorgverleners zien alleen de antwoorden van minstens "
          "tien mensen bij elkaar, en weten niet wie wat gaf. Zo kunnen zij hun zorg beter maken.")
    )  # fmt: skip
    yield Part(
        _("Je krijgt deze mail omdat %(organisation)s ons je e-mailadres gaf om je dit te vragen.") % who
        + " " + _addresses(step)
    )  # fmt: skip
    yield Part(_("Wil je hier geen mail meer over? Meld je af"), _address("refuse", token))
    yield Part(_asking(who))


def _first(step: Step) -> str:
    if step is INVITATION:
        return _(
            "%(organisation)s vraagt je hoe je de zorg vond rond je zwangerschap, je bevalling en de weken daarna."
        )
    return _(
        "Twee weken geleden vroegen we je, namens %(organisation)s, hoe je de zorg vond rond je zwangerschap, je "
        "bevalling en de weken daarna. Je kunt nog meedoen. Deed je al mee, dan hoef je niets te doen. Dit is de enige "
        "herinnering."
    )


def _addresses(step: Step) -> str:
    if step is INVITATION:
        return _(
            "We bewaren je adres versleuteld, gebruiken het alleen voor deze mail en één herinnering, en vernietigen "
            "het daarna. Doe je mee of meld je je af, dan vernietigen we het eerder."
        )
    return _("Je adres hebben we hierna niet meer nodig: we vernietigen het nu deze mail weg is.")


def _asking(who: dict[str, str]) -> str:
    if settings.SURVEY_CONTACT:
        contact = {**who, "contact": settings.SURVEY_CONTACT}
        return _("Vragen? Stel ze aan %(organisation)s, of mail %(contact)s.") % contact
    return _("Vragen? Stel ze aan %(organisation)s. Op deze mail kun je niet antwoorden.") % who


def _as_text(part: Part) -> str:
    words = textwrap.fill(part.words, WIDTH, break_long_words=False, break_on_hyphens=False)
    return f"{words}:\n{part.link}" if part.link else words
