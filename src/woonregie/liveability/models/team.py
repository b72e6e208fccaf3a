# SPDX-License-Identifier: EUPL-1.2
"""Teams of residents (Bewonerskrachten) and the phases they went through."""

from django.db import models

from woonregie.liveability import labels


class Team(models.Model):
    """The team of one corporation in one neighbourhood."""

    place = models.ForeignKey("places.Place", models.PROTECT, related_name="teams")
    corporation = models.ForeignKey("parties.Party", models.PROTECT, related_name="teams")
    passage = models.ForeignKey("sources.Passage", models.PROTECT, null=True, related_name="+")

    class Meta:
        ordering = ["place__name", "corporation__name"]
        constraints = [
            models.UniqueConstraint(fields=["place", "corporation"], name="one_team_per_place_and_corporation")
        ]

    def __str__(self) -> str:
        return f"{self.place} ({self.corporation})"

    @property
    def last_phase(self) -> "TeamPhase | None":
        """The phase that was noted last."""
        noted = list(self.phases.all())
        return noted[-1] if noted else None

    @property
    def phase_code(self) -> str:
        """Code of the present phase; unknown where none was noted."""
        last = self.last_phase
        return last.phase if last else "unknown"

    @property
    def earlier_phases(self) -> "list[TeamPhase]":
        """The phases before that, the latest first."""
        return list(self.phases.all())[-2::-1]


class TeamPhase(models.Model):
    """In which phase a team was from a day on; the day is empty where the source names none. Never changed."""

    team = models.ForeignKey(Team, models.PROTECT, related_name="phases")
    phase = models.CharField(max_length=10, choices=labels.choices(labels.TEAM_PHASE))
    since = models.DateField(null=True)
    note = models.CharField(max_length=300, blank=True)
    author = models.ForeignKey("access.User", models.SET_NULL, null=True, related_name="+")
    passage = models.ForeignKey("sources.Passage", models.PROTECT, null=True, related_name="+")

    class Meta:
        ordering = ["team", "pk"]
