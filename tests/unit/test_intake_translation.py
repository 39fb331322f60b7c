from datetime import date, datetime
from typing import Any

import pytest

from ooievaar import intake, kernset, records

SNOMED = records.SNOMED
LVR = "2.16.840.1.113883.2.4.3.22.96.6"
AGB = "2.16.840.1.113883.2.4.6.1"
BSN = "2.16.840.1.113883.2.4.6.3"
INVOLVEMENT = "2.16.840.1.113883.2.4.4.13.17"
FEEDING = "2.16.840.1.113883.2.4.3.22.1.4.8"
PSEUDONYMISER = intake.Pseudonymiser(b"a key for tests only")


def message(tree: dict[str, Any], **fields: Any) -> kernset.Message:
    whole = {"format": "hl7v3-2.3", "message_id": "1^2", "created": None, "sender_lvr": "1808", "dossier": "1.2^abc"}
    return kernset.Message(**{**whole, **fields}, tree=tree, problems=())


def translate(tree: dict[str, Any], **fields: Any) -> intake.Delivered:
    return intake.translate(message(tree, **fields), PSEUDONYMISER)


def episode(tree: dict[str, Any]) -> dict[str, Any]:
    return translate(tree).rows["episodes"][0]


def birth(tree: dict[str, Any]) -> dict[str, Any]:
    return translate(tree).rows["delivered_births"][0]


def child(**baring: Any) -> dict[str, Any]:
    return {"uitkomst_per_kind": [{"baring": baring}]}


def outcomes(**outcome: Any) -> dict[str, Any]:
    return translate(child(kindspecifieke_uitkomstgegevens=outcome)).rows["delivered_children"][0]


def feeding(order: str | None, *substances: str) -> dict[str, Any]:
    codes = [{"code": substance, "codeSystem": FEEDING} for substance in substances]
    group: dict[str, Any] = {"voeding_kind_groep": {"substantie_voeding_kind": codes}}
    return group if order is None else {"rangnummer_kind": order, **group}


def newborns(*orders: str | None) -> list[dict[str, Any]]:
    return [{"baring": {"demografische_gegevens": {"rangnummer_kind": order} if order else {}}} for order in orders]


def test_an_empty_tree_gives_one_episode_of_which_only_sender_and_identity_are_known() -> None:
    delivered = translate({})
    known = {name for name, value in delivered.rows["episodes"][0].items() if value is not None}
    assert known == {"episode_id", "kernset_version", "lvr_number"}
    assert {name for name, rows in delivered.rows.items() if rows} == {"episodes"}


def test_rows_have_exactly_the_columns_that_are_declared() -> None:
    tree: dict[str, Any] = {}
    for table in records.EPISODE_TABLES:
        node = tree
        for step in filter(None, table.at.split("/")):
            node = node.setdefault(step, {})
    delivered = translate(tree)
    for table in records.EPISODE_TABLES:
        assert delivered.rows[table.name][0].keys() == set(table.names)


@pytest.mark.parametrize(
    ("sent", "day", "moment"),
    [
        ("2024-03-01", date(2024, 3, 1), None),
        ("2024-03-01T06:30", date(2024, 3, 1), datetime(2024, 3, 1, 6, 30)),
        ("2024-03-01T06:30:15", date(2024, 3, 1), datetime(2024, 3, 1, 6, 30, 15)),
        ("2024-03-01T00:00:00", date(2024, 3, 1), None),
        ("2024-03-01T06", date(2024, 3, 1), None),
        ("2024-03", None, None),
        ("2024", None, None),
        ("2024-02-31", None, None),
        ({"nullFlavor": "UNK"}, None, None),
    ],
)
def test_a_birth_has_a_moment_only_when_a_time_was_sent(sent: Any, day: date | None, moment: datetime | None) -> None:
    row = translate(child(demografische_gegevens={"geboortedatum": sent})).rows["delivered_children"][0]
    assert (row["birth_date"], row["birth_moment"]) == (day, moment)


def test_the_first_of_january_1900_is_an_unknown_birth_date_of_the_mother() -> None:
    assert episode({"vrouw": {"geboortedatum": "1900-01-01"}})["mother_birth_date"] is None
    assert episode({"vrouw": {"geboortedatum": "1990-01-01"}})["mother_birth_date"] == date(1990, 1, 1)


@pytest.mark.parametrize(
    ("leaf", "expected"),
    [
        ({"code": "18559007", "codeSystem": SNOMED}, "breech"),
        ({"nullFlavor": "OTH"}, "other"),
        ({"nullFlavor": "NI"}, None),
        ({"nullFlavor": "UNK"}, None),
        ({"code": "18559007", "codeSystem": "1.2.3"}, None),
        ({"code": "no such code", "codeSystem": SNOMED}, None),
    ],
)
def test_other_is_an_answer_and_unknown_is_none(leaf: dict[str, str], expected: str | None) -> None:
    assert outcomes(ligging_bij_geboorte=leaf)["presentation"] == expected


def test_other_is_no_answer_where_the_list_does_not_have_it() -> None:
    assert outcomes(supervisor_groep={"rol_supervisor": {"nullFlavor": "OTH"}})["line_at_birth"] is None


def test_a_tear_and_an_episiotomy_wound_are_both_kept_once() -> None:
    codes = [{"code": code, "codeSystem": SNOMED} for code in ("449807005", "609344008", "199930000")]
    tree = {"bevalling": {"conditie_perineum_postpartum": codes}}
    assert birth(tree)["perineum"] == ["third_degree", "episiotomy"]


def test_weight_and_apgar_come_from_the_first_examination_that_has_them() -> None:
    examinations = [{"apgarscore_na_5_min": {"nullFlavor": "NI"}}, {"apgarscore_na_5_min": "9"}]
    weighed = {"geboortegewicht": {"value": 3450.0, "unit": "g"}}
    row = outcomes(lichamelijk_onderzoek_kind=[*examinations, weighed])
    assert (row["apgar_5"], row["weight_g"]) == (9, 3450.0)


def test_a_weight_in_another_unit_is_no_weight() -> None:
    assert outcomes(lichamelijk_onderzoek_kind=[{"geboortegewicht": {"value": 3.4, "unit": "kg"}}])["weight_g"] is None


def involvement(kind: str, day: str | None = None) -> dict[str, Any]:
    sent: dict[str, Any] = {"type_betrokkenheid": {"code": kind, "codeSystem": INVOLVEMENT}}
    return sent if day is None else {**sent, "datum_betrokkenheid": day}


@pytest.mark.parametrize(
    ("involved", "groups", "transfer", "day"),
    [
        (True, [involvement("1", "2024-03-01"), involvement("2", "2024-03-04"), involvement("2", "2024-03-03")],
         True, date(2024, 3, 3)),
        (True, [involvement("1", "2024-03-01")], False, None),
        (True, [{"type_betrokkenheid": {"nullFlavor": "NI"}}], None, None),
        (True, [], None, None),
        (False, [], False, None),
        (None, [], None, None),
        (None, [involvement("2")], True, None),
    ],
)  # fmt: skip
def test_transfer_to_the_paediatrician_is_any_involvement_of_that_type(
    involved: bool | None, groups: list[dict[str, Any]], transfer: bool | None, day: date | None
) -> None:
    row = outcomes(**{"kinderarts_betrokkenq": involved, "betrokkenheid_kinderarts": groups})
    assert (row["paediatrician_transfer"], row["paediatrician_date"]) == (transfer, day)


@pytest.mark.parametrize(
    ("orders", "groups", "expected"),
    [
        (["1", "2"], [feeding("2", "1"), feeding("1", "1", "2")], [["breast", "formula"], ["breast"]]),
        (["1", "2"], [feeding("1", "2")], [["formula"], None]),
        (["1"], [feeding(None, "1")], [["breast"]]),
        ([None], [feeding("1", "1")], [["breast"]]),
        ([None], [feeding(None, "1")], [["breast"]]),
        (["1"], [feeding("2", "1")], [None]),
        (["1", "2"], [feeding(None, "1")], [None, None]),
    ],
)
def test_feeding_joins_the_child_by_birth_order(
    orders: list[str | None], groups: list[dict[str, Any]], expected: list[list[str] | None]
) -> None:
    tree = {"uitkomst_per_kind": newborns(*orders), "postnatale_fase": {"kindspecifieke_gegevens": groups}}
    assert [row["feeding"] for row in translate(tree).rows["delivered_children"]] == expected


def test_interventions_come_from_the_repeating_group() -> None:
    codes = [{"code": "236960006", "codeSystem": SNOMED}, {"nullFlavor": "OTH"}, {"nullFlavor": "NI"}]
    tree = {"bevalling": {"interventies_begin_baring": [{"interventie_begin_baring": code} for code in codes]}}
    assert birth(tree)["onset_interventions"] == ["sweep", "other"]


def test_a_referral_takes_the_lvr_number_among_the_identifiers() -> None:
    numbers = [{"value": "12345678", "root": AGB}, {"value": "0003", "root": LVR}]
    there = {"zorginstelling": {"zorgaanbieder_identificatie_nummer": numbers}}
    tree = {"zorgverlening": {"verwijsdetails": [{"verwijzing_naar": there}]}}
    assert translate(tree).rows["referrals"][0]["to_lvr"] == "0003"


@pytest.mark.parametrize(
    ("sent", "kept"),
    [("5689 cz", "5689CZ"), ("5689CZ", "5689CZ"), ("5689", "5689"), ("B-2000", None), ("", None), ("123456782", None)],
)
def test_a_postcode_is_kept_without_space_and_only_when_dutch(sent: str, kept: str | None) -> None:
    assert episode({"vrouw": {"adres": {"postcode": sent}}})["postcode"] == kept


@pytest.mark.parametrize(
    ("leaf", "known"),
    [
        ({"value": "961921821", "root": BSN}, True),
        ("961921821", True),
        ({"value": "961921822", "root": BSN}, False),
        ({"value": "000000000", "root": BSN}, False),
        ({"value": "961921821", "root": "1.2.3"}, False),
        ({"nullFlavor": "UNK"}, False),
    ],
)
def test_only_a_bsn_that_passes_the_11_test_becomes_a_key(leaf: Any, known: bool) -> None:
    assert (episode({"vrouw": {"burgerservicenummer": leaf}})["mother_key"] is not None) is known


def care(born: str, start: str, bsn: str = "961921821") -> dict[str, Any]:
    return {
        "vrouw": {"burgerservicenummer": {"value": bsn, "root": BSN}, "geboortedatum": born},
        "zorgverlening": {"datum_start_zorgverantwoordelijkheid": start},
    }


def test_a_message_sent_again_with_other_outcomes_is_the_same_episode() -> None:
    once = care("1990-05-04", "2021-02-03")
    again = {**care("1990-05-04", "2021-02-03T00:00:00"), "bevalling": {"aantal_geboren_kinderen": "1"}}
    assert translate(once).identity == translate(again).identity


def test_a_citizen_number_that_is_mended_later_leaves_the_episode_the_same() -> None:
    assert translate(care("1990-05-04", "2021-02-03")).identity == (
        translate(care("1990-05-04", "2021-02-03", bsn="847035116")).identity
    )


@pytest.mark.parametrize(
    "other",
    [
        {"tree": care("1991-05-04", "2021-02-03")},
        {"tree": care("1990-05-04", "2021-08-03")},
        {"sender_lvr": "0003"},
        {"dossier": "1.2^abd"},
    ],
)
def test_another_mother_start_sender_or_dossier_is_another_episode(other: dict[str, Any]) -> None:
    tree = care("1990-05-04", "2021-02-03")
    assert translate(tree).identity != translate(**{"tree": tree, **other}).identity


def test_a_key_that_is_too_short_to_protect_is_refused() -> None:
    with pytest.raises(ValueError, match="8"):
        intake.Pseudonymiser(b"short")
    assert "a key for" not in repr(PSEUDONYMISER)
