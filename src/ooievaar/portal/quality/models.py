"""Facts of the monthly round: what was counted, what is expected, what stays away, and who was told."""

from django.conf import settings
from django.db import models
from django.db.models import Q

from ooievaar.portal.organisations.models import Organisation
from ooievaar.portal.organisations.scope import ScopedQuerySet
from ooievaar.portal.quality.states import ALERT_WORDS, ALERTS_OPEN, MAIL_WORDS, WORDS, AlertState, MailState, State
from ooievaar.records import codes


class Round(models.Model):
    """The round of one month of submission: it counts that month and the thirteen before it anew.

    `attempt` is the fence between workers: whatever an attempt saves is saved only while it is the latest one.
    """

    month = models.DateField(unique=True, help_text="First day of the month of submission.")
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+")
    state = models.CharField(max_length=8, choices=[(s.value, WORDS[s]) for s in State], default=State.WAITING)
    attempt = models.PositiveSmallIntegerField(default=1)
    is_stop_asked = models.BooleanField(default=False)
    step = models.CharField(max_length=80, blank=True)
    done = models.PositiveIntegerField(default=0)
    total = models.PositiveIntegerField(default=0)
    asked = models.DateTimeField(auto_now_add=True)
    finished = models.DateTimeField(null=True)
    facts = models.CharField(max_length=80, blank=True, help_text="Name of the file with facts below 'quality'.")
    facts_sha256 = models.CharField(max_length=64, blank=True)

    class Meta:
        ordering = ["-month"]

    def __str__(self):
        return f"{self.month:%Y-%m}"


class QualityCount(models.Model):
    """One count of one organisation in one month, as the latest round that covers the month knows it."""

    organisation_path = "organisation"
    organisation = models.ForeignKey(Organisation, models.PROTECT, related_name="+")
    month = models.DateField()
    measure = models.CharField(max_length=20)
    item = models.CharField(max_length=300, blank=True)
    count = models.PositiveIntegerField()
    total = models.PositiveIntegerField()

    objects = ScopedQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["organisation", "month", "measure", "item"], name="quality_counted_once")
        ]

    def __str__(self):
        return f"{self.organisation_id} {self.month:%Y-%m} {self.measure} {self.item}".strip()


class Spread(models.Model):
    """One count over all organisations of a kind in one month; there only when ten of them have ten cases each."""

    kind = models.CharField(max_length=12)
    month = models.DateField()
    measure = models.CharField(max_length=20)
    item = models.CharField(max_length=300, blank=True)
    count = models.PositiveIntegerField()
    total = models.PositiveIntegerField()
    organisations = models.PositiveIntegerField()
    lower_quartile = models.FloatField(help_text="Per cent.")
    median = models.FloatField(help_text="Per cent.")
    upper_quartile = models.FloatField(help_text="Per cent.")

    class Meta:
        constraints = [models.UniqueConstraint(fields=["kind", "month", "measure", "item"], name="spread_once")]

    def __str__(self):
        return f"{self.kind} {self.month:%Y-%m} {self.measure} {self.item}".strip()


class CrossFinding(models.Model):
    """One finding that no single message shows, as the latest round knows it; addressed to the sender of an episode."""

    organisation_path = "organisation"
    organisation = models.ForeignKey(Organisation, models.PROTECT, related_name="+")
    month = models.DateField(help_text="Month of care of the episode.")
    episode = models.CharField(max_length=64, help_text="The episode_id of the records.")
    rule = models.CharField(max_length=60)
    grade = models.CharField(max_length=12)
    place = models.CharField(max_length=300, blank=True)
    value = models.CharField(max_length=300, null=True, help_text="Null: nothing was sent.")
    sentence = models.TextField()

    objects = ScopedQuerySet.as_manager()

    class Meta:
        ordering = ["id"]
        indexes = [models.Index(fields=["organisation", "month"], name="cross_finding_of_month")]

    def __str__(self):
        return f"{self.rule} in {self.episode}"


class Expectation(models.Model):
    """What should be in of one month of care, and what is, as one round saw it."""

    round = models.ForeignKey(Round, models.CASCADE, related_name="expectations")
    month = models.DateField(help_text="Month of care.")
    organisation = models.ForeignKey(Organisation, models.PROTECT, related_name="+")
    supplier = models.CharField(max_length=128, blank=True, help_text="Root of most of its dossier numbers.")
    received = models.PositiveIntegerField()
    announced = models.PositiveIntegerField()
    present = models.PositiveIntegerField()
    expected = models.FloatField(null=True)
    lower = models.FloatField(null=True)
    upper = models.FloatField(null=True)
    probability = models.FloatField(null=True)

    class Meta:
        ordering = ["-month", "organisation"]
        constraints = [models.UniqueConstraint(fields=["round", "month", "organisation"], name="expected_once")]

    def __str__(self):
        return f"{self.organisation_id} {self.month:%Y-%m} in {self.round}"


class Alert(models.Model):
    """Registrations or items that stay away. A round that sees it again renews it instead of adding another."""

    KINDS = [(code.value, code.words) for code in codes.ALERT_KIND.codes]
    SUBJECTS = [(code.value, code.words) for code in codes.SUBJECT_KIND.codes]

    kind = models.CharField(max_length=12, choices=KINDS)
    subject_kind = models.CharField(max_length=12, choices=SUBJECTS)
    subject = models.CharField(max_length=120)
    item = models.CharField(max_length=60, blank=True)
    first_round = models.ForeignKey(Round, models.PROTECT, related_name="new_alerts")
    last_round = models.ForeignKey(Round, models.PROTECT, related_name="alerts")
    month = models.DateField(help_text="Last month of care that it is about.")
    expected = models.FloatField()
    received = models.FloatField()
    probability = models.FloatField()
    organisations = models.JSONField(default=list, help_text="LVR numbers.")
    sentence = models.TextField()
    state = models.CharField(max_length=10, choices=[(s.value, ALERT_WORDS[s]) for s in AlertState], default="new")

    class Meta:
        ordering = ["-id"]
        constraints = [
            models.UniqueConstraint(
                fields=["kind", "subject_kind", "subject", "item"],
                condition=Q(state__in=ALERTS_OPEN),
                name="one_open_alert_about_the_same",
            )
        ]

    def __str__(self):
        return f"{self.kind} {self.subject} {self.item}".strip()


class AlertNote(models.Model):
    """What somebody of the office did about an alert, in their own words. Notes are added, never changed."""

    alert = models.ForeignKey(Alert, models.PROTECT, related_name="notes")
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    moment = models.DateTimeField(auto_now_add=True)
    state = models.CharField(max_length=10, choices=[(s.value, ALERT_WORDS[s]) for s in AlertState])
    words = models.TextField(blank=True)

    class Meta:
        ordering = ["id"]

    def __str__(self):
        return f"{self.state} {self.moment:%Y-%m-%d}"


class Supplier(models.Model):
    """The maker of a record system, known by the root of the dossier numbers that its systems give out."""

    root = models.CharField(max_length=120, unique=True)
    name = models.CharField(max_length=120)

    class Meta:
        ordering = ["name"]

    def __str__(self):
        return self.name


class MailOptOut(models.Model):
    """A person who does not want the monthly mail about an organisation."""

    user = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, related_name="+")
    organisation = models.ForeignKey(Organisation, models.CASCADE, related_name="+")
    since = models.DateTimeField(auto_now_add=True)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["user", "organisation"], name="opted_out_once")]

    def __str__(self):
        return f"{self.user_id} {self.organisation_id}"


class Mail(models.Model):
    """The mail to one person about one round. Written down before it is sent, so that nobody gets it twice."""

    round = models.ForeignKey(Round, models.PROTECT, related_name="mails")
    user = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    about = models.CharField(max_length=8, choices=[("report", "report"), ("alerts", "alerts")], default="report")
    state = models.CharField(max_length=8, choices=[(s.value, MAIL_WORDS[s]) for s in MailState], default="waiting")
    attempts = models.PositiveSmallIntegerField(default=0)
    changed = models.DateTimeField(auto_now=True)
    problem = models.CharField(max_length=200, blank=True)

    class Meta:
        ordering = ["id"]
        constraints = [models.UniqueConstraint(fields=["round", "user", "about"], name="mailed_once")]

    def __str__(self):
        return f"{self.about} {self.round} {self.user_id}"
