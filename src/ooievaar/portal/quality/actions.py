"""What changes rounds, alerts, suppliers and mails."""

from datetime import date
from functools import partial

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from ooievaar.portal.accounts.models import User
from ooievaar.portal.audit.actions import Action, record
from ooievaar.portal.organisations.models import Organisation
from ooievaar.portal.organisations.refusal import Refused
from ooievaar.portal.quality.jobs import run_round, send_mails
from ooievaar.portal.quality.models import Alert, AlertNote, Mail, MailOptOut, Round, Supplier
from ooievaar.portal.quality.months import last_full_month
from ooievaar.portal.quality.states import (
    ALERT_TRANSITIONS,
    ALERTS_OPEN,
    UNFINISHED,
    AlertState,
    MailState,
    State,
    may_follow,
)


@transaction.atomic
def start_round(*, month: date, by: User | None) -> Round:
    """Have the worker do the round of a month; one that is done or under way stays as it is.

    Raises:
        Refused: the month has not ended yet, or another round is under way.
    """
    if month > last_full_month():
        raise Refused(_("Deze maand is nog niet voorbij. Begin de ronde als alles binnen kan zijn."))
    earlier = Round.objects.filter(month=month).first()
    if earlier is not None:
        return earlier
    if Round.objects.filter(state__in=UNFINISHED).exists():
        raise Refused(_("Er loopt al een ronde. Wacht tot die klaar is of stop haar."))
    current = Round.objects.create(month=month, by=by)
    record(Action.QUALITY_ROUND_STARTED, by=by, about=f"round {current.pk}", details={"month": str(current)})
    _enqueue(current)
    return current


@transaction.atomic
def stop_round(*, round_id: int, by: User) -> None:
    """Ask the worker to stop before its next step; a round that has not begun stops at once.

    Raises:
        Refused: there is nothing to stop.
    """
    current = Round.objects.select_for_update().get(pk=round_id)
    if current.state not in UNFINISHED:
        raise Refused(_("Deze ronde loopt niet meer."))
    current.is_stop_asked = True
    if current.state == State.WAITING:
        current.state, current.finished = State.STOPPED, timezone.now()
    current.save(update_fields=["is_stop_asked", "state", "finished"])
    record(Action.QUALITY_ROUND_STOPPED, by=by, about=f"round {current.pk}")


@transaction.atomic
def resume_round(*, round_id: int, by: User | None) -> None:
    """Do a stopped, failed or interrupted round again from its beginning.

    Raises:
        Refused: it is done, or another round is under way.
    """
    current = Round.objects.select_for_update().get(pk=round_id)
    if current.state != State.WAITING and not may_follow(current.state, State.WAITING):
        raise Refused(_("Deze ronde is al klaar."))
    if Round.objects.filter(state__in=UNFINISHED).exclude(pk=current.pk).exists():
        raise Refused(_("Er loopt al een andere ronde."))
    current.state, current.is_stop_asked, current.finished = State.WAITING, False, None
    current.attempt += 1
    current.save(update_fields=["state", "is_stop_asked", "finished", "attempt"])
    record(Action.QUALITY_ROUND_RESUMED, by=by, about=f"round {current.pk}", details={"attempt": current.attempt})
    _enqueue(current)


def resume_interrupted() -> int:
    """Take up what a killed worker left: rounds, and mails that still wait. Returns how many rounds there were."""
    interrupted = list(Round.objects.filter(state__in=UNFINISHED))
    for current in interrupted:
        resume_round(round_id=current.pk, by=None)
    for round_id in Mail.objects.filter(state=MailState.WAITING).order_by().values_list("round", flat=True).distinct():
        send_mails.enqueue(round_id)
    return len(interrupted)


@transaction.atomic
def judge_alert(*, alert_id: int, state: AlertState, words: str, by: User) -> Alert:
    """Say where the office stands with an alert, with a note.

    Raises:
        Refused: nothing would change, or the alert is open again elsewhere.
    """
    alert = Alert.objects.select_for_update().get(pk=alert_id)
    same = alert.state == state
    if same and not words.strip():
        raise Refused(_("Schrijf op wat u weet, of kies een andere stand."))
    if not same and state not in ALERT_TRANSITIONS[AlertState(alert.state)]:
        raise Refused(_("Deze stand kan niet meer worden gekozen."))
    if state in ALERTS_OPEN and _open_elsewhere(alert):
        raise Refused(_("Over hetzelfde staat al een nieuwere melding open. Werk die bij."))
    alert.state = state
    alert.save(update_fields=["state"])
    AlertNote.objects.create(alert=alert, by=by, state=state, words=words.strip()[:2000])
    record(Action.ALERT_JUDGED, by=by, about=f"alert {alert.pk}", details={"state": state.value})
    return alert


@transaction.atomic
def name_supplier(*, root: str, name: str, by: User | None) -> Supplier:
    """Write down which supplier gives out dossier numbers with this root.

    Raises:
        Refused: the name is empty.
    """
    name = name.strip()[:120]
    if not name:
        raise Refused(_("Vul de naam van de leverancier in."))
    supplier, _made = Supplier.objects.update_or_create(root=root[:120], defaults={"name": name})
    record(Action.SUPPLIER_NAMED, by=by, about=f"supplier {root}", details={"name": name})
    return supplier


@transaction.atomic
def choose_mail(*, user: User, organisation: Organisation, wanted: bool, by: User) -> None:
    """Whether this person gets the monthly mail about this organisation."""
    if wanted:
        MailOptOut.objects.filter(user=user, organisation=organisation).delete()
    else:
        MailOptOut.objects.get_or_create(user=user, organisation=organisation)
    lvr = organisation.lvr_number
    details = {"wanted": wanted, "person": user.pk}
    record(Action.QUALITY_MAIL_CHOSEN, by=by, organisation=lvr, about=f"organisation {lvr}", details=details)


@transaction.atomic
def send_again(*, round_id: int, by: User) -> int:
    """Have mails sent that failed, or of which it is not known whether the mail server took them; how many."""
    stuck = Mail.objects.filter(round=round_id, state__in=(MailState.FAILED, MailState.SENDING))
    again = stuck.update(state=MailState.WAITING, attempts=0)
    if again:
        record(Action.QUALITY_MAILED_AGAIN, by=by, about=f"round {round_id}", details={"mails": again})
        transaction.on_commit(partial(send_mails.enqueue, round_id))
    return again


def _open_elsewhere(alert: Alert) -> bool:
    about = {name: getattr(alert, name) for name in ("kind", "subject_kind", "subject", "item")}
    return Alert.objects.filter(**about, state__in=ALERTS_OPEN).exclude(pk=alert.pk).exists()


def _enqueue(current: Round) -> None:
    transaction.on_commit(partial(run_round.enqueue, current.pk, current.attempt))
