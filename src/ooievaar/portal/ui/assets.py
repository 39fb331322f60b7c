"""What the portal takes from npm, and where it puts it: `python -m ooievaar.portal.ui.assets` after `npm ci`.

One stylesheet (the NL Design System components, in a cascade layer below our own styles), the letters and htmx. Nothing
is bundled or changed, save that references to source maps are left out: they are not shipped. The translations are
compiled in the same go.
"""

import re
import shutil
from pathlib import Path

from fontTools.ttLib import TTFont

from ooievaar.portal.ui.catalogues import build_catalogues

__all__ = ["BUILT", "build"]

BUILT = Path(__file__).with_name("static") / "vendor"
NODE_MODULES = Path(__file__).parents[4] / "node_modules"

STYLESHEETS = (
    "@nl-design-system-candidate/button-css/dist/button.css",
    "@nl-design-system-candidate/code-css/dist/code.css",
    "@nl-design-system-candidate/data-badge-css/dist/data-badge.css",
    "@nl-design-system-candidate/heading-css/dist/heading.css",
    "@nl-design-system-candidate/link-css/dist/link.css",
    "@nl-design-system-candidate/mark-css/dist/mark.css",
    "@nl-design-system-candidate/number-badge-css/dist/number-badge.css",
    "@nl-design-system-candidate/paragraph-css/dist/paragraph.css",
    "@nl-design-system-candidate/skip-link-css/dist/skip-link.css",
    "@utrecht/action-group-css/dist/index.css",
    "@utrecht/alert-css/dist/index.css",
    "@utrecht/badge-status-css/dist/index.css",
    "@utrecht/breadcrumb-nav-css/dist/index.css",
    "@utrecht/checkbox-css/dist/index.css",
    "@utrecht/data-list-css/dist/index.css",
    "@utrecht/form-field-css/dist/index.css",
    "@utrecht/form-field-description-css/dist/index.css",
    "@utrecht/form-field-error-message-css/dist/index.css",
    "@utrecht/form-fieldset-css/dist/index.css",
    "@utrecht/form-label-css/dist/index.css",
    "@utrecht/pagination-css/dist/index.css",
    "@utrecht/radio-button-css/dist/index.css",
    "@utrecht/select-css/dist/index.css",
    "@utrecht/table-css/dist/index.css",
    "@utrecht/textarea-css/dist/index.css",
    "@utrecht/textbox-css/dist/index.css",
)

FONTS = {"atkinson-hyperlegible-next": ("normal", "italic"), "bricolage-grotesque": ("normal",)}

COPIED = {"htmx.org/dist/htmx.min.js": "htmx.js"} | {
    f"@fontsource-variable/{font}/files/{font}-{letters}-wght-{slope}.woff2": f"{font}-{letters}-{slope}.woff2"
    for font, slopes in FONTS.items()
    for letters in ("latin", "latin-ext")
    for slope in slopes
}

# The variable fonts as a program that makes PDF reads them: the same letters, unpacked.
PRINTED = {f"@fontsource-variable/{font}/files/{font}-latin-wght-normal.woff2": f"print/{font}.ttf" for font in FONTS}

FAMILY_NAMES = (1, 16)  # in the table of names of a font

SOURCE_MAP = re.compile(r"/\*# sourceMappingURL=.*?\*/|^//# sourceMappingURL=.*$", re.MULTILINE)


def build(source: Path = NODE_MODULES, target: Path = BUILT) -> Path:
    """Put the declared files in `target`; a file that npm did not install is an error."""
    shutil.rmtree(target, ignore_errors=True)
    target.mkdir(parents=True)
    (target / "components.css").write_text(stylesheet(source), encoding="utf-8")
    for package_file, static_path in COPIED.items():
        copy(source / package_file, target / static_path)
    for package_file, static_path in PRINTED.items():
        unpack(source / package_file, target / static_path)
    return target


def unpack(source: Path, target: Path) -> None:
    """A font as it was before it was packed for the web, under the name of its family alone."""
    target.parent.mkdir(exist_ok=True)
    with TTFont(source) as font:
        font.flavor = None
        for record in font["name"].names:
            if record.nameID in FAMILY_NAMES:
                record.string = target.stem.replace("-", " ").title()
        font.save(target)


def stylesheet(source: Path) -> str:
    parts = (SOURCE_MAP.sub("", (source / name).read_text(encoding="utf-8")) for name in STYLESHEETS)
    return "@layer reset, vendor;\n@layer vendor {\n" + "\n".join(parts) + "\n}\n"


def copy(source: Path, target: Path) -> None:
    if source.suffix == ".js":
        target.write_text(SOURCE_MAP.sub("", source.read_text(encoding="utf-8")), encoding="utf-8")
    else:
        shutil.copyfile(source, target)


if __name__ == "__main__":
    build()
    build_catalogues()
