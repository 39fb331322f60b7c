"""The trail itself: events are added, never changed."""

from django.db import models


class AuditEvent(models.Model):
    """Who did what, when, for which organisation, about what."""

    moment = models.DateTimeField(auto_now_add=True, db_index=True)
    action = models.CharField(max_length=60, db_index=True)
    actor = models.CharField(max_length=254, help_text="Email of the person, or 'system'.")
    organisation = models.CharField(max_length=20, blank=True, help_text="LVR number, empty when none is involved.")
    about = models.CharField(max_length=200, blank=True)
    details = models.JSONField(default=dict)

    class Meta:
        ordering = ["-id"]

    def __str__(self):
        return f"{self.moment:%Y-%m-%d %H:%M} {self.actor} {self.action} {self.about}"

    def save(self, *args, **kwargs):
        if self.pk:
            raise TypeError("an audit event is never changed")
        super().save(*args, **kwargs)

    def delete(self, *args, **kwargs):
        raise TypeError("an audit event is never deleted")
