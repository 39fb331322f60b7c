"""Scores are kept as sums of steps. What was kept before cannot be taken apart into steps, and was never released."""

from django.db import migrations, models


def forget(apps, _editor):
    apps.get_model("surveys", "ShownScore").objects.all().delete()


class Migration(migrations.Migration):
    dependencies = [("surveys", "0005_self_surveys")]

    operations = [
        migrations.RunPython(forget, migrations.RunPython.noop),
        migrations.RemoveField("shownscore", "score"),
        migrations.RemoveField("shownscore", "responses"),
        migrations.AlterField(
            "shownscore", "about", models.CharField(blank=True, help_text="Empty: all phases.", max_length=2)
        ),
        migrations.AddField(
            "shownscore",
            "shown",
            models.JSONField(default=dict, help_text="Sums of marks by quarter and by group."),
            preserve_default=False,
        ),
        migrations.AddField(
            "shownscore",
            "remembered",
            models.JSONField(default=dict, help_text="Whose marks those are, as numbers of people."),
            preserve_default=False,
        ),
        migrations.AddField(
            "shownscore",
            "hidden",
            models.CharField(blank=True, default="", help_text="Why nothing is shown.", max_length=200),
            preserve_default=False,
        ),
        migrations.AddField(
            "shownscore",
            "again_from",
            models.PositiveIntegerField(default=0, help_text="How many responses there must be for a change."),
        ),
    ]
