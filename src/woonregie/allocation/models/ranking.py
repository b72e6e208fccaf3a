# SPDX-License-Identifier: EUPL-1.2
"""The order of an advert as it was frozen at closing, and the receipts that end it."""

from django.db import models


class Ranking(models.Model):
    """What the rules made of an advert when it closed, with the facts they looked at. Made anew after a decision
    by hand; frozen for good once the first offer was made.

    `given` holds the facts (as `allocation.frozen` writes them) and `policy` the parameters in force, so that the
    order can be made again years later.
    """

    advert = models.OneToOneField("allocation.Advert", models.PROTECT, related_name="ranking")
    made_on = models.DateField()
    given = models.JSONField()
    policy = models.ForeignKey("allocation.FrozenPolicy", models.PROTECT, related_name="+")
    placed = models.PositiveIntegerField()
    order = models.CharField(max_length=120)

    class Meta:
        ordering = ["pk"]


class Candidate(models.Model):
    """One candidate in the order (VERA Kandidaat). `place` 0 is no place; `word` has a letter a condition."""

    ranking = models.ForeignKey(Ranking, models.CASCADE, related_name="candidates")
    household = models.ForeignKey("allocation.Household", models.PROTECT, related_name="candidacies")
    place = models.PositiveIntegerField()
    word = models.CharField(max_length=40)
    label = models.CharField(max_length=20)
    lot = models.CharField(max_length=64, blank=True)
    outcome = models.CharField(max_length=20, blank=True)

    class Meta:
        ordering = ["ranking", "place", "household__code"]
        constraints = [
            models.UniqueConstraint(fields=["ranking", "household"], name="one_candidacy_per_advert"),
            models.UniqueConstraint(
                fields=["ranking", "place"], condition=models.Q(place__gt=0), name="one_candidate_per_place"
            ),
        ]


class FrozenPolicy(models.Model):
    """The parameters of allocation as they were on a day, by their fingerprint; kept once, for ever."""

    fingerprint = models.CharField(max_length=64, unique=True)
    content = models.JSONField()

    def __str__(self) -> str:
        return self.fingerprint[:12]


class ReceiptBlock(models.Model):
    """The receipts of one advert that ended, as a link of the chain. Added, never changed or removed."""

    advert = models.OneToOneField("allocation.Advert", models.PROTECT, related_name="receipts")
    number = models.PositiveIntegerField(unique=True)
    content = models.TextField()
    previous = models.CharField(max_length=64)
    hash = models.CharField(max_length=64)
    decided_on = models.DateField()

    class Meta:
        ordering = ["number"]
