"""A process of its own that sends what was answered, until it is killed: `python -m ... tokens.json`."""

import json
import sys
from pathlib import Path

import django

django.setup()

from ooievaar.portal.surveys import answering  # noqa: E402


def main(file: str) -> None:
    print("ready", flush=True)
    for token in json.loads(Path(file).read_text()):
        opened = answering.open_link(token)
        if opened and not opened.is_sent:
            answering.send(token=token, language="nl")


if __name__ == "__main__":
    main(sys.argv[1])
