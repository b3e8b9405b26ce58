"""Template tags and filters, loaded everywhere."""

from django import template

register = template.Library()
