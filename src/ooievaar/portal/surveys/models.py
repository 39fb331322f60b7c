"""Links on one side, answers on the other, and nothing between them.

A link knows whether it was used, never when. A sent answer waits, sealed, in a box with others and leaves it shuffled,
at least ten together; only then does it become a response. Keys of what was sent are random numbers and, being the
rows' own place in the database, leave no order of arrival behind (decision 16).
"""

from django.conf import settings
from django.db import models
from django.db.models import Q

from ooievaar.portal.organisations.models import Organisation, Vsv
from ooievaar.portal.organisations.scope import ScopedQuerySet
from ooievaar.portal.surveys.states import COMMENT_WORDS, REASON_WORDS, WORDS, CommentState, Reason, State


class Sheet(models.Model):
    """Links that were made together, to hand out on paper or to send by mail. No name or address is known here."""

    organisation_path = "organisation"
    organisation = models.ForeignKey(Organisation, models.PROTECT, related_name="+")
    questionnaire = models.CharField(max_length=40, help_text="Code and version.")
    made = models.DateField()
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+")
    valid_until = models.DateField(help_text="Last day on which its links work.")
    is_mailed = models.BooleanField(default=False, help_text="Its links go by mail; nothing is printed.")

    objects = ScopedQuerySet.as_manager()

    class Meta:
        ordering = ["-id"]

    def __str__(self):
        return f"blad {self.pk}"


class Link(models.Model):
    """One personal link, and the answers under way, which only whoever holds the link can open."""

    sheet = models.ForeignKey(Sheet, models.PROTECT, related_name="links")
    token_hash = models.CharField(max_length=64, unique=True, help_text="Keyed hash; the link itself is not kept.")
    state = models.CharField(max_length=6, choices=[(s.value, WORDS[s]) for s in State], default=State.OPEN)
    answers = models.BinaryField(null=True, help_text="Sealed with a key made from the link; gone once sent or closed.")

    class Meta:
        ordering = ["id"]
        constraints = [
            models.CheckConstraint(
                condition=Q(state=State.OPEN) | Q(answers__isnull=True), name="sent_link_holds_no_answers"
            )
        ]

    def __str__(self):
        return f"link van {self.sheet}"


class Waiting(models.Model):
    """Something sent that waits for others to be mixed with."""

    id = models.BigAutoField(primary_key=True, help_text="Random.")
    sealed = models.BinaryField()

    def __str__(self):
        return "wachtend antwoord"


class Response(models.Model):
    """What one person answered, without open answers and without anything that tells who or when.

    Numbers of organisations are those she declared; `hospital` and `vsv` are what the answers count for. `file` is the
    number of the file it was delivered in, by whoever surveyed by itself and so knows these answers.
    """

    id = models.BigAutoField(primary_key=True, help_text="Random.")
    questionnaire = models.CharField(max_length=40)
    month = models.CharField(max_length=7, help_text="In which it was sent.")
    language = models.CharField(max_length=8)
    consent = models.CharField(max_length=20)
    text_version = models.CharField(max_length=20, help_text="Of the words she consented to.")
    vsv = models.CharField(max_length=10, blank=True)
    hospital = models.CharField(max_length=10, blank=True)
    practice = models.CharField(max_length=10, blank=True)
    hospital_of_care = models.CharField(max_length=10, blank=True)
    kraamzorg = models.CharField(max_length=10, blank=True)
    answers = models.JSONField()
    file = models.PositiveBigIntegerField(null=True, blank=True, help_text="Empty: answered on our own pages.")

    class Meta:
        indexes = [
            models.Index(fields=[name], name=f"response_{name}")
            for name in ("vsv", "practice", "hospital_of_care", "kraamzorg", "file")
        ]

    def __str__(self):
        return "ingevulde vragenlijst"


class Comment(models.Model):
    """An open answer, for the organisation it is about; nothing leads to the other answers of whoever gave it."""

    id = models.BigAutoField(primary_key=True, help_text="Random.")
    organisation = models.CharField(max_length=10, db_index=True, help_text="LVR number.")
    about = models.CharField(max_length=2)
    kind = models.CharField(max_length=20, help_text="What went well, or what could be better.")
    sealed = models.BinaryField(help_text="May hold names.")
    state = models.CharField(
        max_length=8, choices=[(s.value, COMMENT_WORDS[s]) for s in CommentState], default=CommentState.WAITING.value
    )
    hidden = models.JSONField(
        null=True, blank=True, help_text="Places of the words that colleagues do not see; empty while nobody decided."
    )
    reason = models.CharField(
        max_length=12, blank=True, choices=[(r.value, REASON_WORDS[r]) for r in Reason], help_text="Why it is withheld."
    )
    themes = models.JSONField(default=list, blank=True)

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(state=CommentState.WITHHELD.value) ^ Q(reason=""), name="withheld_comment_has_a_reason"
            )
        ]

    def __str__(self):
        return f"opmerking over {self.organisation}"


class CommentRelease(models.Model):
    """How many responses about an organisation there were when its comments last came out, for all of them at once."""

    organisation = models.CharField(max_length=10, primary_key=True, help_text="LVR number.")
    responses = models.PositiveIntegerField(default=0, help_text="By a link of ours.")
    delivered = models.PositiveIntegerField(default=0, help_text="In the file of a VSV that surveys by itself.")

    def __str__(self):
        return f"opmerkingen over {self.organisation}"


class Identity(models.Model):
    """Postcode and birth date of who consented to linkage, with the response they belong to: all of it sealed."""

    id = models.BigAutoField(primary_key=True, help_text="Random.")
    sealed = models.BinaryField()

    def __str__(self):
        return "gegevens om te koppelen"


class LinkedResponse(models.Model):
    """Answers of somebody who consented, beside coarse facts of her birth; nothing leads to her, a record or a cut.

    Each combination of facts is that of ten or more written together (decision 25). No organisation, no month.
    """

    id = models.BigAutoField(primary_key=True, help_text="Random.")
    year = models.PositiveSmallIntegerField(help_text="In which the child was born.")
    questionnaire = models.CharField(max_length=40)
    facts = models.JSONField(help_text="`linkage.FACTS` in classes; empty: too few were alike.")
    marks = models.JSONField(help_text="Marks given, by question.")

    def __str__(self):
        return "gekoppelde vragenlijst"


class LinkageRun(models.Model):
    """One run that linked answers and erased identities: how many, and never whose."""

    year = models.PositiveSmallIntegerField()
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+")
    asked = models.DateTimeField(auto_now_add=True)
    finished = models.DateTimeField(null=True)
    before = models.PositiveIntegerField(default=0, help_text="Identities kept when it began.")
    linked = models.PositiveIntegerField(default=0)
    unmatched = models.PositiveIntegerField(default=0, help_text="No birth fitted, or more than one.")
    too_rare = models.PositiveIntegerField(default=0, help_text="Linked, but too few were alike: nothing was kept.")
    expired = models.PositiveIntegerField(default=0, help_text="Erased unlinked after waiting too long.")
    after = models.PositiveIntegerField(default=0, help_text="Identities kept when it ended.")
    left = models.PositiveIntegerField(default=0, help_text="Of those, of this year: fewer than ten wait for others.")

    class Meta:
        ordering = ["-id"]

    def __str__(self):
        return f"koppeling van {self.year}"


class ShownScore(models.Model):
    """What is shown of a topic, and what has to be remembered so that it moves on safely (`questionnaires.advance`)."""

    level = models.CharField(max_length=10)
    unit = models.CharField(max_length=10)
    about = models.CharField(max_length=2, help_text="The kind of carer the questions are about.")
    topic = models.CharField(max_length=2)
    shown = models.JSONField(help_text="Sums of marks by quarter and by group.")
    remembered = models.JSONField(help_text="Whose marks those are, as numbers of people.")
    hidden = models.CharField(max_length=200, blank=True, help_text="Why nothing is shown.")
    again_from = models.PositiveIntegerField(default=0, help_text="How many responses there must be for a change.")

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["level", "unit", "about", "topic"], name="one_shown_score_per_topic")
        ]

    def __str__(self):
        return f"{self.topic} van {self.level} {self.unit}"


class SelfSurvey(models.Model):
    """A period in which one organisation surveys for its VSV by itself, and delivers the answers as files."""

    organisation_path = "organisation"
    vsv = models.ForeignKey(Vsv, models.PROTECT, related_name="+")
    organisation = models.ForeignKey(Organisation, models.PROTECT, related_name="+")
    start_date = models.DateField(help_text="Answers of this month and later are taken.")
    end_date = models.DateField(null=True, blank=True, help_text="Last day; empty while it lasts.")
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+")

    objects = ScopedQuerySet.as_manager()

    class Meta:
        ordering = ["vsv", "-start_date", "-id"]
        constraints = [
            models.UniqueConstraint(fields=["vsv"], condition=Q(end_date__isnull=True), name="one_surveys_for_a_vsv")
        ]

    def __str__(self):
        return f"{self.organisation} voor {self.vsv}"


class AnswerFile(models.Model):
    """A file of answered questionnaires that was taken in. Nothing of the file itself is kept.

    `sealed` are the keys of its comments and identities: those rows do not say which file they came in, so that a
    comment about an organisation that few women had is not tied to a few responses.
    """

    organisation_path = "survey__organisation"
    survey = models.ForeignKey(SelfSurvey, models.PROTECT, related_name="files")
    received = models.DateTimeField(auto_now_add=True)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+")
    sha256 = models.CharField(max_length=64)
    rows = models.PositiveIntegerField()
    first_month = models.CharField(max_length=7)
    last_month = models.CharField(max_length=7)
    replaced_by = models.ForeignKey("self", models.PROTECT, null=True, blank=True, related_name="replaces")
    sealed = models.BinaryField()

    objects = ScopedQuerySet.as_manager()

    class Meta:
        ordering = ["-id"]
        constraints = [
            models.UniqueConstraint(
                fields=["sha256"], condition=Q(replaced_by__isnull=True), name="answer_file_counts_once"
            )
        ]

    def __str__(self):
        return f"bestand {self.pk}"


class NpsResult(models.Model):
    """What clients of a VSV said in one year of one kind of carer, before the PREM: how many gave each answer."""

    year = models.PositiveSmallIntegerField()
    vsv = models.CharField(max_length=10)
    about = models.CharField(max_length=12, help_text="Kind of organisation that could be recommended.")
    yes = models.PositiveIntegerField()
    no_opinion = models.PositiveIntegerField()
    no = models.PositiveIntegerField()
    not_applicable = models.PositiveIntegerField()
    respondents = models.PositiveIntegerField(
        help_text="Who answered the questionnaire; may have skipped this question."
    )

    class Meta:
        ordering = ["year", "vsv", "about"]
        constraints = [models.UniqueConstraint(fields=["year", "vsv", "about"], name="one_nps_result")]

    def __str__(self):
        return f"NPS+ {self.year} van {self.vsv}"


class ScoreAgreement(models.Model):
    """A text that a kraamzorg organisation accepted before it sees results; ended by either side, or by a newer one."""

    organisation_path = "organisation"
    organisation = models.ForeignKey(Organisation, models.PROTECT, related_name="+")
    version = models.CharField(max_length=20, help_text="Of the text, as `agreement_texts` declares it.")
    accepted = models.DateTimeField(auto_now_add=True)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+")
    ended = models.DateTimeField(null=True, blank=True, help_text="Empty while it lasts.")
    ended_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+")

    objects = ScopedQuerySet.as_manager()

    class Meta:
        ordering = ["-id"]
        constraints = [
            models.UniqueConstraint(
                fields=["organisation"], condition=Q(ended__isnull=True), name="one_score_agreement_lasts"
            )
        ]

    def __str__(self):
        return f"overeenkomst van {self.organisation}"
