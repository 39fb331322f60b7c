"""Characters that mean something in XML, made harmless."""

_IN_WORDS = str.maketrans({"&": "&amp;", "<": "&lt;", ">": "&gt;", "\r": "&#13;"})
_IN_ATTRIBUTES = str.maketrans(
    {"&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;", "\r": "&#13;", "\n": "&#10;", "\t": "&#9;"}
)


def words(text: str) -> str:
    """Text between two tags."""
    return text.translate(_IN_WORDS)


def attribute(text: str) -> str:
    """Text between double quotes; most values are plain numbers and need no change."""
    return text if text.isalnum() else text.translate(_IN_ATTRIBUTES)
