"""Dutch words of the packages below the portal that its pages show: marked here, so that they are translated too.

Those packages know no gettext: they give Dutch sentences, which also stand in files and in the database. A page passes
such a sentence through `in_language`. Whoever adds one there adds it here; tests/docs/test_translations.py compares.

The catalogue is updated from the root of the repository with

    python -m ooievaar.portal makemessages -l en --no-location --no-wrap --no-obsolete \\
        --ignore node_modules --ignore var --ignore tests --ignore docs --ignore benchmarks

(which needs xgettext), and compiled with `python -m ooievaar.portal.ui.assets` (which does not). The Dutch catalogue
only replaces sentences of django-allauth that say "je" where we say "u"; it is kept by hand.
"""

from django.utils.translation import gettext
from django.utils.translation import gettext_noop as _

__all__ = ["CORE_WORDS", "in_language"]

# Why a figure is not shown: disclosure, and a release for a VSV that did not sign.
HIDDEN = (
    _("Minder dan 10 bevallingen; daarom niet getoond."),
    _("Minder dan 10 kinderen; daarom niet getoond."),
    _("Geen bevallingen die meetellen."),
    _("Geen kinderen die meetellen."),
    _("De aantallen zijn te klein om te tonen."),
    _("Niet getoond, omdat anders een kleiner aantal elders is uit te rekenen."),
    _("Er waren te weinig gevallen te verwachten om te vergelijken."),
    _("Niet vergeleken, omdat het cijfer van een eerdere berekening is."),
    _("Het ziekenhuis van dit VSV heeft de cijfers niet geaccordeerd en ondertekend."),
    _("Minder dan 10 mensen antwoordden; daarom niet getoond."),
    _("Nog in geen enkel VSV antwoordden genoeg mensen; daarom niet getoond."),
    _("Niet getoond, omdat het aantal bevallingen niet wordt getoond."),
)

# What a difference between two scores amounts to.
VERDICTS = (
    _("Dat verschil is groot genoeg om te tellen, en groter dan door toeval te verwachten is."),
    _("Dat verschil zou tellen, maar kan toeval zijn."),
    _("Dat verschil is geen toeval, maar te klein om te tellen."),
    _("Dat is geen verschil om iets uit af te leiden."),
)

# The steps of making a cut.
STEPS = (
    _("records koppelen"),
    _("bevallingen samenstellen"),
    _("bevallingen toewijzen"),
    _("snede vastleggen"),
    _("nagaan wat van de koppelingen afhangt"),
    _("snede vastgelegd"),
)

# The steps of a quality round.
STEPS_OF_ROUND = (
    _("aanleveringen lezen"),
    _("nagaan wat meetelt"),
    _("tellen"),
    _("volledigheid bepalen"),
    _("vastleggen"),
)

# Kinds of alerts, and what they are about.
ALERTS = (
    _("aanlevering valt stil of zakt steil"),
    _("een deel van de registraties blijft weg"),
    _("een gegeven komt niet meer mee"),
    _("organisatie"),
    _("leverancier van het registratiesysteem"),
    _("versie van de kernset"),
)

# Why a score of a questionnaire is not shown.
SCORES = (
    _("Minder dan 10 mensen gaven een cijfer; daarom niet getoond."),
    _("Minder dan 10 mensen van andere organisaties; daarom niet getoond."),
    _("Nog niemand gaf een cijfer."),
)

# Kinds of organisation.
ORGANISATION_KINDS = (
    _("verloskundigenpraktijk"),
    _("ziekenhuis"),
    _("kraamzorgorganisatie"),
    _("registratiebureau"),
)

# The columns of the open data, with the kinds of their values and their choices.
OPEN_DATA = (
    _("kalenderjaar waarin de kinderen zijn geboren"),
    _("vaste code van de indicator; blijft gelijk als het nummer verandert"),
    _("nummer van de indicator in dit verslagjaar"),
    _("naam van de indicator"),
    _("vaste code van het onderdeel; leeg voor de indicator als geheel"),
    _("naam van het onderdeel; leeg voor de indicator als geheel"),
    _("soort eenheid"),
    _("nummer van de eenheid: NL of het nummer van het VSV (tekst)"),
    _("naam van de eenheid"),
    _("aantal waarvoor geldt wat de indicator telt"),
    _("aantal dat meetelt"),
    _("teller gedeeld door noemer, met één decimaal"),
    _("ondergrens van het 95%-interval (Wilson)"),
    _("bovengrens van het 95%-interval (Wilson)"),
    _("aantal waarvan een gegeven ontbreekt; telt niet mee in de noemer"),
    _("of het cijfer wordt getoond"),
    _("waarom het cijfer niet wordt getoond; leeg als het er staat"),
    _("eerste verslagjaar van de gebruikte definitie"),
    _("controlegetal van de bevroren tabellen waaruit het cijfer is geteld"),
    _("gemiddelde van de cijfers die moeders gaven, van 1 tot 10, met twee decimalen"),
    _("ondergrens van het 95%-interval van de score"),
    _("bovengrens van het 95%-interval van de score"),
    _("aantal cijfers waarvan de score het gemiddelde is"),
    _("aantal mensen dat antwoordde; alleen bij een score en haar respons"),
    _("tekst"),
    _("geheel getal"),
    _("getal"),
    _("keuze"),
    _("Nederland"),
    _("verloskundig samenwerkingsverband"),
    _("het cijfer staat in deze rij"),
    _("het cijfer is verborgen om te voorkomen dat personen te herkennen zijn; zie reden"),
    _("het VSV heeft het cijfer (nog) niet vrijgegeven; zie reden"),
)

# What linkage compares, and what it can find.
COMPARED = (
    _("burgerservicenummer van de moeder"),
    _("geboortedatum van de moeder"),
    _("postcode"),
    _("à terme datum"),
    _("geboortedatum van het kind"),
    _("geslacht en gewicht van het kind"),
    _("ziekenhuis van de bevalling"),
    _("eerdere bevallingen"),
    _("wie elkaar noemt"),
    _("begin en einde van de zorg"),
    _("hetzelfde"),
    _("dezelfde"),
    _("verschillend"),
    _("twee van de drie delen gelijk, of dag en maand verwisseld"),
    _("één teken anders"),
    _("alleen de vier cijfers gelijk"),
    _("hoogstens een week verschil"),
    _("hoogstens twintig dagen verschil"),
    _("dezelfde, terwijl een à terme datum ontbreekt"),
    _("één dag verschil"),
    _("zelfde geslacht, hoogstens 100 gram verschil"),
    _("de een noemt de ander"),
    _("zij noemen elkaar niet"),
    _("de een begint op de dag dat de ander stopt"),
    _("sluit niet op de dag aan"),
    _("onbekend bij een van beide"),
)

# What people of the demonstration can try.
TASKS = (
    _(
        "Lever een bestand uit de map met voorbeelden aan, lees de bevindingen, bekijk onder Kwaliteit "
        "wat u eerst kunt herstellen."
    ),
    _(
        "Geef een collega een rol onder Organisatie. Lever onder Vragenlijst een lijst met fouten uit de map met "
        "voorbeelden aan en herstel die; maak links en vul er zelf een in; kijk onder Ervaringen."
    ),
    _("Lees onder Ervaringen wat cliënten opschreven, verberg namen en deel het met collega's."),
    _(
        "Bekijk wat cliënten van uw zorg vinden en schreven; lees onder Ervaringen welke overeenkomst daarvoor is "
        "aanvaard."
    ),
    _("Lees onder Ervaringen de overeenkomst en aanvaard die: daarna ziet uw organisatie haar scores."),
    _("Bekijk de cijfers: praktijk, VSV en land naast elkaar."),
    _("Bekijk wat uw ziekenhuis heeft aangeleverd."),
    _("Accordeer de cijfers van uw VSV onder Accorderen."),
    _("Onderteken de geaccordeerde cijfers met een verse code."),
    _("Zoek onder Volledigheid uit welke praktijk stilviel; maak een nieuwe snede en bereken de cijfers."),
    _("Zet een vrijgave klaar en publiceer haar; kijk daarna op de publieke site."),
    _("Beheer de gebruikers van het bureau."),
)

CORE_WORDS = frozenset(
    (*HIDDEN, *SCORES, *VERDICTS, *STEPS, *STEPS_OF_ROUND, *ALERTS, *ORGANISATION_KINDS, *OPEN_DATA, *COMPARED, *TASKS)
)


def in_language(words: str | None) -> str:
    """A Dutch sentence of a core package in the language of the reader; empty when there is none."""
    return gettext(words) if words else ""
