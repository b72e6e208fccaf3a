# SPDX-License-Identifier: EUPL-1.2
"""The one place that reads the environment. Every variable that counts is in `Environment`."""

import os
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from django.core.exceptions import ImproperlyConfigured

_TRUE = {"1", "true", "yes", "on"}


@dataclass(frozen=True)
class Environment:
    """What an operator may set. Documented in docs/operations/configuration.md."""

    database_url: str
    data_dir: Path
    profiles_dir: Path
    profile: str
    secret_key: str
    allowed_hosts: list[str]
    demo: bool
    demo_date: date | None


def read_environment() -> Environment:
    """Read all variables once, with the defaults of a first look on one's own machine."""
    root = Path(__file__).resolve().parents[3]
    data_dir = Path(os.environ.get("WOONREGIE_DATA_DIR", root / "var"))
    return Environment(
        database_url=os.environ.get("DATABASE_URL", f"sqlite:///{data_dir / 'woonregie.sqlite3'}"),
        data_dir=data_dir,
        profiles_dir=Path(os.environ.get("WOONREGIE_PROFILES_DIR", root / "profiles")),
        profile=os.environ.get("WOONREGIE_PROFILE", "maastricht"),
        secret_key=os.environ.get("WOONREGIE_SECRET_KEY", ""),
        allowed_hosts=os.environ.get("WOONREGIE_ALLOWED_HOSTS", "127.0.0.1 localhost [::1]").split(),
        demo=os.environ.get("WOONREGIE_DEMO", "").lower() in _TRUE,
        demo_date=_date(os.environ.get("WOONREGIE_DEMO_DATE", "")),
    )


def _date(text: str) -> date | None:
    try:
        return date.fromisoformat(text) if text else None
    except ValueError as error:
        raise ImproperlyConfigured("Zet WOONREGIE_DEMO_DATE op een dag, bijvoorbeeld 2024-07-01.") from error
