"""The columns of the open data: declared once; file, workbook and dictionary follow from it.

A column keeps its name, place and meaning for ever; new ones come after the others, so that older files stay readable.
"""

from ooievaar.records import Code, CodeList, Column, Kind, Table

SHOWN = "getoond"
HIDDEN = "verborgen"
WITHHELD = "niet_vrijgegeven"

STATUS = CodeList(
    "status",
    (
        Code(SHOWN, "het cijfer staat in deze rij"),
        Code(HIDDEN, "het cijfer is verborgen om te voorkomen dat personen te herkennen zijn; zie reden"),
        Code(WITHHELD, "het VSV heeft het cijfer (nog) niet vrijgegeven; zie reden"),
    ),
)

LEVELS = CodeList("niveau", (Code("country", "Nederland"), Code("vsv", "verloskundig samenwerkingsverband")))

RELEASED = Table(
    "cijfers",
    "één indicator, of één onderdeel daarvan, voor één eenheid in één verslagjaar",
    (
        Column("verslagjaar", Kind.WHOLE, "kalenderjaar waarin de kinderen zijn geboren"),
        Column("indicator_code", Kind.TEXT, "vaste code van de indicator; blijft gelijk als het nummer verandert"),
        Column("indicator_nummer", Kind.TEXT, "nummer van de indicator in dit verslagjaar"),
        Column("indicator", Kind.TEXT, "naam van de indicator"),
        Column("onderdeel_code", Kind.TEXT, "vaste code van het onderdeel; leeg voor de indicator als geheel"),
        Column("onderdeel", Kind.TEXT, "naam van het onderdeel; leeg voor de indicator als geheel"),
        Column("niveau", Kind.CODE, "soort eenheid", codes=LEVELS),
        Column("eenheid_nummer", Kind.TEXT, "nummer van de eenheid: NL of het nummer van het VSV (tekst)"),
        Column("eenheid", Kind.TEXT, "naam van de eenheid"),
        Column("teller", Kind.WHOLE, "aantal waarvoor geldt wat de indicator telt"),
        Column("noemer", Kind.WHOLE, "aantal dat meetelt"),
        Column("percentage", Kind.NUMBER, "teller gedeeld door noemer, met één decimaal", unit="%"),
        Column("ondergrens", Kind.NUMBER, "ondergrens van het 95%-interval (Wilson)", unit="%"),
        Column("bovengrens", Kind.NUMBER, "bovengrens van het 95%-interval (Wilson)", unit="%"),
        Column("niet_te_bepalen", Kind.WHOLE, "aantal waarvan een gegeven ontbreekt; telt niet mee in de noemer"),
        Column("status", Kind.CODE, "of het cijfer wordt getoond", codes=STATUS),
        Column("reden", Kind.TEXT, "waarom het cijfer niet wordt getoond; leeg als het er staat"),
        Column("definitie_vanaf", Kind.WHOLE, "eerste verslagjaar van de gebruikte definitie"),
        Column("snede", Kind.TEXT, "controlegetal van de bevroren tabellen waaruit het cijfer is geteld"),
        Column("score", Kind.NUMBER, "gemiddelde van de cijfers die moeders gaven, van 1 tot 10, met twee decimalen"),
        Column("score_ondergrens", Kind.NUMBER, "ondergrens van het 95%-interval van de score"),
        Column("score_bovengrens", Kind.NUMBER, "bovengrens van het 95%-interval van de score"),
        Column("aantal_cijfers", Kind.WHOLE, "aantal cijfers waarvan de score het gemiddelde is"),
        Column("respondenten", Kind.WHOLE, "aantal mensen dat antwoordde; alleen bij een score en haar respons"),
    ),
    key=("verslagjaar", "indicator_code", "onderdeel_code", "niveau", "eenheid_nummer"),
)
