"""From the declaration of a questionnaire to what is published of its file format."""

import json
from collections.abc import Callable, Mapping

from django.urls import reverse
from django.utils.timezone import localdate
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from ooievaar import publication
from ooievaar.portal.organisations.queries import every_number_by_kind
from ooievaar.portal.suppliers.questionnaire_pages import QuestionnairesPage
from ooievaar.portal.ui.answer_findings import findings_alert, findings_download, findings_table
from ooievaar.portal.ui.components import Action, Column, FileDrop, Table
from ooievaar.questionnaires import PREM, exchange

_FEW = 2  # organisations of each kind that the example names


def against() -> exchange.Against:
    """What anybody's file is held against: the register, and no partnership."""
    return exchange.Against(localdate(), every_number_by_kind())


def _example() -> str:
    """With organisations of this register, so that it is valid here."""
    known = {kind: tuple(sorted(numbers)[:_FEW]) for kind, numbers in every_number_by_kind().items()}
    return "\ufeff" + exchange.write(PREM, exchange.example(PREM, localdate(), known))


def _fhir() -> str:
    return f"{json.dumps(publication.as_questionnaire(PREM), ensure_ascii=False, indent=2)}\n"


# By name: content type, and what makes it. Names carry the version, so that they stay what they are.
FILES: Mapping[str, tuple[str, Callable[[], str]]] = {
    f"{PREM.key}.schema.json": ("application/json", lambda: exchange.schema_text(PREM)),
    f"{PREM.key}.codebook.csv": ("text/csv; charset=utf-8; header=present", lambda: exchange.codebook_csv(PREM)),
    f"{PREM.key}.codebook.md": ("text/markdown; charset=utf-8", lambda: exchange.codebook(PREM, "nl")),
    f"{PREM.key}.codebook.en.md": ("text/markdown; charset=utf-8", lambda: exchange.codebook(PREM, "en")),
    f"{PREM.key}.example.csv": ("text/csv; charset=utf-8; header=present", _example),
    f"{PREM.key}.fhir.json": ("application/fhir+json", _fhir),
}


def questionnaires_page(*, error: str = "", checked: exchange.Checked | None = None) -> QuestionnairesPage:
    return QuestionnairesPage(
        title=_("Ingevulde vragenlijsten als bestand"),
        lead=_(
            "Vraagt uw VSV de PREM zelf uit? Dit is het formaat. Controleer uw bestand hier; wij bewaren er niets van."
        ),
        downloads=_downloads(),
        columns=_columns(),
        file=FileDrop(
            name="bestand",
            label=_("Bestand met ingevulde vragenlijsten"),
            hint=_("Een CSV-bestand van hoogstens %(n)s MB.") % {"n": exchange.MAX_BYTES // 1_000_000},
            accept=".csv,text/csv",
            errors=(error,) if error else (),
        ),
        send=Action(_("Controleren")),
        alert=findings_alert(checked) if checked else None,
        findings=findings_table(checked) if checked else None,
        download=findings_download(checked) if checked else "",
    )


def _downloads() -> Table:
    words = {
        ".schema.json": _("Frictionless Table Schema: de kolommen, voor programma's"),
        ".codebook.csv": _("Codeboek als tabel"),
        ".codebook.md": _("Codeboek in het Nederlands, met alle meldingen"),
        ".codebook.en.md": _("Codeboek in het Engels, met alle meldingen"),
        ".example.csv": _("Voorbeeld met verzonnen antwoorden, dat door de controle komt"),
        ".fhir.json": _("De vragenlijst zelf als FHIR Questionnaire"),
    }
    rows = [(Action(name, _address(name), kind="link"), words[name.removeprefix(PREM.key)]) for name in FILES]
    return Table(_("Bestanden van %(key)s") % {"key": PREM.key}, (Column(_("Bestand")), Column(_("Wat het is"))), rows)


def _address(name: str) -> str:
    return reverse("suppliers:questionnaire_file", args=[name])


def _columns() -> Table:
    language = "nl" if get_language() == "nl" else "en"
    rows = [
        (each.name, exchange.words_of(PREM, each, language), each.allowed or ", ".join(each.choices), _when(each))
        for each in exchange.columns(PREM)
    ]
    names = (_("Kolom"), _("Vraag"), _("Toegestaan"), _("Alleen als"))
    return Table(_("Kolommen van het bestand"), tuple(map(Column, names)), rows, stacks=True, hides_caption=True)


def _when(column: exchange.Column) -> str | None:
    return exchange.condition(column.when) or None
