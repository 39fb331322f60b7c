"""The chain of a reporting year as steps: from registrations to what is public, and what to do next."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from ooievaar.portal.approvals.queries import VsvStatus, board
from ooievaar.portal.approvals.states import VsvState
from ooievaar.portal.figures.runs import Run, runs
from ooievaar.portal.figures.states import State as RunState
from ooievaar.portal.office.pages import Button, HomePage, YearLink
from ooievaar.portal.office.words import count, moment, years
from ooievaar.portal.releases.models import Release
from ooievaar.portal.releases.review import releases_of
from ooievaar.portal.releases.states import State as ReleaseState
from ooievaar.portal.submissions import queries
from ooievaar.portal.submissions.queries import Summary
from ooievaar.portal.ui.components import Action, Alert, Step, Steps
from ooievaar.portal.ui.core_words import in_language


@dataclass(frozen=True)
class Chain:
    """How far a reporting year is."""

    year: int
    submissions: int
    last_submission: Summary | None
    run: Run | None
    board: tuple[VsvStatus, ...]
    waiting: Release | None
    published: Release | None
    failed: int
    failed_since: datetime | None

    @property
    def signed(self) -> int:
        return sum(status.state is VsvState.SIGNED for status in self.board)

    @property
    def is_published(self) -> bool:
        """Whether what is public is all that can be: the newest computation, with every VSV that signed."""
        if self.published is None or self.run is None or self.waiting:
            return False
        return self.published.computation == self.run.id and len(self.published.signed) == self.signed

    @property
    def is_computed(self) -> bool:
        return self.run is not None and self.run.state is RunState.DONE


def chain(year: int, submissions: Sequence[Summary], total: int) -> Chain:
    """The facts of a year; `submissions` are the latest of `total`, whichever year they are about."""
    of_year, releases = runs(year), releases_of(year)
    failed, failed_since = queries.failed()
    return Chain(
        year=year,
        submissions=total,
        last_submission=next(iter(submissions), None),
        run=next(iter(of_year), None),
        board=board(year),
        waiting=next((release for release in releases if release.state == ReleaseState.BUILT), None),
        published=next((release for release in releases if release.state == ReleaseState.PUBLISHED), None),
        failed=failed,
        failed_since=failed_since,
    )


def home_page(found: Chain) -> HomePage:
    """The first page of the office."""
    return HomePage(
        title=_("Verslagjaar %(year)s") % {"year": found.year},
        lead=_("Van registratie tot openbaar cijfer: waar dit jaar staat en wat er nu te doen is."),
        years=year_links("office:year", found.year),
        next_step=next_step(found),
        steps=Steps(
            _("Stappen van het verslagjaar"),
            (_delivered(found), _computed(found), _opened(found), _approved(found), _built(found), _published(found)),
        ),
        delayed=_delayed(found),
        retry=Button(reverse("office:retry_submissions"), Action(_("Nu opnieuw proberen"), kind="secondary")),
    )


def _delayed(found: Chain) -> Alert | None:
    if not found.failed or not found.failed_since:
        return None
    words = ngettext(
        "%(count)s aanlevering stopte door een fout bij ons. Niets is verloren; wij proberen het vanzelf opnieuw.",
        "%(count)s aanleveringen stopten door een fout bij ons. Niets is verloren; wij proberen het vanzelf opnieuw.",
        found.failed,
    )
    since = _("De oudste is van %(moment)s.") % {"moment": moment(found.failed_since)}
    return Alert(f"{words % {'count': count(found.failed)}} {since}", "warning")


def year_links(name: str, here: int) -> tuple[YearLink, ...]:
    """Links to the same page of every year; none when there is only one."""
    found = tuple(YearLink(year, reverse(name, args=[year]), year == here) for year in sorted({here, *years()}))
    return found[::-1] if len(found) > 1 else ()


def next_step(found: Chain) -> Alert:
    """The one thing to do now."""
    words, button, href = _next(found)
    actions = (Action(button, href, kind="secondary"),) if button else ()
    return Alert(words, "success" if found.is_published else "info", title=_("Nu te doen"), actions=actions)


def _next(found: Chain) -> tuple[str, str, str]:
    """Sentence, words of the link, address."""
    return _next_of_computing(found) or _next_of_publishing(found)


def _next_of_computing(found: Chain) -> tuple[str, str, str] | None:
    if found.run is None:
        return _("Maak een snede en bereken de cijfers."), _("Naar berekeningen"), reverse("office:computations")
    page = reverse("office:computation", args=[found.run.id])
    if found.run.is_unfinished:
        return _("De berekening loopt. U hoeft niets te doen."), _("Voortgang bekijken"), page
    if not found.is_computed:
        return _("De laatste berekening is niet afgemaakt."), _("Berekening bekijken"), page
    if found.run.opened is None:
        return _("Controleer de cijfers en stel ze open voor accordering."), _("Cijfers bekijken"), page
    return None


def _next_of_publishing(found: Chain) -> tuple[str, str, str]:
    if found.signed == 0:
        page = reverse("office:approvals_of_year", args=[found.year])
        return _("De ziekenhuizen accorderen en ondertekenen nu."), _("Stand bekijken"), page
    page = reverse("office:release_of_year", args=[found.year])
    if found.is_published:
        return _("De cijfers zijn gepubliceerd. U hoeft niets te doen."), _("Vrijgave bekijken"), page
    if found.waiting is None:
        return _("Maak een vrijgave van de ondertekende cijfers."), _("Naar vrijgave"), page
    return _("Bekijk de vrijgave en publiceer haar."), _("Naar vrijgave"), page


def _delivered(found: Chain) -> Step:
    detail = ngettext("%(count)s aanlevering ontvangen", "%(count)s aanleveringen ontvangen", found.submissions)
    detail %= {"count": count(found.submissions)}
    if found.last_submission:
        detail += _(", de laatste op %(moment)s") % {"moment": moment(found.last_submission.received)}
    is_done = found.submissions or found.run
    return Step(_("Registraties ontvangen"), "done" if is_done else "current", detail + ".")


def _computed(found: Chain) -> Step:
    words, href = _("Snede maken en cijfers berekenen"), reverse("office:computations")
    if found.run is None:
        return Step(words, "current" if found.submissions else "waiting", href=href)
    href = reverse("office:computation", args=[found.run.id])
    if found.run.is_unfinished:
        return Step(words, "current", in_language(found.run.step), href, state_words=_("bezig"))
    if not found.is_computed:
        return Step(words, "blocked", _("De laatste berekening is niet afgemaakt."), href, state_words=found.run.words)
    births = count(found.run.cut.births) if found.run.cut else "0"
    detail = _("%(births)s bevallingen, klaar op %(moment)s.") % {
        "births": births,
        "moment": moment(found.run.finished),
    }
    return Step(words, "done", detail, href)


def _opened(found: Chain) -> Step:
    words = _("Openstellen voor accordering")
    if found.run and found.run.opened:
        detail = _("Open sinds %(moment)s.") % {"moment": moment(found.run.opened)}
        if found.run.closed:
            detail = _("Gesloten op %(moment)s.") % {"moment": moment(found.run.closed)}
        return Step(words, "done", detail, reverse("office:computation", args=[found.run.id]))
    return Step(words, "current" if found.is_computed else "waiting")


def _approved(found: Chain) -> Step:
    words = _("Accorderen en ondertekenen door de ziekenhuizen")
    if not found.board:
        return Step(words)
    detail = _("%(signed)s van %(all)s VSV's hebben ondertekend.") % {"signed": found.signed, "all": len(found.board)}
    is_done = found.signed == len(found.board) or bool(found.run and found.run.closed)
    return Step(words, "done" if is_done else "current", detail, reverse("office:approvals_of_year", args=[found.year]))


def _built(found: Chain) -> Step:
    words, href = _("Vrijgave maken en bekijken"), reverse("office:release_of_year", args=[found.year])
    if found.waiting:
        detail = _("Klaargezet op %(moment)s.") % {"moment": moment(found.waiting.moment)}
        return Step(words, "done", detail, href)
    if found.is_published:
        return Step(words, "done", href=href)
    return Step(words, "current" if found.signed else "waiting", href=href if found.signed else "")


def _published(found: Chain) -> Step:
    words = _("Publiceren")
    if found.published is None:
        return Step(words, "current" if found.waiting else "waiting")
    detail = _("Gepubliceerd op %(moment)s.") % {"moment": moment(found.published.published)}
    if found.is_published:
        return Step(words, "done", detail, reverse("public:home"))
    return Step(words, "waiting", detail + " " + _("Er loopt een nieuwe ronde."))
