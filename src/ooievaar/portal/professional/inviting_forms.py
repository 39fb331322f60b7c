"""The form for one client."""

from collections.abc import Mapping

from django import forms
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from ooievaar.questionnaires import inviting
from ooievaar.questionnaires.inviting import Column, Problem
from ooievaar.questionnaires.inviting.dates import read_date, read_month


class ClientForm(forms.Form):
    """What is right is decided by the same rules as for a file: this only asks."""

    address = forms.CharField(
        label=_("E-mailadres van de cliënt"),
        max_length=300,
        strip=False,
        widget=forms.TextInput(attrs={"type": "email", "autocomplete": "off", "spellcheck": "false"}),
    )
    birth = forms.CharField(
        label=_("Geboortedatum van het kind"),
        required=False,
        max_length=40,
        help_text=_(
            "Bijvoorbeeld 12-05-2026. Weet u alleen de maand: mei 2026. Dan gaat de mail vanzelf op tijd, nooit binnen "
            "twee weken. Laat u dit leeg, dan gaat de mail meteen."
        ),
        widget=forms.TextInput(attrs={"autocomplete": "off"}),
    )
    no_objection = forms.BooleanField(label=_("De cliënt weet ervan en heeft geen bezwaar"), required=False)

    @property
    def cells(self) -> Mapping[Column, str]:
        """What was entered, as a line of the file would have it."""
        birth = self.cleaned_data["birth"]
        column = Column.BIRTH_MONTH if read_month(birth) and not read_date(birth) else Column.BIRTH_DATE
        return {
            Column.ADDRESS: self.cleaned_data["address"],
            Column.NO_OBJECTION: "1" if self.cleaned_data["no_objection"] else "",
            column: birth,
        }

    def tell(self, problems: tuple[Problem, ...]) -> None:
        """Say what is wrong at the field it is about."""
        for problem in problems:
            words = inviting.sentence(problem, "nl" if get_language() == "nl" else "en", in_form=True)
            self.add_error(_FIELDS.get(problem.column), words)


_FIELDS: Mapping[str, str] = {
    Column.ADDRESS: "address",
    Column.NO_OBJECTION: "no_objection",
    Column.BIRTH_DATE: "birth",
    Column.BIRTH_MONTH: "birth",
}
