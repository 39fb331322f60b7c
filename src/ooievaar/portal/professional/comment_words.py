"""How comments stand in sentences and forms of these pages."""

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from ooievaar.portal.professional.comment_pages import Option, ThemesForm
from ooievaar.portal.surveys.themes import KINDS, THEMES
from ooievaar.portal.ui.components import Action, Badge, Breadcrumbs

__all__ = ["instead", "kind_badge", "theme_words", "themes_form", "waiting_for_you", "way_back"]


def instead() -> str:
    """What stands where words are hidden."""
    return _("[naam]")


def kind_badge(kind: str) -> Badge:
    return Badge(KINDS[kind], "success" if kind == "went_well" else "warning")


def theme_words(themes: tuple[str, ...]) -> str:
    return ", ".join(str(THEMES[theme]) for theme in themes if theme in THEMES)


def themes_form(comment: int, themes: tuple[str, ...], address: str, *, name: str = "") -> ThemesForm:
    options = tuple(Option(code, str(words), code in themes) for code, words in THEMES.items())
    return ThemesForm(
        comment, address, options, Action(_("Thema's bewaren"), kind="secondary", name=name, value="themas")
    )


def waiting_for_you(unread: int) -> str:
    words = ngettext(
        "%(n)s opmerking wacht op u als eerste lezer.", "%(n)s opmerkingen wachten op u als eerste lezer.", unread
    )
    return words % {"n": unread}


def way_back(*, is_further: bool = False) -> Breadcrumbs:
    """From the experiences on; `is_further` for what lies behind the page of comments."""
    comments = (_("Opmerkingen"), reverse("professional:comments"))
    return Breadcrumbs(((_("Ervaringen"), reverse("professional:experiences")), *((comments,) if is_further else ())))
