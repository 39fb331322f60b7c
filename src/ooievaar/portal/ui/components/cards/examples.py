from ooievaar.portal.ui.components.badge import Badge
from ooievaar.portal.ui.components.cards import Card, Cards
from ooievaar.portal.ui.components.figure_value import FigureValue

EXAMPLES = {
    "indicatoren": Cards(
        (
            Card(
                "Sectio's in de NTSV-groep",
                "#",
                "Wijkt niet af van wat door toeval te verwachten is.",
                FigureValue("", 12.9, numerator=61, denominator=472, lower=10.2, upper=16.2),
            ),
            Card(
                "Fluxus",
                "#",
                "Hoger dan door toeval te verwachten is.",
                FigureValue("", 9.8, numerator=88, denominator=898, lower=8.0, upper=11.9),
            ),
            Card("Vroeggeboorte", "#", figure=FigureValue("", None, hidden="Minder dan 10 bevallingen.")),
        )
    ),
    "met een stand": Cards(
        (
            Card(
                "Aanleveren", "#", "Berichten uit uw dossiersysteem insturen.", state=Badge("3 bevindingen", "warning")
            ),
            Card("Cijfers", "#", "Uw praktijk naast het VSV en Nederland.", state=Badge("Nieuw", "info")),
        )
    ),
}
