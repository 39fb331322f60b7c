"""VSVs that survey by themselves: who does, and taking in the files of answers they deliver (decision 24)."""

import hashlib
import json
from collections.abc import Sequence
from datetime import date

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from ooievaar.portal.accounts.models import User
from ooievaar.portal.audit.actions import Action, record
from ooievaar.portal.organisations.models import Organisation, Vsv
from ooievaar.portal.organisations.queries import every_number_by_kind, members_of
from ooievaar.portal.organisations.refusal import Refused
from ooievaar.portal.surveys.mixing import keep
from ooievaar.portal.surveys.models import AnswerFile, Comment, Identity, Response, SelfSurvey
from ooievaar.portal.surveys.rules import why_not_replace, why_not_survey
from ooievaar.portal.surveys.sealing import seal, unseal
from ooievaar.questionnaires import PREM, exchange

# Women consented to words of whoever surveyed, which we have not seen.
OWN_WORDS = "self-survey"


@transaction.atomic
def name_surveyor(*, vsv: Vsv, organisation: Organisation, start_date: date, by: User | None) -> SelfSurvey:
    """Name the organisation that surveys for a VSV by itself from this day on, in the place of any other.

    Raises:
        Refused: it is no member of the VSV, or surveys for it already.
    """
    current = SelfSurvey.objects.select_for_update().filter(vsv=vsv, end_date__isnull=True).first()
    if sentence := why_not_survey(organisation, members_of(vsv.number), current):
        raise Refused(sentence)
    if current is not None:
        _end(current, by)
    named = SelfSurvey.objects.create(vsv=vsv, organisation=organisation, start_date=start_date, by=by)
    details = {"vsv": vsv.number, "start_date": str(start_date)}
    lvr = organisation.lvr_number
    record(Action.SELF_SURVEY_NAMED, by=by, organisation=lvr, about=f"vsv {vsv.number}", details=details)
    return named


@transaction.atomic
def end_surveying(*, survey: SelfSurvey, by: User | None) -> None:
    """Let an organisation survey by itself no longer; what it delivered keeps counting."""
    current = SelfSurvey.objects.select_for_update().filter(pk=survey.pk, end_date__isnull=True).first()
    if current is not None:
        _end(current, by)


def take_in(*, survey: SelfSurvey, content: bytes, replaces: bool, by: User | None) -> AnswerFile | exchange.Checked:
    """Take in a whole file, or nothing of it; gives what is wrong with it when something is.

    Args:
        survey: for which VSV, by the organisation that was named for it.
        content: the file.
        replaces: whether earlier files about the same months may be withdrawn.
        by: who delivers.

    Raises:
        Refused: it was delivered before, it is about months that were, or surveying has ended.
    """
    checked = exchange.check(PREM, content, _against(survey))
    if checked.is_refused:
        return checked
    return _taken_in(survey, hashlib.sha256(content).hexdigest(), checked.answered, replaces, by)


@transaction.atomic
def _taken_in(
    survey: SelfSurvey, sha256: str, answered: Sequence[exchange.Answered], replaces: bool, by: User | None
) -> AnswerFile:
    # Two who deliver at once wait for each other here.
    current = SelfSurvey.objects.select_for_update().filter(pk=survey.pk, end_date__isnull=True).first()
    if current is None:
        raise Refused(_("Uw organisatie vraagt niet meer zelf uit voor dit VSV. Neem contact op met het bureau."))
    months = sorted(one.month for one in answered)
    file = AnswerFile(
        survey=current, by=by, sha256=sha256, rows=len(answered), first_month=months[0], last_month=months[-1]
    )
    earlier = tuple(_about_same_months(file))
    if sentence := _why_not(file, earlier, replaces):
        raise Refused(sentence)
    file.sealed = seal(b"{}")
    file.save()
    _withdraw(earlier, file)
    _keep(file, answered)
    _record(file, earlier)
    return file


def _why_not(file: AnswerFile, earlier: Sequence[AnswerFile], replaces: bool) -> str | None:
    if AnswerFile.objects.filter(sha256=file.sha256, replaced_by__isnull=True).exists():
        return _("Dit bestand is al opgenomen. U hoeft niets te doen.")
    return why_not_replace(file, earlier, replaces)


def _about_same_months(file: AnswerFile):
    return AnswerFile.objects.filter(
        survey__vsv=file.survey.vsv,
        replaced_by__isnull=True,
        first_month__lte=file.last_month,
        last_month__gte=file.first_month,
    )


def _withdraw(earlier: Sequence[AnswerFile], file: AnswerFile) -> None:
    """Take the answers of earlier files away, open answers and what identifies included."""
    for each in earlier:
        keys = json.loads(unseal(each.sealed))
        Response.objects.filter(file=each.pk).delete()
        for model, name in ((Comment, "comments"), (Identity, "identities")):
            _delete(model, keys.get(name, ()))
        each.replaced_by, each.sealed = file, seal(b"{}")
        each.save(update_fields=["replaced_by", "sealed"])


def _delete(model, keys: Sequence[int]) -> None:
    for first in range(0, len(keys), 500):
        model.objects.filter(pk__in=keys[first : first + 500]).delete()


def _keep(file: AnswerFile, answered: Sequence[exchange.Answered]) -> None:
    kept = keep(
        [
            {
                "questionnaire": PREM.key,
                "month": one.month,
                "language": one.language,
                "text_version": OWN_WORDS,
                "answers": one.answers,
            }
            for one in answered
        ],
        file=file.pk,
    )
    file.sealed = seal(json.dumps({"comments": kept.comments, "identities": kept.identities}).encode())
    file.save(update_fields=["sealed"])


def _record(file: AnswerFile, earlier: Sequence[AnswerFile]) -> None:
    details = {
        "vsv": file.survey.vsv.number,
        "questionnaires": file.rows,
        "months": f"{file.first_month} - {file.last_month}",
        "replaced": [each.pk for each in earlier],
    }
    lvr = file.survey.organisation.lvr_number
    record(Action.ANSWERS_DELIVERED, by=file.by, organisation=lvr, about=f"answers {file.pk}", details=details)


def _against(survey: SelfSurvey) -> exchange.Against:
    members = frozenset(member.lvr_number for member in members_of(survey.vsv.number))
    return exchange.Against(timezone.localdate(), every_number_by_kind(), f"{survey.start_date:%Y-%m}", members)


def _end(survey: SelfSurvey, by: User | None) -> None:
    survey.end_date = timezone.localdate()
    survey.save(update_fields=["end_date"])
    lvr, number = survey.organisation.lvr_number, survey.vsv.number
    record(Action.SELF_SURVEY_ENDED, by=by, organisation=lvr, about=f"vsv {number}", details={"vsv": number})
