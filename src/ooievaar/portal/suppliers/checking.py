"""Judging a file for whoever asks, and keeping nothing of it."""

import io
from collections.abc import Iterator
from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from ooievaar import intake, kernset
from ooievaar.portal.submissions.archive import SENTENCES, Entry, Problem, entries, inspect
from ooievaar.portal.submissions.judging import DAMAGED

MOST_MESSAGES = 100
MOST_BYTES = 60_000_000
# Of whoever sends it: no organisation asks, so none is wrong.
_ANYONE = intake.Sender(own_lvr=None, known_lvrs=None)
TOO_MANY = _("Hier passen honderd berichten. Controleer er een paar: een fout in de export zit vaak in alle berichten.")
TOO_MUCH = _("Uitgepakt is dit zipbestand te groot voor deze pagina. Controleer een paar berichten.")


@dataclass(frozen=True)
class Checked:
    """One message of the file, by its name there, with everything that is to be said of it."""

    name: str
    accepted: bool
    findings: tuple[intake.Finding, ...]


def check(data: bytes) -> tuple[Checked, ...] | str | Promise:
    """What is to be said of each message in a file; or, in one sentence, why the file as a whole cannot be checked."""
    file = io.BytesIO(data)
    found = inspect(file, len(data), kernset.MAX_BYTES)
    if isinstance(found, Problem):
        return SENTENCES[found]
    if found > MOST_MESSAGES:
        return TOO_MANY
    return _all(entries(file))


def _all(found: Iterator[Entry]) -> tuple[Checked, ...] | Promise | str:
    checked, size = [], 0
    for entry in found:
        size += len(entry.data or b"")
        if size > MOST_BYTES:
            return TOO_MUCH
        checked.append(_one(entry))
    return tuple(checked)


def _one(entry: Entry) -> Checked:
    if entry.data is None:
        return Checked(entry.name, accepted=False, findings=(DAMAGED,))
    judged = intake.judge(entry.data, _ANYONE)
    return Checked(entry.name, judged.accepted, judged.findings)


def as_json(checked: tuple[Checked, ...]) -> list[dict[str, object]]:
    """For programs: the same words as `ooievaar kernset check --format json`."""
    return [
        {
            "file": one.name,
            "accepted": one.accepted,
            "findings": [
                {"rule": f.rule, "grade": f.grade.value, "place": f.place, "value": f.value, "sentence": f.sentence}
                for f in one.findings
            ],
        }
        for one in checked
    ]
