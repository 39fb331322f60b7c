"""From what was shared to the page on which colleagues read it. No hidden word comes here."""

from dataclasses import dataclass
from urllib.parse import urlencode

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from ooievaar import questionnaires
from ooievaar.portal.organisations.access import Access
from ooievaar.portal.organisations.permissions import Permission
from ooievaar.portal.organisations.queries import has_somebody_who_may
from ooievaar.portal.professional.comment_pages import CommentsPage, CommentView, Option
from ooievaar.portal.professional.comment_words import kind_badge, theme_words, themes_form, waiting_for_you, way_back
from ooievaar.portal.surveys import comments
from ooievaar.portal.surveys.comments import Shared
from ooievaar.portal.surveys.states import CommentState
from ooievaar.portal.surveys.themes import KINDS, THEMES
from ooievaar.portal.ui.components import Action, Actions, Alert, Column, EmptyState, Pagination, Table

PER_PAGE = 20


@dataclass(frozen=True)
class Asked:
    """Which comments somebody wants to see: a kind, a theme, or all."""

    kind: str = ""
    theme: str = ""

    @property
    def query(self) -> str:
        return urlencode({name: value for name, value in (("soort", self.kind), ("thema", self.theme)) if value})

    def address(self, name: str) -> str:
        return f"{reverse(name)}?{self.query}" if self.query else reverse(name)


def asked_of(request) -> Asked:
    kind, theme = request.GET.get("soort", ""), request.GET.get("thema", "")
    return Asked(kind if kind in KINDS else "", theme if theme in THEMES else "")


def comments_page(access: Access, asked: Asked, number: int) -> CommentsPage:
    everything = comments.shared(access.organisation)
    found = comments.chosen(everything, kind=asked.kind, theme=asked.theme)
    counts = comments.counts(access.organisation)
    pages = max(1, -(-len(found) // PER_PAGE))
    number = min(number, pages)
    return CommentsPage(
        title=_title(),
        lead=_("Wat cliënten met eigen woorden over uw zorg opschreven. Namen zijn verborgen."),
        breadcrumbs=way_back(),
        actions=_files(asked) if found else None,
        notices=_notices(access, counts),
        nothing=None if found else _nothing(counts),
        overview=_overview(everything) if everything else None,
        kinds=_options(KINDS, asked.kind, _("Alles")),
        themes=_options(THEMES, asked.theme, _("Alle thema's")),
        choose=Action(_("Tonen"), kind="secondary") if everything else None,
        count=_count(len(found)) if found else "",
        comments=tuple(_view(each, asked) for each in found[(number - 1) * PER_PAGE : number * PER_PAGE]),
        pagination=Pagination(number, pages, asked.query) if pages > 1 else None,
        notes=_notes(),
    )


def no_comments_page(why: Alert) -> CommentsPage:
    return CommentsPage(title=_title(), lead="", breadcrumbs=way_back(), notices=(why,))


def _title() -> str:
    return _("Wat cliënten opschreven")


def _count(number: int) -> str:
    return ngettext("%(n)s opmerking", "%(n)s opmerkingen", number) % {"n": number}


def _files(asked: Asked) -> Actions:
    csv = Action(_("Als CSV"), asked.address("professional:comments_csv"), kind="secondary")
    return Actions((csv, Action(_("Als spreadsheet"), asked.address("professional:comments_xlsx"), kind="secondary")))


def _notices(access: Access, counts: dict[CommentState, int]) -> tuple[Alert, ...]:
    unread = counts[CommentState.UNREAD]
    if access.may(Permission.READ_COMMENTS_FIRST):
        return (_to_read(unread),) if unread else ()
    if not has_somebody_who_may(access.organisation, Permission.READ_COMMENTS_FIRST):
        return (_nobody_reads(access),)
    words = ngettext(
        "%(n)s opmerking is nog bij de eerste lezer.", "%(n)s opmerkingen zijn nog bij de eerste lezer.", unread
    )
    return (Alert(words % {"n": unread}),) if unread else ()


def _to_read(unread: int) -> Alert:
    return Alert(waiting_for_you(unread), actions=(Action(_("Eerst lezen"), reverse("professional:first_reading")),))


def _nobody_reads(access: Access) -> Alert:
    """What to do about it, for who can do something."""
    title = _("Uw organisatie heeft nog geen eerste lezer")
    words = _("Collega's zien opmerkingen pas als een eerste lezer ze heeft gelezen en er namen in heeft verborgen.")
    if not access.may(Permission.MANAGE_PEOPLE):
        return Alert(
            f"{words} {_('Vraag uw organisatiebeheerder om iemand die rol te geven.')}", "warning", title=title
        )
    action = Action(_("Een eerste lezer kiezen"), f"{reverse('professional:organisation')}#geven")
    return Alert(f"{words} {_('Geef iemand die rol; het mag uzelf zijn.')}", "warning", title=title, actions=(action,))


def _nothing(counts: dict[CommentState, int]) -> EmptyState:
    if counts[CommentState.SHARED]:
        return EmptyState(_("Geen opmerkingen bij deze keuze"), _("Kies een ander thema of een andere soort."))
    if any(counts.values()):
        return EmptyState(_("Nog niets gedeeld"), _("Er is nog geen opmerking met u gedeeld."))
    return EmptyState(_("Nog geen opmerkingen"), _when())


def _when() -> str:
    words = _(
        "Opmerkingen verschijnen zodra minstens %(minimum)s cliënten over uw organisatie antwoordden, en daarna "
        "telkens als er minstens %(minimum)s bij zijn gekomen. Zo is niemand te herkennen."
    )
    return words % {"minimum": questionnaires.MINIMUM}


def _overview(everything: tuple[Shared, ...]) -> Table:
    found = comments.by_theme(everything)
    named = [(words, theme) for theme, words in THEMES.items() if any(found[theme, kind] for kind in KINDS)]
    lines = [*named, *([(_("nog zonder thema"), "")] if any(found["", kind] for kind in KINDS) else ())]
    return Table(
        caption=_("Waar opmerkingen over gaan"),
        columns=(Column(_("Thema")), *(Column(words, is_numeric=True) for words in KINDS.values())),
        rows=tuple((str(words).capitalize(), *(found[theme, kind] for kind in KINDS)) for words, theme in lines),
        note=_("Een opmerking kan over meer dan één thema gaan."),
    )


def _options(words: object, chosen: str, all_words: str) -> tuple[Option, ...]:
    found = (Option(code, str(each), code == chosen) for code, each in dict(words).items())  # type: ignore[call-overload]
    return (Option("", all_words, not chosen), *found)


def _view(each: Shared, asked: Asked) -> CommentView:
    address = reverse("professional:comment_themes", args=[each.id])
    return CommentView(
        id=each.id,
        kind=kind_badge(each.kind),
        pieces=each.pieces,
        themes=theme_words(each.themes),
        form=themes_form(each.id, each.themes, f"{address}?{asked.query}" if asked.query else address),
    )


def _notes() -> tuple[str, ...]:
    return (
        _when(),
        _("De volgorde is willekeurig. Een datum staat er niet bij, en ook niet wat iemand verder antwoordde."),
        _("Ga niet na wie iets schreef. Cliënten schrijven omdat zij erop rekenen dat niemand dat doet."),
    )
