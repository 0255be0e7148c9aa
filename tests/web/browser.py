"""A browser for tests of routes: forms and cookies, without a port."""

import asyncio
import html
import re
from collections.abc import Mapping, Sequence
from http.cookies import SimpleCookie
from typing import Any, NamedTuple
from urllib.parse import urlencode

from claimcheck.web.security.headers import App

HOST = "127.0.0.1:8000"
# A loop for each request would cost more than the request.
_RUNNER = asyncio.Runner()


class Answer(NamedTuple):
    """What a desk answered."""

    status: int
    headers: tuple[tuple[str, str], ...]
    body: bytes

    @property
    def text(self) -> str:
        """Return the body as text."""
        return self.body.decode()

    @property
    def words(self) -> str:
        """Return what a reader sees of the page, on one line."""
        inline = re.sub(r"</?(?:a|b|mark|q|span|strong|time)\b[^>]*>", "", self.text)
        bare = re.sub(r"<[^>]*>", " ", inline)
        return " ".join(html.unescape(bare).split())

    def header(self, name: str) -> str | None:
        """Return a header."""
        return next((value for key, value in self.headers if key == name), None)

    @property
    def place(self) -> str:
        """Return where the answer leads, without the name of what is told there."""
        return re.sub(r"[?&]told=[\w-]+", "", self.header("location") or "")

    def field(self, name: str) -> str:
        """Return the value of the first field of a name in the page."""
        found = re.search(rf'name="{name}" value="([^"]*)"', self.text)
        assert found, f"no field {name} in the page"
        return html.unescape(found[1])


class Browser:
    """Somebody's browser: it keeps cookies, and sends forms as browsers do."""

    def __init__(self, app: App, host: str = HOST, scheme: str = "http") -> None:
        """Begin without a cookie."""
        self.app, self.host, self.scheme = app, host, scheme
        self.cookies: dict[str, str] = {}
        self.client = "127.0.0.1"

    def get(self, path: str, headers: Mapping[str, str] | None = None) -> Answer:
        """Ask for a page."""
        return self.ask("GET", path, headers=headers)

    def follow(self, answer: Answer) -> Answer:
        """Ask for the page to which an answer leads."""
        assert answer.status == 303, (answer.status, answer.words)
        return self.get(answer.header("location") or "")

    def post(
        self,
        path: str,
        fields: Mapping[str, str] | Sequence[tuple[str, str]] = (),
        *,
        page: Answer | None = None,
        headers: Mapping[str, str] | None = None,
        file: tuple[str, bytes] | None = None,
    ) -> Answer:
        """Send a form: with the token and the moment of the ``page`` that it stands on.

        Where the desk asks again, the answer is yes, unless ``sure`` says otherwise.
        """
        given = list(fields.items() if isinstance(fields, Mapping) else fields)
        is_sure = not any(name == "sure" for name, _ in given)
        if page is not None:
            given = [("csrf", page.field("csrf")), *given]
            if 'name="read_at"' in page.text and not any(name == "read_at" for name, _ in given):
                given.append(("read_at", page.field("read_at")))
        kind, body = "application/x-www-form-urlencoded", urlencode(given).encode()
        if file is not None:
            kind, body = _parts(given, file)
        sent = {"origin": f"{self.scheme}://{self.host}", "sec-fetch-site": "same-origin"}
        answer = self.ask("POST", path, body, {"content-type": kind, **sent, **(headers or {})})
        if is_sure and answer.status == 200 and 'name="sure"' in answer.text:
            given.append(("sure", answer.field("sure")))
            return self.post(path, given, headers=headers)
        return answer

    def ask(
        self,
        method: str,
        path: str,
        body: bytes = b"",
        headers: Mapping[str, str] | None = None,
    ) -> Answer:
        """Send a request as it is given; an empty header is left out."""
        given = {"host": self.host, "content-length": str(len(body)), **(headers or {})}
        if self.cookies and "cookie" not in given:
            given["cookie"] = "; ".join(f"{key}={value}" for key, value in self.cookies.items())
        raw = [(key.encode(), value.encode("latin-1")) for key, value in given.items() if value]
        answer = _RUNNER.run(self._call(method, path, raw, body))
        for key, value in answer.headers:
            if key == "set-cookie":
                for name, morsel in SimpleCookie(value).items():
                    self.cookies[name] = morsel.value
                    if not morsel.value:
                        del self.cookies[name]
        return answer

    async def _call(
        self, method: str, path: str, headers: list[tuple[bytes, bytes]], body: bytes
    ) -> Answer:
        """Call the application."""
        bare, _, query = path.partition("#")[0].partition("?")
        scope: dict[str, Any] = {
            "type": "http",
            "asgi": {"version": "3.0"},
            "http_version": "1.1",
            "method": method,
            "scheme": self.scheme,
            "path": bare,
            "raw_path": bare.encode(),
            "query_string": query.encode(),
            "root_path": "",
            "headers": headers,
            "client": (self.client, 50000),
            "server": ("127.0.0.1", 8000),
        }
        sent: list[Any] = []

        async def receive() -> Any:
            if sent and sent[-1] == "body":
                return {"type": "http.disconnect"}
            return {"type": "http.request", "body": body, "more_body": False}

        async def send(message: Any) -> None:
            sent.append(message)

        await self.app(scope, receive, send)
        started = next(each for each in sent if each["type"] == "http.response.start")
        content = b"".join(
            each.get("body", b"") for each in sent if each["type"] == "http.response.body"
        )
        found = tuple((key.decode().lower(), value.decode()) for key, value in started["headers"])
        return Answer(started["status"], found, content)


def _parts(fields: list[tuple[str, str]], file: tuple[str, bytes]) -> tuple[str, bytes]:
    """Return a form with a file as browsers send it."""
    mark = "----desk"
    pieces = [
        f'--{mark}\r\nContent-Disposition: form-data; name="{name}"\r\n\r\n{value}\r\n'.encode()
        for name, value in fields
    ]
    head = f'Content-Disposition: form-data; name="file"; filename="{file[0]}"'
    pieces.append(f"--{mark}\r\n{head}\r\n\r\n".encode() + file[1] + b"\r\n")
    return f"multipart/form-data; boundary={mark}", b"".join([*pieces, f"--{mark}--\r\n".encode()])
