from ooievaar.portal.ui.components.comparison import Bar, Comparison

NOTE = "Het dunne streepje laat zien hoeveel een cijfer door toeval kan verschillen."

EXAMPLES = {
    "drie niveaus": Comparison(
        "Keizersnede bij een eerste kind, 2025",
        (
            Bar("Verloskundigen Rietmeer", 11.3, 7.1, 17.4, "own", "16 van 142"),
            Bar("VSV Rietmeer", 12.9, 10.2, 16.2, "vsv", "61 van 472"),
            Bar("Nederland", 14.1, 13.8, 14.4, "country", "8.912 van 63.206"),
        ),
        note=NOTE,
    ),
    "zelf te weinig": Comparison(
        "Fluxus, 2025",
        (
            Bar("Uw praktijk", None, kind="own", hidden="Minder dan 10 bevallingen: te weinig om te tonen."),
            Bar("Nederland", 7.3, 7.1, 7.5),
        ),
    ),
}
