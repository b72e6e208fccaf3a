# SPDX-License-Identifier: EUPL-1.2
"""One senior household in the pilot, and everything that was done with it."""

from django.db import models

from woonregie.seniors import labels


class Case(models.Model):
    """A senior household that takes part, or is asked to. Wishes are its own words; rent in cents a month."""

    pilot = models.ForeignKey("seniors.Pilot", models.PROTECT, related_name="cases")
    household = models.OneToOneField("allocation.Household", models.PROTECT, related_name="senior_case")
    corporation = models.ForeignKey("parties.Party", models.PROTECT, related_name="senior_cases")
    home = models.ForeignKey("allocation.Dwelling", models.PROTECT, related_name="senior_cases")
    phase = models.CharField(max_length=10, choices=labels.choices(labels.PHASE), default="new")
    wishes_places = models.ManyToManyField("places.Place", related_name="+")
    wishes_rent = models.PositiveIntegerField(null=True)
    wishes_bat = models.PositiveSmallIntegerField(null=True)
    wishes_note = models.CharField(max_length=300, blank=True)
    barriers = models.JSONField(default=list)
    stopped_because = models.CharField(max_length=300, blank=True)
    revision = models.PositiveIntegerField(default=1)
    is_sample = models.BooleanField(default=False)

    class Meta:
        ordering = ["household__code"]

    def __str__(self) -> str:
        return self.household.code


class Campaign(models.Model):
    """Letters to the tenants of a neighbourhood from an age on, all on one day."""

    pilot = models.ForeignKey("seniors.Pilot", models.PROTECT, related_name="campaigns")
    place = models.ForeignKey("places.Place", models.PROTECT, related_name="+")
    minimum_age = models.PositiveSmallIntegerField()
    sent_on = models.DateField()
    author = models.ForeignKey("access.User", models.SET_NULL, null=True, related_name="+")
    is_sample = models.BooleanField(default=False)

    class Meta:
        ordering = ["-sent_on", "place__name"]


class Letter(models.Model):
    """A letter to one household; nobody gets the letter of a campaign twice."""

    campaign = models.ForeignKey(Campaign, models.CASCADE, related_name="letters")
    case = models.ForeignKey(Case, models.CASCADE, related_name="letters")

    class Meta:
        ordering = ["pk"]
        constraints = [models.UniqueConstraint(fields=["campaign", "case"], name="one_letter_per_campaign")]


class Response(models.Model):
    """What a household let know, after a letter or by itself."""

    case = models.ForeignKey(Case, models.CASCADE, related_name="responses")
    on = models.DateField()
    channel = models.CharField(max_length=11, choices=labels.choices(labels.CHANNEL))
    interest = models.CharField(max_length=5, choices=labels.choices(labels.INTEREST))
    is_sample = models.BooleanField(default=False)

    class Meta:
        ordering = ["on", "pk"]


class Visit(models.Model):
    """A visit at home, planned or done; `note` holds agreements made, nothing about health."""

    case = models.ForeignKey(Case, models.CASCADE, related_name="visits")
    on = models.DateField()
    done = models.BooleanField(default=False)
    note = models.CharField(max_length=400, blank=True)
    author = models.ForeignKey("access.User", models.SET_NULL, null=True, related_name="+")
    is_sample = models.BooleanField(default=False)

    class Meta:
        ordering = ["on", "pk"]


class HelpRequest(models.Model):
    """Help that a household asked for, and whether the pilot could give it."""

    case = models.ForeignKey(Case, models.CASCADE, related_name="help_requests")
    kind = models.CharField(max_length=11, choices=labels.choices(labels.HELP))
    asked_on = models.DateField()
    answered = models.CharField(max_length=7, choices=labels.choices(labels.ANSWERED), default="open")
    answered_on = models.DateField(null=True)
    note = models.CharField(max_length=300, blank=True)
    is_sample = models.BooleanField(default=False)

    class Meta:
        ordering = ["asked_on", "pk"]
