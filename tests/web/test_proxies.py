"""The configuration of nginx in docs/web.md, run as it stands there; its ports alone are others."""

import http.client
import re
import shutil
import socket
import ssl
import subprocess
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import replace
from pathlib import Path

import pytest

from claimcheck.web.security.origin import read_address
from tests.web.chromium import listening
from tests.web.conftest import WebDesk

HOST = "desk.paper.example"
NGINX = shutil.which("nginx", path="/usr/sbin:/usr/bin:/usr/local/sbin:/usr/local/bin")
OPENSSL = shutil.which("openssl")
DOCUMENT = Path(__file__).resolve().parents[2] / "docs/web.md"

pytestmark = pytest.mark.skipif(
    not (NGINX and OPENSSL), reason="nginx or openssl is not installed; apt-get install nginx"
)


def test_the_plain_port_leads_to_the_desk_by_tls(desk: WebDesk, tmp_path: Path) -> None:
    with behind_nginx(desk, tmp_path) as (plain, secure):
        status, headers, _ = ask(plain, "/queue?task=decide", None)
        assert status == 301
        assert headers["location"] == f"https://{HOST}/queue?task=decide"

        status, headers, _ = ask(secure, "/queue?task=decide", certificate(tmp_path))
        assert (status, headers["location"]) == (303, "/login?next=%2Fqueue%3Ftask%3Ddecide")
        status, headers, page = ask(secure, headers["location"], certificate(tmp_path))
        assert status == 200
        assert "Log in" in page
        assert headers["set-cookie"].startswith("__Host-")
        # A form of another name is not sent on by the plain port either.
        assert ask(plain, "/login", None, host="evil.example")[0] in {301, 421}
        assert ask(secure, "/login", certificate(tmp_path), host="evil.example")[0] == 421


@contextmanager
def behind_nginx(desk: WebDesk, folder: Path) -> Iterator[tuple[int, int]]:
    """Serve a desk behind nginx, and give the plain port and the one with TLS."""
    served = replace(desk.served, address=read_address(f"https://{HOST}"))
    with listening(served, is_local=False) as (_, address):
        plain, secure = free_port(), free_port()
        found = re.search(r"With nginx:\n\n```text\n(.*?)```", DOCUMENT.read_text(), re.DOTALL)
        assert found
        make_certificate(folder)
        recipe = found[1]
        for written, meant in (
            ("listen 80;", f"listen 127.0.0.1:{plain};"),
            ("listen 443 ssl;", f"listen 127.0.0.1:{secure} ssl;"),
            (f"/etc/ssl/{HOST}.pem", str(certificate(folder))),
            (f"/etc/ssl/{HOST}.key", str(folder / "desk.key")),
            ("http://127.0.0.1:8000", address),
        ):
            assert recipe.count(written) == 1, written
            recipe = recipe.replace(written, meant)
        kept = "".join(
            f"{each}_temp_path {folder}/{each};\n"
            for each in ("client_body", "proxy", "fastcgi", "uwsgi", "scgi")
        )
        (folder / "nginx.conf").write_text(
            f"daemon off;\npid {folder}/pid;\nerror_log {folder}/errors;\nevents {{}}\n"
            f"http {{\naccess_log off;\n{kept}{recipe}\n}}\n"
        )
        command = [str(NGINX), "-e", f"{folder}/errors", "-c", f"{folder}/nginx.conf"]
        nginx = subprocess.Popen(command)
        try:
            wait_for(secure)
            yield plain, secure
        finally:
            nginx.terminate()
            nginx.wait()


def make_certificate(folder: Path) -> None:
    """Make a certificate of the desk's name, signed by itself."""
    subprocess.run(
        [str(OPENSSL), "req", "-x509", "-newkey", "rsa:2048", "-nodes", "-days", "2",
         "-keyout", str(folder / "desk.key"), "-out", str(certificate(folder)),
         "-subj", f"/CN={HOST}", "-addext", f"subjectAltName=DNS:{HOST}"],
        check=True, capture_output=True,
    )  # fmt: skip


def certificate(folder: Path) -> Path:
    return folder / "desk.pem"


def free_port() -> int:
    with socket.socket() as place:
        place.bind(("127.0.0.1", 0))
        return int(place.getsockname()[1])


def wait_for(port: int) -> None:
    for _ in range(200):
        with suppress(OSError), socket.create_connection(("127.0.0.1", port), 1):
            return
        time.sleep(0.05)
    raise AssertionError("nginx did not start")


def ask(
    port: int, path: str, trusted: Path | None, *, host: str = HOST
) -> tuple[int, dict[str, str], str]:
    """Return the answer of nginx: by TLS where a certificate is trusted."""
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=30)
    if trusted is not None:
        context = ssl.create_default_context(cafile=str(trusted))
        connection.sock = context.wrap_socket(
            socket.create_connection(("127.0.0.1", port), 30), server_hostname=HOST
        )
    connection.request("GET", path, headers={"Host": host})
    answer = connection.getresponse()
    found = {name.lower(): value for name, value in answer.getheaders()}
    body = answer.read().decode()
    connection.close()
    return answer.status, found, body
