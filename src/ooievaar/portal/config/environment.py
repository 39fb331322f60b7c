"""Every setting, declared once; the reference page is generated from here."""

import json
import os
import secrets
import tempfile
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from cryptography.fernet import Fernet
from environs import Env


@dataclass(frozen=True)
class Setting:
    """One environment variable: how it is read, what it is when unset, what it does."""

    name: str
    read: str
    default: Any
    words: str


SETTINGS = (
    Setting(
        "OOIEVAAR_DATA_DIR", "path", Path("var"), "Folder for the SQLite database, cuts, releases, uploads and keys."
    ),
    Setting(
        "OOIEVAAR_DATABASE_URL",
        "str",
        "",
        "Address of the database, such as `postgres://user@host/name`. Empty: SQLite in the data folder.",
    ),
    Setting("OOIEVAAR_HOSTS", "list", ["localhost", "127.0.0.1"], "Host names the site answers to, with commas."),
    Setting(
        "OOIEVAAR_ORIGIN", "str", "http://localhost:8000", "Address of the site as people see it, without a slash."
    ),
    Setting("OOIEVAAR_HTTPS", "bool", False, "The site is served over https: secure cookies, HSTS and redirects."),
    Setting(
        "OOIEVAAR_PROXIES",
        "int",
        0,
        "How many proxies of your own stand before the site and add to X-Forwarded-For. With 0 behind a proxy all "
        "visitors share one limit on failed logins; with too many a visitor can claim any address.",
    ),
    Setting("OOIEVAAR_DEBUG", "bool", False, "Show tracebacks in the browser. Never on a machine that others reach."),
    Setting("OOIEVAAR_DEMO", "bool", False, "A demonstration: a banner says so and login codes can be shown."),
    Setting(
        "OOIEVAAR_EMAIL_URL",
        "str",
        "console://",
        "Where mail goes, such as `smtp://user:password@host:587`; `console://` prints it.",
    ),
    Setting("OOIEVAAR_MAILS_PER_MINUTE", "int", 120, "How many of the monthly mails leave per minute at most."),
    Setting("OOIEVAAR_EMAIL_FROM", "str", "Ooievaar <noreply@localhost>", "Sender of every mail."),
    Setting(
        "OOIEVAAR_SURVEY_MAILS_PER_MINUTE",
        "int",
        120,
        "How many invitations and reminders to mothers leave per minute at most, all workers together. 0: as fast as "
        "the mail server takes them.",
    ),
    Setting(
        "OOIEVAAR_SURVEY_CONTACT",
        "str",
        "",
        "E-mail address that mothers can write to with questions; it stands in the mails. Empty: they are told to ask "
        "whoever invited them.",
    ),
    Setting(
        "OOIEVAAR_BOUNCE_ADDRESS",
        "str",
        "",
        "Where invitations that cannot be delivered come back, such as `bounce@mail.example.org`. The mail server must "
        "deliver `bounce+anything@` to it too. Empty: they come back to the sender, and nobody reads them.",
    ),
    Setting(
        "OOIEVAAR_BOUNCE_MAILDIR",
        "str",
        "",
        "Maildir folder in which the mail server puts what came back; the worker reads it every quarter of an hour. "
        "Empty: the mail server pipes each mail to `ooievaar manage bounces`.",
    ),
    Setting("OOIEVAAR_SECRET_KEY", "str", "", "Signs sessions. Empty: made once and kept in the data folder."),
    Setting(
        "OOIEVAAR_MESSAGE_KEYS",
        "list",
        [],
        "Keys (32 bytes, base64) from which stored messages are encrypted, newest first. Empty: made once and kept.",
    ),
    Setting(
        "OOIEVAAR_PSEUDONYM_KEY",
        "str",
        "",
        "Key of the pseudonyms, hexadecimal. Changing it breaks linkage with what came before. Empty: made once, kept.",
    ),
    Setting(
        "OOIEVAAR_SURVEY_LANGUAGES",
        "list",
        ["nl", "en"],
        "Languages in which mothers can answer, with commas. A translation that nobody validated yet says so on its "
        "pages.",
    ),
    Setting(
        "OOIEVAAR_ENGINE",
        "str",
        "duckdb",
        "What links and counts: `duckdb`, inside this process, or the address of a Spark cluster, `spark://host:port`, "
        "which needs the extra `spark` and a data folder that all its machines see under the same path.",
    ),
    Setting(
        "OOIEVAAR_CLIENT_CERTIFICATE_HEADER",
        "str",
        "",
        "Header in which your own proxy passes the SHA-256 fingerprint of the client certificate it checked, such as "
        "`X-Client-Certificate-SHA256`; the proxy must take it out of what others send. Empty: no header is believed.",
    ),
    Setting("OOIEVAAR_UPLOAD_LIMIT_MB", "int", 200, "Largest upload, in megabytes."),
    Setting(
        "OOIEVAAR_JUDGING_PROCESSES",
        "int",
        0,
        "How many processes a worker judges the messages of one submission with. 0: as many as there are cores.",
    ),
)


def values() -> dict[str, Any]:
    """All settings as they stand in the environment, secrets made where none were given."""
    env = Env()
    read = {setting.name: getattr(env, setting.read)(setting.name, setting.default) for setting in SETTINGS}
    read["OOIEVAAR_DATA_DIR"] = read["OOIEVAAR_DATA_DIR"].resolve()
    # What lies in it is for the account that runs the site, whatever the umask of who starts it.
    read["OOIEVAAR_DATA_DIR"].mkdir(mode=0o700, parents=True, exist_ok=True)
    _refuse_short(read)
    return read | _missing_secrets(read)


def _refuse_short(read: dict[str, Any]) -> None:
    """A pseudonym can be undone by whoever guesses its key, a session be forged: so no keys that people think up."""
    for name, length in _SHORTEST.items():
        if 0 < len(read[name]) < length:
            raise ValueError(f"{name} has at least {length} characters; leave it empty to have one made")


def _missing_secrets(read: dict[str, Any]) -> dict[str, Any]:
    missing = [name for name in _NEW_SECRET if not read[name]]
    if not missing:
        return {}
    kept = _kept_secrets(read["OOIEVAAR_DATA_DIR"] / "keys.json")
    return {name: kept[name] for name in missing}


_NEW_SECRET = {
    "OOIEVAAR_SECRET_KEY": lambda: secrets.token_urlsafe(50),
    "OOIEVAAR_MESSAGE_KEYS": lambda: [Fernet.generate_key().decode()],
    "OOIEVAAR_PSEUDONYM_KEY": lambda: secrets.token_hex(32),
}


_SHORTEST = {"OOIEVAAR_SECRET_KEY": 50, "OOIEVAAR_PSEUDONYM_KEY": 64}


def _kept_secrets(path: Path) -> dict[str, Any]:
    """The secrets of this data folder, made when there are none yet."""
    if not path.exists():
        _make_secrets(path)
    kept: dict[str, Any] = json.loads(path.read_text())
    return kept


def _make_secrets(path: Path) -> None:
    """Written whole beside, then linked to the name: whoever looks finds all or none, and the first one wins."""
    made = json.dumps({name: make() for name, make in _NEW_SECRET.items()})
    with tempfile.NamedTemporaryFile("w", dir=path.parent, prefix=".keys.") as file:  # for its owner's eyes only
        file.write(made)
        file.flush()
        os.fsync(file.fileno())
        with suppress(FileExistsError):
            path.hardlink_to(file.name)
