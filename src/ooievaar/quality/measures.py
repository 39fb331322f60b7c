"""What is counted about registrations, with the words of reports and pages."""

from dataclasses import dataclass

MISSING = "missing"
LACKING = "lacking"


@dataclass(frozen=True)
class Measure:
    """One thing to count. `counts` says what the count is, `total` of what; both in words, Dutch and English.

    `items` says what its items are: "column" (of a delivered table), "indicator", "criterion" (indicator and the Dutch
    words of the criterion, with a slash between them), or None when the measure has no items.
    """

    code: str
    title: str
    title_english: str
    counts: str
    counts_english: str
    total: str
    total_english: str
    items: str | None = None


def _of_messages(code: str, title: str, title_english: str, counts: str, counts_english: str) -> Measure:
    total, total_english = "ontvangen berichten in die maand", "messages received in that month"
    return Measure(code, title, title_english, counts, counts_english, total, total_english)


OF_MESSAGES: tuple[Measure, ...] = (
    _of_messages("received", "Ontvangen", "Received", "alle ontvangen berichten", "all messages received"),
    _of_messages(
        "replaced", "Vervangen", "Replaced",
        "berichten die een eerdere versie van dezelfde zorgepisode vervingen",
        "messages that replaced an earlier version of the same episode",
    ),
    _of_messages("withdrawn", "Ingetrokken", "Withdrawn", "zorgepisodes die zijn ingetrokken", "episodes withdrawn"),
    _of_messages("rejected", "Afgekeurd", "Rejected", "afgekeurde berichten", "messages rejected"),
    _of_messages(
        "with_errors", "Met fouten", "With errors",
        "aanvaarde berichten met ten minste één fout", "accepted messages with at least one error",
    ),
    _of_messages(
        "with_signals", "Met signalen", "With signals",
        "aanvaarde berichten met ten minste één signaal", "accepted messages with at least one signal",
    ),
)  # fmt: skip

OF_EPISODES: tuple[Measure, ...] = (
    Measure(
        "linked", "Gekoppeld", "Linked",
        "zorgepisodes die bij registraties van een andere organisatie horen",
        "episodes that belong with records of another organisation",
        "alle zorgepisodes", "all episodes",
    ),
    Measure(
        "alone", "Alleen, terwijl een ander is genoemd", "Alone, though another is named",
        "zorgepisodes waarbij geen registratie van een andere organisatie is gevonden",
        "episodes for which no record of another organisation was found",
        "zorgepisodes die een overdracht noemen of na de intake begonnen",
        "episodes that name a transfer of care or began after booking",
    ),
    Measure(
        "used", "Gebruikt in indicator", "Used in indicator",
        "zorgepisodes waarvan de bevalling of een kind meetelt in de teller of alleen in de noemer",
        "episodes of which the birth or a child counts in the numerator or in the denominator only",
        "zorgepisodes met een bevalling", "episodes with a birth", "indicator",
    ),
    Measure(
        "undetermined", "Niet te bepalen", "Undetermined",
        "zorgepisodes waarvan niet te bepalen is of de bevalling of een kind meetelt",
        "episodes of which it cannot be determined whether the birth or a child counts",
        "zorgepisodes waarvan de bevalling of een kind meetelt of niet te bepalen is",
        "episodes of which the birth or a child counts or is undetermined", "indicator",
    ),
    Measure(
        LACKING, "Wat daarvoor ontbreekt", "What is lacking for that",
        "zorgepisodes die niet te bepalen zijn en waarbij deze voorwaarde de eerste is die ontbreekt",
        "episodes that are undetermined and of which this criterion is the first that is unknown",
        "zorgepisodes waarvan de bevalling of een kind meetelt of niet te bepalen is",
        "episodes of which the birth or a child counts or is undetermined", "criterion",
    ),
    Measure(
        MISSING, "Ontbrekend gegeven", "Missing item",
        "zorgepisodes waarin het gegeven ontbreekt", "episodes in which the item is missing",
        "zorgepisodes waarbij het gegeven hoort en waarvan de versie van de kernset het kent",
        "episodes to which the item belongs and of which the version of the kernset knows it", "column",
    ),
)  # fmt: skip

MEASURES = (*OF_MESSAGES, *OF_EPISODES)
