"""What a person did that cannot be done, told in words she can act on."""


class Refused(Exception):
    """A wish that cannot be granted as it stands; the message is shown to the person.

    ``field`` names the form field to put the message beside, where one field is at fault.
    Everything that is not the person's to mend is another exception, and crashes.
    """

    def __init__(self, message: str, *, field: str | None = None) -> None:
        super().__init__(message)
        self.message = message
        self.field = field
