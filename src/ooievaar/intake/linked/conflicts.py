"""Rules for one birth that providers tell differently."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import partial

import polars as pl

from ooievaar.intake.findings import Grade, Subject, Words, words_of
from ooievaar.intake.linked.frames import Linked, LinkedRule, at, found, shown
from ooievaar.records import DELIVERED_BIRTHS, DELIVERED_CHILDREN, EPISODES, Column, Kind


@dataclass(frozen=True)
class Fact:
    """A column in which providers may not differ; numbers and days may lie `apart` from each other."""

    column: Column
    apart: int = 0
    same: tuple[tuple[str, ...], ...] = ()  # codes that do not contradict each other

    @property
    def spread(self) -> pl.Expr:
        """Whether the values in a group contradict each other."""
        values = pl.col(self.column.name)
        if self.apart:
            between = values.max() - values.min()
            return (between.dt.total_days() if self.column.kind is Kind.DAY else between) > self.apart
        for alike in self.same:
            values = pl.when(values.is_in(alike)).then(pl.lit(alike[0])).otherwise(values)
        return values.drop_nulls().n_unique() > 1


_CHILD = DELIVERED_CHILDREN
_CAESAREAN = (("caesarean", "planned_caesarean", "emergency_caesarean"),)
OF_CHILD = (
    Fact(_CHILD["sex"]),
    Fact(_CHILD["weight_g"], apart=100),
    Fact(_CHILD["apgar_5"], apart=1),
)
OF_BIRTH_OF_CHILD = (
    Fact(_CHILD["mode_of_birth"], same=_CAESAREAN),
    Fact(_CHILD["place_of_birth"]),
    Fact(_CHILD["hospital_lvr"]),
    Fact(_CHILD["line_at_birth"]),
)
OF_BIRTH = (Fact(DELIVERED_BIRTHS["children_count"]), Fact(DELIVERED_BIRTHS["blood_loss_ml"], apart=100))
OF_MOTHER = (Fact(EPISODES["mother_key"]), Fact(EPISODES["mother_birth_date"]))
OF_PREGNANCY = (Fact(EPISODES["parity"]), Fact(EPISODES["gravidity"]), Fact(EPISODES["due_date"], apart=14))


def _differing(linked: Linked, facts: Sequence[Fact], *, of_child: bool = False) -> pl.DataFrame:
    """Who delivered a fact that another provider of the same pregnancy tells otherwise."""
    rows = linked.children if of_child else linked.episodes
    group = ("pregnancy_id", "slot") if of_child else ("pregnancy_id",)
    several = rows.filter(pl.col("episode_id").n_unique().over(group) > 1)
    spread = several.group_by(group).agg(fact.spread.alias(fact.column.name) for fact in facts)
    return pl.concat(_tellers(several, spread, fact, group) for fact in facts)


def _tellers(rows: pl.DataFrame, spread: pl.DataFrame, fact: Fact, group: Sequence[str]) -> pl.DataFrame:
    column = fact.column
    differing = rows.join(spread.filter(pl.col(column.name)).select(group), on=group, how="semi")
    told = differing.filter(pl.col(column.name).is_not_null())
    where = at(column, "number" if "slot" in group else None)
    hidden = column.name.endswith("_key") or column is EPISODES["mother_birth_date"]
    sentence = f"Vergelijk '{words_of(column)}' met het dossier: een andere zorgverlener leverde iets anders aan."
    return found(told, at=where, value=None if hidden else shown(column), sentence=pl.lit(sentence))


RULES = (
    LinkedRule(
        code="linked-birth-date-differs",
        grade=Grade.SIGNAL,
        subject=Subject.LINKED,
        title="Zorgverleners noemen een andere geboortedatum van hetzelfde kind",
        why="De geboortedatum bepaalt het verslagjaar en de zwangerschapsduur. Eén van de twee datums klopt niet.",
        advice="Vergelijk de geboortedatum bij de bevalling met uw dossier. Klopt die, dan hoeft u niets te doen: de "
        "andere zorgverlener krijgt dezelfde vraag.",
        english=Words(
            "Providers give another date of birth for the same child",
            "The date of birth decides the reporting year and the gestational age. One of the two dates is wrong.",
            "Compare the date of birth, with the delivery, with your record. If it is right, there is nothing to do: "
            "the other provider gets the same question.",
        ),
        check=partial(_differing, facts=(Fact(_CHILD["birth_date"]),), of_child=True),
        examples="""
            berichten                                         | bevinding
            --------------------------------------------------+---------------------
            b.child1.birth_date = 2024-08-03                  | ab.child1.birth_date
            b.child1.birth_date = 2024-08-02T06:35            | geen
            b.child1.birth_date =                             | geen
            b.child1.birth_date = 2024-08-03; b.pregnancy = 2 | geen
        """,
    ),
    LinkedRule(
        code="linked-child-differs",
        grade=Grade.SIGNAL,
        subject=Subject.LINKED,
        title="Zorgverleners beschrijven hetzelfde kind anders",
        why="Geslacht, gewicht en apgarscore van een kind staan vast. Twee waarden kunnen niet allebei kloppen. Een "
        "verschil tot en met 100 gram en één apgarpunt laten wij gaan.",
        advice="Vergelijk het gegeven met uw dossier bij het kind. Klopt het, dan hoeft u niets te doen: de andere "
        "zorgverlener krijgt dezelfde vraag.",
        english=Words(
            "Providers describe the same child differently",
            "The sex, weight and Apgar score of a child are facts. Two values cannot both be right. We let a "
            "difference of up to 100 grams and one Apgar point pass.",
            "Compare the item with your record of the child. If it is right, there is nothing to do: the other "
            "provider gets the same question.",
        ),
        check=partial(_differing, facts=OF_CHILD, of_child=True),
        examples="""
            berichten                                          | bevinding
            ---------------------------------------------------+-------------------
            b.child1.weight_g = 3551                           | ab.child1.weight_g
            b.child1.weight_g = 3550                           | geen
            b.child1.sex = male                                | ab.child1.sex
            b.child1.sex = UNK                                 | geen
            b.child1.apgar_5 = 7                               | ab.child1.apgar_5
            b.child1.apgar_5 = 8                               | geen
            b.child1.weight_g = 2000; b.child1.birth_order = 2 | geen
        """,
    ),
    LinkedRule(
        code="linked-birth-differs",
        grade=Grade.SIGNAL,
        subject=Subject.LINKED,
        title="Zorgverleners beschrijven dezelfde bevalling anders",
        why="De manier, de plaats en de leiding van de bevalling bepalen in welke cijfers zij meetelt en voor wie.",
        advice="Vergelijk het gegeven met uw dossier bij de bevalling. Leidde u de bevalling niet, neem het dan over "
        "uit de overdracht of laat het leeg.",
        english=Words(
            "Providers describe the same birth differently",
            "The mode, the place and the lead of the birth decide in which figures it counts, and for whom.",
            "Compare the item with your record of the delivery. If you did not lead the birth, copy it from the "
            "handover or leave it empty.",
        ),
        check=partial(_differing, facts=OF_BIRTH_OF_CHILD, of_child=True),
        examples="""
            berichten                                                                      | bevinding
            -------------------------------------------------------------------------------+-------------------------
            b.child1.mode_of_birth = instrumental                                          | ab.child1.mode_of_birth
            a.child1.mode_of_birth = caesarean; b.child1.mode_of_birth = planned_caesarean | geen
            b.child1.place_of_birth = birth_centre                                         | ab.child1.place_of_birth
            b.child1.line_at_birth = second                                                | ab.child1.line_at_birth
            b.child1.line_at_birth =                                                       | geen
        """,
    ),
    LinkedRule(
        code="linked-outcome-differs",
        grade=Grade.SIGNAL,
        subject=Subject.LINKED,
        title="Zorgverleners noemen een ander bloedverlies of aantal kinderen",
        why="Beide gegevens horen bij één bevalling. Een verschil tot en met 100 ml bloedverlies laten wij gaan.",
        advice="Vergelijk het gegeven met uw dossier bij de bevalling. Klopt het, dan hoeft u niets te doen.",
        english=Words(
            "Providers give another blood loss or number of children",
            "Both items belong to one birth. We let a difference of up to 100 ml of blood loss pass.",
            "Compare the item with your record of the delivery. If it is right, there is nothing to do.",
        ),
        check=partial(_differing, facts=OF_BIRTH),
        examples="""
            berichten             | bevinding
            ----------------------+------------------
            b.blood_loss_ml = 451 | ab.blood_loss_ml
            b.blood_loss_ml = 450 | geen
            b.children_count = 2  | ab.children_count
            b.children_count =    | geen
        """,
    ),
    LinkedRule(
        code="linked-mother-differs",
        grade=Grade.SIGNAL,
        subject=Subject.LINKED,
        title="Zorgverleners noemen een ander BSN of een andere geboortedatum van de moeder",
        why="Wij voegen zorg samen op meer dan het BSN. Verschilt het toch, dan heeft één dossier een fout nummer of "
        "een foute datum, of hoort het bericht bij een andere vrouw.",
        advice="Vergelijk BSN en geboortedatum in uw dossier met het identiteitsbewijs.",
        english=Words(
            "Providers give another BSN or date of birth of the mother",
            "We bring care together by more than the BSN. If it differs all the same, one record has a wrong number "
            "or date, or the message belongs to another woman.",
            "Compare the BSN and the date of birth in your record with the identity document.",
        ),
        check=partial(_differing, facts=OF_MOTHER),
        examples="""
            berichten                        | bevinding
            ---------------------------------+---------------------
            b.mother_key = 123456782         | ab.mother_key
            b.mother_key =                   | geen
            b.mother_birth_date = 1992-05-05 | ab.mother_birth_date
            b.mother_birth_date = 1900-01-01 | geen
        """,
    ),
    LinkedRule(
        code="linked-pregnancy-differs",
        grade=Grade.SIGNAL,
        subject=Subject.LINKED,
        title="Zorgverleners noemen een andere pariteit, graviditeit of à terme datum",
        why="Deze gegevens bepalen in welke groep een vrouw wordt vergeleken. Een verschil tot en met veertien dagen "
        "in de à terme datum laten wij gaan, omdat een echo haar bijstelt.",
        advice="Vergelijk het gegeven met uw dossier bij de obstetrische anamnese of de termijnbepaling.",
        english=Words(
            "Providers give another parity, gravidity or due date",
            "These items decide in which group a woman is compared. We let a difference of up to fourteen days in the "
            "due date pass, as a scan adjusts it.",
            "Compare the item with your record, with the obstetric history or the dating.",
        ),
        check=partial(_differing, facts=OF_PREGNANCY),
        examples="""
            berichten               | bevinding
            ------------------------+-------------
            b.parity = 0            | ab.parity
            b.parity = UNK          | geen
            b.gravidity = 3         | ab.gravidity
            b.due_date = 2024-08-16 | ab.due_date
            b.due_date = 2024-08-15 | geen
        """,
    ),
)
