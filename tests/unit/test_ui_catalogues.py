"""The catalogues that we compile are read by gettext itself."""

import gettext

from ooievaar.portal.ui.catalogues import build_catalogues

PO = r"""
msgid ""
msgstr ""
"Content-Type: text/plain; charset=UTF-8\n"
"Plural-Forms: nplurals=2; plural=(n != 1);\n"

msgid "Uitloggen"
msgstr "Log out"

#: lange zin
msgid ""
"Een zin "
"over \"twee\" regels"
msgstr "A sentence over “two” lines"

msgctxt "maand"
msgid "mei"
msgstr "May"

msgid "%(n)s bericht"
msgid_plural "%(n)s berichten"
msgstr[0] "%(n)s message"
msgstr[1] "%(n)s messages"

#, fuzzy
msgid "Opslaan"
msgstr "Discard"

msgid "Nog niet vertaald"
msgstr ""
"""


def test_gettext_reads_what_we_write(tmp_path):
    folder = tmp_path / "en" / "LC_MESSAGES"
    folder.mkdir(parents=True)
    (folder / "django.po").write_text(PO, encoding="utf-8")
    (written,) = build_catalogues(tmp_path)
    with written.open("rb") as file:
        english = gettext.GNUTranslations(file)
    assert english.gettext("Uitloggen") == "Log out"
    assert english.gettext('Een zin over "twee" regels') == "A sentence over “two” lines"
    assert english.pgettext("maand", "mei") == "May"
    assert english.ngettext("%(n)s bericht", "%(n)s berichten", 2) == "%(n)s messages"
    assert english.gettext("Opslaan") == "Opslaan"
    assert english.gettext("Nog niet vertaald") == "Nog niet vertaald"
