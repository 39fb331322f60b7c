"""The jobs of figures, as the worker finds them."""

from django.tasks import task

from ooievaar.portal.figures import work


@task()
def run_computation(computation_id: int, attempt: int) -> None:
    work.perform(computation_id, attempt)
