"""Addresses of the desk about a festival's rules in time."""

from django.urls import path

from festival.office.views import rules

RULES = "f/<slug:festival>/letter-rules/"

urlpatterns = [
    path(RULES, rules.rules, name="letter_rules"),
    path(RULES + "new/", rules.new, name="letter_rule_new"),
    path(RULES + "usual/", rules.reset, name="letter_rules_reset"),
    path(RULES + "<int:pk>/", rules.rule, name="letter_rule"),
    path(RULES + "<int:pk>/remove/", rules.remove, name="letter_rule_remove"),
]
