# SPDX-License-Identifier: EUPL-1.2
"""Write Voorbeeldstad: the same seed and size give the same files, to the letter."""

from collections.abc import Mapping
from random import Random
from typing import Any

import yaml

from woonregie.intake.example import ground
from woonregie.intake.example.figures import figure_files
from woonregie.intake.example.plans import AGREED, PLANNED, plan_files
from woonregie.intake.example.words import THEMES


def example_profile(seed: int, commitments: int, actions: int | None = None) -> dict[str, str]:
    """The files of the profile, by path inside its folder.

    Args:
        seed: the same seed gives the same profile.
        commitments: how many, over two plans; two at least.
        actions: how many; as many as commitments where it is left out.

    Raises:
        ValueError: fewer than two commitments or a negative number of actions.
    """
    actions = commitments if actions is None else actions
    if commitments < 2 or actions < 0:
        raise ValueError("an example profile has at least two commitments and no negative actions")
    random = Random(f"{seed}:{commitments}:{actions}")  # noqa: S311 - a story, no secret
    places = ground.areas(random, commitments)
    programme = max(1, commitments // 3)
    later = actions * programme // commitments
    data: dict[str, Any] = {
        "profile.yaml": ground.profile_file(),
        "sources.yaml": ground.sources_file(seed),
        "parties.yaml": ground.parties_file(),
        "calendar.yaml": ground.calendar_file(),
        **plan_files(AGREED, places, random, commitments - programme, actions - later),
        **plan_files(PLANNED, places, random, programme, later),
        **figure_files(random),
    }
    _connect(data)
    files = {name: _as_yaml(content) for name, content in data.items()}
    return {**files, "places.csv": ground.places_file(places)}


def example_policy(policy: Mapping[str, str], profile: str) -> dict[str, str]:
    """The parameters of another profile, cited as such: an invented city has no documents to cite."""
    return {f"policy/{name}": _cited(text, profile) for name, text in policy.items()}


def _connect(data: dict[str, Any]) -> None:
    """Let every commitment of the programme serve its own theme and implement an agreement of it."""
    for number in range(len(THEMES)):
        agreed = data.get(f"plans/{AGREED.slug}/theme-{number}.yaml", {"commitments": []})["commitments"]
        planned = data.get(f"plans/{PLANNED.slug}/theme-{number}.yaml", {"commitments": []})["commitments"]
        for index, commitment in enumerate(planned if agreed else []):
            commitment["serves_themes"] = [f"{AGREED.code}/{number}"]
            to = f"{AGREED.code}:{agreed[index % len(agreed)]['code']}"
            commitment["links"] = [{"to": to, "kind": "implements", "source": commitment["source"]}]
    first = data[f"plans/{AGREED.slug}/theme-0.yaml"]["commitments"][0]
    said = "Bewoners vragen of er ook woningen voor starters komen. Dit is verzonnen."
    data["inputs.yaml"] = [
        {
            "code": "VS-1",
            "kind": "residents_session",
            "held_on": "2023-03-01",
            "subject": "Woningen voor starters",
            "text": said,
            "touches": [f"{AGREED.code}:{first['code']}"],
            "source": first["source"],
        }
    ]


def _cited(text: str, profile: str) -> str:
    parameters = yaml.safe_load(text)
    for parameter in parameters.values():
        for dated in parameter["values"].values():
            dated["citation"] = f"Overgenomen uit het profiel {profile}; Voorbeeldstad heeft geen eigen bron"
            dated["standing"] = "assumption"
    return _as_yaml(parameters)


def _as_yaml(content: Any) -> str:
    return yaml.dump(content, Dumper=_Plain, allow_unicode=True, sort_keys=False, width=110)


class _Plain(yaml.SafeDumper):
    """Writes repeated parts out: a profile has no anchors."""

    def ignore_aliases(self, data: Any) -> bool:
        return True
