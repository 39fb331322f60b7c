"""Where a request comes from."""

from allauth.account.adapter import get_adapter
from django.http import HttpRequest

__all__ = ["address_of"]


def address_of(request: HttpRequest) -> str:
    """The network address of who asks, past as many proxies as are our own."""
    return str(get_adapter(request).get_client_ip(request))
