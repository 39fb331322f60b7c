"""Every sentence of the portal has its English: none is missing, changed on one side only, or left over."""

import ast
import gettext
import inspect
import re
from pathlib import Path

import allauth
import pytest
from django.utils.translation.template import templatize

from ooievaar import disclosure, indicators, linkage, main, publication, questionnaires, records, statistics
from ooievaar.disclosure import scores
from ooievaar.disclosure.disclosing import _sentence
from ooievaar.disclosure.suppression import Reason
from ooievaar.portal import __file__ as portal_file
from ooievaar.portal.config.demo.people import ACTORS
from ooievaar.portal.quality import computing, work
from ooievaar.portal.releases.actions import NOT_SIGNED
from ooievaar.portal.ui.catalogues import build_catalogues, compiled, key, messages, parsed
from ooievaar.portal.ui.core_words import CORE_WORDS

PORTAL = Path(portal_file).parent
MARKS = ("gettext", "gettext_lazy", "gettext_noop", "ngettext", "ngettext_lazy", "pgettext", "pgettext_lazy")
STRING = r"""'(?:\\.|[^'\\])*'|"(?:\\.|[^"\\])*\""""
IN_TEMPLATE = re.compile(rf"\b(?P<mark>_|n?gettext|pgettext)\(u?(?P<first>{STRING})(?:,\s*u?(?P<second>{STRING}))?")
PLACEHOLDER = re.compile(r"%\(\w+\).|%%")


def in_python(source: str):
    """Keys, as the catalogue has them, of what a module marks for translation."""
    tree = ast.parse(source)
    names = {
        alias.asname or alias.name: alias.name.removesuffix("_lazy").removesuffix("_noop")
        for node in ast.walk(tree)
        if isinstance(node, ast.ImportFrom) and node.module == "django.utils.translation"
        for alias in node.names
        if alias.name in MARKS
    }
    for node in ast.walk(tree):
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id in names:
            texts = [each.value for each in node.args if isinstance(each, ast.Constant) and isinstance(each.value, str)]
            if texts:
                yield key_of(names[node.func.id], texts)


def in_template(source: str):
    for found in IN_TEMPLATE.finditer(templatize(source)):
        texts = [ast.literal_eval(text) for text in (found["first"], found["second"]) if text]
        yield key_of(found["mark"].replace("_", "gettext", 1) if found["mark"] == "_" else found["mark"], texts)


def key_of(mark: str, texts: list[str]) -> str:
    joint = {"ngettext": "\0", "pgettext": "\x04"}.get(mark)
    return joint.join(texts[:2]) if joint else texts[0]


def marked() -> dict[str, str]:
    """Every key with the file it is marked in."""
    found = {}
    for path in sorted(PORTAL.rglob("*")):
        if path.suffix in (".py", ".html", ".txt"):
            scan = in_python if path.suffix == ".py" else in_template
            found |= dict.fromkeys(scan(path.read_text(encoding="utf-8")), str(path.relative_to(PORTAL)))
    return found


def source_of(language: str) -> str:
    return (PORTAL / "locale" / language / "LC_MESSAGES" / "django.po").read_text(encoding="utf-8")


MARKED = marked()
ENGLISH = {name: words for name, words in messages(source_of("en")) if name}


def test_the_scan_sees_python_and_templates():
    assert "Cijfers" in MARKED  # Python
    assert "Waarom?" in MARKED  # template
    assert "%(count)s VSV ondertekende niet\0%(count)s VSV's ondertekenden niet" in MARKED  # plural in a template
    assert len(MARKED) > 600


def test_every_sentence_has_english():
    def forms(name: str) -> int:
        return len(name.split("\0"))

    missing = {name: file for name, file in MARKED.items() if not ENGLISH.get(name)}
    assert missing == {}, "add these to locale/en/LC_MESSAGES/django.po"
    partial = [name for name in MARKED if not all(ENGLISH[name].split("\0")) or forms(name) != forms(ENGLISH[name])]
    assert partial == [], "each needs a singular and a plural"


def test_english_holds_the_same_values_and_links():
    def held(text: str) -> list[list[str]]:
        return [sorted(PLACEHOLDER.findall(text)), re.findall(r"<[^>]+>", text)]

    pairs = [
        pair
        for name, words in ENGLISH.items()
        for pair in zip(name.split("\x04")[-1].split("\0"), words.split("\0"), strict=True)
    ]
    assert [pair for pair in pairs if held(pair[0]) != held(pair[1])] == []


def test_no_translation_is_left_over_or_uncertain():
    entries = {key(fields) for block in source_of("en").split("\n\n") if "msgid" in (fields := parsed(block))}
    assert sorted(entries - {""} - MARKED.keys()) == [], "remove what no page says any more: run makemessages"
    assert "fuzzy" not in source_of("en")
    assert "#~" not in source_of("en")


@pytest.mark.parametrize("language", ["en", "nl"])
def test_catalogues_name_no_file_of_whoever_made_them(language):
    assert not re.search(r"^#:", source_of(language), re.MULTILINE)


def test_plural_forms_follow_the_count(tmp_path):
    (tmp_path / "en.mo").write_bytes(compiled(dict(messages(source_of("en")))))
    with (tmp_path / "en.mo").open("rb") as file:
        english = gettext.GNUTranslations(file)
    texts = ("%(n)s bericht gelezen", "%(n)s berichten gelezen")
    assert english.ngettext(*texts, 1) % {"n": 1} == "1 message read"
    assert english.ngettext(*texts, 2) % {"n": 2} == "2 messages read"


def core_sentences():
    """What the packages below the portal declare in Dutch, and pages show."""
    yield from (main.CHANGED_TOO_LITTLE, main.TOO_FEW_EXPECTED)
    for column in publication.RELEASED.columns:
        yield from (column.words, column.kind.value)
        yield from (code.words for code in (column.codes.codes if column.codes else ()))
    yield from (code.words for code in records.codes.ORGANISATION_KIND.codes)
    yield from (actor.task for actor in ACTORS)
    yield from re.findall(r'progress\("([^"]+)"', inspect.getsource(main.build_cut))
    yield from re.findall(r'(?:tell|steps)\("([^"]+)"', inspect.getsource(computing) + inspect.getsource(work))
    for codes in (records.codes.ALERT_KIND, records.codes.SUBJECT_KIND):
        yield from (code.words for code in codes.codes)
    for comparison in linkage.COMPARISONS:
        yield from (comparison.words, *(level.words for level in comparison.levels), linkage.UNKNOWN)
    nouns = {each.code: each.noun for each in indicators.OF_BIRTHS}
    for code, noun in nouns.items():
        yield from (_sentence(each, (code, None, "vsv", "1"), disclosure.Policy(), nouns) for each in Reason)
        yield f"Geen {noun} die meetellen."
    yield NOT_SIGNED
    yield from (questionnaires.TOO_FEW, questionnaires.TOO_CLOSE, questionnaires.NOBODY)
    yield from (scores.NOBODY, scores.SCATTERED, scores.NO_BIRTHS)
    yield from (scores.too_few(part, disclosure.Policy()) for part in (None, "a"))
    yield from (verdict.value for verdict in statistics.Verdict)


def test_core_words_are_exactly_what_the_core_says():
    assert set(CORE_WORDS) == set(core_sentences())


def test_the_dutch_catalogue_replaces_only_sentences_of_allauth():
    folder = Path(allauth.__file__).parent / "locale"
    of_allauth = dict(messages((folder / "nl" / "LC_MESSAGES" / "django.po").read_text(encoding="utf-8")))
    ours = {name: words for name, words in messages(source_of("nl")) if name}
    assert sorted(ours.keys() - of_allauth.keys()) == [], "allauth says this no longer, or in other words"
    assert [words for words in ours.values() if re.search(r"\b(je|jij|jou|jouw)\b", words, re.IGNORECASE)] == []


def test_building_compiles_both_languages(tmp_path):
    for language in ("en", "nl"):
        target = tmp_path / language / "LC_MESSAGES" / "django.po"
        target.parent.mkdir(parents=True)
        target.write_text(source_of(language), encoding="utf-8")
    assert [path.parts[-3] for path in build_catalogues(tmp_path)] == ["en", "nl"]
