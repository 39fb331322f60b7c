"""Every kind of event, with the Dutch words that the office reads; and how to record one."""

from collections.abc import Mapping
from enum import Enum
from typing import Any, Protocol

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from ooievaar.portal.audit.models import AuditEvent


class Action(Enum):
    """What can happen that must be traceable."""

    SUBMISSION_RECEIVED = "submission_received"
    SUBMISSION_PROCESSED = "submission_processed"
    SUBMISSION_FAILED = "submission_failed"
    SUBMISSION_RETRIED = "submission_retried"
    MESSAGES_RESEALED = "messages_resealed"
    CASES_VIEWED = "cases_viewed"
    CASE_TRACED = "case_traced"
    CASES_LISTED = "cases_listed"
    LACKING_VIEWED = "lacking_viewed"
    EPISODES_SEARCHED = "episodes_searched"
    EPISODE_VIEWED = "episode_viewed"
    EPISODE_WITHDRAWN = "episode_withdrawn"
    EPISODE_PUT_BACK = "episode_put_back"
    EPISODES_AGAIN = "episodes_again"
    ROLE_GIVEN = "role_given"
    ROLE_ENDED = "role_ended"
    CONNECTION_MADE = "connection_made"
    CONNECTION_ENDED = "connection_ended"
    ORGANISATION_ADDED = "organisation_added"
    ORGANISATION_NUMBERED = "organisation_numbered"
    VSV_MEMBER_ADDED = "vsv_member_added"
    CUT_STARTED = "cut_started"
    CUT_BUILT = "cut_built"
    COMPUTATION_STOPPED = "computation_stopped"
    COMPUTATION_FAILED = "computation_failed"
    COMPUTATION_RESUMED = "computation_resumed"
    FIGURES_COMPUTED = "figures_computed"
    FIGURES_OPENED = "figures_opened"
    FIGURES_CLOSED = "figures_closed"
    FIGURE_APPROVED = "figure_approved"
    APPROVAL_WITHDRAWN = "approval_withdrawn"
    FIGURES_SIGNED = "figures_signed"
    RELEASE_BUILT = "release_built"
    RELEASE_DISCARDED = "release_discarded"
    RELEASE_PUBLISHED = "release_published"
    QUALITY_ROUND_STARTED = "quality_round_started"
    QUALITY_ROUND_STOPPED = "quality_round_stopped"
    QUALITY_ROUND_RESUMED = "quality_round_resumed"
    QUALITY_ROUND_FAILED = "quality_round_failed"
    QUALITY_ROUND_DONE = "quality_round_done"
    QUALITY_MAILED = "quality_mailed"
    QUALITY_MAILED_AGAIN = "quality_mailed_again"
    QUALITY_MAIL_CHOSEN = "quality_mail_chosen"
    ALERT_JUDGED = "alert_judged"
    SUPPLIER_NAMED = "supplier_named"
    PAIR_VIEWED = "pair_viewed"
    PAIR_DECIDED = "pair_decided"
    PAIR_UNDONE = "pair_undone"
    LINKS_MADE = "links_made"
    CLIENTS_REFUSED = "clients_refused"
    SELF_SURVEY_NAMED = "self_survey_named"
    SELF_SURVEY_ENDED = "self_survey_ended"
    ANSWERS_DELIVERED = "answers_delivered"
    NPS_IMPORTED = "nps_imported"
    CLIENT_WITHDRAWN = "client_withdrawn"
    INVITER_AGREED = "inviter_agreed"
    CLIENTS_ENTERED = "clients_entered"
    COMMENTS_READ = "comments_read"
    COMMENT_WORDS_HIDDEN = "comment_words_hidden"
    COMMENTS_SHARED = "comments_shared"
    COMMENT_WITHHELD = "comment_withheld"
    COMMENT_TAKEN_BACK = "comment_taken_back"
    COMMENT_THEMED = "comment_themed"
    COMMENTS_EXPORTED = "comments_exported"
    INVITATIONS_MAILED = "invitations_mailed"
    INVITATIONS_PAUSED = "invitations_paused"
    INVITATIONS_RESUMED = "invitations_resumed"
    BOUNCE_READ = "bounce_read"
    ADDRESSES_DESTROYED = "addresses_destroyed"
    LINKAGE_STARTED = "linkage_started"
    ANSWERS_LINKED = "answers_linked"
    SCORE_AGREEMENT_ACCEPTED = "score_agreement_accepted"
    SCORE_AGREEMENT_ENDED = "score_agreement_ended"


WORDS: Mapping[Action, Any] = {
    Action.SUBMISSION_RECEIVED: _("Aanlevering ontvangen"),
    Action.SUBMISSION_PROCESSED: _("Aanlevering verwerkt"),
    Action.SUBMISSION_FAILED: _("Aanlevering vertraagd door een fout bij ons"),
    Action.SUBMISSION_RETRIED: _("Aanlevering opnieuw geprobeerd"),
    Action.EPISODES_SEARCHED: _("Zorgepisode gezocht met een dossiernummer"),
    Action.EPISODE_VIEWED: _("Zorgepisode bekeken"),
    Action.EPISODE_WITHDRAWN: _("Zorgepisode ingetrokken"),
    Action.EPISODE_PUT_BACK: _("Zorgepisode teruggezet"),
    Action.EPISODES_AGAIN: _("Ingetrokken zorgepisodes tellen weer mee door een nieuw bericht"),
    Action.MESSAGES_RESEALED: _("Berichten opnieuw versleuteld"),
    Action.CASES_VIEWED: _("Gegevens op persoonsniveau bekeken"),
    Action.CASE_TRACED: _("Weg van bericht naar cijfer bekeken"),
    Action.CASES_LISTED: _("Gevallen achter een cijfer bekeken"),
    Action.LACKING_VIEWED: _("Eigen dossiers die voor een cijfer iets missen bekeken"),
    Action.ROLE_GIVEN: _("Rol gegeven"),
    Action.ROLE_ENDED: _("Rol beëindigd"),
    Action.CONNECTION_MADE: _("Verbinding gemaakt"),
    Action.CONNECTION_ENDED: _("Verbinding beëindigd"),
    Action.ORGANISATION_ADDED: _("Organisatie toegevoegd"),
    Action.ORGANISATION_NUMBERED: _("Nummers van organisatie vastgelegd"),
    Action.VSV_MEMBER_ADDED: _("Lid van VSV toegevoegd"),
    Action.CUT_STARTED: _("Snede gestart"),
    Action.CUT_BUILT: _("Snede gemaakt"),
    Action.COMPUTATION_STOPPED: _("Berekening gestopt"),
    Action.COMPUTATION_FAILED: _("Berekening mislukt"),
    Action.COMPUTATION_RESUMED: _("Berekening hervat"),
    Action.FIGURES_COMPUTED: _("Cijfers berekend"),
    Action.FIGURES_OPENED: _("Cijfers opengesteld voor accordering"),
    Action.FIGURES_CLOSED: _("Accordering gesloten"),
    Action.FIGURE_APPROVED: _("Cijfer geaccordeerd"),
    Action.APPROVAL_WITHDRAWN: _("Accordering ingetrokken"),
    Action.FIGURES_SIGNED: _("Cijfers ondertekend"),
    Action.RELEASE_BUILT: _("Vrijgave klaargezet"),
    Action.RELEASE_DISCARDED: _("Vrijgave verworpen"),
    Action.RELEASE_PUBLISHED: _("Vrijgave gepubliceerd"),
    Action.QUALITY_ROUND_STARTED: _("Kwaliteitsronde gestart"),
    Action.QUALITY_ROUND_STOPPED: _("Kwaliteitsronde gestopt"),
    Action.QUALITY_ROUND_RESUMED: _("Kwaliteitsronde hervat"),
    Action.QUALITY_ROUND_FAILED: _("Kwaliteitsronde mislukt"),
    Action.QUALITY_ROUND_DONE: _("Kwaliteitsronde klaar"),
    Action.QUALITY_MAILED: _("Maandmail verstuurd"),
    Action.QUALITY_MAILED_AGAIN: _("Maandmail opnieuw klaargezet"),
    Action.QUALITY_MAIL_CHOSEN: _("Maandmail aan- of uitgezet"),
    Action.ALERT_JUDGED: _("Melding over volledigheid bijgewerkt"),
    Action.SUPPLIER_NAMED: _("Naam van leverancier vastgelegd"),
    Action.PAIR_VIEWED: _("Twijfelachtige koppeling bekeken"),
    Action.PAIR_DECIDED: _("Over een koppeling besloten"),
    Action.PAIR_UNDONE: _("Besluit over een koppeling ongedaan gemaakt"),
    Action.LINKS_MADE: _("Links naar de vragenlijst gemaakt"),
    Action.CLIENTS_REFUSED: _("Cliënten niet ingevoerd door fouten"),
    Action.SELF_SURVEY_NAMED: _("Zelf uitvragen voor een VSV vastgelegd"),
    Action.SELF_SURVEY_ENDED: _("Zelf uitvragen voor een VSV beëindigd"),
    Action.ANSWERS_DELIVERED: _("Bestand met ingevulde vragenlijsten opgenomen"),
    Action.NPS_IMPORTED: _("Uitkomsten van de NPS+ opgenomen"),
    Action.CLIENT_WITHDRAWN: _("Uitnodiging van een cliënt ingetrokken"),
    Action.INVITER_AGREED: _("Vastgelegd wie uitnodigt voor een VSV"),
    Action.CLIENTS_ENTERED: _("Cliënten ingevoerd voor de vragenlijst"),
    Action.COMMENTS_READ: _("Opmerkingen van cliënten als eerste gelezen"),
    Action.COMMENT_WORDS_HIDDEN: _("Woorden in een opmerking verborgen"),
    Action.COMMENTS_SHARED: _("Opmerkingen gedeeld met collega's"),
    Action.COMMENT_WITHHELD: _("Opmerking achtergehouden"),
    Action.COMMENT_TAKEN_BACK: _("Opmerking terug naar de eerste lezer"),
    Action.COMMENT_THEMED: _("Thema's van een opmerking gekozen"),
    Action.COMMENTS_EXPORTED: _("Opmerkingen als bestand opgehaald"),
    Action.INVITATIONS_MAILED: _("Uitnodigingen en herinneringen verstuurd"),
    Action.INVITATIONS_PAUSED: _("Mail aan cliënten gepauzeerd"),
    Action.INVITATIONS_RESUMED: _("Mail aan cliënten hervat"),
    Action.BOUNCE_READ: _("Mail die niet bezorgd kon worden verwerkt"),
    Action.ADDRESSES_DESTROYED: _("Adressen van cliënten opgeruimd"),
    Action.LINKAGE_STARTED: _("Koppeling van antwoorden gestart"),
    Action.ANSWERS_LINKED: _("Antwoorden gekoppeld, identiteiten gewist"),
    Action.SCORE_AGREEMENT_ACCEPTED: _("Overeenkomst over resultaten aanvaard"),
    Action.SCORE_AGREEMENT_ENDED: _("Overeenkomst over resultaten beëindigd"),
}


class Person(Protocol):
    """Whoever acts: anything with an email address."""

    email: str


def record(
    action: Action,
    *,
    by: Person | None,
    organisation: str = "",
    about: str = "",
    details: Mapping[str, Any] | None = None,
) -> AuditEvent:
    """Add one event, in the transaction of the change it describes.

    Args:
        action: what happened.
        by: the person who did it; None for the system itself (a job, a command).
        organisation: LVR number of the organisation on whose behalf it was done.
        about: what it concerns, such as `submission 12`.
        details: what else must be known later; never personal data of mothers or children.

    Raises:
        RuntimeError: called outside a transaction, so that change and event could come apart.
    """
    if not transaction.get_connection().in_atomic_block:
        raise RuntimeError(f"{action.value} must be recorded in the transaction of the change itself")
    return AuditEvent.objects.create(
        action=action.value,
        actor=by.email if by else "system",
        organisation=organisation,
        about=about,
        details=dict(details or {}),
    )
