"""Comments come out ten people at a time, to a first reader, and from there to colleagues; everything can be undone."""

import threading

import pytest
from django.db import IntegrityError, connection
from tests.integration.comments_world import answered, person
from tests.integration.surveys_world import world

from ooievaar import questionnaires
from ooievaar.portal.audit.models import AuditEvent
from ooievaar.portal.organisations.refusal import Refused
from ooievaar.portal.surveys import comments, first_reading, releasing
from ooievaar.portal.surveys.models import Comment, CommentRelease
from ooievaar.portal.surveys.states import CommentState

pytestmark = pytest.mark.django_db


@pytest.fixture
def practice():
    return world()["1001"]


@pytest.fixture
def reader(practice):
    return person(practice, "first_reader")


def out(organisation):
    releasing.let_out(organisation)
    return comments.out(organisation).count()


@pytest.fixture
def one(practice):
    """A comment that came out."""
    answered(practice, 10, "Dank aan Marloes en dokter Jansen.")
    releasing.let_out(practice)
    return comments.out(practice).get()


@pytest.mark.parametrize(("people", "expected"), [(0, 0), (9, 0), (10, 2), (11, 2)])
def test_nothing_of_nine_and_everything_of_ten(practice, people, expected):
    answered(practice, people, "a", "b")
    assert out(practice) == expected


def test_after_that_in_steps_of_ten(practice):
    answered(practice, 12, "a")
    assert out(practice) == 1
    for expected in (1, 1, 1, 1, 1, 1, 1, 1, 1, 11):
        answered(practice, 1, "b")
        assert out(practice) == expected
    assert CommentRelease.objects.get().responses == 22


def test_ten_who_wrote_nothing_still_are_a_step(practice):
    answered(practice, 10)
    assert out(practice) == 0
    answered(practice, 1, "I am the first to write anything")
    assert out(practice) == 0


def test_the_answers_about_another_do_not_count(practice):
    other = world_of_another(practice)
    answered(practice, 9, "a")
    answered(other, 30, "b")
    assert (out(practice), out(other)) == (0, 1)


def world_of_another(practice):
    return type(practice).objects.get(lvr_number="1002")


def test_a_comment_of_somebody_not_yet_counted_waits(practice, monkeypatch):
    """Answers that come in between counting and releasing are of the next round."""
    answered(practice, 10, "a")
    counts = iter(map(releasing.Counts, (10, 10, 11)))
    monkeypatch.setattr(releasing, "responses_about", lambda _organisation: next(counts))
    assert out(practice) == 0
    assert CommentRelease.objects.get().responses == 0


@pytest.mark.skipif(connection.vendor != "postgresql", reason="SQLite has one writer at a time anyway")
@pytest.mark.django_db(transaction=True)
def test_two_who_look_at_once_make_one_step():
    practice = world()["1001"]
    answered(practice, 10, "a")

    def look():
        releasing.let_out(practice)
        connection.close()

    threads = [threading.Thread(target=look) for _each in range(4)]
    for each in threads:
        each.start()
    for each in threads:
        each.join()
    assert (comments.out(practice).count(), CommentRelease.objects.get().responses) == (1, 10)


def test_colleagues_see_what_was_shared_with_names_hidden(practice, reader, one):
    assert comments.shared(practice) == ()
    whole = first_reading.look_at(organisation=practice, comment=one, by=reader)
    done = first_reading.share(organisation=practice, seen={one.pk: whole.version}, by=reader)
    assert done == first_reading.Sharing(1, 0)
    (shared,) = comments.shared(practice)
    assert shared.words("[naam]") == "Dank aan [naam] en dokter [naam]."
    assert "Marloes" not in repr(shared)
    assert b"Marloes" not in bytes(Comment.objects.get().sealed)


def test_what_was_proposed_is_pinned_by_sharing(practice, reader, one, monkeypatch):
    """A later version of the rules does not show a name that was hidden."""
    share(practice, one, reader)
    monkeypatch.setattr(questionnaires, "likely_names", lambda _text: ())
    assert comments.shared(practice)[0].words("[naam]") == "Dank aan [naam] en dokter [naam]."


def share(practice, comment, reader):
    seen = {comment.pk: comments.whole(Comment.objects.get(pk=comment.pk)).version}
    return first_reading.share(organisation=practice, seen=seen, by=reader)


def test_what_another_reader_changed_meanwhile_is_not_shared(practice, reader, one):
    seen = {one.pk: comments.whole(one).version}
    first_reading.hide(comment=one, words=(), by=reader)
    assert first_reading.share(organisation=practice, seen=seen, by=reader) == first_reading.Sharing(0, 1)
    assert comments.shared(practice) == ()


def test_hiding_other_words_and_none(practice, reader, one):
    words = {comments.whole(one).text[a:b]: (a, b) for a, b in questionnaires.words(comments.whole(one).text)}
    first_reading.hide(comment=one, words=[words["Dank"]], by=reader)
    share(practice, one, reader)
    assert comments.shared(practice)[0].words("[naam]") == "[naam] aan Marloes en dokter Jansen."
    first_reading.hide(comment=one, words=[words["Marloes"], words["Jansen"], words["Dank"]], by=reader)
    assert comments.shared(practice)[0].words("[naam]") == "[naam] aan [naam] en dokter [naam]."


@pytest.mark.parametrize("span", [(0, 2), (900, 950), (-4, -1)])
def test_only_words_of_the_text_can_be_hidden(reader, one, span):
    with pytest.raises(Refused):
        first_reading.hide(comment=one, words=[span], by=reader)


def test_withholding_and_taking_back(practice, reader, one):
    share(practice, one, reader)
    first_reading.withhold(comment=one, reason="insulting", by=reader)
    assert comments.shared(practice) == ()
    assert share(practice, one, reader).shared == 0
    with pytest.raises(Refused):
        first_reading.hide(comment=one, words=(), by=reader)
    first_reading.take_back(comment=one, by=reader)
    assert comments.counts(practice)[CommentState.UNREAD] == 1
    assert share(practice, one, reader).shared == 1
    first_reading.take_back(comment=one, by=reader)
    assert comments.shared(practice) == ()
    with pytest.raises(Refused):
        first_reading.take_back(comment=one, by=reader)


def test_withholding_asks_a_reason(reader, one):
    with pytest.raises(Refused, match="waarom"):
        first_reading.withhold(comment=one, reason="", by=reader)
    with pytest.raises(IntegrityError):
        Comment.objects.filter(pk=one.pk).update(state=CommentState.WITHHELD)


def test_themes_are_those_that_are_declared(reader, one):
    first_reading.choose_themes(comment=one, themes=["pain", "information"], by=reader)
    assert Comment.objects.get().themes == ["information", "pain"]
    with pytest.raises(Refused):
        first_reading.choose_themes(comment=one, themes=["gossip"], by=reader)


def test_every_decision_and_look_is_in_the_trail_and_no_word_of_a_text(practice, reader, one):
    first_reading.look(organisation=practice, state=CommentState.UNREAD, by=reader)
    first_reading.hide(comment=one, words=[], by=reader)
    share(practice, one, reader)
    first_reading.choose_themes(comment=one, themes=["pain"], by=reader)
    first_reading.withhold(comment=one, reason="recognisable", by=reader)
    first_reading.take_back(comment=one, by=reader)
    found = AuditEvent.objects.filter(actor=reader.email, organisation="1001")
    assert set(found.values_list("action", flat=True)) == {
        "comments_read", "comment_words_hidden", "comments_shared", "comment_themed", "comment_withheld",
        "comment_taken_back",
    }  # fmt: skip
    told = repr(list(AuditEvent.objects.values_list("about", "details")))
    assert "Marloes" not in told
    assert "Dank" not in told


def test_of_others_nothing_is_shared(practice, reader, one):
    other = world_of_another(practice)
    seen = {one.pk: comments.whole(one).version}
    assert first_reading.share(organisation=other, seen=seen, by=reader).shared == 0
    assert comments.shared(practice) == ()
