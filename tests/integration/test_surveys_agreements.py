"""A kraamzorg organisation sees what clients say of it while an agreement that it accepted is valid, and not before."""

import hashlib
import re
from dataclasses import replace
from datetime import date, timedelta

import pytest
from django.utils import timezone
from tests.integration.comments_world import COMMENTS, FIRST, answered, client_of, text_of
from tests.integration.surveys_world import AT_HOME, links, send, world

from ooievaar.portal.audit.models import AuditEvent
from ooievaar.portal.organisations.actions import add_organisation
from ooievaar.portal.organisations.refusal import Refused
from ooievaar.portal.surveys import agreement_texts, agreements
from ooievaar.portal.surveys.models import Comment, ScoreAgreement

pytestmark = pytest.mark.django_db
SCORES, AGREEMENT, OFFICE = "/werk/ervaringen/", "/werk/ervaringen/overeenkomst/", "/bureau/vragenlijst/overeenkomsten/"
END = f"{AGREEMENT}beeindigen/"
OURS = agreement_texts.TEXTS[0]
YES = {"versie": OURS.version, "gelezen": "ja"}
FILES = (f"{COMMENTS}opmerkingen.csv", f"{COMMENTS}opmerkingen.xlsx")


@pytest.fixture
def places():
    return world()


@pytest.fixture
def kraamzorg(places):
    return places["3001"]


@pytest.fixture
def manager(kraamzorg):
    return client_of(kraamzorg, "administrator")


def office_client(role="registrar"):
    office = add_organisation(lvr_number="9000", name="Het Bureau", kind="office", place="Rietmeer", by=None)
    return client_of(office, role, email=f"{role}@example.org")


def words(response):
    """What somebody reads of the page itself."""
    page = text_of(response)
    return " ".join(re.sub(r"<[^>]+>", " ", page[page.index("<main") :]).split())


def accepted(kraamzorg, version=OURS.version):
    return agreements.accept(organisation=kraamzorg, version=version, by=None)


def a_new_text(monkeypatch, *, days_ago):
    """Another text, offered since so many days."""
    new = replace(OURS, version="2", since=timezone.localdate() - timedelta(days=days_ago))
    monkeypatch.setattr(agreement_texts, "TEXTS", (OURS, new))


def test_an_administrator_accepts_and_sees_scores_at_once(kraamzorg, manager):
    for each in links():
        send(each, AT_HOME)
    refused = manager.get(SCORES)
    assert "na een overeenkomst" in words(refused)
    assert "8,00" not in words(refused)
    assert f'href="{AGREEMENT}"' in text_of(refused)
    page = words(manager.get(AGREEMENT))
    assert all(str(point) in page for part in OURS.parts for point in part.points if "'" not in point)
    assert manager.post(AGREEMENT, YES).headers["Location"] == SCORES
    assert "8,00 (10)" in words(manager.get(SCORES))
    assert "Vera heeft deze tekst aanvaard" in words(manager.get(AGREEMENT))
    event = AuditEvent.objects.get(action="score_agreement_accepted")
    assert (event.actor, event.organisation, event.details) == ("vera@example.org", "3001", {"version": "1"})
    assert event.about == f"agreement {ScoreAgreement.objects.get().pk}"


@pytest.mark.parametrize("sent", [{}, {"versie": "1"}, {"versie": "0", "gelezen": "ja"}, {"gelezen": "ja"}])
def test_nothing_is_accepted_without_a_tick_or_of_another_text(manager, sent):
    response = manager.post(AGREEMENT, sent)
    assert response.status_code == 422
    assert 'aria-invalid="true"' in text_of(response)
    assert not ScoreAgreement.objects.exists()


@pytest.mark.parametrize("role", ["reader", "deliverer", "first_reader"])
def test_colleagues_read_the_text_and_who_can_accept(kraamzorg, manager, role):
    colleague = client_of(kraamzorg, role, email="lies@example.org")
    page = colleague.get(AGREEMENT)
    assert "Aanvaarden kan een organisatiebeheerder: Vera." in words(page)
    assert "<form" not in text_of(page)[text_of(page).index("<main") :]
    assert colleague.post(AGREEMENT, YES).status_code == 403
    assert colleague.get(END).status_code == colleague.post(END).status_code == 403
    assert not ScoreAgreement.objects.exists()


def test_colleagues_without_an_administrator_read_whom_to_ask(kraamzorg):
    page = words(client_of(kraamzorg, "reader").get(AGREEMENT))
    assert "Uw organisatie heeft geen organisatiebeheerder" in page


@pytest.mark.parametrize("lvr", ["1001", "2001"])
def test_practices_and_hospitals_have_no_such_agreement(places, lvr):
    client = client_of(places[lvr], "administrator")
    assert client.get(AGREEMENT).status_code == client.post(AGREEMENT, YES).status_code == 404
    assert client.get(END).status_code == client.post(END).status_code == 404
    assert AGREEMENT not in text_of(client.get(SCORES))
    with pytest.raises(Refused, match="Alleen kraamzorg"):
        accepted(places[lvr])


def test_what_one_organisation_accepts_opens_nothing_for_another(places, kraamzorg, manager):
    other = add_organisation(lvr_number="3002", name="Kraamzorg Plas", kind="kraamzorg", place="Rietmeer", by=None)
    agreement = accepted(kraamzorg)
    stranger = client_of(other, "administrator", email="s@example.org")
    assert "na een overeenkomst" in words(stranger.get(SCORES))
    assert "aanvaard op" not in words(stranger.get(AGREEMENT))
    assert stranger.post(END).status_code == 302
    agreement.refresh_from_db()
    assert agreement.ended is None
    assert "na een overeenkomst" not in words(manager.get(SCORES))


def test_comments_and_files_come_only_with_an_agreement_and_go_with_it(kraamzorg, manager):
    answered(kraamzorg, 10, "Wat een fijne zorg")
    reader = client_of(kraamzorg, "first_reader", email="m@example.org")
    assert "overeenkomst" in words(reader.get(COMMENTS))
    assert Comment.objects.get().state == "waiting"
    agreement = accepted(kraamzorg)
    assert "Wat een fijne zorg" in words(reader.get(FIRST))
    row = Comment.objects.get()
    reader.post(f"{FIRST}{row.pk}/", {"doen": "delen"})
    assert "Wat een fijne zorg" in words(manager.get(COMMENTS))
    assert "Wat een fijne zorg" in manager.get(FILES[0]).content.decode("utf-8-sig")
    agreements.end(agreement=agreement, by=None)
    for address in (COMMENTS, FIRST, f"{SCORES}A/", f"{SCORES}voor-2023/"):
        page = reader.get(address)
        assert "is beëindigd" in words(page), address
        assert f'href="{AGREEMENT}"' in text_of(page), address
        assert "Wat een fijne zorg" not in words(page), address
    for address in (*FILES, f"{FIRST}{row.pk}/"):
        assert reader.get(address).status_code == 404, address
    assert reader.post(f"{COMMENTS}{row.pk}/themas/", {"thema": "pain"}).status_code == 404


def test_an_administrator_ends_it_after_a_page_that_asks(kraamzorg, manager):
    agreement = accepted(kraamzorg)
    assert END in text_of(manager.get(AGREEMENT))
    assert "meteen geen scores" in words(manager.get(END))
    agreement.refresh_from_db()
    assert agreement.ended is None
    assert manager.post(END).headers["Location"] == AGREEMENT
    assert "is beëindigd" in words(manager.get(SCORES))
    event = AuditEvent.objects.get(action="score_agreement_ended")
    assert (event.actor, event.organisation) == ("vera@example.org", "3001")
    manager.post(AGREEMENT, YES)
    assert "is beëindigd" not in words(manager.get(SCORES))
    assert ScoreAgreement.objects.count() == 2


def test_ending_twice_is_ending_once(kraamzorg):
    agreement = accepted(kraamzorg)
    agreements.end(agreement=agreement, by=None)
    first = ScoreAgreement.objects.get().ended
    agreements.end(agreement=agreement, by=None)
    assert ScoreAgreement.objects.get().ended == first
    assert AuditEvent.objects.filter(action="score_agreement_ended").count() == 1


def test_the_same_text_is_accepted_once(kraamzorg):
    accepted(kraamzorg)
    with pytest.raises(Refused, match="al aanvaard"):
        accepted(kraamzorg)


@pytest.mark.parametrize(("days", "is_valid"), [(0, True), (60, True), (61, False)])
def test_an_old_text_holds_sixty_days_after_a_new_one(kraamzorg, manager, monkeypatch, days, is_valid):
    agreement = accepted(kraamzorg)
    a_new_text(monkeypatch, days_ago=days)
    page, home = manager.get(SCORES), words(manager.get("/werk/"))
    assert ("De oude geldt tot en met" in words(page)) is is_valid
    assert ("heeft de nieuwe nog niet aanvaard" in words(page)) is not is_valid
    assert f'href="{AGREEMENT}"' in text_of(page)
    assert "Overeenkomst over resultaten" in home
    manager.post(AGREEMENT, {"versie": "2", "gelezen": "ja"})
    assert "is veranderd" not in words(manager.get(SCORES))
    assert "Overeenkomst over resultaten" not in words(manager.get("/werk/"))
    agreement.refresh_from_db()
    assert agreement.ended is not None
    lasting = agreements.lasting_of(kraamzorg)
    assert lasting is not None
    assert lasting.version == "2"


def test_the_grace_counts_from_the_first_text_that_is_newer(kraamzorg, monkeypatch):
    accepted(kraamzorg)
    a_new_text(monkeypatch, days_ago=61)
    third = replace(OURS, version="3", since=timezone.localdate())
    monkeypatch.setattr(agreement_texts, "TEXTS", (*agreement_texts.TEXTS, third))
    standing = agreements.standing_of(kraamzorg)
    assert (standing.text.version, standing.is_valid) == ("3", False)


def test_a_text_of_tomorrow_changes_nothing_yet(kraamzorg, manager, monkeypatch):
    accepted(kraamzorg)
    a_new_text(monkeypatch, days_ago=-1)
    assert "is veranderd" not in words(manager.get(SCORES))
    with pytest.raises(Refused, match="intussen veranderd"):
        accepted(kraamzorg, "2")


def test_the_old_text_can_still_be_read_while_it_holds(kraamzorg, manager, monkeypatch):
    accepted(kraamzorg)
    new = replace(OURS, version="2", since=timezone.localdate(), parts=OURS.parts[:1])
    monkeypatch.setattr(agreement_texts, "TEXTS", (OURS, new))
    page = words(manager.get(AGREEMENT))
    assert "De tekst die uw organisatie eerder aanvaardde" in page
    assert str(OURS.parts[-1].points[0]) in page


def test_the_office_sees_where_each_stands_and_ends_one(places, kraamzorg, manager):
    office = office_client()
    assert "Nog niet aanvaard" in words(office.get(OFFICE))
    manager.post(AGREEMENT, YES)
    row = ScoreAgreement.objects.get()
    page = words(office.get(OFFICE))
    assert "Kraamzorg De Kievit 3001 Geldt tekst 1, " in page
    assert "Nu geldt die voor 1 van 1." in page
    assert "De Wulp" not in page
    confirm = f"{OFFICE}{row.pk}/beeindigen/"
    assert "Kraamzorg De Kievit ziet dan meteen geen scores" in words(office.get(confirm))
    assert office.post(confirm).headers["Location"] == OFFICE
    assert "Beëindigd op" in words(office.get(OFFICE))
    assert "is beëindigd" in words(manager.get(SCORES))
    assert AuditEvent.objects.get(action="score_agreement_ended").actor == "registrar@example.org"
    assert office.get(confirm).status_code == office.post(confirm).status_code == 404


def test_who_only_looks_at_the_office_ends_nothing(kraamzorg):
    agreement = accepted(kraamzorg)
    publisher = office_client("publisher")
    page = text_of(publisher.get(OFFICE))
    assert "Kraamzorg De Kievit" in page
    assert "beeindigen" not in page
    assert publisher.post(f"{OFFICE}{agreement.pk}/beeindigen/").status_code == 403


def test_nobody_of_a_kraamzorg_organisation_opens_the_pages_of_the_office(kraamzorg, manager):
    agreement = accepted(kraamzorg)
    for address in (OFFICE, f"{OFFICE}{agreement.pk}/beeindigen/"):
        assert manager.get(address).status_code == manager.post(address).status_code == 403


def test_a_reader_of_english_reads_the_text_in_english(manager):
    manager.cookies["django_language"] = "en"
    page = words(manager.get(AGREEMENT))
    assert "You publish no single comments" in page
    assert "registratiebureau" not in page


PINNED = {"1": "d9a5a7b59b589674"}


def test_a_text_that_was_accepted_never_changes():
    """Whoever accepted it agreed to these words: another wording is another version."""
    found = {
        text.version: hashlib.sha256(
            "\n".join(str(words) for part in text.parts for words in (part.title, *part.points)).encode()
        ).hexdigest()[:16]
        for text in agreement_texts.TEXTS
    }
    assert found == PINNED


def test_versions_are_in_the_order_of_their_days():
    texts = agreement_texts.TEXTS
    assert sorted(texts, key=lambda text: text.since) == list(texts)
    assert len({text.version for text in texts}) == len(texts)
    assert texts[0].since <= date(2026, 11, 25)
    assert str(agreements.GRACE_DAYS) in str(texts[-1].parts[-1].points[-1])
