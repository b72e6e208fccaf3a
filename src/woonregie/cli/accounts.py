# SPDX-License-Identifier: EUPL-1.2
"""`woonregie accounts`: who may sign in."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any

import click

from woonregie.access.grant import Grant
from woonregie.access.models import Role
from woonregie.access.queries.accounts import accounts as all_accounts
from woonregie.access.services.accounts import (
    CannotKeepAccount,
    NewAccount,
    add_account,
    open_or_block,
    set_password,
)
from woonregie.cli.output import format_option, print_rows

COLUMNS = {"username": "Account", "name": "Naam", "role": "Rol", "party": "Partij", "is_active": "Open"}


def password_option(command: Callable[..., Any]) -> Callable[..., Any]:
    """Ask for the password twice, so that it need not stand on the command line, where others could read it."""
    return click.password_option(
        "--password", prompt="Wachtwoord", confirmation_prompt="Nog een keer", hidden=True
    )(command)


@contextmanager
def explained() -> Iterator[None]:
    """A refusal becomes a message and exit code 1."""
    try:
        yield
    except CannotKeepAccount as refusal:
        raise click.ClickException(str(refusal)) from refusal


@click.group()
def accounts() -> None:
    """Accounts: wie mag zich aanmelden."""


@accounts.command("list")
@format_option
def list_accounts(output_format: str) -> None:
    """Toon alle accounts."""
    rows = [
        {
            "username": user.username,
            "name": user.get_full_name(),
            "role": user.role,
            "party": user.party.code if user.party else None,
            "is_active": user.is_active,
            "is_sample": user.is_sample,
        }
        for user in all_accounts()
    ]
    print_rows(rows, COLUMNS, output_format)


@accounts.command()
@click.argument("username")
@click.option("--name", required=True, help="Naam van de persoon.")
@click.option("--role", required=True, type=click.Choice(Role.values), help="Wat de persoon mag doen.")
@click.option("--party", required=True, help="Code van de partij waarvoor de persoon werkt.")
@password_option
def add(username: str, name: str, role: str, party: str, password: str) -> None:
    """Voeg een account toe. Het wachtwoord wordt gevraagd."""
    with explained():
        add_account(Grant.for_command("accounts add"), NewAccount(username, name, role, party, password))


@accounts.command()
@click.argument("username")
def block(username: str) -> None:
    """Blokkeer een account. Wie is aangemeld, ligt er meteen uit."""
    with explained():
        open_or_block(Grant.for_command("accounts block"), username, is_active=False)


@accounts.command()
@click.argument("username")
def unblock(username: str) -> None:
    """Open een geblokkeerd account weer."""
    with explained():
        open_or_block(Grant.for_command("accounts unblock"), username, is_active=True)


@accounts.command()
@click.argument("username")
@password_option
def password(username: str, password: str) -> None:
    """Geef een account een nieuw wachtwoord. Het wordt gevraagd."""
    with explained():
        set_password(Grant.for_command("accounts password"), username, password)
