# SPDX-License-Identifier: EUPL-1.2
"""Inputs, scenarios, policies and runs of the need for housing with care. None of them changes afterwards."""

from django.db import models


class NeedsInput(models.Model):
    """What a municipality brought on a day: people, households, care, stock and projects, as one frozen text."""

    number = models.PositiveIntegerField(unique=True)
    title = models.CharField(max_length=200)
    content = models.TextField(help_text="canonical JSON; the hash is over exactly these bytes")
    sha256 = models.CharField(max_length=64, unique=True)
    synthetic = models.BooleanField(help_text="the people in it are made up")
    base_year = models.PositiveSmallIntegerField()
    delivered_on = models.DateField()
    stored_at = models.DateTimeField()
    stored_by = models.CharField(max_length=160)
    passage = models.ForeignKey("sources.Passage", models.PROTECT, related_name="+")

    class Meta:
        ordering = ["-number"]

    def __str__(self) -> str:
        return self.title


class NeedsPolicy(models.Model):
    """The parameters of the engine as they stood; kept once, for ever."""

    sha256 = models.CharField(max_length=64, unique=True)
    content = models.TextField(help_text="canonical JSON")

    def __str__(self) -> str:
        return self.sha256[:12]


class NeedsScenario(models.Model):
    """A named what-if: only what differs from the base. Its name may change and it may retire; nothing else."""

    code = models.SlugField(max_length=40, unique=True)
    name = models.CharField(max_length=80)
    changes = models.JSONField(help_text="what differs from the base, by attribute of the engine's scenario")
    saved_at = models.DateTimeField()
    saved_by = models.CharField(max_length=160)
    retired_on = models.DateField(null=True)
    is_sample = models.BooleanField(default=False)

    class Meta:
        ordering = ["name", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["name"], condition=models.Q(retired_on__isnull=True), name="needs_scenario_name_once"
            )
        ]

    def __str__(self) -> str:
        return self.name


class NeedsRun(models.Model):
    """One run: what was asked of which input under which policy, and what came out as intervals."""

    number = models.PositiveIntegerField(unique=True)
    key = models.CharField(max_length=64, unique=True, help_text="hash of the question: the same is not run twice")
    input = models.ForeignKey(NeedsInput, models.PROTECT, related_name="runs")
    policy = models.ForeignKey(NeedsPolicy, models.PROTECT, related_name="runs")
    scenario = models.ForeignKey(NeedsScenario, models.PROTECT, null=True, related_name="runs")
    scenario_name = models.CharField(max_length=80, blank=True, help_text="as it was called then; empty: the base")
    changes = models.JSONField(help_text="the scenario as it was then")
    draws = models.PositiveIntegerField()
    seed = models.PositiveIntegerField()
    to = models.PositiveSmallIntegerField(help_text="last year")
    day = models.DateField(help_text="day of the policy")
    ran_at = models.DateTimeField()
    ran_by = models.CharField(max_length=160)
    result = models.TextField(help_text="canonical JSON of intervals; the hash is over exactly these bytes")
    sha256 = models.CharField(max_length=64)

    class Meta:
        ordering = ["-number"]

    def __str__(self) -> str:
        return f"{self.number}"
