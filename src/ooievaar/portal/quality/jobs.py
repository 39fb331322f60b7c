"""The jobs of the monthly round, as the worker finds them."""

from datetime import timedelta

from django.tasks import task
from django.utils import timezone

from ooievaar.portal.quality import mailing, work

RETRY_AFTER = timedelta(minutes=15)


@task()
def run_round(round_id: int, attempt: int) -> None:
    if work.perform(round_id, attempt):
        send_mails.enqueue(round_id)


@task()
def send_mails(round_id: int) -> None:
    if mailing.send(round_id):
        send_mails.using(run_after=timezone.now() + RETRY_AFTER).enqueue(round_id)
