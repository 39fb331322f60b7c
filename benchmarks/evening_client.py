"""Mothers who answer over HTTP, in one thread that costs the machine little: it shares its cores with the server.

A program of its own: it reads what to do from standard input and writes what came of it to standard output, both JSON.
A walk is a generator that yields requests and is sent the responses; one connection makes one walk after another.
"""

import json
import selectors
import socket
import sys
import time
from collections import defaultdict
from collections.abc import Generator, Iterator, Mapping
from dataclasses import dataclass, field
from urllib.parse import urlencode

from benchmarks.evening_answers import written

_READ = 262_144


@dataclass(frozen=True)
class Request:
    """What one connection sends; `kind` is what its time is counted under, `token` and `screen` whose it is."""

    kind: str
    head: bytes
    body: bytes
    token: str = ""
    screen: str = ""


@dataclass(frozen=True)
class Response:
    """What came back."""

    status: int
    location: str
    cookie: str


@dataclass
class Told:
    """What the run gives: seconds per kind of request, what was acknowledged by token, and what went wrong."""

    seconds: dict[str, list[float]] = field(default_factory=lambda: defaultdict(list))
    acknowledged: dict[str, list[str]] = field(default_factory=lambda: defaultdict(list))
    wrong: list[str] = field(default_factory=list)


type Walk = Generator[Request, Response]


def main() -> None:
    asked = json.load(sys.stdin)
    told = Told()
    elapsed = _run(asked, told)
    json.dump(
        {"elapsed": elapsed, "seconds": told.seconds, "acknowledged": told.acknowledged, "wrong": told.wrong[:20]},
        sys.stdout,
    )


def _run(asked: Mapping, told: Told) -> float:
    walks = _WALKS[asked["walk"]](asked["tokens"], f"127.0.0.1:{asked['port']}")
    selector = selectors.DefaultSelector()
    started = time.perf_counter()
    until = started + asked["seconds"]
    for _client in range(asked["clients"]):
        _Connection(asked["port"], walks, selector, until, told)
    while selector.get_map():
        for key, _events in selector.select():
            key.data.receive()
    return time.perf_counter() - started


class _Connection:
    """One client: sends, waits for the whole response, and goes on until the time is over."""

    def __init__(self, port: int, walks: Iterator[Walk], selector: selectors.BaseSelector, until: float, told: Told):
        self.walks, self.selector, self.until, self.told = walks, selector, until, told
        self.socket = socket.create_connection(("127.0.0.1", port))
        self.socket.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
        self.received = b""
        selector.register(self.socket, selectors.EVENT_READ, self)
        self._begin()

    def receive(self) -> None:
        got = self.socket.recv(_READ)
        self.received += got
        response = _whole(self.received)
        if response is None:
            if not got:
                self._stop("the server hung up")
            return
        now = time.perf_counter()
        self._count(response, now)
        if now > self.until:
            self._stop()
            return
        self._send(response)

    def _count(self, response: Response, now: float) -> None:
        asked = self.asked
        self.told.seconds[asked.kind].append(now - self.sent)
        if response.status not in (200, 204, 302):
            self.told.wrong.append(f"{asked.kind} {asked.screen}: {response.status}")
        elif asked.screen:
            self.told.acknowledged[asked.token].append(asked.screen)

    def _begin(self) -> None:
        try:
            self.walk = next(self.walks)
            self._write(next(self.walk))
        except StopIteration:
            self._stop()  # every link was used

    def _send(self, response: Response) -> None:
        try:
            self._write(self.walk.send(response))
        except StopIteration:
            self._begin()

    def _write(self, asked: Request) -> None:
        self.asked, self.received, self.sent = asked, b"", time.perf_counter()
        self.socket.sendall(asked.head + asked.body)

    def _stop(self, wrong: str = "") -> None:
        self.told.wrong += [wrong] if wrong else []
        self.selector.unregister(self.socket)
        self.socket.close()


def _whole(received: bytes) -> Response | None:
    head, ended, body = received.partition(b"\r\n\r\n")
    if not ended:
        return None
    first, *lines = head.decode("latin-1").split("\r\n")
    named = {name.lower(): value for name, _colon, value in (line.partition(": ") for line in lines)}
    if len(body) < int(named.get("content-length", 0)):
        return None
    cookie = named.get("set-cookie", "").partition(";")[0]
    return Response(int(first.split(" ")[1]), named.get("location", ""), cookie)


def _saving(tokens: list[str], host: str) -> Iterator[Walk]:
    """Pages saved only: each answer of one page, acknowledged by the way to the next."""
    return (_saved_pages(token, host) for token in tokens)


def _saved_pages(token: str, host: str) -> Walk:
    cookie = (yield _get("begin", f"/vragenlijst/{token}/", host)).cookie
    where = f"/vragenlijst/{token}/place_of_birth/"
    while not where.endswith("/versturen/"):
        where = (yield _post("saved", where, host, cookie, token)).location


def _evening(tokens: list[str], host: str) -> Iterator[Walk]:
    """Whole questionnaires, as a browser asks for them: each page shown, then saved, and all of it sent."""
    return (_whole_questionnaire(token, host) for token in tokens)


def _whole_questionnaire(token: str, host: str) -> Walk:
    cookie = (yield _get("begin", f"/vragenlijst/{token}/", host)).cookie
    where = f"/vragenlijst/{token}/place_of_birth/"
    while not where.endswith("/versturen/"):
        yield _get("shown", where, host, cookie)
        where = (yield _post("saved", where, host, cookie, token)).location
    yield _get("shown", where, host, cookie)
    where = (yield _post("sent", where, host, cookie, token)).location
    yield _get("thanks", where, host, cookie)


def _inserting(tokens: list[str], host: str) -> Iterator[Walk]:
    return (_inserted(token, host) for token in tokens)


def _inserted(token: str, host: str) -> Walk:
    for number in range(25):
        yield Request("inserted", *_form("/", host, "", {"answers": "8" * 700}), token, f"{number}")


_WALKS = {"saving": _saving, "evening": _evening, "inserting": _inserting}


def _get(kind: str, path: str, host: str, cookie: str = "") -> Request:
    cookies = f"Cookie: {cookie}\r\n" if cookie else ""
    return Request(kind, f"GET {path} HTTP/1.1\r\nHost: {host}\r\nAccept-Encoding: gzip\r\n{cookies}\r\n".encode(), b"")


def _post(kind: str, path: str, host: str, cookie: str, token: str) -> Request:
    screen = path.rstrip("/").rsplit("/", 1)[-1]
    fields = {"csrfmiddlewaretoken": cookie.partition("=")[2], **written(screen)}
    head, body = _form(path, host, cookie, fields)
    return Request(kind, head, body, token, screen)


def _form(path: str, host: str, cookie: str, fields: Mapping[str, str]) -> tuple[bytes, bytes]:
    body = urlencode(fields).encode()
    head = (
        f"POST {path} HTTP/1.1\r\nHost: {host}\r\nCookie: {cookie}\r\nAccept-Encoding: gzip\r\n"
        f"Content-Type: application/x-www-form-urlencoded\r\nContent-Length: {len(body)}\r\n\r\n"
    )
    return head.encode(), body


if __name__ == "__main__":
    main()
