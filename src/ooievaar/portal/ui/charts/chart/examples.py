import random

from ooievaar.portal.ui.charts.chart import Chart
from ooievaar.portal.ui.charts.descent import Fall, descent
from ooievaar.portal.ui.charts.funnel import Point, funnel
from ooievaar.portal.ui.charts.interval_strip import interval_strip
from ooievaar.portal.ui.charts.trend import Break, Moment, Series, trend
from ooievaar.portal.ui.charts.waterfall import Step, waterfall
from ooievaar.portal.ui.components import Bar, Column, Table


def made_up() -> tuple[Point, ...]:
    """Sixty-eight made-up partnerships around 14.1 %, one of them our own and two far off."""
    chance = random.Random(2025)  # noqa: S311 (made-up units for the gallery)
    sizes = [chance.randint(140, 1_900) for _ in range(66)]
    counts = [sum(chance.random() < chance.gauss(0.141, 0.012) for _ in range(size)) for size in sizes]
    others = (
        Point(f"VSV {n + 1}", size, 100 * count / size)
        for n, (size, count) in enumerate(zip(sizes, counts, strict=True))
    )
    return (
        *others,
        Point("VSV Oeverland", 1_420, 18.6),
        Point("VSV Duinrand", 930, 9.2),
        Point("VSV Rietmeer", 472, 12.9, is_own=True),
    )


def rietmeer() -> Chart:
    return funnel(
        title="Rietmeer wijkt niet af van wat door toeval te verwachten is",
        points=made_up(),
        country=14.1,
        measure="Keizersneden bij een eerste kind",
    )


def niveaus() -> Chart:
    return interval_strip(
        title="Rietmeer ligt iets onder het land, maar dat kan toeval zijn",
        bars=(
            Bar("Verloskundigen Rietmeer", 11.3, 7.1, 17.4, "own", "16 van 142"),
            Bar("VSV Rietmeer", 12.9, 10.2, 16.2, "vsv", "61 van 472"),
            Bar("Nederland", 14.1, 13.8, 14.4, "country", "8.912 van 63.206"),
        ),
        measure="Keizersneden bij een eerste kind",
    )


def jaren() -> Chart:
    own = (
        (2018, 17.2),
        (2019, 16.1),
        (2020, 15.0),
        (2021, None),
        (2022, 14.2),
        (2023, 13.8),
        (2024, 13.1),
        (2025, 12.9),
    )
    country = (
        (2018, 15.9),
        (2019, 15.7),
        (2020, 15.4),
        (2021, 15.1),
        (2022, 14.9),
        (2023, 14.5),
        (2024, 14.3),
        (2025, 14.1),
    )
    return trend(
        title="Bij Rietmeer daalt het aandeel keizersneden sinds 2018, net als in het land",
        series=(
            Series("Rietmeer", "own", tuple(Moment(y, v, v and v - 3, v and v + 3) for y, v in own)),
            Series("Nederland", "country", tuple(Moment(y, v) for y, v in country)),
        ),
        breaks=(Break(2020, "nieuwe definitie"),),
        measure="Keizersneden bij een eerste kind",
        note="In 2021 leverde Rietmeer niet volledig aan.",
    )


def gewichten() -> Chart:
    return waterfall(
        title="Er spreekt iets meer voor dan tegen",
        steps=(
            Step("vooraf", "voor elke twee registraties", -18.1),
            Step("geboortedatum van de moeder", "dezelfde", 12.5),
            Step("postcode", "verschillend", -4.5),
            Step("à terme datum", "dezelfde", 8.3),
            Step("geslacht en gewicht van het kind", "onbekend bij een van beide", None),
            Step("eerdere bevallingen", "hetzelfde", 1.5),
            Step("wie elkaar noemt", "de een noemt de ander", 3.8),
        ),
        limit=3.2,
        limit_words="gekoppeld vanaf",
        measure="Gewicht",
        note="Elke eenheid verdubbelt de kans.",
    )


def stappen() -> Chart:
    falls = (
        Fall("alle bevallingen", "1.420", 0, 1420, "left"),
        Fall("buiten de noemer; niet waar: het is de eerste bevalling", "− 800", 620, 1420, "outside"),
        Fall("niet te bepalen; onbekend: het kind lag met het hoofd naar beneden", "− 20", 600, 620, "unknown"),
        Fall("noemer", "600", 0, 600, "left"),
        Fall("teller", "84", 0, 84, "own"),
    )
    rows = [(fall.words, fall.amount) for fall in falls]
    table = Table("Stap voor stap", (Column("Stap"), Column("Aantal", is_numeric=True)), rows)
    return descent(title="Van 1.420 bevallingen tellen er 600 mee in de noemer", falls=falls, table=table)


EXAMPLES = {
    "trechter": rietmeer,
    "niveaus": niveaus,
    "jaren": jaren,
    "gewichten": gewichten,
    "stappen": stappen,
}
