"""Names that stand for people and episodes, which nobody without the key can turn back."""

import hashlib
import hmac
from dataclasses import dataclass, field

_SEPARATOR = "\x1f"  # cannot occur in XML text, so two different values never give the same input
_SHORTEST_KEY = 8


@dataclass(frozen=True)
class Pseudonymiser:
    """Makes pseudonyms with a secret key of at least eight bytes; a real one has 32 random bytes.

    Raises:
        ValueError: the key is shorter, and its pseudonyms could be undone by trying all nine-digit numbers.
    """

    key: bytes = field(repr=False)

    def __post_init__(self) -> None:
        if len(self.key) < _SHORTEST_KEY:
            raise ValueError(f"a pseudonym key has at least {_SHORTEST_KEY} bytes")

    def pseudonym(self, kind: str, *values: str) -> str:
        """64 hexadecimal characters: HMAC-SHA256 of the values, apart for each kind of thing."""
        text = _SEPARATOR.join((kind, *values))
        return hmac.digest(self.key, text.encode(errors="surrogatepass"), hashlib.sha256).hex()
