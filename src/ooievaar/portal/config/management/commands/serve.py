"""Serve the site with Granian."""

import os

from django.core.management.base import BaseCommand
from granian import Granian
from granian.constants import Interfaces


class Command(BaseCommand):
    help = "Serve the site."

    def add_arguments(self, parser):
        parser.add_argument("--host", default="127.0.0.1")
        parser.add_argument("--port", type=int, default=8000)
        parser.add_argument("--workers", type=int, default=min(2, os.cpu_count() or 1))

    def handle(self, *args, host, port, workers, **options):
        Granian(
            "ooievaar.portal.config.wsgi:application",
            address=host,
            port=port,
            interface=Interfaces.WSGI,
            workers=workers,
            # A process that dies takes what it was doing with it, and not the site.
            respawn_failed_workers=True,
            # Enough to keep a processor busy while others wait for the database; more would only queue there.
            blocking_threads=4,
            backpressure=64,
            websockets=False,
            log_access=False,
        ).serve()
