"""A site with a national register and links to answer with, and what its database holds afterwards."""

import json
import sys
from collections.abc import Mapping

import django
from django.core.management import call_command

django.setup()

from benchmarks.evening_answers import FIRST_OF_KIND, written  # noqa: E402
from ooievaar.portal.organisations.models import Organisation  # noqa: E402
from ooievaar.portal.surveys import answering, tokens  # noqa: E402
from ooievaar.portal.surveys.actions import make_links  # noqa: E402
from ooievaar.portal.surveys.models import Response, Waiting  # noqa: E402

# As many as the Netherlands have, with names as long as they are there.
REGISTER = {"practice": 520, "hospital": 72, "kraamzorg": 160}


def prepare(links: int) -> None:
    """Write the tokens of so many links, as they stand in an address."""
    call_command("migrate", verbosity=0)
    call_command("collectstatic", interactive=False, verbosity=0)
    Organisation.objects.bulk_create(
        Organisation(lvr_number=f"{int(FIRST_OF_KIND[kind]) + number}", name=f"Weidevogel {number:03}", kind=kind,
                     place="Hoogeveen")
        for kind, count in REGISTER.items()
        for number in range(count)
    )  # fmt: skip
    practice = Organisation.objects.get(lvr_number=FIRST_OF_KIND["practice"])
    made = [make_links(organisation=practice, count=100, by=None).tokens for _sheet in range(links // 100)]
    print(json.dumps([tokens.shown(token) for sheet in made for token in sheet]))


def check(acknowledged: Mapping[str, list[str]]) -> None:
    """Write how many answers and questionnaires were acknowledged, and how many of those are not there."""
    saved = lost = sent = 0
    for shown, screens in acknowledged.items():
        token = tokens.tidied(shown)
        opened = answering.open_link(token)
        if "versturen" in screens:
            sent += 1
            lost += not opened.is_sent
            continue
        saved += len(screens)
        lost += sum(not _is_kept(opened.state.answers, screen) for screen in screens)
    kept = Waiting.objects.count() + Response.objects.count()
    print(json.dumps({"saved": saved, "sent": sent, "lost": lost, "kept": kept}))


def _is_kept(answers: Mapping, screen: str) -> bool:
    return all(str(answers.get(code)) == value for code, value in written(screen).items())


if __name__ == "__main__":
    if sys.argv[1] == "prepare":
        prepare(int(sys.argv[2]))
    else:
        check(json.load(sys.stdin))
