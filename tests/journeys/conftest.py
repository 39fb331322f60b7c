"""A real site with a real worker, and a real browser to walk through it."""

import os
import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import psycopg
import pytest
from playwright.sync_api import Browser, Page, sync_playwright

from tests.browser import executable
from tests.integration.mail_server import Keeper, listening

ROOT = Path(__file__).resolve().parents[2]
AXE = ROOT / "node_modules" / "axe-core" / "axe.min.js"
FLAGS = [
    "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking",
    "--disable-component-update", "--disable-sync",
]  # fmt: skip
SIZES = {"phone": {"width": 390, "height": 844}, "desktop": {"width": 1280, "height": 900}}
BIRTHS = 1500


@dataclass(frozen=True)
class Site:
    """A running site: where it answers, its environment, where its data lie."""

    url: str
    environment: dict[str, str]
    data: Path

    def code(self, login: str) -> str:
        """The code that the authenticator of a demonstration account shows now."""
        return self.run("code", login).strip().splitlines()[-1]

    def run(self, *arguments: str) -> str:
        """A command of the portal, on the data of this site."""
        command = [sys.executable, "-m", "ooievaar.portal", *arguments]
        return subprocess.run(command, env=self.environment, check=True, capture_output=True, text=True).stdout


@pytest.fixture(scope="session")
def postbox() -> Iterator[tuple[Keeper, int]]:
    """A real mail server: what it got, and its port."""
    with listening() as found:
        yield found


@pytest.fixture(scope="session")
def site(tmp_path_factory, postbox) -> Iterator[Site]:
    data = tmp_path_factory.mktemp("site")
    port = free_port()
    environment = {
        **os.environ,
        "OOIEVAAR_DATA_DIR": str(data),
        "OOIEVAAR_DEMO": "true",
        "OOIEVAAR_SURVEY_LANGUAGES": "nl,en,ar",
        "OOIEVAAR_ORIGIN": f"http://127.0.0.1:{port}",
        "OOIEVAAR_EMAIL_URL": f"smtp://127.0.0.1:{postbox[1]}",
        "OOIEVAAR_SURVEY_MAILS_PER_MINUTE": "0",
        **own_database(),
    }
    site = Site(f"http://127.0.0.1:{port}", environment, data)
    site.run("demo", "--no-serve", "--births", str(BIRTHS))
    processes = [start(environment, "serve", "--port", str(port)), start(environment, "worker")]
    wait_for(f"{site.url}/gezond/")
    yield site
    for process in processes:
        process.terminate()
    for process in processes:
        process.wait(timeout=20)
    remove_own_database(environment)


def own_database() -> dict[str, str]:
    """On PostgreSQL the site gets a database of its own; on SQLite its data folder holds one."""
    address = os.environ.get("OOIEVAAR_DATABASE_URL", "")
    if not address:
        return {}
    name = f"ooievaar_journeys_{os.getpid()}"
    with psycopg.connect(address, autocommit=True) as connection:
        connection.execute(f"DROP DATABASE IF EXISTS {name} WITH (FORCE)")
        connection.execute(f"CREATE DATABASE {name}")
    return {"OOIEVAAR_DATABASE_URL": address.rsplit("/", 1)[0] + f"/{name}"}


def remove_own_database(environment: dict[str, str]) -> None:
    name = environment.get("OOIEVAAR_DATABASE_URL", "").rsplit("/", 1)[-1]
    if name.startswith("ooievaar_journeys_"):
        with psycopg.connect(os.environ["OOIEVAAR_DATABASE_URL"], autocommit=True) as connection:
            connection.execute(f"DROP DATABASE {name} WITH (FORCE)")


def start(environment: dict[str, str], *arguments: str) -> subprocess.Popen:
    return subprocess.Popen([sys.executable, "-m", "ooievaar.portal", *arguments], env=environment)


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


def wait_for(address: str, seconds: int = 60) -> None:
    for _ in range(seconds * 5):
        try:
            with urllib.request.urlopen(address, timeout=2):
                return
        except OSError:
            time.sleep(0.2)
    raise TimeoutError(address)


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    path = executable()
    if path is None:
        pytest.skip(
            "only a browser can walk a journey: install Debian's package chromium (python tests/browser.py does)"
        )
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=path, args=FLAGS)
        yield browser
        browser.close()


@pytest.fixture
def visitor(browser: Browser, site: Site) -> Iterator[Callable[..., Page]]:
    """Opens a browser of its own for one person; any error on its console fails the test."""
    contexts, errors = [], []

    def visit(*, javascript: bool = True, size: str = "desktop", dark: bool = False, cookies: Any = None) -> Page:
        context = browser.new_context(
            base_url=site.url,
            viewport=SIZES[size],
            java_script_enabled=javascript,
            color_scheme="dark" if dark else "light",
            storage_state=cookies,
        )
        contexts.append(context)
        page = context.new_page()
        page.on("console", lambda message: errors.append(message.text) if message.type == "error" else None)
        page.on("pageerror", lambda error: errors.append(str(error)))
        return page

    yield visit
    for context in contexts:
        context.close()
    # A form that is refused answers 422, which the browser reports although it is meant.
    assert [each for each in errors if "status of 422" not in each] == []


@pytest.fixture(scope="session")
def sessions() -> dict[str, Any]:
    """Cookies of who logged in before: a code works once, and the next one comes after half a minute."""
    return {}


@pytest.fixture
def log_in(site: Site, visitor, sessions) -> Callable[..., Page]:
    """Logs one of the demonstration's people in, with password and second factor; the next time their cookies do."""

    def enter(login: str, **kind: object) -> Page:
        if login in sessions:
            page = visitor(**kind, cookies=sessions[login])
            page.goto("/welkom/")
            return page
        page = visitor(**kind)
        page.goto("/account/login/")
        page.get_by_label("E-mail").fill(f"{login}@demo.example")
        page.locator("input[type=password]").fill("ooievaar-proberen-2025")
        page.get_by_role("main").get_by_role("button").first.click()
        page.locator("input[name=code]").fill(site.code(login))
        page.get_by_role("main").get_by_role("button").first.click()
        page.wait_for_url(lambda url: "/account/" not in url)
        sessions[login] = page.context.storage_state()
        return page

    return enter


def violations(page: Page) -> list[str]:
    """What axe finds on the page as it stands, one line per rule."""
    if not page.evaluate("'axe' in window"):
        page.evaluate(AXE.read_text())
    found = page.evaluate("async () => (await axe.run({resultTypes: ['violations']})).violations")
    return [f"{v['id']} ({v['help']}): {[n['target'] for n in v['nodes']][:3]}" for v in found]


@pytest.fixture
def inspect(request) -> Callable[[Page, str], None]:
    """Looks at a page at both widths: nothing sticks out sideways, axe finds nothing; keeps pictures when asked."""
    folder = os.environ.get("OOIEVAAR_SCREENSHOTS")

    def look(page: Page, name: str) -> None:
        before = page.viewport_size
        for size, viewport in SIZES.items():
            page.set_viewport_size(viewport)
            if folder:
                page.screenshot(path=f"{folder}/{name}-{size}.png", full_page=True)
            width = page.evaluate("document.documentElement.scrollWidth")
            assert width <= viewport["width"], f"{name} is {width} pixels wide on a {size}"
            assert violations(page) == [], f"{name} on a {size}"
        page.set_viewport_size(before)

    return look
