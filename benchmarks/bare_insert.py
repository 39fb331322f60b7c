"""The least that Django on Granian can do for an answer: one row, committed. What the questionnaire is held against."""

import json
import os
import sys

import django
from django.conf import settings
from django.core.handlers.wsgi import WSGIHandler
from django.db import connection, transaction
from django.http import HttpResponse
from django.urls import path
from granian import Granian
from granian.constants import Interfaces

if not settings.configured:
    settings.configure(
        ALLOWED_HOSTS=["*"],
        ROOT_URLCONF=__name__,
        DATABASES={"default": json.loads(os.environ["BENCHMARK_DATABASE"])},
        SECRET_KEY="of a benchmark",
    )
    django.setup()


def insert(request):
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute("INSERT INTO bare (answers) VALUES (%s)", [request.POST["answers"]])
    return HttpResponse(status=204)


urlpatterns = [path("", insert)]
application = WSGIHandler()


def main(port: int) -> None:
    with connection.cursor() as cursor:
        cursor.execute("CREATE TABLE bare (answers text)")
    connection.close()
    if connection.vendor == "postgresql":
        connection.close_pool()  # the processes would share its connections
    Granian(
        "benchmarks.bare_insert:application",
        port=port,
        interface=Interfaces.WSGI,
        workers=min(2, os.cpu_count() or 1),  # as `ooievaar serve`
        blocking_threads=4,
        backpressure=64,
        log_access=False,
    ).serve()


if __name__ == "__main__":
    main(int(sys.argv[1]))
