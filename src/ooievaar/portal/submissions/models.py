"""Facts of submissions: what came in, which messages it held, what was found in them, which records they gave."""

from django.conf import settings
from django.core.serializers.json import DjangoJSONEncoder
from django.db import models
from django.db.models import Q

from ooievaar.intake import Grade
from ooievaar.portal.organisations.models import Connection, Organisation
from ooievaar.portal.organisations.scope import ScopedQuerySet
from ooievaar.portal.submissions.states import CHANGE_WORDS, REASON_WORDS, WORDS, Change, EpisodeState, Reason, State


class Submission(models.Model):
    """One upload by one organisation. The file itself lies encrypted in the data folder until it is processed."""

    organisation_path = "organisation"
    organisation = models.ForeignKey(Organisation, models.PROTECT, related_name="submissions")
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+")
    connection = models.ForeignKey(
        Connection,
        models.PROTECT,
        null=True,
        related_name="+",
        help_text="Of the record system that delivered it.",
    )
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
    failures = models.PositiveSmallIntegerField(
        default=0, help_text="How often processing stopped by a fault of ours since it last moved on."
    )
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


_REASONS = [(reason.value, words) for reason, words in REASON_WORDS.items()]


class Episode(models.Model):
    """The care of one organisation in one pregnancy, whichever messages told about it."""

    organisation_path = "organisation"
    identity = models.CharField(max_length=64, unique=True, help_text="The episode_id of the records; never changes.")
    organisation = models.ForeignKey(Organisation, models.PROTECT, related_name="+")
    matched_within = models.CharField(
        max_length=64,
        help_text="Keyed hash of the dossier, or document: a new message is compared with these episodes.",
    )
    dossier_key = models.CharField(
        max_length=64, help_text="Keyed hash of the dossier number, by which its sender finds the episode."
    )
    dossier_root = models.CharField(
        max_length=128, blank=True, help_text="Root of the dossier number: which system gave it."
    )
    withdrawn_for = models.CharField(max_length=12, blank=True, choices=_REASONS, help_text="Empty: it counts.")

    objects = ScopedQuerySet.as_manager()

    class Meta:
        indexes = [
            models.Index(fields=["matched_within"], name="episode_matched_within"),
            models.Index(fields=["organisation", "dossier_key"], name="episode_of_dossier"),
        ]

    def __str__(self):
        return f"zorgepisode {self.pk}"

    @property
    def standing(self) -> EpisodeState:
        return EpisodeState.WITHDRAWN if self.withdrawn_for else EpisodeState.COUNTS

    @property
    def reason(self) -> Reason | None:
        return Reason(self.withdrawn_for) if self.withdrawn_for else None


class EpisodeVersion(models.Model):
    """What one message told about an episode. Every version is kept, in the order of its message; one is current."""

    organisation_path = "episode__organisation"
    episode = models.ForeignKey(Episode, models.PROTECT, related_name="versions")
    message = models.OneToOneField(Message, models.PROTECT, related_name="version")
    is_current = models.BooleanField()
    document_version = models.PositiveIntegerField(null=True, help_text="As the document says itself, if it does.")
    evidence = models.JSONField(help_text="`intake.Evidence`: by what versions of one episode are known.")
    records = models.JSONField(
        encoder=DjangoJSONEncoder,
        help_text="Rows by table of `records.DELIVERED`, without empty and identifying columns.",
    )
    linking = models.BinaryField(help_text="The identifying columns of the same rows, encrypted.")

    objects = ScopedQuerySet.as_manager()

    class Meta:
        ordering = ["episode_id", "message_id"]
        constraints = [
            models.UniqueConstraint(
                fields=["episode"], condition=Q(is_current=True), name="episode_has_one_current_version"
            ),
        ]

    def __str__(self):
        return f"versie van {self.episode} uit {self.message}"


class EpisodeDecision(models.Model):
    """What happened to an episode besides a new version: by whom, and why."""

    organisation_path = "episode__organisation"
    episode = models.ForeignKey(Episode, models.PROTECT, related_name="decisions")
    moment = models.DateTimeField(auto_now_add=True)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+")
    by_office = models.BooleanField(default=False)
    change = models.CharField(max_length=12, choices=[(change.value, words) for change, words in CHANGE_WORDS.items()])
    reason = models.CharField(max_length=12, blank=True, choices=_REASONS)
    explanation = models.CharField(max_length=500, blank=True)
    message = models.ForeignKey(
        Message, models.PROTECT, null=True, related_name="decisions", help_text="The message that caused it, if any."
    )

    objects = ScopedQuerySet.as_manager()

    class Meta:
        ordering = ["episode_id", "id"]

    def __str__(self):
        return f"{self.change} van {self.episode}"

    @property
    def what(self) -> Change:
        return Change(self.change)
