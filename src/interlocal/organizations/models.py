"""Tables of the registry: organizations, what is known about each, and where it was read."""

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _


class Organization(models.Model):
    """A government, firm or network: its name as people say it, its place, its best figures.

    ``population`` and ``staff`` repeat the current facts, so that a region is one light query.
    """

    class Kind(models.TextChoices):
        """What sort of organization; the registry fills the first three."""

        COUNTY = "county", _("County")
        MUNICIPALITY = "municipality", _("Municipality")
        TOWNSHIP = "township", _("Township")
        SPECIAL_DISTRICT = "special_district", _("Special district")
        SCHOOL_DISTRICT = "school_district", _("School district")
        TRIBAL_NATION = "tribal_nation", _("Tribal nation")
        REGIONAL_COUNCIL = "regional_council", _("Regional council")
        STATE_AGENCY = "state_agency", _("State agency")
        FIRM = "firm", _("Firm")
        NETWORK = "network", _("Network")

    class Standing(models.TextChoices):
        """Whether the Census Bureau still lists it."""

        ACTIVE = "active", _("On the Census list since 2022")
        UNCONFIRMED = "unconfirmed", _("On the Census list in 2017, not matched since")
        DISSOLVED = "dissolved", _("Gone from the Census list")

    class Obstacle(models.TextChoices):
        """Why it cannot be planned with; empty when it can."""

        NONE = "", _("None")
        DISSOLVED = "dissolved", _("It no longer exists")
        NO_GOVERNMENT = "no_government", _("The county area has no county government")
        NO_POPULATION = "no_population", _("Its population is not known")
        NO_COORDINATES = "no_coordinates", _("Its place on the map is not known")

    kind = models.CharField(max_length=20, choices=Kind)
    source_id = models.CharField(max_length=20, unique=True)
    slug = models.SlugField(max_length=120, unique=True)
    name = models.CharField(max_length=100)
    label = models.CharField(max_length=160, unique=True)
    designation = models.CharField(max_length=40)
    state = models.CharField(max_length=2)
    county_fips = models.CharField(max_length=5)
    county_name = models.CharField(max_length=80)
    latitude = models.FloatField(null=True)
    longitude = models.FloatField(null=True)
    population = models.PositiveIntegerField(null=True)
    staff = models.FloatField(null=True)
    standing = models.CharField(max_length=12, choices=Standing, default=Standing.ACTIVE)
    planning_obstacle = models.CharField(max_length=15, choices=Obstacle, default="", blank=True)
    # What search and the command line compare: the name and the label folded to plain words.
    search_name = models.CharField(max_length=120)
    search_label = models.CharField(max_length=200)
    also_called = models.CharField(max_length=200, blank=True)

    class Meta:
        ordering = ("label",)
        indexes = [
            models.Index(fields=["latitude", "longitude"], name="organization_place"),
            models.Index(fields=["state", "kind", "population"], name="organization_peers"),
            models.Index(fields=["search_name", "state"], name="organization_search_name"),
            models.Index(fields=["search_label"], name="organization_search_label"),
            models.Index(fields=["county_fips"], name="organization_county"),
        ]
        constraints = [
            models.CheckConstraint(
                name="organization_kind_known",
                condition=Q(
                    kind__in=[
                        "county",
                        "municipality",
                        "township",
                        "special_district",
                        "school_district",
                        "tribal_nation",
                        "regional_council",
                        "state_agency",
                        "firm",
                        "network",
                    ]
                ),
            ),
            models.CheckConstraint(
                name="organization_place_whole",
                condition=Q(latitude__isnull=True, longitude__isnull=True)
                | Q(latitude__range=(-90, 90), longitude__range=(-180, 180)),
            ),
            models.CheckConstraint(
                name="organization_staff_not_negative",
                condition=Q(staff__isnull=True) | Q(staff__gte=0),
            ),
            models.CheckConstraint(
                name="organization_plannable_is_complete",
                condition=~Q(planning_obstacle="", kind__in=["county", "municipality", "township"])
                | Q(population__gt=0, latitude__isnull=False),
            ),
        ]

    def __str__(self) -> str:
        return self.label

    @property
    def can_be_planned_with(self) -> bool:
        """Whether it stands, governs, and its people and place are known."""
        return not self.planning_obstacle


class Source(models.Model):
    """Where a figure was read: body, program, year as people write it, license."""

    key = models.SlugField(max_length=40, unique=True)
    body = models.CharField(max_length=120)
    program = models.CharField(max_length=160)
    period = models.CharField(max_length=40)
    license = models.CharField(max_length=120)
    note = models.CharField(max_length=300, blank=True)

    class Meta:
        ordering = ("key",)

    def __str__(self) -> str:
        return f"{self.body}, {self.program}, {self.period}"


class Fact(models.Model):
    """One figure about one organization, with its year, source and kind.

    ``current`` marks the one to use; the others are kept: published figures not chosen, and figures
    that were replaced (``superseded_at``).
    """

    class Name(models.TextChoices):
        """What the figure is about, with its unit in the comment."""

        POPULATION = "population", _("People")  # people
        STAFF_COUNTED = (
            "staff_counted",
            _("Staff, full-time equivalent"),
        )  # posts, last census of all
        STAFF = "staff", _("Staff today")  # full-time equivalents
        SPENDING = "spending", _("Direct spending in the year")  # cents
        DOMAIN = "domain", _("Web address")  # text
        PLACE = "place", _("Place")  # "latitude, longitude" in degrees

    class Kind(models.TextChoices):
        """How it is known."""

        PUBLISHED = "published", _("Published")
        ESTIMATED = "estimated", _("Estimated")
        DECLARED = "declared", _("Declared")

    organization = models.ForeignKey(Organization, models.CASCADE, related_name="facts")
    name = models.CharField(max_length=20, choices=Name)
    kind = models.CharField(max_length=10, choices=Kind)
    source = models.ForeignKey(Source, models.PROTECT, related_name="facts")
    year = models.PositiveSmallIntegerField()
    number = models.FloatField(null=True)
    cents = models.BigIntegerField(null=True)
    text = models.CharField(max_length=200, blank=True)
    rule = models.CharField(max_length=200, blank=True)
    current = models.BooleanField()
    declared_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="declared_facts"
    )
    superseded_at = models.DateTimeField(null=True)

    class Meta:
        ordering = ("organization", "name", "-year")
        constraints = [
            models.UniqueConstraint(
                name="fact_one_per_source_and_year",
                fields=["organization", "name", "source", "year"],
                condition=Q(superseded_at__isnull=True) & ~Q(kind="declared"),
            ),
            models.UniqueConstraint(
                name="fact_one_current", fields=["organization", "name"], condition=Q(current=True)
            ),
            models.CheckConstraint(
                name="fact_superseded_is_not_current",
                condition=Q(current=False) | Q(superseded_at__isnull=True),
            ),
            models.CheckConstraint(
                name="fact_has_one_value",
                condition=Q(number__isnull=False, cents__isnull=True, text="")
                | Q(number__isnull=True, cents__isnull=False, text="")
                | (Q(number__isnull=True, cents__isnull=True) & ~Q(text="")),
            ),
            models.CheckConstraint(
                name="fact_estimate_says_its_rule", condition=~Q(kind="estimated", rule="")
            ),
        ]

    def __str__(self) -> str:
        return f"{self.get_name_display()}: {self.value} ({self.year})"

    @property
    def value(self) -> float | int | str:
        """The figure itself, whichever column holds it; money is in cents."""
        if self.number is not None:
            return self.number
        return self.text if self.cents is None else self.cents


class Load(models.Model):
    """The state of the registry: one row, changed whenever names, places or figures change.

    ``edition`` counts the changes; ``digest`` is another after each, and never comes twice: what is
    kept in memory (the search index) is good as long as the digest is the same.
    """

    only = models.PositiveSmallIntegerField(primary_key=True, default=1)
    edition = models.PositiveIntegerField(default=0)
    digest = models.CharField(max_length=64)
    loaded_at = models.DateTimeField()

    class Meta:
        constraints = [models.CheckConstraint(name="load_single_row", condition=Q(only=1))]

    def __str__(self) -> str:
        return f"registry {self.digest[:8]}, edition {self.edition}"
