"""What was asked about phases is told by indicator 9 alone: what was kept of it here must not be told beside that."""

from django.db import migrations, models


def forget_phases(apps, _editor):
    apps.get_model("surveys", "ShownScore").objects.filter(about="").delete()


class Migration(migrations.Migration):
    dependencies = [("surveys", "0008_comments_by_origin")]

    operations = [
        migrations.RunPython(forget_phases, migrations.RunPython.noop),
        migrations.AlterField(
            "shownscore",
            "about",
            models.CharField(help_text="The kind of carer the questions are about.", max_length=2),
        ),
    ]
