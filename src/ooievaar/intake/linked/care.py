"""Rules for care that does not join: a referral without its receiver, two who led, an episode outside every year."""

import polars as pl

from ooievaar.intake.findings import Grade, Place, Subject, Words
from ooievaar.intake.linked.frames import Linked, LinkedRule, at, at_place, found, register_of, shown, text
from ooievaar.records import EPISODES, REFERRALS

YEAR = Place("verslagjaar", "zwangerschap/definitieve_a_terme_datum")
DOUBLE = Place("zorgepisode", "zwangerschap/dossiernummer")

_TO = REFERRALS["to_lvr"]
_PATIENCE_DAYS = 60


def _referred(linked: Linked) -> pl.DataFrame:
    """Referrals to another practice or hospital of the register, with the day until which that one delivered."""
    until = linked.delivered["episodes"].group_by("lvr_number").agg(pl.col("end_date", "start_date").max())
    delivered = until.select(to_lvr="lvr_number", delivered_until=pl.max_horizontal("end_date", "start_date"))
    known = register_of(linked).select(to_lvr="lvr_number")
    others = linked.referrals.filter(pl.col("to_lvr") != pl.col("lvr_number"))
    return others.join(known, on="to_lvr", how="semi").join(
        delivered.with_columns(delivers=pl.lit(value=True)), on="to_lvr", how="left"
    )


def _receiver_silent(linked: Linked) -> pl.DataFrame:
    silent = _referred(linked).filter(pl.col("delivers").is_null())
    sentence = "Controleer het LVR-nummer van de ontvanger {}: deze zorgverlener leverde ons nog niets aan."
    return found(silent, at=at(_TO, "number"), value=pl.col("to_lvr"), sentence=text(sentence, pl.col("to_lvr")))


def _receiver_missing(linked: Linked) -> pl.DataFrame:
    """Transfers whose receiver delivered about that time, but nothing about this pregnancy."""
    present = linked.episodes.select("pregnancy_id", to_lvr="lvr_number").unique()
    due = pl.col("referral_date") + pl.duration(days=_PATIENCE_DAYS)
    expected = _referred(linked).filter((pl.col("referral_type") == "transfer") & (pl.col("delivered_until") >= due))
    missing = expected.join(present, on=["pregnancy_id", "to_lvr"], how="anti")
    sentence = "Controleer het LVR-nummer van de ontvanger {}: wij kregen van daar geen bericht over deze zwangerschap."
    return found(missing, at=at(_TO, "number"), value=pl.col("to_lvr"), sentence=text(sentence, pl.col("to_lvr")))


def _both_led(linked: Linked) -> pl.DataFrame:
    led = linked.episodes.filter(
        pl.col("responsible_periods").list.contains("expulsion"), pl.col("end_of_pregnancy").is_in(["birth"])
    )
    both = led.filter(pl.col("lvr_number").n_unique().over("pregnancy_id") > 1)
    sentence = "Controleer of u bij de uitdrijving verantwoordelijk was: een andere zorgverlener vulde dat ook in."
    return found(both, at=at(EPISODES["responsible_periods"]), sentence=text(sentence))


def _year_unknown(linked: Linked) -> pl.DataFrame:
    """Episodes in pregnancies of which nobody gives a birth or due date."""
    dated = pl.concat(
        [
            linked.episodes.filter(pl.col("due_date").is_not_null()).select("pregnancy_id"),
            linked.children.filter(pl.col("birth_date").is_not_null()).select("pregnancy_id"),
        ]
    )
    undated = linked.episodes.join(dated, on="pregnancy_id", how="anti")
    sentence = (
        "Vul de à terme datum in: zonder die datum of een geboortedatum valt deze zorg in geen enkel verslagjaar."
    )
    return found(undated, at=at_place(YEAR), sentence=text(sentence))


def _twice(linked: Linked) -> pl.DataFrame:
    """Episodes of one provider in one pregnancy that go on at the same time."""
    group = ["pregnancy_id", "lvr_number"]
    several = linked.episodes.filter(pl.len().over(group) > 1, pl.col("start_date").is_not_null()).sort(
        *group, "start_date", "episode_id"
    )
    until = pl.coalesce("end_date", pl.date(9999, 1, 1)).cum_max().shift(1).over(group)
    overlapping = several.filter(until >= pl.col("start_date"))
    sentence = "Voeg de twee dossiers van deze vrouw samen: voor dezelfde weken leverde u een andere zorgepisode aan."
    return found(overlapping, at=at_place(DOUBLE), value=shown(EPISODES["start_date"]), sentence=text(sentence))


RULES = (
    LinkedRule(
        code="episode-without-year",
        grade=Grade.ERROR,
        subject=Subject.LINKED,
        title="De zorg valt in geen enkel verslagjaar",
        why="De geboortedatum, of anders de à terme datum, bepaalt het verslagjaar. Staat er in geen enkel bericht "
        "over deze zwangerschap een van beide, dan telt deze zorg nergens mee.",
        advice="Vul in het dossier de definitieve à terme datum in, of de geboortedatum van het kind.",
        english=Words(
            "The care falls in no reporting year",
            "The date of birth, or else the due date, decides the reporting year. If no message about this pregnancy "
            "has either, this care counts nowhere.",
            "Fill in the definitive due date in the record, or the child's date of birth.",
        ),
        check=_year_unknown,
        examples="""
            berichten                                  | bevinding
            -------------------------------------------+----------
            b = ; a.due_date = ; a.child1 =            | a.year
            b = ; a.due_date =                         | geen
            a.due_date = ; a.child1 =                  | geen
            b.pregnancy = 2; a.due_date = ; a.child1 = | a.year
        """,
    ),
    LinkedRule(
        code="receiver-silent",
        grade=Grade.SIGNAL,
        subject=Subject.LINKED,
        title="U verwees naar een zorgverlener die niets aanlevert",
        why="Of het LVR-nummer in de verwijzing klopt niet, of de zorg van de ontvanger ontbreekt in de cijfers.",
        advice="Controleer het LVR-nummer bij de verwijzing. Klopt het, dan hoeft u niets te doen: het "
        "registratiebureau vraagt de ontvanger om aan te leveren.",
        english=Words(
            "You referred to a provider that delivers nothing",
            "Either the LVR number in the referral is wrong, or the care of the receiver is missing in the figures.",
            "Check the LVR number with the referral. If it is right, there is nothing to do: the registry office asks "
            "the receiver to deliver.",
        ),
        check=_receiver_silent,
        examples="""
            berichten                                            | bevinding
            -----------------------------------------------------+-------------------
            a.referral1.to_lvr = 1504                            | a.referral1.to_lvr
            a.referral1.to_lvr = 0003                            | geen
            a.referral1.to_lvr = 7777                            | geen
            b.referral2.to_lvr = 1504; b.referral1.to_lvr = 1808 | b.referral2.to_lvr
        """,
    ),
    LinkedRule(
        code="transfer-without-receiver",
        grade=Grade.SIGNAL,
        subject=Subject.LINKED,
        title="U droeg de zorg over, maar van de ontvanger is er geen bericht",
        why="Zonder het bericht van de ontvanger weten wij niet hoe de zwangerschap afliep. Wij wachten tot de "
        "ontvanger over de zestig dagen na de overdracht heeft aangeleverd.",
        advice="Controleer het LVR-nummer van de ontvanger bij de verwijzing, en het BSN en de geboortedatum van de "
        "vrouw. Klopt alles, vraag dan de ontvanger om zijn bericht na te kijken.",
        english=Words(
            "You transferred care, but there is no message of the receiver",
            "Without the receiver's message we do not know how the pregnancy ended. We wait until the receiver has "
            "delivered about the sixty days after the transfer.",
            "Check the receiver's LVR number with the referral, and the BSN and date of birth of the woman. If all is "
            "right, ask the receiver to look at its message.",
        ),
        check=_receiver_missing,
        examples="""
            berichten                                                        | bevinding
            -----------------------------------------------------------------+-------------------
            a.referral1.to_lvr = 0003; a.referral1.referral_type = transfer; |
            a.referral1.referral_date = 2024-07-01; b.pregnancy = 2          | a.referral1.to_lvr
            a.referral1.to_lvr = 0003; a.referral1.referral_type = transfer; |
            a.referral1.referral_date = 2024-07-01                           | geen
            a.referral1.to_lvr = 0003; a.referral1.referral_type = consult;  |
            a.referral1.referral_date = 2024-07-01; b.pregnancy = 2          | geen
            a.referral1.to_lvr = 0003; a.referral1.referral_type = transfer; |
            a.referral1.referral_date = 2024-07-12; b.pregnancy = 2          | a.referral1.to_lvr
            a.referral1.to_lvr = 0003; a.referral1.referral_type = transfer; |
            a.referral1.referral_date = 2024-07-13; b.pregnancy = 2          | geen
        """,
    ),
    LinkedRule(
        code="birth-led-by-two",
        grade=Grade.SIGNAL,
        subject=Subject.LINKED,
        title="Twee zorgverleners noemen zich verantwoordelijk bij de uitdrijving",
        why="Wie bij de uitdrijving verantwoordelijk was, bepaalt voor wie de bevalling meetelt. Dat kan er maar één "
        "zijn.",
        advice="Haal in het dossier bij de perioden van verantwoordelijkheid de uitdrijving weg als u toen al had "
        "overgedragen. Was u verantwoordelijk, dan hoeft u niets te doen.",
        english=Words(
            "Two providers say that they were responsible during expulsion",
            "Who was responsible during expulsion decides for whom the birth counts. That can only be one.",
            "Take expulsion out of the periods of responsibility in the record if you had handed over by then. If you "
            "were responsible, there is nothing to do.",
        ),
        check=_both_led,
        examples="""
            berichten                                          | bevinding
            ---------------------------------------------------+-----------------------
            b.responsible_periods = expulsion third_stage      | ab.responsible_periods
            b.responsible_periods = third_stage                | geen
            b.sender = 1808; b.responsible_periods = expulsion | geen
        """,
    ),
    LinkedRule(
        code="episode-twice",
        grade=Grade.SIGNAL,
        subject=Subject.LINKED,
        title="U leverde voor dezelfde weken twee zorgepisodes van één zwangerschap aan",
        why="Zorg die tweemaal in het dossiersysteem staat, telt in overzichten dubbel.",
        advice="Zoek in het dossiersysteem of deze vrouw twee dossiers heeft. Voeg ze samen en laat het overbodige "
        "dossier intrekken.",
        english=Words(
            "You delivered two episodes of one pregnancy for the same weeks",
            "Care that stands twice in the record system counts double in reports.",
            "Look in the record system whether this woman has two records. Join them and have the superfluous one "
            "withdrawn.",
        ),
        check=_twice,
        examples="""
            berichten                                                           | bevinding
            --------------------------------------------------------------------+----------
            b.sender = 1808; b.start_date = 2024-09-10; b.end_date = 2024-09-20 | b.episode
            b.sender = 1808; b.start_date = 2024-09-11; b.end_date = 2024-09-20 | geen
            b.start_date = 2024-02-01                                           | geen
        """,
    ),
)
