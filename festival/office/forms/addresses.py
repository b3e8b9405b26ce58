"""Forms about addresses that get no letters."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy

from events.models import ClosedAddress


class OpenAddressForm(forms.Form):
    """Why letters go there again; asked only where the person had unsubscribed."""

    why = forms.CharField(
        label=gettext_lazy("How this person asked for letters again"),
        help_text=gettext_lazy("For example: asked us by telephone on 3 May. The log keeps it."),
        max_length=300,
        widget=forms.Textarea(attrs={"rows": 2}),
    )

    def __init__(self, *args: Any, closed: ClosedAddress, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if not closed.is_unsubscribed:
            del self.fields["why"]
