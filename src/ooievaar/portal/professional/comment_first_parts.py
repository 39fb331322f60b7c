"""From whole comments to the pages on which a first reader decides about them."""

from django.urls import reverse
from django.utils.translation import gettext as _

from ooievaar import questionnaires
from ooievaar.portal.professional.comment_pages import Option, ReadingOnePage, ReadingPage, ReadingView, Word
from ooievaar.portal.professional.comment_words import kind_badge, themes_form, way_back
from ooievaar.portal.professional.pages import Choice
from ooievaar.portal.professional.words import for_listeners
from ooievaar.portal.surveys.comments import Whole
from ooievaar.portal.surveys.states import COMMENT_WORDS, REASON_WORDS, CommentState, Reason
from ooievaar.portal.ui.components import Action, Actions, Alert, Badge, EmptyState, Pagination
from ooievaar.questionnaires import Span

PER_PAGE = 20
# As they stand in the address.
LISTS = {"": CommentState.UNREAD, "gedeeld": CommentState.SHARED, "achtergehouden": CommentState.WITHHELD}
_BADGES = {CommentState.UNREAD: "info", CommentState.SHARED: "success", CommentState.WITHHELD: "warning"}


def reading_page(
    state: CommentState, found: tuple[Whole, ...], counts: dict[CommentState, int], number: int
) -> ReadingPage:
    is_sharing = state is CommentState.UNREAD and bool(found)
    pages = -(-counts[state] // PER_PAGE)
    query = next(f"staat={name}" if name else "" for name, each in LISTS.items() if each is state)
    return ReadingPage(
        title=_("Eerst lezen"),
        lead=_("U leest opmerkingen van cliënten als eerste. Verberg namen voordat collega's ze zien."),
        breadcrumbs=way_back(is_further=True),
        choices=_choices(state, counts),
        notice=_how() if is_sharing else None,
        nothing=None if found else _nothing(state),
        comments=tuple(_view(each, place) for place, each in enumerate(found, 1)),
        share=Action(_("Aangevinkte delen met collega's")) if is_sharing else None,
        pagination=Pagination(number, pages, query) if pages > 1 else None,
    )


def no_reading_page(why: Alert) -> ReadingPage:
    return ReadingPage(title=_("Eerst lezen"), lead="", breadcrumbs=way_back(is_further=True), notice=why)


def reading_one_page(
    whole: Whole, chosen: tuple[Span, ...] | None = None, *, typed: str = "", error: str = ""
) -> ReadingOnePage:
    hidden = whole.hidden if chosen is None else chosen
    words, rest = _words(whole.text, hidden)
    is_withheld = whole.state is CommentState.WITHHELD
    return ReadingOnePage(
        title=_("Opmerking eerst lezen"),
        lead=_lead(whole),
        breadcrumbs=way_back(is_further=True),
        state=Badge(COMMENT_WORDS[whole.state], _BADGES[whole.state]),
        kind=kind_badge(whole.kind),
        reason=str(REASON_WORDS[Reason(whole.reason)]) if whole.reason else "",
        pieces=questionnaires.pieces(whole.text, hidden),
        words=() if is_withheld else words,
        rest=rest,
        typed=typed,
        error=error,
        save=None if is_withheld else _save(whole.state),
        reasons=() if is_withheld else tuple(Option(code.value, str(each)) for code, each in REASON_WORDS.items()),
        withhold=Action(_("Achterhouden"), kind="secondary", name="doen", value="achterhouden", is_destructive=True),
        take_back=None if whole.state is CommentState.UNREAD else _take_back(),
        themes=themes_form(whole.id, whole.themes, "", name="doen"),
    )


def _lead(whole: Whole) -> str:
    if whole.state is CommentState.WITHHELD:
        return _("Collega's zien deze opmerking niet.")
    if whole.state is CommentState.SHARED:
        return _("Collega's zien deze opmerking. Wat u hier verbergt, zien zij meteen niet meer.")
    return _("Alleen eerste lezers zien deze opmerking. Vink aan wat collega's niet mogen zien.")


def _save(state: CommentState) -> Actions:
    keep = Action(_("Bewaren"), kind="secondary", name="doen", value="bewaren")
    if state is CommentState.SHARED:
        return Actions((keep,))
    return Actions((Action(_("Delen met collega's"), name="doen", value="delen"), keep))


def _take_back() -> Action:
    return Action(_("Terugzetten naar de eerste lezer"), kind="secondary", name="doen", value="terug")


def _choices(here: CommentState, counts: dict[CommentState, int]) -> tuple[Choice, ...]:
    words = {
        CommentState.UNREAD: _("Te lezen (%(n)s)"),
        CommentState.SHARED: _("Gedeeld (%(n)s)"),
        CommentState.WITHHELD: _("Achtergehouden (%(n)s)"),
    }
    address = reverse("professional:first_reading")
    return tuple(
        Choice(words[state] % {"n": counts[state]}, f"{address}?staat={name}" if name else address, state is here)
        for name, state in LISTS.items()
    )


def _how() -> Alert:
    words = _(
        "Gemarkeerde woorden zijn waarschijnlijk namen, nummers of datums: collega's zien er [naam] voor in de plaats. "
        "Het is een voorstel, dat iets kan missen. Lees zelf, en kies andere woorden als dat nodig is."
    )
    return Alert(words)


def _nothing(state: CommentState) -> EmptyState:
    if state is CommentState.UNREAD:
        return EmptyState(_("Alles is gelezen"), _("Nieuwe opmerkingen komen met minstens tien antwoorden tegelijk."))
    return EmptyState(_("Hier staat niets"), _("Wat u deelt of achterhoudt, vindt u hier terug en kunt u terugzetten."))


def _view(each: Whole, place: int) -> ReadingView:
    words = _("Woorden kiezen of achterhouden") if each.state is CommentState.UNREAD else _("Bekijken of terugzetten")
    return ReadingView(
        id=each.id,
        value=f"{each.id}-{each.version}",
        kind=kind_badge(each.kind),
        pieces=questionnaires.pieces(each.text, each.hidden),
        reason=str(REASON_WORDS[Reason(each.reason)]) if each.reason else "",
        open=Action(
            for_listeners(words, _("opmerking %(n)s") % {"n": place}),
            reverse("professional:first_reading_one", args=[each.id]),
            kind="link",
        ),
    )


def _words(text: str, hidden: tuple[Span, ...]) -> tuple[tuple[Word, ...], str]:
    """Every word with what stands before it; and what stands behind the last one."""
    found, place, chosen = [], 0, set(hidden)
    for first, last in questionnaires.words(text):
        found.append(Word(text[place:first], f"{first}-{last}", text[first:last], (first, last) in chosen))
        place = last
    return tuple(found), text[place:]
