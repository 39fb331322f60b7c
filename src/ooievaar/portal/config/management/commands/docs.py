"""Write the generated reference pages, or say which are stale."""

from pathlib import Path

from django.core.management.base import BaseCommand, CommandError

from ooievaar.portal.config import reference

FOLDER = Path("docs/generated")


class Command(BaseCommand):
    help = "Write docs/generated from the declarations; --check only compares."

    def add_arguments(self, parser):
        parser.add_argument("--check", action="store_true")

    def handle(self, *args, check, **options):
        wanted = {FOLDER / name: text for name, text in reference.documents().items()}
        if check:
            self._compare(wanted)
        else:
            self._write(wanted)

    def _compare(self, wanted):
        stale = [str(path) for path, text in wanted.items() if not path.exists() or path.read_text() != text]
        extra = [str(path) for path in FOLDER.rglob("*.md") if path not in wanted]
        if stale or extra:
            raise CommandError(f"Stale: {stale}; no longer declared: {extra}. Run `make docs`.")

    def _write(self, wanted):
        for path in FOLDER.rglob("*.md"):
            if path not in wanted:
                path.unlink()
        for path, text in wanted.items():
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(text)
        self.stdout.write(f"{len(wanted)} pages in {FOLDER}")
