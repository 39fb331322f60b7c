"""A running site with a made-up country."""

import os
import signal
import socket
import subprocess
import sys

from django.conf import settings
from django.core.management import call_command
from django.core.management.base import BaseCommand, CommandError

from ooievaar.portal.config.demo.clearing import READY, clear, why_not_here
from ooievaar.portal.config.demo.people import ACTORS, PASSWORD
from ooievaar.portal.config.demo.story import prepare
from ooievaar.portal.organisations.permissions import role

PORTAL = [sys.executable, "-m", "ooievaar.portal"]


class Command(BaseCommand):
    help = "Make a made-up country, send it through the whole chain, and serve the result."
    requires_system_checks = []

    def add_arguments(self, parser):
        parser.add_argument("--fresh", action="store_true", help="Throw the earlier demonstration away.")
        parser.add_argument("--port", type=int, default=8000)
        parser.add_argument("--no-serve", dest="serve", action="store_false", help="Prepare only.")
        parser.add_argument("--births", type=int, default=4000)

    def handle(self, *args, fresh, port, serve, births, **options):
        if not settings.DEMO:
            raise CommandError("Start the demonstration with `ooievaar demo` or with OOIEVAAR_DEMO=true.")
        if reason := why_not_here():
            raise CommandError(reason)
        ready = settings.DATA_DIR / READY
        if fresh or not ready.exists():
            ready.unlink(missing_ok=True)
            self._prepare(births)
            ready.touch()
        call_command("migrate", verbosity=0)
        self._tell(port)
        if serve:
            self._serve(port)

    def _prepare(self, births):
        clear()
        call_command("migrate", verbosity=0)
        # In a process of its own: its settings differ from those of a site that has nothing collected yet.
        subprocess.run([*PORTAL, "collectstatic", "--no-input", "-v", "0"], check=True)
        prepare(births=births, say=self.stdout.write)

    def _tell(self, port):
        self.stdout.write(f"\nInloggen (wachtwoord voor iedereen: {PASSWORD}; code: `ooievaar demo-code NAAM`)\n")
        for actor in ACTORS:
            roles = ", ".join(str(role(code).words) for code in actor.roles)
            self.stdout.write(f"  {actor.email:<34} {roles}")
        self.stdout.write(f"\nVoorbeelden om aan te leveren: {settings.DATA_DIR / 'voorbeelden'}")
        self.stdout.write("Kijk eerst naar:")
        self.stdout.write(f"  http://localhost:{port}/              wat het publiek ziet")
        self.stdout.write(f"  http://localhost:{port}/rondleiding/  logins met hun code van nu, en wat u kunt proberen")

    def _serve(self, port):
        if is_taken(port):
            raise CommandError(f"Port {port} is in use; choose another with --port.")
        environment = {**os.environ, "OOIEVAAR_ORIGIN": f"http://localhost:{port}"}
        processes = [
            # In sessions of their own: Ctrl+C reaches this process alone, which then stops each of them once, gently.
            subprocess.Popen([*PORTAL, "serve", "--port", str(port)], env=environment, start_new_session=True),
            subprocess.Popen([*PORTAL, "worker"], env=environment, start_new_session=True),
        ]
        self.stdout.write("\nStoppen: Ctrl+C\n")
        wait(processes)


def is_taken(port: int) -> bool:
    with socket.socket() as probe:
        return probe.connect_ex(("127.0.0.1", port)) == 0


def wait(processes: list[subprocess.Popen]) -> None:
    """Until someone stops us; then stop both, gently."""

    def stop(*_: object) -> None:
        for process in processes:
            process.terminate()

    signal.signal(signal.SIGTERM, stop)
    signal.signal(signal.SIGINT, stop)
    for process in processes:
        process.wait()
