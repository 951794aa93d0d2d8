"""Tables of the ground floor: people who sign in, and the audit trail."""

from django.contrib.auth.models import AbstractUser


class User(AbstractUser):
    """A person with an account; who she is to an organization is said elsewhere, above."""
