"""An evening on which mothers answer all at once: the site as it is in production, over HTTP, on both databases.

A save is one page of answers validated, sealed, committed and acknowledged. Beside it, in the same run and with the
same client, the least that Django on Granian can do: one row committed, without a session, language, form or secret.
Every answer that was acknowledged is looked up in the database afterwards: one that is not there ends the benchmark.
"""

import json
import os
import signal
import socket
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from urllib.parse import urlparse

import psycopg

ROOT = Path(__file__).resolve().parents[1]
POSTGRESQL = os.environ.get("OOIEVAAR_TEST_POSTGRES", "postgres://postgres@127.0.0.1:5432/postgres")
SECONDS, WOMEN, LINKS = 4, 40, 1500


@dataclass(frozen=True)
class Site:
    """One database of its own: the environment of its processes, and the address of the database as Django has it."""

    environment: Mapping[str, str]
    database: Mapping[str, Any]
    tokens: list[str]


@dataclass(frozen=True)
class Run:
    """What one run of the client gave, and how many seconds of a core the server spent on it."""

    told: Mapping[str, Any]
    core_seconds: float

    def per_second(self, kind: str) -> float:
        return len(self.told["seconds"][kind]) / self.told["elapsed"]

    def milliseconds(self, kind: str, share: float) -> float:
        found = sorted(self.told["seconds"][kind])
        return 1000 * found[min(len(found) - 1, int(share * len(found)))]

    @property
    def core_ms_per_request(self) -> float:
        return 1000 * self.core_seconds / sum(map(len, self.told["seconds"].values()))


def measure() -> dict[str, float]:
    """Answers a second, how long each took, and how many bare inserts one costs; on each database there is."""
    found = dict(_measured("SQLite", ""))
    with _own_database() as address:
        return found | (dict(_measured("PostgreSQL", address)) if address else {})


def _measured(name: str, address: str) -> Iterator[tuple[str, float]]:
    with tempfile.TemporaryDirectory() as folder:
        site = _site(folder, address)
        bare = _bare(site)
        yield f"{name}: bare inserts per second, 10 clients", bare.per_second("inserted")
        yield f"{name}: bare insert, p95 (ms)", bare.milliseconds("inserted", 0.95)
        yield f"{name}: core per bare insert (ms)", bare.core_ms_per_request
        with _served([sys.executable, "-m", "ooievaar.portal", "serve"], "--port", site.environment) as server:
            saving = _run(server, "saving", 10, site.tokens)
            yield from _told(f"{name}, 10 clients", saving, "saved")
            yield f"{name}: bare inserts per page saved", bare.per_second("inserted") / saving.per_second("saved")
            yield f"{name}: core per page saved (ms)", saving.core_ms_per_request
            yield f"{name}: the same, in bare inserts", saving.core_ms_per_request / bare.core_ms_per_request
            yield from _told(f"{name}, 50 clients", _run(server, "saving", 50, site.tokens), "saved")
            evening = _run(server, "evening", 10, site.tokens, WOMEN)
            yield from _told(f"{name}, 10 clients, with pages shown", evening, "saved", "shown")
            yield f"{name}: whole questionnaires per second", evening.per_second("sent")
        _nothing_lost(site)


def _told(name: str, run: Run, *kinds: str) -> Iterator[tuple[str, float]]:
    for kind in kinds:
        yield f"{name}: pages {kind} per second", run.per_second(kind)
        yield f"{name}: page {kind}, p50 (ms)", run.milliseconds(kind, 0.5)
        yield f"{name}: page {kind}, p95 (ms)", run.milliseconds(kind, 0.95)


ACKNOWLEDGED: dict[str, list[str]] = {}


def _run(server: "Server", walk: str, clients: int, tokens: list[str], women: int | None = None) -> Run:
    """For some seconds, or until so many women are done. The links they used leave the list: each answers once."""
    seconds = SECONDS if women is None else 60
    asked = {"port": server.port, "walk": walk, "clients": clients, "tokens": tokens[:women], "seconds": seconds}
    before = server.core_seconds()
    client = [sys.executable, "-m", "benchmarks.evening_client"]
    done = subprocess.run(client, input=json.dumps(asked), stdout=subprocess.PIPE, text=True, check=True, cwd=ROOT)
    told = json.loads(done.stdout)
    if told["wrong"]:
        raise RuntimeError(f"not everything went well: {told['wrong']}")
    ACKNOWLEDGED.update(told["acknowledged"])
    tokens[:] = [token for token in tokens if token not in told["acknowledged"]]
    return Run(told, server.core_seconds() - before)


def _nothing_lost(site: Site) -> None:
    found = _python(site.environment, "check", given=json.dumps(ACKNOWLEDGED))
    ACKNOWLEDGED.clear()
    if found["lost"] or found["kept"] < found["sent"]:
        raise RuntimeError(f"answers that were acknowledged are not there: {found}")


def _site(folder: str, address: str) -> Site:
    environment = {
        **{name: value for name, value in os.environ.items() if not name.startswith("OOIEVAAR_")},
        "OOIEVAAR_DATA_DIR": folder,
        "OOIEVAAR_DATABASE_URL": address,
        "DJANGO_SETTINGS_MODULE": "ooievaar.portal.config.settings",
    }
    (Path(folder) / "static").mkdir()
    return Site(environment, _database(folder, address), _python(environment, "prepare", str(LINKS)))


def _python(environment: Mapping[str, str], *arguments: str, given: str = "") -> Any:
    command = [sys.executable, "-m", "benchmarks.evening_site", *arguments]
    done = subprocess.run(
        command, env=environment, input=given, stdout=subprocess.PIPE, text=True, check=True, cwd=ROOT
    )
    return json.loads(done.stdout)


def _bare(site: Site) -> Run:
    environment = {**site.environment, "BENCHMARK_DATABASE": json.dumps(site.database)}
    del environment["DJANGO_SETTINGS_MODULE"]
    with _served([sys.executable, "-m", "benchmarks.bare_insert"], "", environment) as server:
        run = _run(server, "inserting", 10, [f"{number}" for number in range(10_000)])
    ACKNOWLEDGED.clear()
    return run


def _database(folder: str, address: str) -> dict[str, Any]:
    if not address:
        return {
            "ENGINE": "django.db.backends.sqlite3",
            "NAME": f"{folder}/bare.sqlite3",
            "OPTIONS": {
                "transaction_mode": "IMMEDIATE",
                "timeout": 30,
                "init_command": "PRAGMA journal_mode=WAL; PRAGMA synchronous=NORMAL;",
            },
        }
    parts = urlparse(address)
    return {
        "ENGINE": "django.db.backends.postgresql",
        "NAME": parts.path.lstrip("/"),
        "USER": parts.username,
        "PASSWORD": parts.password or "",
        "HOST": parts.hostname,
        "PORT": parts.port,
        "OPTIONS": {"pool": {"min_size": 1, "max_size": 8}},
    }


@dataclass(frozen=True)
class Server:
    """A running server: its port, and the leader of its processes."""

    port: int
    pid: int

    def core_seconds(self) -> float:
        """Of all processes in its group, as Linux counts them."""
        ticks = 0
        for stat in Path("/proc").glob("[0-9]*/stat"):
            fields = _fields(stat)
            if fields and fields[2] == str(self.pid):
                ticks += int(fields[11]) + int(fields[12])
        return ticks / os.sysconf("SC_CLK_TCK")


def _fields(stat: Path) -> list[str]:
    """From the state of the process on: what comes before may hold spaces."""
    try:
        return stat.read_text().rpartition(") ")[2].split()
    except OSError:
        return []  # ended in the meantime


@contextmanager
def _served(command: list[str], option: str, environment: Mapping[str, str]) -> Iterator[Server]:
    port = _free_port()
    arguments = [*command, *([option] if option else []), str(port)]
    process = subprocess.Popen(arguments, env=environment, cwd=ROOT, start_new_session=True, stdout=subprocess.DEVNULL)
    try:
        _wait_for(port)
        yield Server(port, process.pid)
    finally:
        os.killpg(process.pid, signal.SIGTERM)
        process.wait()


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


def _wait_for(port: int) -> None:
    for _attempt in range(1200):
        with socket.socket() as probe:
            if probe.connect_ex(("127.0.0.1", port)) == 0:
                return
        time.sleep(0.1)
    raise RuntimeError("the server does not start")


@contextmanager
def _own_database() -> Iterator[str]:
    """The address of a database that exists as long as this; empty when no PostgreSQL answers."""
    name = f"ooievaar_evening_{os.getpid()}"
    try:
        with psycopg.connect(POSTGRESQL, autocommit=True, connect_timeout=3) as connection:
            connection.execute(f"CREATE DATABASE {name}")
            yield POSTGRESQL.rpartition("/")[0] + f"/{name}"
            connection.execute(f"DROP DATABASE {name} WITH (FORCE)")
    except psycopg.OperationalError:
        yield ""


if __name__ == "__main__":
    for what, value in measure().items():
        print(f"{what:60} {value:10,.2f}")
