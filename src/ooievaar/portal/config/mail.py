"""Where mail goes, from the address in the settings to the form that Django wants."""

from typing import Any

import dj_email_url

_OPTIONS = {
    "EMAIL_HOST": "host",
    "EMAIL_PORT": "port",
    "EMAIL_HOST_USER": "username",
    "EMAIL_HOST_PASSWORD": "password",
    "EMAIL_USE_TLS": "use_tls",
    "EMAIL_USE_SSL": "use_ssl",
}


def mailer(url: str) -> dict[str, Any]:
    """An entry of Django's MAILERS for an address such as `smtp://user:password@host:587` or `console://`."""
    parsed = dj_email_url.parse(url)
    backend = parsed["EMAIL_BACKEND"]
    if not backend.endswith("smtp.EmailBackend"):
        return {"BACKEND": backend}
    options = {option: parsed[name] for name, option in _OPTIONS.items() if parsed[name]}
    # A server that says nothing any more must not keep the worker for ever.
    options["timeout"] = 60
    return {"BACKEND": backend, "OPTIONS": options}
