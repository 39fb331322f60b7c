"""The pages on open answers as people use them: without JavaScript, in both languages, and what an empty one says."""

import re

import pytest
from tests.integration.comments_world import COMMENTS, FIRST, answered, client_of, text_of
from tests.integration.surveys_world import world

from ooievaar.portal.surveys.models import Comment

pytestmark = pytest.mark.django_db


@pytest.fixture
def practice():
    return world()["1001"]


@pytest.fixture
def reader(practice):
    return client_of(practice, "first_reader")


@pytest.fixture
def colleague(practice):
    return client_of(practice, "reader", email="lies@example.org")


def words_of(response):
    """What a visitor reads."""
    return re.sub(r"\s+", " ", re.sub(r"<[^>]+>", "", text_of(response)))


def share_all(client):
    client.post(FIRST, {"delen": re.findall(r'name="delen" value="([^"]+)"', text_of(client.get(FIRST)))})


def test_without_a_first_reader_an_administrator_is_told_what_to_do_and_others_whom_to_ask(practice, colleague):
    answered(practice, 10, "Fijn")
    administrator = client_of(practice, "administrator", email="b@example.org")
    page = text_of(administrator.get(COMMENTS))
    assert "nog geen eerste lezer" in page
    assert 'href="/werk/organisatie/#geven"' in page
    page = text_of(colleague.get(COMMENTS))
    assert "Vraag uw organisatiebeheerder" in page
    assert "/werk/organisatie/" not in page


def test_each_empty_page_says_why(practice, reader, colleague):
    assert "Nog geen opmerkingen" in words_of(colleague.get(COMMENTS))
    assert "Alles is gelezen" in words_of(reader.get(FIRST))
    answered(practice, 10, "Fijn")
    page = words_of(colleague.get(COMMENTS))
    assert "Nog niets gedeeld" in page
    assert "1 opmerking is nog bij de eerste lezer." in page
    assert "1 opmerking wacht op u" in words_of(reader.get(COMMENTS))
    assert "1 opmerking wacht op u" in words_of(reader.get("/werk/"))
    share_all(reader)
    assert "Geen opmerkingen bij deze keuze" in words_of(colleague.get(f"{COMMENTS}?soort=could_be_better"))
    assert "Hier staat niets" in words_of(reader.get(f"{FIRST}?staat=achtergehouden"))
    assert "wacht" not in words_of(reader.get("/werk/"))


def test_a_word_is_ticked_another_typed_and_both_are_hidden(practice, reader, colleague):
    answered(practice, 10, "Kamer 12 was koud, vond vera. Zus Marloes ook.")
    reader.get(FIRST)
    key = Comment.objects.get().pk
    page = text_of(reader.get(f"{FIRST}{key}/"))
    ticked = re.findall(r'name="woord" value="([^"]+)" checked>([^<]+)<', page)
    assert [word for _value, word in ticked] == ["Marloes"]
    (kamer,) = re.findall(r'value="([^"]+)">Kamer<', page)
    written = {"doen": "delen", "woord": [kamer, ticked[0][0]], "verbergen": "VERA\r\n\r\n 12 "}
    assert reader.post(f"{FIRST}{key}/", written).status_code == 302
    assert "[naam] was koud, vond [naam]. Zus [naam] ook." in words_of(colleague.get(COMMENTS))


def test_what_is_not_found_is_said_and_nothing_has_to_be_ticked_again(practice, reader):
    answered(practice, 10, "Dank aan Marloes")
    reader.get(FIRST)
    key = Comment.objects.get().pk
    response = reader.post(f"{FIRST}{key}/", {"doen": "bewaren", "woord": "0-4", "verbergen": "Annelies"})
    assert response.status_code == 422
    page = text_of(response)
    assert "Wij vinden “Annelies” niet" in page
    assert re.findall(r" checked>([^<]+)<", page) == ["Dank"]
    assert Comment.objects.get().hidden is None


def test_nothing_ticked_shares_with_nothing_hidden(practice, reader, colleague):
    """The proposal is only that: whoever takes the ticks away has decided."""
    answered(practice, 10, "Dank aan Marloes")
    reader.get(FIRST)
    reader.post(f"{FIRST}{Comment.objects.get().pk}/", {"doen": "delen"})
    assert "Dank aan Marloes" in words_of(colleague.get(COMMENTS))


def test_themes_are_chosen_filtered_and_counted(practice, reader, colleague):
    answered(practice, 10, "Over pijn", "Over uitleg")
    answered(practice, 10, "Over bellen", kind="could_be_better")
    share_all(reader)
    keys = {
        line: key
        for key, line in re.findall(r'id="opmerking-(\d+)".*?auto">(Over \w+)<', text_of(colleague.get(COMMENTS)), re.S)
    }
    for line, themes in {"Over pijn": ["pain"], "Over uitleg": ["information", "pain"]}.items():
        response = colleague.post(f"{COMMENTS}{keys[line]}/themas/?soort=went_well", {"thema": themes})
        assert response["Location"] == f"{COMMENTS}?soort=went_well#opmerking-{keys[line]}"
    page = words_of(colleague.get(f"{COMMENTS}?thema=information"))
    assert "Over uitleg" in page
    assert "Over pijn" not in page
    assert re.search(r"Pijn en pijnstilling 2 0", page)
    assert re.search(r"Nog zonder thema 0 1", page)
    written = text_of(colleague.get(f"{COMMENTS}opmerkingen.csv?thema=information"))
    assert "Compliment;informatie en uitleg, pijn en pijnstilling;Over uitleg" in written
    assert written.count("Over ") == 1


def test_many_come_on_pages_and_those_that_were_left_can_still_be_read(practice, reader, colleague):
    answered(practice, 10, *[f"Nummer {number} zei niets" for number in range(45)])
    assert len(re.findall('name="delen"', text_of(reader.get(f"{FIRST}?pagina=3")))) == 5
    assert len(re.findall('name="delen"', text_of(reader.get(f"{FIRST}?pagina=99")))) == 5
    share_all(reader)
    assert "Te lezen (25)" in words_of(reader.get(FIRST))
    assert "20 opmerkingen" in words_of(colleague.get(COMMENTS))


def test_english(practice, reader, colleague):
    answered(practice, 10, "Dank aan Marloes")
    share_all(reader)
    colleague.cookies["django_language"] = reader.cookies["django_language"] = "en"
    assert "Dank aan [name]" in words_of(colleague.get(COMMENTS))
    assert "Read first" in words_of(reader.get(f"{FIRST}?staat=gedeeld"))
