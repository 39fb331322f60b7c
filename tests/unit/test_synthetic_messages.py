"""The messages of the made-up country: who sends them, what they hold, and how they come back from the standard."""

import json
from collections import Counter
from datetime import date

import polars as pl
import pytest

from ooievaar import kernset, synthetic
from ooievaar.records import codes
from ooievaar.synthetic.leaves import BSN_ROOT

BIRTHS = 1500


@pytest.fixture(scope="module")
def country():
    return synthetic.country(births=BIRTHS, seed=5)


@pytest.fixture(scope="module")
def messages(country):
    return list(synthetic.deliveries(country))


@pytest.fixture(scope="module")
def truth(country):
    return synthetic.truth(country)


def as_bytes(country: synthetic.Country) -> bytes:
    rows = [
        (d.sender_lvr, str(d.month), d.message_id, str(d.created), d.dossier, d.pregnancy, d.tree)
        for d in synthetic.deliveries(country)
    ]
    return json.dumps(rows).encode()


def test_the_same_seed_gives_the_same_bytes():
    one, two = (synthetic.country(births=150, seed=9) for _ in range(2))
    assert as_bytes(one) == as_bytes(two)
    assert one.births.equals(two.births)
    assert one.memberships.equals(two.memberships)


def test_another_seed_gives_another_country():
    assert as_bytes(synthetic.country(births=150, seed=9)) != as_bytes(synthetic.country(births=150, seed=10))


def test_about_two_messages_per_birth(messages):
    assert 1.85 < len(messages) / BIRTHS < 2.1


def test_every_message_survives_the_standard(messages):
    for delivery in messages[::10]:
        read = kernset.read(kernset.write(delivery.tree, message_id=delivery.message_id, created=delivery.created))
        assert read.tree == delivery.tree
        assert read.problems == ()
        assert (read.sender_lvr, read.dossier) == (delivery.sender_lvr, delivery.dossier)
        assert (read.message_id, read.created) == (delivery.message_id, delivery.created)


def test_truth_has_one_row_per_message(messages, truth):
    assert truth["message_id"].to_list() == [delivery.message_id for delivery in messages]
    assert truth["message_id"].is_unique().all()
    assert truth["dossier"].to_list() == [delivery.dossier for delivery in messages]
    assert truth["pregnancy"].to_list() == [delivery.pregnancy for delivery in messages]


def test_every_pregnancy_is_delivered(truth):
    assert truth["pregnancy"].n_unique() == BIRTHS


def test_truth_names_the_children_in_the_message(country, messages, truth):
    told = [len(delivery.tree.get("uitkomst_per_kind", ())) for delivery in messages]
    assert truth["children"].list.len().to_list() == told
    child = truth.filter(pl.col("children").list.len() > 0).explode("children")
    assert country.children["birth"][child["children"]].to_list() == child["pregnancy"].to_list()


def test_delivery_in_the_month_after_care_ended(messages):
    for delivery in messages:
        ended = date.fromisoformat(delivery.tree["zorgverlening"]["datum_einde_zorgverantwoordelijkheid"])
        months = (delivery.month.year - ended.year) * 12 + delivery.month.month - ended.month
        assert months == 1
        assert delivery.created.date().replace(day=1) == delivery.month
    assert [delivery.month for delivery in messages] == sorted(delivery.month for delivery in messages)


def test_care_starts_before_it_ends(messages):
    for delivery in messages:
        care = delivery.tree["zorgverlening"]
        assert care["datum_start_zorgverantwoordelijkheid"] <= care["datum_einde_zorgverantwoordelijkheid"]


def test_home_births_are_told_by_practices_only_unless_the_hospital_helped_afterwards(country, truth):
    home = country.births.with_row_index("pregnancy").filter(pl.col("place_of_birth") == "home")
    told = truth.filter(pl.col("pregnancy").is_in(home["pregnancy"].implode()) & (pl.col("children").list.len() > 0))
    assert set(told["kind"]) <= {"practice", "third_stage"}
    assert told.filter(pl.col("kind") == "practice")["pregnancy"].n_unique() == len(home)


def test_each_birth_is_told_by_whoever_led_it(country, truth):
    told = truth.filter(pl.col("children").list.len() > 0)
    leading = told.join(
        country.births.with_row_index("pregnancy").select(pl.col("pregnancy").cast(pl.Int64), "first_line_at_birth"),
        on="pregnancy",
    ).filter(pl.col("kind") == pl.when("first_line_at_birth").then(pl.lit("practice")).otherwise(pl.lit("hospital")))
    assert len(leading) == BIRTHS


def test_a_transfer_during_labour_says_from_whom_to_whom_and_when(country, messages, truth):
    moved = set(country.births.with_row_index().filter("transferred_in_labour")["index"])
    during = {codes.REFERRAL_PERIOD.standard_of(period)[0] for period in ("dilatation", "expulsion", "during_labour")}
    seen = 0
    for delivery, kind in zip(messages, truth["kind"], strict=True):
        if delivery.pregnancy in moved and kind == "practice":
            care = delivery.tree["zorgverlening"]
            referral = care["verwijsdetails"][-1]
            source = referral["verwijzing_van"]["zorginstelling"]["zorgaanbieder_identificatie_nummer"][0]["value"]
            target = referral["verwijzing_naar"]["zorginstelling"]["zorgaanbieder_identificatie_nummer"][0]["value"]
            assert source == delivery.sender_lvr
            assert target == country.births["hospital_lvr"][delivery.pregnancy]
            assert referral["perinatale_periode"]["code"] in during
            assert "3" in {period["code"] for period in care["eindverantwoordelijk_in_welke_perinatale_periodeq"]}
            seen += 1
    assert seen == len(moved) > 200


def test_transfers_during_labour_come_from_led_births_only(country, messages, truth):
    during = {codes.REFERRAL_PERIOD.standard_of(period)[0] for period in ("dilatation", "expulsion", "during_labour")}
    moved = country.births["transferred_in_labour"]
    for delivery in messages:
        for referral in delivery.tree["zorgverlening"].get("verwijsdetails", ()):
            if referral["perinatale_periode"]["code"] in during:
                assert moved[delivery.pregnancy]


def test_mistakes_are_as_frequent_as_meant(country, messages):
    sent = pl.DataFrame(
        [
            {
                "pregnancy": delivery.pregnancy,
                "bsn": delivery.tree["vrouw"].get("burgerservicenummer", {}).get("value"),
                "born": delivery.tree["vrouw"]["geboortedatum"],
                "postcode": delivery.tree["vrouw"].get("adres", {}).get("postcode", "").replace(" ", ""),
            }
            for delivery in messages
        ]
    )
    right = country.births[sent["pregnancy"]]
    assert 0.08 < sent["bsn"].is_null().mean() < 0.12
    assert sent["bsn"].drop_nulls().is_in(country.births["bsn"].implode()).all()
    assert 0.008 < (sent["born"] != right["mother_birth_date"].cast(str)).mean() < 0.028
    assert 0.015 < (sent["postcode"] != right["postcode"].str.replace(" ", "")).mean() < 0.07


def test_repeated_births_sometimes_disagree(messages):
    loss: dict[int, set[float]] = {}
    for delivery in messages:
        amount = delivery.tree.get("bevalling", {}).get("hoeveelheid_bloedverlies", {}).get("value")
        if amount is not None:
            loss.setdefault(delivery.pregnancy, set()).add(amount)
    differing = sum(len(amounts) > 1 for amounts in loss.values())
    assert 0.02 * BIRTHS < differing < 0.15 * BIRTHS


def test_what_nobody_recorded_is_in_no_message(country, messages):
    for delivery in messages:
        birth = country.births.row(delivery.pregnancy, named=True)
        if not birth["due_date_recorded"]:
            due = delivery.tree["zwangerschap"].get("definitieve_a_terme_datum", {"nullFlavor": "UNK"})
            assert due == {"nullFlavor": "UNK"}
        if not birth["blood_loss_recorded"] and "bevalling" in delivery.tree:
            loss = delivery.tree["bevalling"].get("hoeveelheid_bloedverlies", {"nullFlavor": "UNK"})
            assert loss == {"nullFlavor": "UNK"}


def test_dossiers_return_and_are_shared_between_organisations(messages):
    by_sender = Counter((delivery.sender_lvr, delivery.dossier) for delivery in messages)
    senders: dict[str, set[str]] = {}
    for sender, dossier in by_sender:
        senders.setdefault(dossier, set()).add(sender)
    assert max(by_sender.values()) > 1  # one woman, two episodes, one dossier
    assert any(len(shared) > 1 for shared in senders.values())


def test_twins_are_told_with_two_children_in_order(country, messages):
    twins = set(country.births.with_row_index().filter("twins")["index"])
    for delivery in messages:
        children = delivery.tree.get("uitkomst_per_kind")
        if children:
            orders = [child["baring"]["demografische_gegevens"].get("rangnummer_kind") for child in children]
            expected = [["1", "2"]] if delivery.pregnancy in twins else [["1"], [None]]
            assert orders in expected
            assert delivery.tree["bevalling"]["aantal_geboren_kinderen"] == str(len(children))


def test_numbers_of_people_cannot_be_real(messages):
    for delivery in messages:
        for _, value in kernset.leaves(delivery.tree):
            if isinstance(value, dict) and value.get("root") == BSN_ROOT:
                assert value["value"].startswith("9")
                assert synthetic.passes_eleven_test(value["value"])
