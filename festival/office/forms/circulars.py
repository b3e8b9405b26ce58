"""Writing a circular. The form gathers; the action checks placeholders and saves."""

from django import forms
from django.utils.translation import gettext_lazy as _

from festival.forms import LanguageField, RowForm, product_language_choices
from stations.models import Circular


class CircularForm(RowForm):
    """Subject, text, and whom it goes to."""

    language = LanguageField(label=_("Language of these texts"), choices=product_language_choices)

    class Meta:
        model = Circular
        fields = ("to", "subject", "body", "language")
        widgets = {"body": forms.Textarea(attrs={"rows": 12})}
        help_texts = {
            "body": _("An empty line begins a new paragraph. Each letter also has a button to the personal page.")
        }
