"""Me, my tokens, the people of an office."""

from rest_framework import serializers

from api.serializers.strict import ModelBody
from events.models import ApiToken, Membership, User
from events.permissions import RIGHTS, Right


class MyOffice(serializers.ModelSerializer[Membership]):
    """An office I belong to, and what I may do there."""

    slug = serializers.CharField(source="office.slug")
    name = serializers.CharField(source="office.name")
    rights = serializers.SerializerMethodField()

    class Meta:
        model = Membership
        fields = ["slug", "name", "role", "rights"]

    def get_rights(self, membership: Membership) -> list[str]:
        return [right.value for right in Right if right in RIGHTS[membership.role]]


class Me(serializers.ModelSerializer[User]):
    """The person whose token this is."""

    offices = MyOffice(many=True, source="memberships")

    class Meta:
        model = User
        fields = ["id", "email", "name", "language", "offices"]


class TokenOut(serializers.ModelSerializer[ApiToken]):
    """A token, told by its visible beginning."""

    class Meta:
        model = ApiToken
        fields = ["id", "name", "hint", "created_at", "last_used_at", "revoked_at"]


class TokenIn(ModelBody):
    """What a new token is for."""

    class Meta:
        model = ApiToken
        fields = ["name"]


class NewToken(TokenOut):
    """A token just made; `text` is shown this once."""

    text = serializers.CharField()

    class Meta(TokenOut.Meta):
        fields = [*TokenOut.Meta.fields, "text"]


class Member(serializers.ModelSerializer[Membership]):
    """Somebody who belongs to an office."""

    email = serializers.EmailField(source="user.email")
    name = serializers.CharField(source="user.name")

    class Meta:
        model = Membership
        fields = ["id", "email", "name", "role"]


class MemberIn(ModelBody):
    """Whom to give which role."""

    email = serializers.EmailField(max_length=254)
    name = serializers.CharField(max_length=120, required=False, allow_blank=True, default="")

    class Meta:
        model = Membership
        fields = ["email", "name", "role"]


class RoleIn(ModelBody):
    """Another role."""

    class Meta:
        model = Membership
        fields = ["role"]
