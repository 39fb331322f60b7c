"""Facts of submissions: what came in, which messages it held, what was found in them, which records they gave."""

from django.conf import settings
from django.core.serializers.json import DjangoJSONEncoder
from django.db import models
from django.db.models import Q

from ooievaar.intake import Grade
from ooievaar.portal.organisations.models import Organisation
from ooievaar.portal.organisations.scope import ScopedQuerySet
from ooievaar.portal.submissions.states import WORDS, State


class Submission(models.Model):
    """One upload by one organisation. The file itself lies encrypted in the data folder until it is processed."""

    organisation_path = "organisation"
    organisation = models.ForeignKey(Organisation, models.PROTECT, related_name="submissions")
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+")
    received = models.DateTimeField(auto_now_add=True)
    file_name = models.CharField(max_length=120)
    size = models.BigIntegerField(help_text="Bytes.")
    sha256 = models.CharField(max_length=64, help_text="Of the file as it was sent.")
    stored_as = models.CharField(
        max_length=60, blank=True, help_text="Name of the encrypted file; empty once processed."
    )
    state = models.CharField(max_length=12, choices=[(state.value, words) for state, words in WORDS.items()])
    problem = models.CharField(max_length=30, blank=True, help_text="Why the file as a whole was refused.")
    job = models.CharField(max_length=64, blank=True, help_text="The task that processes this submission.")
    finished = models.DateTimeField(null=True)
    total = models.PositiveIntegerField(default=0, help_text="Messages in the file.")
    done = models.PositiveIntegerField(default=0, help_text="Messages dealt with; processing continues from here.")
    accepted = models.PositiveIntegerField(default=0)
    already = models.PositiveIntegerField(default=0, help_text="Messages that were received before.")
    rejected = models.PositiveIntegerField(default=0)

    objects = ScopedQuerySet.as_manager()

    class Meta:
        ordering = ["-id"]
        indexes = [models.Index(fields=["organisation", "-id"], name="submission_of_organisation")]
        constraints = [
            models.CheckConstraint(condition=Q(done__lte=models.F("total")), name="submission_done_within_total"),
            models.CheckConstraint(
                condition=Q(done=models.F("accepted") + models.F("already") + models.F("rejected")),
                name="submission_counts_add_up",
            ),
        ]

    def __str__(self):
        return f"aanlevering {self.pk}"

    @property
    def standing(self) -> State:
        return State(self.state)


class Message(models.Model):
    """One message that was new to us. Of a rejected one only the findings stay."""

    organisation_path = "organisation"
    submission = models.ForeignKey(Submission, models.PROTECT, related_name="messages")
    organisation = models.ForeignKey(Organisation, models.PROTECT, related_name="+")
    position = models.PositiveIntegerField(help_text="Place in the file, from 0.")
    message_id = models.CharField(max_length=200, blank=True)
    created = models.DateTimeField(null=True, help_text="When the sender's system made the message.")
    sha256 = models.CharField(max_length=64)
    accepted = models.BooleanField()
    content = models.BinaryField(null=True, help_text="The message, compressed and encrypted.")
    label = models.BinaryField(help_text="Dossier number and file name, encrypted: for the sender's own eyes.")

    objects = ScopedQuerySet.as_manager()

    class Meta:
        ordering = ["submission", "position"]
        constraints = [
            models.UniqueConstraint(fields=["submission", "position"], name="message_position_once"),
            # A rejected message may come again: what was wrong may lie with us, such as an unknown LVR number.
            models.UniqueConstraint(
                fields=["organisation", "sha256"], condition=Q(accepted=True), name="message_accepted_once"
            ),
        ]

    def __str__(self):
        return f"bericht {self.position + 1} van {self.submission}"


class StoredFinding(models.Model):
    """One finding in one message, in the words of the day it was found."""

    organisation_path = "message__organisation"
    message = models.ForeignKey(Message, models.PROTECT, related_name="findings")
    rule = models.CharField(max_length=60)
    grade = models.CharField(max_length=12, choices=[(grade.value, grade.value) for grade in Grade])
    place = models.CharField(max_length=300, blank=True)
    value = models.CharField(max_length=300, null=True, help_text="Null: nothing was sent.")
    sentence = models.TextField()

    objects = ScopedQuerySet.as_manager()

    class Meta:
        ordering = ["id"]
        indexes = [models.Index(fields=["rule", "grade"], name="finding_by_rule")]

    def __str__(self):
        return f"{self.rule} in {self.message}"


class Episode(models.Model):
    """The care of one organisation in one pregnancy, whichever message last told about it."""

    organisation_path = "organisation"
    identity = models.CharField(max_length=64, unique=True, help_text="The episode_id of the records.")
    organisation = models.ForeignKey(Organisation, models.PROTECT, related_name="+")

    objects = ScopedQuerySet.as_manager()

    def __str__(self):
        return f"zorgepisode {self.pk}"


class EpisodeVersion(models.Model):
    """What one message told about an episode. Every version is kept; one is current."""

    organisation_path = "episode__organisation"
    episode = models.ForeignKey(Episode, models.PROTECT, related_name="versions")
    message = models.OneToOneField(Message, models.PROTECT, related_name="version")
    number = models.PositiveIntegerField(help_text="Order of receipt, from 1.")
    is_current = models.BooleanField()
    records = models.JSONField(
        encoder=DjangoJSONEncoder, help_text="Rows as declared in `records`: episode, referrals, children."
    )

    objects = ScopedQuerySet.as_manager()

    class Meta:
        ordering = ["episode", "number"]
        constraints = [
            models.UniqueConstraint(fields=["episode", "number"], name="episode_version_number_once"),
            models.UniqueConstraint(
                fields=["episode"], condition=Q(is_current=True), name="episode_has_one_current_version"
            ),
        ]

    def __str__(self):
        return f"versie {self.number} van {self.episode}"
