# SPDX-License-Identifier: EUPL-1.2
"""A commitment and its versions. What was signed never changes; an adjustment makes the next version."""

from django.db import models

from woonregie.agreements import labels


class Commitment(models.Model):
    """The lasting identity of an afspraak, actiepunt, doelstelling, kerninterventie or prioriteit."""

    plan = models.ForeignKey("agreements.Plan", models.CASCADE, related_name="commitments")
    theme = models.ForeignKey("agreements.Theme", models.PROTECT, related_name="commitments")
    code = models.CharField(max_length=20)
    order = models.PositiveSmallIntegerField()
    current = models.OneToOneField(
        "agreements.CommitmentVersion", models.PROTECT, null=True, related_name="current_of"
    )
    serves_themes = models.ManyToManyField("agreements.Theme", related_name="served_by")

    class Meta:
        ordering = ["plan", "order"]
        constraints = [models.UniqueConstraint(fields=["plan", "code"], name="commitment_code_once_per_plan")]

    def __str__(self) -> str:
        return self.code


class CommitmentVersion(models.Model):
    """The text of a commitment as it stood from one date on."""

    commitment = models.ForeignKey(Commitment, models.CASCADE, related_name="versions")
    number = models.PositiveSmallIntegerField()
    title = models.CharField(max_length=300)
    summary = models.TextField()
    goal = models.TextField(blank=True)
    first_step = models.TextField(blank=True)
    type = models.CharField(max_length=10, choices=labels.choices(labels.COMMITMENT_TYPE))
    ongoing = models.BooleanField(default=False)
    start = models.DateField(null=True)
    end = models.DateField(null=True)
    review_on = models.DateField(null=True)
    text_note = models.TextField(blank=True)
    valid_from = models.DateField(null=True)
    signed = models.BooleanField(default=False)
    places = models.ManyToManyField("places.Place", related_name="commitment_versions")
    passage = models.ForeignKey("sources.Passage", models.PROTECT, null=True, related_name="+")

    class Meta:
        ordering = ["commitment", "number"]
        constraints = [
            models.UniqueConstraint(fields=["commitment", "number"], name="version_number_once"),
            models.CheckConstraint(
                condition=models.Q(start__isnull=True)
                | models.Q(end__isnull=True)
                | models.Q(end__gte=models.F("start")),
                name="version_ends_after_start",
            ),
        ]

    def __str__(self) -> str:
        return self.title


class Target(models.Model):
    """An amount to reach by a date, for a version of a commitment or for one action."""

    version = models.ForeignKey(CommitmentVersion, models.CASCADE, null=True, related_name="targets")
    action = models.ForeignKey("agreements.Action", models.CASCADE, null=True, related_name="targets")
    label = models.CharField(max_length=200)
    amount = models.DecimalField(max_digits=16, decimal_places=2)
    unit = models.CharField(max_length=40)
    by = models.DateField(null=True)
    approximate = models.BooleanField(default=False)
    party = models.ForeignKey("parties.Party", models.PROTECT, null=True, related_name="+")
    passage = models.ForeignKey("sources.Passage", models.PROTECT, null=True, related_name="+")

    class Meta:
        ordering = ["pk"]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(version__isnull=False, action__isnull=True)
                | models.Q(version__isnull=True, action__isnull=False),
                name="target_has_one_owner",
            )
        ]

    def __str__(self) -> str:
        return self.label


class Contribution(models.Model):
    """What one party brings to a commitment."""

    version = models.ForeignKey(CommitmentVersion, models.CASCADE, related_name="contributions")
    party = models.ForeignKey("parties.Party", models.PROTECT, related_name="contributions")
    role = models.CharField(max_length=12, choices=labels.choices(labels.CONTRIBUTION_ROLE))
    note = models.CharField(max_length=300, blank=True)

    class Meta:
        ordering = ["pk"]
        constraints = [
            models.UniqueConstraint(fields=["version", "party", "role"], name="party_role_once_per_version")
        ]


class Adjustment(models.Model):
    """Bijstelling: why a version was followed by the next one, and who decided it where."""

    before = models.OneToOneField(CommitmentVersion, models.PROTECT, related_name="adjusted_by")
    after = models.OneToOneField(CommitmentVersion, models.PROTECT, related_name="adjustment")
    reason = models.CharField(max_length=24, choices=labels.choices(labels.ADJUSTMENT_REASON))
    explanation = models.TextField()
    decided_in = models.CharField(max_length=120)
    decided_on = models.DateField()

    class Meta:
        ordering = ["decided_on", "pk"]


class CommitmentLink(models.Model):
    """A typed link between two commitments, of one plan or of two."""

    source = models.ForeignKey(Commitment, models.CASCADE, related_name="links_out")
    target = models.ForeignKey(Commitment, models.CASCADE, related_name="links_in")
    kind = models.CharField(max_length=16, choices=labels.choices(labels.LINK_KIND))
    note = models.TextField(blank=True)
    passage = models.ForeignKey("sources.Passage", models.PROTECT, null=True, related_name="+")

    class Meta:
        ordering = ["kind", "pk"]
        constraints = [
            models.UniqueConstraint(fields=["source", "target", "kind"], name="link_once"),
            models.CheckConstraint(condition=~models.Q(source=models.F("target")), name="link_not_to_itself"),
        ]
