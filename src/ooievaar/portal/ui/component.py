"""A component is a frozen dataclass beside its template; put into a page, it renders itself."""

import inspect
from functools import cache
from pathlib import Path

from django.conf import settings
from django.template import Context, Engine, Origin, Template
from django.utils.safestring import SafeString

__all__ = ["Component"]


class Component:
    """Base of components: `{{ page.table }}` in a template gives the HTML of `template.html` beside the class."""

    def __html__(self) -> SafeString:
        source = Path(inspect.getfile(type(self))).with_name("template.html")
        template = compiled.__wrapped__(source) if settings.DEBUG else compiled(source)
        return template.render(Context({"it": self}))

    def __str__(self) -> SafeString:
        return self.__html__()


@cache
def compiled(source: Path) -> Template:
    name = f"ui/components/{source.parent.name}/{source.name}"
    return Template(source.read_text(encoding="utf-8"), Origin(str(source), name), name, Engine.get_default())
