import random

from ooievaar.portal.ui.charts.beside import Group, Who
from ooievaar.portal.ui.charts.calibration import Tenth, calibration
from ooievaar.portal.ui.charts.chart import Chart
from ooievaar.portal.ui.charts.control import Dot, control
from ooievaar.portal.ui.charts.descent import Fall, descent
from ooievaar.portal.ui.charts.distribution import distribution
from ooievaar.portal.ui.charts.funnel import Point, funnel
from ooievaar.portal.ui.charts.interval_strip import interval_strip
from ooievaar.portal.ui.charts.quarterly import Quarter, QuarterlyLine, quarterly
from ooievaar.portal.ui.charts.scores import Mean, Row, scores
from ooievaar.portal.ui.charts.shares import shares
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


def verschillen() -> Chart:
    """VSVs that differ more than chance allows: the bands leave room for it."""
    chance = random.Random(7)  # noqa: S311 (made-up units for the gallery)
    sizes = [chance.randint(300, 3_800) for _ in range(70)]
    others = [Point(f"VSV {n + 1}", size, round(chance.gauss(10.1, 2.2), 1)) for n, size in enumerate(sizes)]
    own = Point("VSV Rietmeer", 2_310, 12.9, is_own=True)
    return funnel(
        title="VSV Rietmeer: 12,9%. Dat is hoger dan Nederland (10,1%), maar VSV's verschillen vaker zo veel.",
        points=(*others, own, Point("VSV Oeverland", 1_900, 21.4)),
        country=10.1,
        measure="Opname onder verantwoordelijkheid van de kinderarts",
        counted="kinderen",
    )


def maanden() -> Chart:
    counts = [
        (5, 61),
        (4, 58),
        (6, 66),
        (3, 55),
        (5, 60),
        (4, 57),
        (5, 63),
        (17, 62),
        (5, 59),
        (0, 0),
        (4, 56),
        (6, 64),
    ]
    dots = [
        Dot(
            f"maand {number}", str(number), count, size,
            100 * count / size if size else None, 0.0 if size else None, 20.0 if size else None,
            "buiten de grenzen" if count > 10 else "",
        )
        for number, (count, size) in enumerate(counts, 1)
    ]  # fmt: skip
    return control(
        title="Rietmeer: maand 8 boven de grens van het toeval",
        dots=dots,
        centre=9.7,
        kind="own",
        measure="Keizersneden bij een eerste kind",
    )


def populatie() -> Chart:
    units = (Who("eigen", "own"), Who("VSV", "vsv"), Who("Nederland", "country"))
    groups = (Group("Eerste kind", (52.1, 47.0, 45.2)), Group("Meerling", (None, 2.6, 3.1)))
    rows = [(group.words, *(None if value is None else f"{value}%" for value in group.values)) for group in groups]
    table = Table("Voor wie u zorgt", (Column("Groep"), *(Column(unit.words) for unit in units)), rows)
    return shares(title="Rietmeer begeleidt meer eerste kinderen", units=units, groups=groups, table=table)


def ijking() -> Chart:
    tenths = [Tenth(900, 4 + 1.4 * n, 4 + 1.4 * n + (-1) ** n, 2.5 + 1.2 * n, 6 + 1.7 * n) for n in range(10)]
    return calibration(title="In 10 van de 10 tienden gebeurde wat was voorspeld", tenths=tenths)


def ervaringen() -> Chart:
    units = (Who("eigen", "own"), Who("VSV", "vsv"), Who("Nederland", "country"))
    own, vsv, country = Mean(8.62, 8.3, 8.94), Mean(8.31, 8.2, 8.42), Mean(8.4, 8.38, 8.42)
    rows = (Row("Persoonlijke aandacht", (own, vsv, country)), Row("Samen beslissen", (None, vsv, country)))
    cells = [(row.words, *("–" if mean is None else str(mean.value) for mean in row.means)) for row in rows]
    table = Table("Ervaringen", (Column("Onderwerp"), *(Column(unit.words) for unit in units)), cells)
    return scores(title="Rietmeer geeft meer persoonlijke aandacht", units=units, rows=rows, table=table)


def cijfers() -> Chart:
    counts = (0, 1, 0, 2, 3, 4, 11, 24, 18, 9)
    table = Table("Cijfers", (Column("Cijfer"), Column("Aantal")), [(str(n), c) for n, c in enumerate(counts, 1)])
    return distribution(title="De meeste cliënten gaven een 8", counts=counts, negative_to=5, table=table)


def kwartalen() -> Chart:
    own = tuple(Quarter(f"2026-K{n}", 7.9 + 0.2 * n, 7.5 + 0.2 * n, 8.3 + 0.2 * n) for n in range(1, 5))
    country = tuple(Quarter(f"2026-K{n}", 8.3, 8.28, 8.32) for n in range(1, 5))
    lines = (QuarterlyLine("Rietmeer", "own", own), QuarterlyLine("Nederland", "country", country))
    table = Table("Per kwartaal", (Column("Kwartaal"), Column("Rietmeer")), [(q.name, str(q.value)) for q in own])
    return quarterly(title="Bij Rietmeer gaat het beter", lines=lines, table=table)


EXAMPLES = {
    "ervaringen": ervaringen,
    "cijfers": cijfers,
    "kwartalen": kwartalen,
    "trechter": rietmeer,
    "trechter met ruimte": verschillen,
    "maanden": maanden,
    "populatie": populatie,
    "ijking": ijking,
    "niveaus": niveaus,
    "jaren": jaren,
    "gewichten": gewichten,
    "stappen": stappen,
}
