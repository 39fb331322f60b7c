"""Invitations by mail. Addresses are sealed, and gone as soon as no mail must go there any more (decision 20).

Links are named by their string reference: capabilities do not import each other's models. Nothing here knows answers.
"""

from django.conf import settings
from django.db import models
from django.db.models import Q

from ooievaar.portal.invitations.states import WITH_ADDRESS, WORDS, State
from ooievaar.portal.organisations.models import Organisation, Vsv
from ooievaar.portal.organisations.scope import ScopedQuerySet


class Upload(models.Model):
    """Clients that somebody entered together: a file, or one through the form."""

    WAYS = [("file", "bestand"), ("form", "formulier")]

    organisation_path = "organisation"
    organisation = models.ForeignKey(Organisation, models.PROTECT, related_name="+")
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+")
    made = models.DateTimeField(auto_now_add=True)
    way = models.CharField(max_length=4, choices=WAYS)
    lines = models.PositiveIntegerField()

    objects = ScopedQuerySet.as_manager()

    class Meta:
        ordering = ["-id"]

    def __str__(self):
        return f"upload {self.pk}"


class Invitation(models.Model):
    """One client who is asked by mail, and where that stands. When she answered, nobody writes down."""

    organisation_path = "organisation"
    organisation = models.ForeignKey(Organisation, models.PROTECT, related_name="+")
    upload = models.ForeignKey(Upload, models.PROTECT, related_name="invitations")
    link = models.OneToOneField("surveys.Link", models.PROTECT, related_name="+")
    state = models.CharField(max_length=10, choices=[(s.value, WORDS[s]) for s in State], default=State.PLANNED)
    sealed = models.BinaryField(null=True, help_text="Address and link, encrypted; gone when no mail must go any more.")
    due = models.DateField(help_text="Day of the next mail.")
    last_day = models.DateField(help_text="Last day on which a mail may go.")
    attempts = models.PositiveSmallIntegerField(default=0, help_text="How often the next mail failed to go.")
    mailed = models.DateField(null=True, help_text="Day on which the last mail went, or may have gone.")
    is_unsure = models.BooleanField(default=False, help_text="We were cut off while a mail went: it may not have gone.")
    bounces = models.PositiveSmallIntegerField(default=0, help_text="How often a mail could not be delivered for now.")

    objects = ScopedQuerySet.as_manager()

    class Meta:
        ordering = ["id"]
        indexes = [
            models.Index(fields=["state", "due"], name="invitation_due"),
            # A handful of what is due is found in this order: without it all of it is sorted for each handful.
            models.Index(fields=["state", "id"], name="invitation_in_order"),
            models.Index(fields=["mailed"], name="invitation_mailed"),
        ]
        constraints = [
            models.CheckConstraint(
                condition=Q(state__in=WITH_ADDRESS, sealed__isnull=False)
                | (~Q(state__in=WITH_ADDRESS) & Q(sealed__isnull=True)),
                name="address_only_while_needed",
            )
        ]

    def __str__(self):
        return f"uitnodiging {self.pk}"


class Remembered(models.Model):
    """That an address was entered, as a keyed hash, so that nobody is asked twice about the same birth."""

    id = models.BigAutoField(primary_key=True, help_text="Random: its order would lead to the invitation.")
    digest = models.CharField(max_length=64, unique=True)
    until = models.DateField(help_text="Last day on which it is remembered.")

    def __str__(self):
        return "onthouden adres"


class Dispatch(models.Model):
    """One row for all workers together: whether mail goes, and from when the next may."""

    is_paused = models.BooleanField(default=False)
    next_at = models.DateTimeField(help_text="From when the rate allows the next mail.")

    def __str__(self):
        return "versturen"


class Sweep(models.Model):
    """What one round of destroying did, and what was found by counting everything anew after it."""

    made = models.DateTimeField(auto_now_add=True)
    held_before = models.PositiveIntegerField(help_text="Addresses there were before it.")
    held_after = models.PositiveIntegerField(help_text="Addresses there were after it.")
    ended = models.JSONField(help_text="How many invitations went to which state.")
    states = models.JSONField(help_text="How many invitations were in which state after it.")
    links_closed = models.PositiveIntegerField(help_text="Links whose time was over, answers under way forgotten.")
    hashes_expired = models.PositiveIntegerField()
    wrong = models.JSONField(help_text="What was still there that should not be, by kind; empty when all is well.")
    is_overwritten = models.BooleanField(help_text="Whether the database gave the room of what is gone back.")

    class Meta:
        ordering = ["-id"]

    def __str__(self):
        return f"opruiming {self.pk}"


class Agreement(models.Model):
    """Which organisation invites the clients of a VSV in one situation of care, from a day on. Later rows follow."""

    vsv = models.ForeignKey(Vsv, models.PROTECT, related_name="+")
    situation = models.CharField(max_length=10, help_text="Whose care the client had.")
    organisation = models.ForeignKey(
        Organisation, models.PROTECT, null=True, related_name="+", help_text="Empty: no one in particular any more."
    )
    since = models.DateField()
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+")

    class Meta:
        ordering = ["-id"]

    def __str__(self):
        return f"afspraak over uitnodigen in {self.vsv}"
