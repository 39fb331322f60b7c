"""Logs: one line of JSON per event on standard error, without personal data."""

from typing import Any

import structlog

structlog.configure(
    processors=[
        structlog.contextvars.merge_contextvars,
        structlog.processors.add_log_level,
        structlog.processors.TimeStamper(fmt="iso", utc=True),
        structlog.processors.format_exc_info,
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
                    structlog.processors.format_exc_info,
                ],
            }
        },
        # The worker sets its own logger to INFO, a line for the start and end of each job: held back here.
        "handlers": {"stderr": {"class": "logging.StreamHandler", "formatter": "json", "level": "WARNING"}},
        "root": {"handlers": ["stderr"], "level": "WARNING"},
    }
