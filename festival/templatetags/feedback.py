"""Whether a page leads to the three faces now.

{% if festival|may_be_judged %}
"""

from django import template
from django.utils import timezone

from events.models import Festival
from stations.actions.feedback import may_say

register = template.Library()


@register.filter
def may_be_judged(festival: Festival) -> bool:
    """Whether families may say now how it is or was."""
    return may_say(festival, now=timezone.now())


@register.filter
def has_begun(festival: Festival) -> bool:
    """Whether there can be something that families said."""
    return festival.starts_at <= timezone.now()
