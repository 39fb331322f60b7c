"""The jobs of surveys, as the worker finds them."""

from django.tasks import task

from ooievaar.portal.surveys import research


@task()
def run_linkage(run: int) -> None:
    research.perform(run)
