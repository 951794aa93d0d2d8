"""What the components of ``templates/uswds/`` need of forms."""

from django import template
from django.forms import BoundField, CheckboxInput, Select, Textarea
from django.utils.safestring import SafeString

register = template.Library()


def class_for(field: BoundField) -> str:
    """The design system's class for the field's control, beside any the form gave it."""
    widget = field.field.widget
    if isinstance(widget, CheckboxInput):
        name = "usa-checkbox__input"
    elif isinstance(widget, Select):
        name = "usa-select"
    elif isinstance(widget, Textarea):
        name = "usa-textarea"
    else:
        name = "usa-input"
    return " ".join(filter(None, [name, widget.attrs.get("class")]))


@register.filter
def control(field: BoundField) -> SafeString:
    """The field's control, dressed for the design system."""
    return field.as_widget(attrs={"class": class_for(field)})


@register.filter
def is_checkbox(field: BoundField) -> bool:
    """Whether the label stands behind the control."""
    return isinstance(field.field.widget, CheckboxInput)
