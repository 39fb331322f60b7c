"""Rules for births and deaths that the messages about one pregnancy do not tell in full, or tell twice."""

import polars as pl

from ooievaar.intake.findings import Grade, Subject, Words
from ooievaar.intake.linked.frames import Linked, LinkedRule, at, at_place, found, shown, text
from ooievaar.intake.rules.completeness import CHILD
from ooievaar.records import DELIVERED_CHILDREN, EPISODES

_SHORTEST_BETWEEN_DAYS = 150
_AT_BIRTH = ("labour", "expulsion", "third_stage")


def _twin_missing(linked: Linked) -> pl.DataFrame:
    """Tellers of births that have more children, by count or order, than the messages describe together."""
    described = linked.children.group_by("pregnancy_id").agg(
        described=pl.max_horizontal(pl.col("slot").n_unique(), pl.len() // pl.col("episode_id").n_unique()),
        ordered=pl.col("birth_order").max(),
    )
    counted = linked.episodes.group_by("pregnancy_id").agg(counted=pl.col("children_count").max())
    births = described.join(counted, on="pregnancy_id").with_columns(expected=pl.max_horizontal("counted", "ordered"))
    short = births.filter(pl.col("expected") > pl.col("described"))
    telling = linked.episodes.join(linked.children, on="episode_id", how="semi").join(short, on="pregnancy_id")
    sentence = "Voeg het ontbrekende kind toe: deze bevalling heeft {} kinderen en de berichten beschrijven er {}."
    return found(telling, at=at_place(CHILD), sentence=text(sentence, pl.col("expected"), pl.col("described")))


def _undescribed(linked: Linked) -> pl.DataFrame:
    """Who was responsible around a birth that nobody describes."""
    responsible = pl.any_horizontal(pl.col("responsible_periods").list.contains(period) for period in _AT_BIRTH)
    ended = linked.episodes.filter(pl.col("end_of_pregnancy") == "birth", responsible)
    missing = ended.join(linked.children, on="pregnancy_id", how="anti")
    sentence = "Voeg de geboorte toe als u die begeleidde: in geen enkel bericht over deze zwangerschap staat een kind."
    return found(missing, at=at_place(CHILD), sentence=text(sentence))


def _child_twice(linked: Linked) -> pl.DataFrame:
    keyed = linked.children.filter(pl.col("child_key").is_not_null())
    twice = keyed.filter(pl.col("pregnancy_id").n_unique().over("child_key") > 1)
    sentence = "Controleer het BSN van het kind: hetzelfde nummer staat ook bij een kind uit een andere zwangerschap."
    return found(twice, at=at(DELIVERED_CHILDREN["child_key"], "number"), sentence=text(sentence))


def _pregnancies_close(linked: Linked) -> pl.DataFrame:
    """Children of one woman who were born in two pregnancies within five months."""
    mothers = linked.episodes.filter(pl.col("mother_key").is_not_null()).select("episode_id", "mother_key")
    born = linked.children.join(mothers, on="episode_id").filter(pl.col("birth_date").is_not_null())
    births = (
        born.group_by("mother_key", "pregnancy_id").agg(pl.col("birth_date").min()).sort("mother_key", "birth_date")
    )
    several = births.filter(pl.len().over("mother_key") > 1)
    before = (pl.col("birth_date") - pl.col("birth_date").shift(1)).over("mother_key").dt.total_days()
    after = (pl.col("birth_date").shift(-1) - pl.col("birth_date")).over("mother_key").dt.total_days()
    close = several.filter(pl.min_horizontal(before, after) < _SHORTEST_BETWEEN_DAYS)
    rows = born.join(close.select("mother_key", "pregnancy_id"), on=["mother_key", "pregnancy_id"], how="semi")
    where = at(DELIVERED_CHILDREN["birth_date"], "number")
    sentence = (
        "Controleer de geboortedatum en het BSN: deze vrouw kreeg binnen vijf maanden een kind in twee zwangerschappen."
    )
    return found(rows, at=where, value=shown(DELIVERED_CHILDREN["birth_date"]), sentence=text(sentence))


def _child_death_differs(linked: Linked) -> pl.DataFrame:
    """A no of somebody whose care went on after that of who said that the child died."""
    return _death_differs(linked.children, "perinatal_death", ["pregnancy_id", "slot"])


def _mother_death_differs(linked: Linked) -> pl.DataFrame:
    return _death_differs(linked.episodes, "maternal_death", ["pregnancy_id"])


def _death_differs(rows: pl.DataFrame, column: str, group: list[str]) -> pl.DataFrame:
    died = rows.filter(pl.col(column)).group_by(group).agg(known=pl.col("end_date").min(), by=pl.col("lvr_number"))
    told = rows.join(died, on=group, how="inner")
    later = (pl.col(column) == pl.lit(value=False)) & (pl.col("end_date") > pl.col("known"))
    denied = told.filter(later).select(group).unique()
    both = told.filter(pl.col(column) | later).join(denied, on=group, how="semi")
    where = at(EPISODES[column]) if column in EPISODES.names else at(DELIVERED_CHILDREN[column], "number")
    sentence = "Controleer of '{}' klopt: een andere zorgverlener leverde het tegendeel aan."
    declared = EPISODES[column] if column in EPISODES.names else DELIVERED_CHILDREN[column]
    return found(both, at=where, value=shown(declared), sentence=text(sentence, pl.lit(declared.words)))


RULES = (
    LinkedRule(
        code="twin-missing",
        grade=Grade.ERROR,
        subject=Subject.LINKED,
        title="Van een meerling ontbreekt een kind",
        why="Het aantal kinderen of een rangnummer zegt dat er meer kinderen zijn geboren dan de berichten samen "
        "beschrijven. Het andere kind ontbreekt in alle cijfers.",
        advice="Voeg het kind toe bij de bevalling. Was het een eenling, verbeter dan het aantal kinderen of het "
        "rangnummer.",
        english=Words(
            "A child of a multiple birth is missing",
            "The number of children or a birth order says that more children were born than the messages together "
            "describe. The other child is missing from all figures.",
            "Add the child to the delivery. If it was a single birth, correct the number of children or the order.",
        ),
        check=_twin_missing,
        examples="""
            berichten                                          | bevinding
            ---------------------------------------------------+----------
            a.children_count = 2                               | ab.child
            a.child1.birth_order = 2; b.child1.birth_order = 2 | ab.child
            a.children_count = 2; b.child2.birth_order = 2     | geen
            a.child1.birth_order = 2                           | geen
            a.children_count = 2; b.child1 =                   | a.child
        """,
    ),
    LinkedRule(
        code="birth-described-by-nobody",
        grade=Grade.SIGNAL,
        subject=Subject.LINKED,
        title="Geen enkel bericht beschrijft de geboorte",
        why="De zwangerschap eindigde in een bevalling, maar van geen zorgverlener is er een kind. De geboorte "
        "ontbreekt in alle cijfers.",
        advice="Begeleidde u de bevalling, vul die dan in. Droeg u over, controleer dan het LVR-nummer van de "
        "ontvanger.",
        english=Words(
            "No message describes the birth",
            "The pregnancy ended in a birth, but no provider describes a child. The birth is missing from all figures.",
            "If you led the birth, fill it in. If you handed over, check the receiver's LVR number.",
        ),
        check=_undescribed,
        examples="""
            berichten                                                  | bevinding
            -----------------------------------------------------------+----------
            a.child1 = ; b.child1 =                                    | a.child
            a.child1 = ; b.child1 = ; b.responsible_periods = labour   | ab.child
            a.child1 =                                                 | geen
            a.child1 = ; b.child1 = ; a.end_of_pregnancy = miscarriage | geen
        """,
    ),
    LinkedRule(
        code="child-in-two-pregnancies",
        grade=Grade.SIGNAL,
        subject=Subject.LINKED,
        title="Hetzelfde BSN staat bij kinderen uit twee zwangerschappen",
        why="Een kind wordt één keer geboren. Een verkeerd BSN koppelt latere gegevens aan het verkeerde kind.",
        advice="Vergelijk het BSN van het kind met de geboorteaangifte of het dossier.",
        english=Words(
            "The same BSN stands with children of two pregnancies",
            "A child is born once. A wrong BSN links later data to the wrong child.",
            "Compare the child's BSN with the registration of birth or the record.",
        ),
        check=_child_twice,
        examples="""
            berichten                                                                       | bevinding
            --------------------------------------------------------------------------------+--------------------
            a.child1.child_key = 123456782; b.child1.child_key = 123456782; b.pregnancy = 2 | ab.child1.child_key
            a.child1.child_key = 123456782; b.child1.child_key = 123456782                  | geen
            a.child1.child_key = 123456782; b.child1.child_key = 111222333; b.pregnancy = 2 | geen
        """,
    ),
    LinkedRule(
        code="pregnancies-too-close",
        grade=Grade.SIGNAL,
        subject=Subject.LINKED,
        title="Eén vrouw kreeg binnen vijf maanden een kind in twee zwangerschappen",
        why="Dat kan niet: tussen twee geboorten uit verschillende zwangerschappen liggen minstens vijf maanden.",
        advice="Vergelijk de geboortedatum van het kind en het BSN van de moeder met het dossier.",
        english=Words(
            "One woman had a child in two pregnancies within five months",
            "That cannot be: there are at least five months between births of different pregnancies.",
            "Compare the child's date of birth and the mother's BSN with the record.",
        ),
        check=_pregnancies_close,
        examples="""
            berichten                                         | bevinding
            --------------------------------------------------+---------------------
            b.pregnancy = 2; b.child1.birth_date = 2024-12-29 | ab.child1.birth_date
            b.pregnancy = 2; b.child1.birth_date = 2024-12-30 | geen
            b.child1.birth_date = 2024-12-29                  | geen
        """,
    ),
    LinkedRule(
        code="linked-child-death-differs",
        grade=Grade.SIGNAL,
        subject=Subject.LINKED,
        title="Eén zorgverlener meldt dat het kind overleed, een latere dat het leeft",
        why="Sterfte is een zwaar gegeven en telt mee zodra één bericht het noemt. Een systeem kan het ook zonder "
        "invullen op 'nee' zetten.",
        advice="Vul bij het kind in of het is overleden, ook als dat na uw zorg was en u het weet.",
        english=Words(
            "One provider reports that the child died, a later one that it lives",
            "Death is a grave item and counts as soon as one message has it. A system may also set it to 'no' by "
            "itself.",
            "Fill in with the child whether it died, also when that was after your care and you know it.",
        ),
        check=_child_death_differs,
        examples="""
            berichten                                                     | bevinding
            --------------------------------------------------------------+--------------------------
            a.child1.perinatal_death = ja; b.end_date = 2024-09-11        | ab.child1.perinatal_death
            a.child1.perinatal_death = ja; b.end_date = 2024-09-10        | geen
            a.child1.perinatal_death = ja; b.child1.perinatal_death = ja; |
            b.end_date = 2024-09-11                                       | geen
        """,
    ),
    LinkedRule(
        code="linked-mother-death-differs",
        grade=Grade.SIGNAL,
        subject=Subject.LINKED,
        title="Eén zorgverlener meldt dat de moeder overleed, een latere van niet",
        why="Moedersterfte is een zwaar gegeven en telt mee zodra één bericht het noemt. Een systeem kan het ook "
        "zonder invullen op 'nee' zetten.",
        advice="Vul in het dossier in of de moeder is overleden, ook als dat na uw zorg was en u het weet.",
        english=Words(
            "One provider reports that the mother died, a later one that she did not",
            "Maternal death is a grave item and counts as soon as one message has it. A system may also set it to "
            "'no' by itself.",
            "Fill in in the record whether the mother died, also when that was after your care and you know it.",
        ),
        check=_mother_death_differs,
        examples="""
            berichten                                      | bevinding
            -----------------------------------------------+------------------
            a.maternal_death = ja; b.end_date = 2024-09-11 | ab.maternal_death
            a.maternal_death = ja; b.end_date = 2024-09-10 | geen
            a.maternal_death = ja; b.maternal_death =      | geen
        """,
    ),
)
