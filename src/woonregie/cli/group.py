# SPDX-License-Identifier: EUPL-1.2
"""The list of commands. Each is loaded only when it is called, so that the start stays quick."""

from importlib import import_module

import click

COMMANDS = {
    "demo": "woonregie.cli.demo:demo",
    "load-profile": "woonregie.cli.profile:load_profile",
    "example-profile": "woonregie.cli.example:write_example",
    "plans": "woonregie.cli.plans:plans",
    "commitments": "woonregie.cli.plans:commitments",
    "signals": "woonregie.cli.signals:signals",
    "figures": "woonregie.cli.figures:figures",
    "indicators": "woonregie.cli.indicators:indicators",
    "stock": "woonregie.cli.stock:stock",
    "headroom": "woonregie.cli.stock:headroom",
    "allocate": "woonregie.cli.allocate:allocate",
    "pilot": "woonregie.cli.pilot:pilot",
    "algorithm-register": "woonregie.cli.algorithm_register:algorithm_register",
    "board-report": "woonregie.cli.board:board_report",
    "fact-sheet": "woonregie.cli.fact_sheet:fact_sheet_command",
    "registry": "woonregie.cli.registry:registry",
    "needs": "woonregie.cli.needs:needs",
    "scan": "woonregie.cli.scan:scan",
    "keep-scan": "woonregie.cli.keep_scan:keep",
    "import": "woonregie.cli.exchange:import_file",
    "export": "woonregie.cli.exchange:export",
    "fetch": "woonregie.cli.fetch:fetch",
    "catalogue": "woonregie.cli.catalogue:catalogue",
    "load-boundaries": "woonregie.cli.boundaries:load_boundaries",
    "audit": "woonregie.cli.audit:audit",
    "accounts": "woonregie.cli.accounts:accounts",
}


class LazyGroup(click.Group):
    """A group whose commands live in modules named in `COMMANDS`."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        location = COMMANDS.get(cmd_name)
        if location is None:
            return None
        module, _, name = location.partition(":")
        command: click.Command = getattr(import_module(module), name)
        return command


@click.group(cls=LazyGroup)
def woonregie() -> None:
    """Woonregie: afspraken over wonen, zorg en welzijn volgen van handtekening tot bestuursverslag."""
