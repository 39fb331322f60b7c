from ooievaar.portal.ui.components.figure_value import FigureValue

EXAMPLES = {
    "groot": FigureValue(
        "Keizersnede bij een eerste kind in hoofdligging",
        12.9,
        numerator=61,
        denominator=472,
        lower=10.2,
        upper=16.2,
        size="large",
    ),
    "gewoon": FigureValue("Nederland", 14.1, numerator=8_912, denominator=63_206, lower=13.8, upper=14.4),
    "te weinig": FigureValue(
        "Uw praktijk",
        None,
        hidden="Het gaat om minder dan 10 bevallingen. Een cijfer zou te veel zeggen over personen.",
    ),
    "zonder uitkomst": FigureValue("2019", None),
}
