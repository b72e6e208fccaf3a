# SPDX-License-Identifier: EUPL-1.2
"""A corporation's yearly bid (bod) to a municipality: what it offers and asks, its projects, and the reactions."""

from django.db import models

from woonregie.bids import labels


class Bid(models.Model):
    """One bid for one year. `revision` grows with every edit, `submission` with every time it is sent."""

    corporation = models.ForeignKey("parties.Party", models.PROTECT, related_name="bids")
    municipality = models.ForeignKey("parties.Party", models.PROTECT, related_name="bids_received")
    invited = models.ManyToManyField("parties.Party", related_name="bids_to_react_to")
    year = models.PositiveSmallIntegerField()
    status = models.CharField(max_length=12, choices=labels.plain_choices(labels.STATUS))
    summary = models.TextField(blank=True)
    revision = models.PositiveIntegerField(default=1)
    submission = models.PositiveSmallIntegerField(default=0)
    submitted_on = models.DateField(null=True)
    agreed_on = models.DateField(null=True)
    agreed_in = models.CharField(max_length=200, blank=True, help_text="the meeting that agreed")
    content = models.TextField(blank=True, help_text="canonical JSON of what was agreed; the hash is over it")
    sha256 = models.CharField(max_length=64, blank=True)
    passage = models.ForeignKey("sources.Passage", models.PROTECT, null=True, related_name="+")

    class Meta:
        ordering = ["-year", "corporation__name", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["corporation", "municipality", "year"],
                condition=~models.Q(status="withdrawn"),
                name="one_living_bid_a_year",
            ),
            models.CheckConstraint(
                condition=~models.Q(status="agreed") | (models.Q(agreed_on__isnull=False) & ~models.Q(content="")),
                name="agreed_bid_is_frozen_with_its_content",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.corporation} {self.year}"


class BidOffer(models.Model):
    """A commitment that the corporation offers, or something that it asks in return."""

    bid = models.ForeignKey(Bid, models.CASCADE, related_name="offers")
    code = models.CharField(max_length=20)
    order = models.PositiveSmallIntegerField()
    subject = models.CharField(max_length=20, choices=labels.plain_choices(labels.SUBJECT))
    kind = models.CharField(max_length=8, choices=labels.plain_choices(labels.OFFER_KIND))
    title = models.CharField(max_length=300)
    text = models.TextField(blank=True)
    amount = models.DecimalField(max_digits=16, decimal_places=2, null=True)
    unit = models.CharField(max_length=20, blank=True, choices=labels.plain_choices(labels.UNIT))
    approximate = models.BooleanField(default=False)
    passage = models.ForeignKey("sources.Passage", models.PROTECT, null=True, related_name="+")

    class Meta:
        ordering = ["bid", "order"]
        constraints = [models.UniqueConstraint(fields=["bid", "code"], name="offer_code_once")]

    def __str__(self) -> str:
        return self.title


class BidProject(models.Model):
    """A project of the bid, in the words of the bid; `project` ties it to the portfolio where it stands there."""

    bid = models.ForeignKey(Bid, models.CASCADE, related_name="projects")
    code = models.CharField(max_length=60)
    order = models.PositiveSmallIntegerField()
    name = models.CharField(max_length=200)
    kind = models.CharField(max_length=12, choices=labels.plain_choices(labels.PROJECT_KIND))
    place = models.CharField(max_length=120, blank=True)
    dwellings = models.PositiveIntegerField(null=True)
    approximate = models.BooleanField(default=False)
    dwelling_type = models.CharField(max_length=200, blank=True)
    rent_class = models.CharField(max_length=200, blank=True)
    bat = models.CharField(max_length=40, blank=True)
    sustainability = models.CharField(max_length=80, blank=True)
    planning = models.CharField(max_length=80, blank=True)
    passage = models.ForeignKey("sources.Passage", models.PROTECT, null=True, related_name="+")

    class Meta:
        ordering = ["bid", "order"]
        constraints = [models.UniqueConstraint(fields=["bid", "code"], name="bid_project_code_once")]

    def __str__(self) -> str:
        return self.name


class BidReaction(models.Model):
    """What a party said of a bid as it was sent. Never changed; who thinks again says so anew."""

    bid = models.ForeignKey(Bid, models.CASCADE, related_name="reactions")
    submission = models.PositiveSmallIntegerField()
    party = models.ForeignKey("parties.Party", models.PROTECT, related_name="+")
    stance = models.CharField(max_length=8, choices=labels.plain_choices(labels.STANCE))
    text = models.TextField(blank=True)
    given_on = models.DateField()

    class Meta:
        ordering = ["bid", "pk"]
