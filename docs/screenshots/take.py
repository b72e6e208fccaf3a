# SPDX-License-Identifier: EUPL-1.2
"""Take the pictures of the README from a fresh demonstration, so that they show what a newcomer sees."""

import os
import shutil
import socket
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from playwright.sync_api import Page, sync_playwright

HERE = Path(__file__).parent
SIZE = {"width": 1280, "height": 860}
AS_VISITOR = {
    "plan": "/plannen/PA2226/",
    "findings": "/cijfers/bevindingen/",
    "board-report": "/boww/1/",
    "map": "/monitor/?cijfer=bat-1-per-buurt",
    "area": "/monitor/pottenberg/",
    "stock": "/voorraad/",
    "fact-sheet": "/gemeentekaarten/heerlen/wonen-limburg/",
}
AS_POLICY_OFFICER = {"today": "/vandaag/", "signals": "/signalen/"}
AS_ADMINISTRATOR = {
    "receipt": "/toewijzing/advertentie/20240619-WO-E-0609/kandidaat/Z-01971/",
    "senior": "/senioren/huishouden/SE-H-00286/",
    "needs": "/woonzorgopgave/1/buurten/?jaar=2035",
    "scan": "/scan/1/",
}


@contextmanager
def demonstration() -> Iterator[str]:
    """The address of a demonstration in a folder of its own, gone afterwards."""
    port = _free_port()
    with tempfile.TemporaryDirectory() as folder:
        command = [Path(sys.executable).with_name("woonregie"), "demo", "--port", str(port), "--out", folder]
        environment = {**os.environ, "WOONREGIE_DATA_DIR": folder}
        server = subprocess.Popen(command, env=environment, stdout=subprocess.DEVNULL)  # noqa: S603
        try:
            _wait_for(port)
            yield f"http://127.0.0.1:{port}"
        finally:
            server.terminate()
            server.wait()


def _free_port() -> int:
    with socket.socket() as listener:
        listener.bind(("127.0.0.1", 0))
        return int(listener.getsockname()[1])


def _wait_for(port: int) -> None:
    for _attempt in range(240):
        with socket.socket() as caller:
            if caller.connect_ex(("127.0.0.1", port)) == 0:
                return
        time.sleep(0.5)
    raise TimeoutError("the demonstration did not start within two minutes")


def take(page: Page, address: str, pictures: dict[str, str]) -> None:
    """One picture per name, of the first screen."""
    for name, path in pictures.items():
        page.goto(address + path)
        page.screenshot(path=HERE / f"{name}.png")


def main() -> None:
    """All pictures: first as a visitor, then signed in as two of the example accounts."""
    with demonstration() as address, sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=shutil.which("chromium"), args=["--no-sandbox"])
        page = browser.new_page(viewport=SIZE)  # type: ignore[arg-type]
        take(page, address, AS_VISITOR)
        for role, pictures in (("beleidsmedewerker", AS_POLICY_OFFICER), ("beheerder", AS_ADMINISTRATOR)):
            page = browser.new_page(viewport=SIZE)  # type: ignore[arg-type]
            page.goto(f"{address}/aanmelden/")
            page.get_by_role("button", name=role).first.click()
            take(page, address, pictures)
        browser.close()


if __name__ == "__main__":
    main()
