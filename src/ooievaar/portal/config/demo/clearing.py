"""Emptying an earlier demonstration; whatever could be a registry is left alone."""

import shutil
from pathlib import Path

from django.conf import settings
from django.core.management import call_command
from django.db import connection

from ooievaar.portal.accounts.models import User
from ooievaar.portal.config.demo.country import OFFICE
from ooievaar.portal.config.demo.people import DOMAIN
from ooievaar.portal.organisations.models import Organisation

FOLDERS = ("cuts", "quality", "releases", "static", "uploads", "voorbeelden")
KEPT_BY_A_REGISTRY = ("cuts", "quality", "releases", "uploads")
READY = "ready"


def why_not_here() -> str | None:
    """Why no demonstration may be made here; None where nothing is yet, or an earlier one."""
    if _is_empty():
        kept = [name for name in KEPT_BY_A_REGISTRY if any((settings.DATA_DIR / name).glob("*"))]
        return f"{settings.DATA_DIR} holds {kept[0]} of another database. Nothing was changed." if kept else None
    strangers = User.objects.exclude(email__endswith=f"@{DOMAIN}").exists()
    if strangers or not Organisation.objects.filter(**OFFICE).exists():
        return "This database holds a registry that is no demonstration. Nothing was changed."
    return None


def _is_empty() -> bool:
    """No table yet, or nobody in it: a demonstration begins with its organisations, in one transaction."""
    made = set(connection.introspection.table_names())
    if not {User._meta.db_table, Organisation._meta.db_table} <= made:
        return True
    return not User.objects.exists() and not Organisation.objects.exists()


def clear() -> None:
    """Take away what a demonstration makes: its database and its folders. The keys stay: this process has read them."""
    connection.close()
    if connection.vendor == "sqlite":
        for ending in ("", "-wal", "-shm"):
            Path(f"{connection.settings_dict['NAME']}{ending}").unlink(missing_ok=True)
    else:
        call_command("migrate", verbosity=0)
        call_command("flush", interactive=False, verbosity=0)
    for name in FOLDERS:
        shutil.rmtree(settings.DATA_DIR / name, ignore_errors=True)
