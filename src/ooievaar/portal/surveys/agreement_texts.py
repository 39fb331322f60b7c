"""What a kraamzorg organisation agrees to before it sees results, as data.

A text is never edited once somebody could have accepted it: a change is a new version, after the others. Give it a day
on which registries will have installed it: from that day on the text before it holds 60 days more.
"""

from dataclasses import dataclass
from datetime import date

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _


@dataclass(frozen=True)
class Part:
    """Some points on one subject."""

    title: Promise | str
    points: tuple[Promise | str, ...]


@dataclass(frozen=True)
class AgreementText:
    """One version of the text, offered from a day on."""

    version: str
    since: date
    parts: tuple[Part, ...]


_FIRST = AgreementText(
    version="1",
    since=date(2026, 11, 1),
    parts=(
        Part(
            _("Waarvoor u de resultaten gebruikt"),
            (
                _("U gebruikt de resultaten om uw eigen zorg te verbeteren en om er binnen uw VSV over te praten."),
                _("U gebruikt ze niet om een medewerker te beoordelen, om te adverteren of om cliënten te kiezen."),
            ),
        ),
        Part(
            _("U gaat niet na wie iets antwoordde"),
            (
                _("U zoekt niet uit welke cliënt iets antwoordde of opschreef, ook niet met uw eigen administratie."),
                _("Herkent u toch iemand? Dan vertelt u het niet door, en spreekt u haar er niet op aan."),
                _("U rekent niet uit wat wij verbergen."),
            ),
        ),
        Part(
            _("Wat u naar buiten brengt"),
            (
                _("U publiceert geen losse opmerkingen, ook niet zonder naam en niet in stukken."),
                _("Scores van uw eigen organisatie mag u noemen zoals zij hier staan, met het aantal cliënten erbij."),
                _("Scores van uw VSV en van Nederland noemt u alleen als zij al openbaar zijn."),
            ),
        ),
        Part(
            _("Wie mag kijken"),
            (
                _("Alleen wie voor uw organisatie werkt en daar van uw organisatiebeheerder een rol voor kreeg."),
                _("Opmerkingen ziet eerst alleen een eerste lezer, die namen verbergt. Daarna zien collega's ze."),
                _("Gaat iemand weg, dan beëindigt uw organisatiebeheerder meteen de rol."),
            ),
        ),
        Part(
            _("Hoe de overeenkomst eindigt"),
            (
                _("Uw organisatie en het registratiebureau kunnen de overeenkomst elk op ieder moment beëindigen."),
                _("Het bureau doet dat als uw organisatie zich niet aan deze afspraken houdt."),
                _("Daarna ziet uw organisatie geen resultaten meer, en verwijdert u de bestanden die u ophaalde."),
                _("Komt er een nieuwe tekst, dan geldt de oude nog 60 dagen. U ziet dat hier en op uw beginpagina."),
            ),
        ),
    ),
)

# The oldest first.
TEXTS: tuple[AgreementText, ...] = (_FIRST,)
