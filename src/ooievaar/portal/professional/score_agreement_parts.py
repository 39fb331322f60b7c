"""From where an organisation stands to the pages on its agreement, and to what other pages say of it."""

from collections.abc import Iterator

from django.urls import reverse
from django.utils.formats import date_format
from django.utils.timezone import localtime
from django.utils.translation import gettext as _

from ooievaar.portal.organisations.access import Access
from ooievaar.portal.organisations.models import Organisation
from ooievaar.portal.organisations.permissions import Permission
from ooievaar.portal.organisations.queries import names_of_who_may
from ooievaar.portal.professional.score_agreement_pages import (
    AcceptForm,
    EndScoreAgreementPage,
    ScoreAgreementPage,
)
from ooievaar.portal.professional.words import moment
from ooievaar.portal.surveys import agreements
from ooievaar.portal.surveys.agreements import Standing
from ooievaar.portal.surveys.models import ScoreAgreement
from ooievaar.portal.ui.components import Action, Alert, Breadcrumbs, Card, Column, Table


def refusal(organisation: Organisation, sentence: str) -> Alert:
    """Why there are no results, with the way to change that when there is one."""
    if organisation.kind != agreements.KIND:
        return Alert(sentence)
    return Alert(sentence, actions=(Action(_("Naar de overeenkomst"), address()),))


def renewal(organisation: Organisation) -> Alert | None:
    """That another text holds by now, for everyone who sees results by the older one."""
    if organisation.kind != agreements.KIND:
        return None
    standing = agreements.standing_of(organisation)
    return _renewal(standing, (Action(_("Lees de nieuwe tekst"), address(), kind="secondary"),))


def to_accept(access: Access) -> Iterator[Card]:
    """What an administrator has to decide about, on the first page."""
    if access.organisation.kind != agreements.KIND or not access.may(Permission.MANAGE_PEOPLE):
        return
    standing = agreements.standing_of(access.organisation)
    if notice := _renewal(standing):
        yield Card(_("Overeenkomst over resultaten"), address(), notice.words)
    elif not standing.is_valid:
        words = _("Uw organisatie ziet wat cliënten van uw zorg vinden zodra u de overeenkomst aanvaardt.")
        yield Card(_("Overeenkomst over resultaten"), address(), words)


def address() -> str:
    return reverse("professional:score_agreement")


def score_agreement_page(access: Access, *, error: str = "") -> ScoreAgreementPage:
    standing = agreements.standing_of(access.organisation)
    may_decide = access.may(Permission.MANAGE_PEOPLE)
    return ScoreAgreementPage(
        title=_("Overeenkomst over resultaten"),
        lead=_("Wat uw organisatie met het registratiebureau afspreekt over scores en opmerkingen van cliënten."),
        breadcrumbs=_way_back(),
        state=_state(access, standing),
        heading=_("De afspraken (tekst %(version)s)") % {"version": standing.text.version},
        text=standing.text.parts,
        older=_older(standing),
        form=_form(access, standing, error) if may_decide and standing.is_to_accept else None,
        history=_history(access),
        end=_ending() if may_decide and standing.accepted and not standing.is_ended else None,
    )


def end_page() -> EndScoreAgreementPage:
    return EndScoreAgreementPage(
        title=_("Overeenkomst beëindigen"),
        lead=_("Uw organisatie ziet dan meteen geen scores en opmerkingen meer. U kunt later opnieuw aanvaarden."),
        breadcrumbs=Breadcrumbs((*_way_back().links, (_("Overeenkomst over resultaten"), address()))),
        end=Action(_("Beëindigen"), is_destructive=True),
        keep=Action(_("Niet beëindigen"), address(), kind="secondary"),
    )


def _way_back() -> Breadcrumbs:
    return Breadcrumbs(((_("Ervaringen"), reverse("professional:experiences")),))


def _ending() -> Action:
    return Action(_("Overeenkomst beëindigen"), reverse("professional:end_score_agreement"), kind="secondary")


def _state(access: Access, standing: Standing) -> Alert:
    """Where the organisation stands, and who can change that."""
    if notice := _renewal(standing):
        return Alert(" ".join((str(notice.words), *_who_can(access))), "warning")
    if standing.is_valid and standing.accepted:
        held = {"name": _name(standing.accepted), "day": date_format(localtime(standing.accepted.accepted), "j F Y")}
        return Alert(_("%(name)s heeft deze tekst aanvaard op %(day)s.") % held, "success")
    sentence = agreements.why_not_agreed(access.organisation) or ""
    return Alert(" ".join((sentence, *_who_can(access))), "warning" if standing.accepted else "info")


def _renewal(standing: Standing, actions: tuple[Action, ...] = ()) -> Alert | None:
    if not standing.is_valid or standing.last_day is None:
        return None
    words = _(
        "De tekst van de overeenkomst over resultaten is veranderd. De oude geldt tot en met %(day)s: daarna ziet uw "
        "organisatie niets meer, tenzij zij de nieuwe heeft aanvaard."
    )
    return Alert(words % {"day": date_format(standing.last_day, "j F Y")}, "warning", actions=actions)


def _who_can(access: Access) -> Iterator[str]:
    if access.may(Permission.MANAGE_PEOPLE):
        yield _("Lees de afspraken, en aanvaard ze onder de tekst.")
        return
    names = names_of_who_may(access.organisation, Permission.MANAGE_PEOPLE)
    if names:
        yield _("Aanvaarden kan een organisatiebeheerder: %(names)s.") % {"names": ", ".join(names)}
    else:
        yield _("Uw organisatie heeft geen organisatiebeheerder, die kan aanvaarden. Vraag er het bureau om.")


def _older(standing: Standing):
    """What the organisation holds itself to now, when that is not the newest text."""
    if not standing.is_valid or standing.last_day is None or standing.accepted is None:
        return ()
    return agreements.text_of(standing.accepted.version).parts


def _form(access: Access, standing: Standing, error: str) -> AcceptForm:
    statement = _("Ik heb de tekst gelezen en mag deze afspraken maken namens %(name)s.")
    return AcceptForm(
        version=standing.text.version,
        statement=statement % {"name": access.organisation.name},
        error=error,
        accept=Action(_("Overeenkomst aanvaarden")),
    )


def _history(access: Access) -> Table | None:
    rows = ScoreAgreement.objects.visible_to(access).select_related("by", "ended_by")
    if not rows:
        return None
    columns = (_("Aanvaard"), _("Door"), _("Tekst"), _("Beëindigd"), _("Door wie"))
    return Table(_("Wat is aanvaard"), tuple(map(Column, columns)), tuple(map(_line, rows)), stacks=True)


def _line(row: ScoreAgreement) -> tuple[str | None, ...]:
    ended = (moment(row.ended), row.ended_by.name if row.ended_by else None) if row.ended else (None, None)
    return moment(row.accepted), _name(row), row.version, *ended


def _name(row: ScoreAgreement) -> str:
    return row.by.name if row.by else _("Uw organisatie")
