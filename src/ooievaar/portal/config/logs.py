"""Logs: one line of JSON per event on standard error, without personal data."""

import logging
import re
import traceback
from typing import Any

import structlog


def without_words(exc_info: Any) -> str:
    """Where an exception came from and of which kind it was, its causes first.

    Its own words stay out: those of `int("914150066")`, or of a constraint of the database, repeat what was sent.
    """
    told = []
    error = exc_info[1]
    while error is not None:
        kind = f"{type(error).__module__}.{type(error).__qualname__}"
        told.append("".join(traceback.format_tb(error.__traceback__)) + kind)
        error = error.__cause__ or error.__context__
    return "\n\n".join(reversed(told))


_exceptions = structlog.processors.ExceptionRenderer(without_words)

_LINK = re.compile(r"/vragenlijst/[^/\s\"']+")


class WithoutLinks(logging.Filter):
    """Takes the secret out of the address of a questionnaire: whoever reads the log could answer with it."""

    def filter(self, record: logging.LogRecord) -> bool:
        words = record.getMessage()
        if "/vragenlijst/" in words:
            record.msg, record.args = _LINK.sub("/vragenlijst/***", words), ()
        return True


structlog.configure(
    processors=[
        structlog.contextvars.merge_contextvars,
        structlog.processors.add_log_level,
        structlog.processors.TimeStamper(fmt="iso", utc=True),
        _exceptions,
        structlog.processors.JSONRenderer(ensure_ascii=False),
    ],
    logger_factory=structlog.PrintLoggerFactory(),
)


def django_logging() -> dict[str, Any]:
    """Django's own log lines in the same form; its request lines stay out, since addresses may hold identifiers."""
    return {
        "version": 1,
        "disable_existing_loggers": False,
        "formatters": {
            "json": {
                "()": structlog.stdlib.ProcessorFormatter,
                "processor": structlog.processors.JSONRenderer(ensure_ascii=False),
                "foreign_pre_chain": [
                    structlog.stdlib.add_log_level,
                    structlog.processors.TimeStamper(fmt="iso", utc=True),
                    _exceptions,
                ],
            }
        },
        # The worker sets its own logger to INFO, a line for the start and end of each job: held back here.
        "filters": {"links": {"()": WithoutLinks}},
        "handlers": {
            "stderr": {
                "class": "logging.StreamHandler",
                "formatter": "json",
                "level": "WARNING",
                "filters": ["links"],
            }
        },
        "loggers": {
            # What visitors ask for and do not get: addresses, with whatever they put in them.
            "django.request": {"level": "ERROR"},
            "django.security": {"level": "ERROR"},
            "django.security.DisallowedHost": {"level": "CRITICAL"},
        },
        "root": {"handlers": ["stderr"], "level": "WARNING"},
    }
