"""A field to choose or drop files."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.utils.functional import Promise

from ooievaar.portal.ui.component import Component

__all__ = ["FileDrop"]


@dataclass(frozen=True)
class FileDrop(Component):
    """The field only: the form around it is the page's, with enctype="multipart/form-data".

    Works as a plain file field; a script adds dropping and lists what was chosen.
    """

    name: str
    label: str | Promise
    hint: str | Promise = ""
    accept: str = ""
    is_multiple: bool = False
    errors: Sequence[str] = ()
    is_required: bool = True
