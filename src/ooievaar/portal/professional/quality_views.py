"""The quality of one's registrations: the month, the dossiers behind each number, the files, the mail."""

from django.contrib import messages
from django.http import Http404
from django.shortcuts import get_object_or_404, redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_POST

from ooievaar.portal.accounts.models import User
from ooievaar.portal.organisations.access import requires
from ooievaar.portal.organisations.permissions import Permission
from ooievaar.portal.professional import quality_case_parts as case_parts
from ooievaar.portal.professional import quality_parts as parts
from ooievaar.portal.professional.submission_views import page_number
from ooievaar.portal.quality import actions, queries
from ooievaar.portal.quality.looking import Subject, look
from ooievaar.portal.quality.months import parsed
from ooievaar.portal.quality.recipients import mailed, wants_mail
from ooievaar.portal.ui import show
from ooievaar.portal.ui.files import handed_out


@requires(Permission.SEE_SUBMISSIONS)
@require_GET
def quality(request):
    mail = parts.mail_form(wants=wants_mail(request.access.user, request.access.organisation))
    report = report_of(request)
    return show(request, parts.quality_page(report, mail) if report else parts.empty_page(mail))


@requires(Permission.SEE_SUBMISSIONS)
@require_GET
def cases(request):
    subject, page = subject_of(request), page_number(request)
    report = queries.report(request.access, subject.organisation, subject.month)
    number = report.numbers.get((subject.measure, subject.item)) if report else None
    first = (page - 1) * case_parts.PER_PAGE
    found, total = look(by=request.access, subject=subject, first=first, count=case_parts.PER_PAGE)
    return show(request, case_parts.cases_page(subject, number, found, total, page))


@requires(Permission.SEE_SUBMISSIONS)
@require_GET
def cases_csv(request):
    subject = subject_of(request)
    found, _total = look(by=request.access, subject=subject)
    return handed_out(case_parts.as_csv(subject, found), f"dossiers-{subject.month:%Y-%m}.csv")


@requires(Permission.SEE_SUBMISSIONS)
@require_POST
def mail(request):
    wanted = request.POST.get("mail") == "aan"
    who = {"user": request.access.user, "organisation": request.access.organisation}
    actions.choose_mail(wanted=wanted, by=request.access.user, **who)
    done = _("U krijgt weer elke maand een mail.") if wanted else _("U krijgt geen maandelijkse mail meer.")
    messages.success(request, done)
    return redirect("professional:quality")


@requires(Permission.MANAGE_PEOPLE)
@require_POST
def mail_of(request, user_id):
    """An administrator switches the mail of somebody of the own organisation on or off."""
    organisation = request.access.organisation
    if user_id not in mailed(organisation):
        raise Http404
    wanted = request.POST.get("mail") == "aan"
    person = get_object_or_404(User, pk=user_id)
    actions.choose_mail(user=person, organisation=organisation, wanted=wanted, by=request.access.user)
    done = _("%(name)s krijgt elke maand een mail.") if wanted else _("%(name)s krijgt geen maandelijkse mail meer.")
    messages.success(request, done % {"name": person.name})
    return redirect("professional:organisation")


def report_of(request) -> queries.Report | None:
    """The report of the month that was asked for; a month that is not there does not exist."""
    asked = request.GET.get("maand", "")
    report = queries.report(request.access, request.access.organisation, parsed(asked))
    if asked and report is None:
        raise Http404
    return report


def subject_of(request) -> Subject:
    month, measure = parsed(request.GET.get("maand", "")), request.GET.get("meting", "")
    if month is None or not measure:
        raise Http404
    item = request.GET.get("gegeven", "")
    return Subject(request.access.organisation, month, measure, item, holds=request.GET.get("niet") != "1")
