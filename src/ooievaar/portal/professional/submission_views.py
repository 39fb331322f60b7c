"""Delivering, and what became of it."""

from collections.abc import Iterator
from typing import Any

from django.core.files.uploadedfile import UploadedFile
from django.http import Http404, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods
from django_htmx.http import HttpResponseClientRefresh

from ooievaar.intake import Grade
from ooievaar.portal.organisations.access import Access, requires
from ooievaar.portal.organisations.permissions import Permission
from ooievaar.portal.organisations.refusal import Refused
from ooievaar.portal.professional import submission_parts as parts
from ooievaar.portal.submissions import actions, queries
from ooievaar.portal.submissions.episode_queries import withdrawn_of
from ooievaar.portal.submissions.models import Submission
from ooievaar.portal.submissions.packing import Named
from ooievaar.portal.submissions.states import State
from ooievaar.portal.ui import show
from ooievaar.portal.ui.files import handed_out, semicolons


@requires(Permission.DELIVER)
@require_http_methods(["GET", "POST"])
def deliver(request):
    if request.method == "GET":
        return show(request, parts.deliver_page())
    try:
        submission = _delivered(request.access, request.FILES.getlist("bestand"))
    except Refused as refused:
        return show(request, parts.deliver_page((str(refused),)), status=422)
    return redirect("professional:submission", submission.pk)


def _delivered(access: Access, files: list[UploadedFile]) -> Submission:
    if not files:
        raise Refused(_("Kies eerst een bestand."))
    named = [Named(file.name or "", file) for file in files]
    who: dict[str, Any] = {"organisation": access.organisation, "by": access.user}
    if len(named) == 1:
        return actions.receive(file_name=named[0].name, content=named[0].content, **who)
    return actions.receive_several(name=_("%(n)s bestanden") % {"n": len(named)}, files=named, **who)


@requires(Permission.SEE_SUBMISSIONS)
@require_GET
def submissions(request):
    number = page_number(request)
    found, total = queries.latest(request.access, first=(number - 1) * parts.PER_PAGE, count=parts.PER_PAGE)
    may_deliver = request.access.may(Permission.DELIVER)
    return show(request, parts.submissions_page(found, total, number=number, may_deliver=may_deliver))


@requires(Permission.SEE_SUBMISSIONS)
@require_GET
def submission(request, submission_id):
    summary = _found(request.access, submission_id)
    if summary.state is not State.PROCESSED:
        return show(request, parts.submission_page(summary))
    grade = _grade(request)
    counts = queries.count_by_grade(request.access, submission_id)
    groups = queries.findings_by_rule(request.access, submission_id, queries.Choice(grade))
    withdrawn = parts.about_withdrawn(withdrawn_of(request.access, submission_id))
    result = parts.result_of(summary, counts, groups, grade)
    return show(request, parts.submission_page(summary, withdrawn=withdrawn, **result))


@requires(Permission.SEE_SUBMISSIONS)
@require_GET
def submission_progress(request, submission_id):
    """The progress alone, for htmx; when the work is done the whole page comes anew."""
    summary = _found(request.access, submission_id)
    return HttpResponse(parts.progress(summary)) if summary.is_unfinished else HttpResponseClientRefresh()


@requires(Permission.SEE_SUBMISSIONS)
@require_GET
def cases(request, submission_id):
    summary = _found(request.access, submission_id)
    number, choice = page_number(request), queries.Choice(_grade(request), request.GET.get("regel") or None)
    found, total = actions.look_at_cases(
        by=request.access,
        submission_id=submission_id,
        choice=choice,
        first=(number - 1) * parts.PER_PAGE,
        count=parts.PER_PAGE,
    )
    return show(request, parts.cases_page(summary, found, total, choice=choice, number=number))


@requires(Permission.SEE_SUBMISSIONS)
@require_GET
def findings_csv(request, submission_id):
    summary = _found(request.access, submission_id)
    choice = queries.Choice(_grade(request))
    found, _total = actions.look_at_cases(by=request.access, submission_id=submission_id, choice=choice)
    return handed_out(semicolons(CSV_HEADER, finding_rows(found)), f"bevindingen-{summary.id}.csv")


CSV_HEADER = ("dossiernummer", "bestand", "bericht", "aangenomen", "ernst", "regel", "plaats", "waarde", "bevinding")


def finding_rows(found: tuple[queries.Case, ...]) -> Iterator[tuple[object, ...]]:
    """One row per finding."""
    for case in found:
        dossier = parts.short_dossier(case.dossier) if case.dossier else ""
        start = (dossier, case.name, case.position + 1, "ja" if case.accepted else "nee")
        for one in case.findings:
            yield (*start, one.grade.value, one.rule, one.place, one.value or "", one.sentence)


def page_number(request) -> int:
    text = request.GET.get("pagina", "1")
    return max(1, int(text)) if text.isascii() and text.isdigit() and len(text) < 7 else 1


def _grade(request) -> Grade | None:
    return next((grade for grade in Grade if grade.value == request.GET.get("ernst")), None)


def _found(access: Access, submission_id: int) -> queries.Summary:
    summary = queries.summary(access, submission_id)
    if summary is None:
        raise Http404
    return summary
