"""Django forms in the house style: labels, hints and errors that belong to their field, NL Design System classes."""

from typing import Any

from django.forms.renderers import DjangoTemplates

__all__ = ["Renderer"]

CLASSES = {
    "checkbox": "utrecht-checkbox utrecht-checkbox--html-input",
    "radio": "utrecht-radio-button utrecht-radio-button--html-input",
    "select": "utrecht-select utrecht-select--html-select",
    "textarea": "utrecht-textarea utrecht-textarea--html-textarea",
    "file": "file-drop__input",
}
GROUPS = {"radio", "checkbox_select"}
TEXTBOX = "utrecht-textbox utrecht-textbox--html-input"


class Renderer(DjangoTemplates):
    """Named as FORM_RENDERER in the settings."""

    form_template_name = "ui/forms/form.html"
    field_template_name = "ui/forms/field.html"

    def render(self, template_name: str, context: dict[str, Any], request: Any = None) -> str:
        if widget := context.get("widget"):
            widget["attrs"] = {"class": looks(template_name, widget)} | widget["attrs"]
            for _name, options, _place in widget.get("optgroups", ()):
                dress(options)
        return super().render(template_name, context, request)


def looks(template_name: str, widget: dict[str, Any]) -> str:
    """The classes of a widget, by its type, or by its template where it has none (select, textarea)."""
    by_template = template_name.removesuffix(".html").rsplit("/", 1)[-1]
    if by_template in GROUPS and "optgroups" in widget:
        return "form__choices"  # what stands around buttons, that get classes of their own
    return CLASSES.get(str(widget.get("type")), CLASSES.get(by_template, TEXTBOX))


def dress(options: list[dict[str, Any]]) -> None:
    """Radio buttons and checkboxes of a group are drawn inside its template, without passing here by themselves."""
    for option in options:
        if option.get("type") in CLASSES:
            option["attrs"] = {"class": CLASSES[option["type"]]} | option["attrs"]
