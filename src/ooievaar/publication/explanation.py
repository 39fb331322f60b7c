"""What a reader of the open data must know: the data dictionary, how to read the figures, the licence."""

from collections.abc import Iterable

from ooievaar.publication.columns import RELEASED
from ooievaar.publication.entries import Row
from ooievaar.records import Column, Kind, Table

LICENCE = """\
CC0 1.0 Universeel

De registratie doet afstand van alle rechten op deze cijfers, voor zover de wet dat toelaat. U mag ze zonder toestemming
kopiëren, veranderen en verspreiden, ook commercieel. Een bronvermelding stellen we op prijs: noem Ooievaar, het
verslagjaar en het controlegetal van de snede.

De volledige tekst: https://creativecommons.org/publicdomain/zero/1.0/deed.nl
"""

HOW_TO_READ = (
    ("Wat is dit?", "De vrijgegeven cijfers over geboortezorg van één verslagjaar, per VSV en voor heel Nederland."),
    ("Wat is een VSV?", "Een verloskundig samenwerkingsverband: praktijken, een ziekenhuis en kraamzorg in een regio."),
    ("Percentage", "Teller gedeeld door noemer, afgerond op één decimaal. U kunt het narekenen."),
    (
        "Interval",
        "Het echte percentage ligt waarschijnlijk (95%) tussen ondergrens en bovengrens. Overlappen twee intervallen, "
        "dan kan het verschil toeval zijn.",
    ),
    (
        "Score",
        "Bij de ervaringen van moeders (PREM) staat per onderwerp het gemiddelde van de cijfers die zij gaven, van 1 "
        "tot 10, met het aantal cijfers en het aantal moeders. Komen er na een berekening antwoorden bij, dan "
        "verandert een score pas als dat er tien zijn.",
    ),
    (
        "Respons",
        "De rij zonder onderdeel bij de ervaringen van moeders: ingevulde vragenlijsten (teller) tegenover bevallingen "
        "(noemer). Antwoorden tellen bij het VSV van het gewenste ziekenhuis, bevallingen waar zij waren. Daardoor kan "
        "de respons boven 100% uitkomen.",
    ),
    ("Niet te bepalen", "Hier ontbreekt een gegeven. Deze aantallen tellen niet mee in de noemer."),
    (
        "Verborgen",
        "Minder dan tien in de noemer, of een cijfer waaruit zo'n klein aantal af te leiden is, tonen we niet. Een "
        "score tonen we vanaf tien moeders.",
    ),
    ("Niet vrijgegeven", "Het ziekenhuis van het VSV heeft de cijfers niet geaccordeerd en ondertekend."),
    (
        "Vergelijken",
        "VSV's verschillen in wie zij begeleiden. Een hoger of lager cijfer is daarom niet vanzelf beter of slechter. "
        "Deze tabel is geen ranglijst.",
    ),
    (
        "Samen",
        "Bevallingen kunnen voor een deel bij twee VSV's horen. De cijfers van VSV's tellen daardoor niet precies op "
        "tot het cijfer van Nederland.",
    ),
    ("Bestand", "Het CSV-bestand is UTF-8, met een komma tussen de velden en een punt voor de decimalen (RFC 4180)."),
    (
        "Apostrof",
        "Begint een naam met =, +, - of @, dan staat er in het CSV-bestand een apostrof voor, zodat een rekenblad hem "
        "niet als formule uitvoert.",
    ),
)

DICTIONARY = Table(
    "kolommen",
    "één kolom van het bestand met cijfers",
    (
        Column("kolom", Kind.TEXT, "naam van de kolom"),
        Column("soort", Kind.TEXT, "soort waarde"),
        Column("eenheid", Kind.TEXT, "eenheid van de waarde"),
        Column("betekenis", Kind.TEXT, "wat er staat"),
        Column("keuzes", Kind.TEXT, "mogelijke waarden"),
        Column("sleutel", Kind.TEXT, "ja als de kolom deel is van wat een rij uniek maakt"),
    ),
    key=("kolom",),
)


def dictionary(table: Table = RELEASED) -> list[Row]:
    """One row per column of the open data, in declared order."""
    return [_described(column, table) for column in table.columns]


def dictionary_markdown(table: Table = RELEASED) -> str:
    """The data dictionary as a page."""
    lines = (f"| {' | '.join(_in_table(row.values()))} |" for row in dictionary(table))
    head = "| " + " | ".join(DICTIONARY.names) + " |\n|" + "---|" * len(DICTIONARY.names)
    reading = "\n\n".join(f"**{question}** {answer}" for question, answer in HOW_TO_READ)
    return f"# Kolommen\n\nEén rij is {table.row}.\n\n{head}\n" + "\n".join(lines) + f"\n\n## Lezen\n\n{reading}\n"


def _described(column: Column, table: Table) -> Row:
    choices = column.codes.codes if column.codes else ()
    return {
        "kolom": column.name,
        "soort": column.kind.value,
        "eenheid": column.unit or "",
        "betekenis": column.words,
        "keuzes": "; ".join(f"{code.value} = {code.words}" for code in choices),
        "sleutel": "ja" if column.name in table.key else "",
    }


def _in_table(cells: Iterable[str]) -> list[str]:
    return [cell.replace("|", "\\|") for cell in cells]
