"""What a view of either audience does to find, show, withdraw and put back an episode."""

from django import forms
from django.http import Http404, HttpResponse
from django.shortcuts import redirect

from ooievaar.portal.organisations.refusal import Refused
from ooievaar.portal.submissions import withdrawing
from ooievaar.portal.submissions.episode_queries import EpisodeSummary, History
from ooievaar.portal.submissions.states import Reason
from ooievaar.portal.ui.episodes import PutBackForm, WithdrawForm


def search(request, form: forms.Form) -> tuple[EpisodeSummary, ...] | None:
    """What was found; None when nothing was asked yet. The number is posted, so that no address ever holds it."""
    if request.method != "POST" or not form.is_valid():
        return None
    lvr_number = form.cleaned_data.get("lvr_number", "").strip() or None
    return withdrawing.find(by=request.access, number=form.cleaned_data["dossier"], lvr_number=lvr_number)


def looked_at(request, episode_id: int) -> History:
    found = withdrawing.look(by=request.access, episode_id=episode_id)
    if found is None:
        raise Http404
    return found


def decided(request, episode_id: int, audience: str, form: PutBackForm | WithdrawForm) -> HttpResponse | None:
    """Withdraw or put back; the way back to the page, or None with the reason in the form."""
    if not form.is_valid():
        return None
    facts = {"by": request.access, "episode_id": episode_id, "explanation": form.cleaned_data["explanation"]}
    try:
        if isinstance(form, WithdrawForm):
            withdrawing.withdraw(reason=Reason(form.cleaned_data["reason"]), **facts)
        else:
            withdrawing.put_back(**facts)
    except Refused as refused:
        form.add_error("explanation", str(refused))
        return None
    return redirect(f"{audience}:episode", episode_id)
