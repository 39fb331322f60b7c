"""Reference pages that follow from declarations: settings, roles, pages, statuses, events, commands."""

import subprocess
import sys
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from enum import Enum
from typing import Any

from django.urls import URLPattern, URLResolver, get_resolver
from django.utils import translation

from ooievaar import main
from ooievaar.portal.approvals import states as approval_states
from ooievaar.portal.audit.actions import WORDS
from ooievaar.portal.config.environment import SETTINGS
from ooievaar.portal.figures import states as figure_states
from ooievaar.portal.invitations import states as invitation_states
from ooievaar.portal.organisations.permissions import PERMISSION_WORDS, ROLES
from ooievaar.portal.quality import states as quality_states
from ooievaar.portal.releases import states as release_states
from ooievaar.portal.submissions import states as submission_states
from ooievaar.portal.surveys import states as survey_states

# Django's and allauth's own addresses: they guard themselves, and stand here so that a new one is noticed.
FOREIGN = ("account/", "taal/")


@dataclass(frozen=True)
class Diagram:
    """The statuses of one thing, in declared order, and which may follow which."""

    name: str
    words: Mapping[Any, object]
    arrows: frozenset[tuple[Enum, Enum]]


def following(transitions: Mapping[Any, Iterable[Enum]]) -> frozenset[tuple[Enum, Enum]]:
    """Transitions as pairs."""
    return frozenset((state, after) for state, afters in transitions.items() for after in afters)


DIAGRAMS = (
    Diagram("submission", submission_states.WORDS, submission_states.TRANSITIONS),
    Diagram("episode", submission_states.EPISODE_WORDS, submission_states.EPISODE_TRANSITIONS),
    Diagram("computation", figure_states.WORDS, following(figure_states.TRANSITIONS)),
    Diagram("indicator of a VSV", approval_states.INDICATOR_WORDS, following(approval_states.INDICATOR_TRANSITIONS)),
    Diagram("figures of a VSV", approval_states.VSV_WORDS, following(approval_states.VSV_TRANSITIONS)),
    Diagram("quality round", quality_states.WORDS, following(quality_states.TRANSITIONS)),
    Diagram("alert", quality_states.ALERT_WORDS, following(quality_states.ALERT_TRANSITIONS)),
    Diagram("monthly mail", quality_states.MAIL_WORDS, following(quality_states.MAIL_TRANSITIONS)),
    Diagram("survey link", survey_states.WORDS, following(survey_states.TRANSITIONS)),
    Diagram("invitation", invitation_states.WORDS, following(invitation_states.TRANSITIONS)),
    Diagram("comment", survey_states.COMMENT_WORDS, following(survey_states.COMMENT_TRANSITIONS)),
    Diagram("release", release_states.WORDS, following(release_states.TRANSITIONS)),
)


def documents() -> dict[str, str]:
    """Every generated page: file name below docs/generated -> Markdown."""
    with translation.override("nl"):
        return {
            **main.documents(),
            "settings.md": _settings(),
            "roles.md": _roles(),
            "pages.md": _pages(),
            "statuses.md": _statuses(),
            "events.md": _events(),
            "commands.md": _commands(),
        }


def addresses() -> Iterator[tuple[str, object]]:
    """Every address of the site with its view."""
    yield from _below(get_resolver(), "")


def _below(resolver: URLResolver, prefix: str) -> Iterator[tuple[str, object]]:
    for entry in resolver.url_patterns:
        address = f"{prefix}{entry.pattern}"
        if isinstance(entry, URLPattern):
            yield address, entry.callback
        else:
            yield from _below(entry, address)


def _settings() -> str:
    rows = "\n".join(f"| `{s.name}` | `{s.default!s}` | {s.words} |" for s in SETTINGS)
    head = "# Settings\n\nAll come from the environment.\n\n| variable | when unset | what it does |\n|---|---|---|\n"
    return f"{head}{rows}\n"


def _roles() -> str:
    permissions = "\n".join(f"| `{p.value}` | {words} |" for p, words in PERMISSION_WORDS.items())
    roles = "\n".join(
        f"| {r.words} | `{r.code}` | {', '.join(r.kinds)} | {', '.join(sorted(p.value for p in r.permissions))} |"
        for r in ROLES
    )
    return (
        "# Permissions and roles\n\n| permission | what it allows |\n|---|---|\n"
        f"{permissions}\n\n| role | code | in | permissions |\n|---|---|---|---|\n{roles}\n"
    )


def _pages() -> str:
    rows = "\n".join(f"| `/{address}` | {_permissions(view)} |" for address, view in addresses() if _ours(address))
    return f"# Pages and who may open them\n\n| address | permission (one of) |\n|---|---|\n{rows}\n"


def _ours(address: str) -> bool:
    return not address.startswith(FOREIGN)


def _permissions(view: object) -> str:
    permissions = getattr(view, "permissions", None)
    if permissions is None:
        return "not declared"
    return ", ".join(sorted(p.value for p in permissions)) or "open"


def _statuses() -> str:
    return "# Statuses\n\n" + "\n".join(_drawn(diagram) for diagram in DIAGRAMS)


def _drawn(diagram: Diagram) -> str:
    order = list(diagram.words)
    pairs = sorted(diagram.arrows, key=lambda pair: (order.index(pair[0]), order.index(pair[1])))
    arrows = "\n".join(f"    {before.value} --> {after.value}" for before, after in pairs)
    words = "\n".join(f"| `{state.value}` | {diagram.words[state]} |" for state in order)
    drawing = f"```mermaid\nstateDiagram-v2\n{arrows}\n```"
    return f"## {diagram.name}\n\n{drawing}\n\n| status | words |\n|---|---|\n{words}\n"


def _events() -> str:
    rows = "\n".join(f"| `{action.value}` | {words} |" for action, words in WORDS.items())
    return f"# Events in the audit trail\n\n| event | words |\n|---|---|\n{rows}\n"


def _commands() -> str:
    command = [sys.executable, "-m", "typer", "ooievaar.__main__", "utils", "docs", "--name", "ooievaar"]
    done = subprocess.run(command, capture_output=True, text=True, check=True)
    return done.stdout.strip() + "\n"
