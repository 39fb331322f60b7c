"""Whoever looks at the comments after every single answer does not find out who wrote what; names stay hidden."""

import csv
import io
import re

import openpyxl
import pytest
from django.test import Client
from tests.integration.comments_world import COMMENTS, FIRST, answered, client_of, text_of
from tests.integration.surveys_world import AT_HOME, links, send, world

from ooievaar.portal.audit.models import AuditEvent
from ooievaar.portal.surveys import comments
from ooievaar.portal.surveys.models import Comment

pytestmark = pytest.mark.django_db
NUMBERED = re.compile(r"vrouw nummer (\d+)")
HOSTILE = (
    '=HYPERLINK("http://evil.example","hier")', "+31 6 12345678", "@SUM(A1)", "-2+3", "\t=1+1",
    "<script>alert(1)</script>", "\u202etxet", 'Regel 1;"x"\n=cmd|/c calc', "http://evil.example/",
)  # fmt: skip


@pytest.fixture
def places():
    return world()


@pytest.fixture
def reader(places):
    return client_of(places["1001"], "first_reader")


@pytest.fixture
def colleague(places):
    return client_of(places["1001"], "reader", email="lies@example.org")


def share_all(client: Client) -> None:
    values = re.findall(r'name="delen" value="([^"]+)"', text_of(client.get(FIRST)))
    client.post(FIRST, {"delen": values})


def seen(reader: Client, colleague: Client) -> str:
    """Everything that can be seen of comments, without what is new on every page."""
    pages = [text_of(client.get(address)) for client, address in ((reader, FIRST), (colleague, COMMENTS))]
    return re.sub(r'(csrfmiddlewaretoken" value=")[^"]+', r"\1", "".join(pages))


def test_nothing_changes_on_the_page_because_of_fewer_than_ten_people(places, reader, colleague):
    """The attacker looks after every sending, and knows who sent. Each third woman writes something."""
    before, since, shown = seen(reader, colleague), [], {}
    for number, token in enumerate(links(24), 1):
        wrote = {"vk_went_well": f"vrouw nummer {number}"} if number % 3 == 0 or number == 11 else {}
        send(token, {**AT_HOME, **wrote})
        since.append(number)
        after = seen(reader, colleague)
        if after != before:
            new = set(map(int, NUMBERED.findall(after))) - shown.keys()
            shown |= dict.fromkeys(new, tuple(since))
            assert len(since) >= 10, f"the answer of {number} changed the page, with {len(since)} since the last change"
            before, since = after, []
    assert shown.keys() == {*range(3, 21, 3), 11}
    assert all(author in candidates and len(candidates) >= 10 for author, candidates in shown.items())


def test_the_order_on_the_page_is_not_that_of_sending_and_stays(places, reader):
    for number, token in enumerate(links(20), 1):
        send(
            token, {**AT_HOME, "vk_went_well": f"vrouw nummer {number}", "vk_could_be_better": f"vrouw nummer {number}"}
        )
    first = NUMBERED.findall(text_of(reader.get(FIRST)) + text_of(reader.get(f"{FIRST}?pagina=2")))
    assert len(first) == 40
    assert first != sorted(first, key=int)
    assert first == NUMBERED.findall(text_of(reader.get(FIRST)) + text_of(reader.get(f"{FIRST}?pagina=2")))
    neighbours = sum(one == other for one, other in zip(first[::2], first[1::2], strict=True))
    assert neighbours < 20, "a compliment stands beside what the same woman would have better"


def test_nobody_learns_how_many_comments_wait(places, reader):
    answered(places["1001"], 9, *["Ik wacht nog"] * 7)
    page = text_of(reader.get(COMMENTS)) + text_of(reader.get(FIRST))
    assert "Ik wacht nog" not in page
    assert "7" not in re.sub(r"<[^>]+>", " ", page[page.index("<main") : page.index("</main")])


def test_colleagues_find_hidden_names_nowhere(places, reader, colleague):
    answered(places["1001"], 10, "Dank aan verloskundige Marloes, 06-12345678.", "Marloes was lief.")
    share_all(reader)
    for address in (COMMENTS, f"{COMMENTS}?soort=went_well", f"{COMMENTS}opmerkingen.csv"):
        for client in (colleague, reader):
            page = text_of(client.get(address))
            assert "[naam]" in page, address
            assert "Marloes" not in page, address
            assert "12345678" not in page, address
    book = openpyxl.load_workbook(io.BytesIO(colleague.get(f"{COMMENTS}opmerkingen.xlsx").content))
    told = repr([[cell.value for cell in row] for row in book.active.iter_rows()])
    assert told.count("[naam]") == 3
    assert "Marloes" not in told


def test_what_is_withheld_is_nowhere_for_colleagues(places, reader, colleague):
    answered(places["1001"], 10, "Dit is beledigend.")
    share_all(reader)
    assert "beledigend" in text_of(colleague.get(COMMENTS))
    key = Comment.objects.get().pk
    reader.post(f"{FIRST}{key}/", {"doen": "achterhouden", "reden": "insulting"})
    for address in (COMMENTS, f"{COMMENTS}opmerkingen.csv"):
        assert "Dit is" not in text_of(colleague.get(address))
    reader.post(f"{FIRST}{key}/", {"doen": "terug"})
    assert "Dit is" in text_of(reader.get(FIRST))
    assert "Dit is" not in text_of(colleague.get(COMMENTS))


def test_whoever_is_no_first_reader_reads_and_decides_nothing_first(places, reader, colleague):
    answered(places["1001"], 10, "Iets eigens")
    reader.get(FIRST)
    key = Comment.objects.get().pk
    for client in (colleague, client_of(places["1001"], "administrator", "deliverer", email="b@example.org")):
        for address in (FIRST, f"{FIRST}{key}/"):
            assert client.get(address).status_code == 403
            assert client.post(address, {"doen": "delen", "delen": f"{key}-x"}).status_code == 403
        assert "Iets eigens" not in text_of(client.get(COMMENTS))
        assert client.post(f"{COMMENTS}{key}/themas/", {"thema": "pain"}).status_code == 404
    assert Comment.objects.get().themes == []


def test_another_organisation_finds_nothing_and_changes_nothing(places, reader):
    answered(places["1001"], 10, "Over De Wulp")
    share_all(reader)
    other = client_of(places["1002"], "first_reader", email="g@example.org")
    row = Comment.objects.get()
    for address in (FIRST, f"{FIRST}?staat=gedeeld", COMMENTS, f"{COMMENTS}opmerkingen.csv"):
        assert "De Wulp" not in text_of(other.get(address))
    assert other.get(f"{FIRST}{row.pk}/").status_code == 404
    for doing in ("bewaren", "delen", "achterhouden", "terug", "themas"):
        written = {"doen": doing, "reden": "insulting", "thema": "pain"}
        assert other.post(f"{FIRST}{row.pk}/", written).status_code == 404
    assert other.post(f"{COMMENTS}{row.pk}/themas/", {"thema": "pain"}).status_code == 404
    value = f"{row.pk}-{comments.whole(row).version}"
    other.post(FIRST, {"delen": value})
    assert Comment.objects.values().get() == {**Comment.objects.filter(pk=row.pk).values().get(), "state": "shared"}
    assert Comment.objects.get().themes == []


def test_a_comment_behind_the_guard_cannot_be_opened_by_its_key(places, reader):
    answered(places["1001"], 9, "Te vroeg")
    key = Comment.objects.get().pk
    assert reader.get(f"{FIRST}{key}/").status_code == 404
    assert reader.post(f"{FIRST}{key}/", {"doen": "delen"}).status_code == 404


def test_kraamzorg_reads_nothing_without_an_agreement(places):
    answered(places["3001"], 10, "Over De Kievit")
    client = client_of(places["3001"], "first_reader", email="k@example.org")
    for address in (COMMENTS, FIRST):
        page = text_of(client.get(address))
        assert "overeenkomst" in page
        assert "De Kievit</" not in page[page.index("<main") :]
    key = Comment.objects.get().pk
    Comment.objects.update(state="unread")
    assert client.get(f"{FIRST}{key}/").status_code == 404
    assert client.get(f"{COMMENTS}opmerkingen.csv").status_code == 404
    assert "Over De" not in text_of(
        client.post(FIRST, {"delen": f"{key}-{comments.whole(Comment.objects.get()).version}"})
    )
    assert Comment.objects.get().state == "unread"


def test_hostile_text_is_text_on_every_page_and_in_every_file(places, reader, colleague):
    answered(places["1001"], 10, *HOSTILE)
    first = text_of(reader.get(FIRST))
    for each in Comment.objects.all():
        assert reader.get(f"{FIRST}{each.pk}/").status_code == 200
        reader.post(f"{FIRST}{each.pk}/", {"doen": "delen"})  # nothing hidden
    page = text_of(colleague.get(COMMENTS))
    for found in (first, page):
        assert "<script>alert" not in found
        assert "&lt;script&gt;alert(1)&lt;/script&gt;" in found
    rows = list(
        csv.reader(io.StringIO(colleague.get(f"{COMMENTS}opmerkingen.csv").content.decode("utf-8-sig")), delimiter=";")
    )
    assert len(rows) == 1 + len(HOSTILE)
    assert {row[2].removeprefix("'") for row in rows[1:]} == set(HOSTILE)
    for row in rows[1:]:
        assert not row[2].lstrip(" ").startswith(("=", "+", "-", "@", "\t"))
    book = openpyxl.load_workbook(io.BytesIO(colleague.get(f"{COMMENTS}opmerkingen.xlsx").content))
    assert {cell.data_type for row in book.active.iter_rows() for cell in row if cell.value is not None} == {"s"}
    assert not any(cell.hyperlink for row in book.active.iter_rows() for cell in row)


@pytest.mark.parametrize(
    "written",
    [{"woord": "0-999999"}, {"woord": "x"}, {"woord": "-1-3"}, {"verbergen": "staat er niet"}, {"woord": "9" * 40}],
)
def test_nonsense_from_the_form_hides_and_shows_nothing(places, reader, written):
    answered(places["1001"], 10, "Dank aan Marloes")
    reader.get(FIRST)
    key = Comment.objects.get().pk
    response = reader.post(f"{FIRST}{key}/", {"doen": "bewaren", **written})
    assert response.status_code in (302, 422)
    assert Comment.objects.get().state == "unread"


def test_files_say_no_moment_and_are_written_down(places, reader, colleague):
    answered(places["1001"], 10, "Fijn", "Prettig")
    share_all(reader)
    written = text_of(colleague.get(f"{COMMENTS}opmerkingen.csv"))
    assert not re.search(r"20\d\d|\d\d:\d\d", written)
    colleague.get(f"{COMMENTS}opmerkingen.xlsx?soort=could_be_better")
    found = list(AuditEvent.objects.filter(action="comments_exported").order_by("id").values_list("actor", "details"))
    assert found == [
        ("lies@example.org", {"comments": 2, "kind": "csv"}),
        ("lies@example.org", {"comments": 0, "kind": "xlsx"}),
    ]
