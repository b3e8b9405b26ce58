"""International and remembrance days on fixed dates (United Nations, Council of Europe, Germany)."""

from django.utils.translation import gettext_noop as _

from events.calendars import meanings
from events.calendars.observance import Certainty, Feast, Kind, calendar_of
from events.calendars.rules import on

REMEMBRANCE = "Germany/International remembrance"
DAYS = (
    (2, 21, "muttersprache", _("International Mother Language Day")),
    (3, 8, "frauentag", _("International Women's Day")),
    (3, 21, "gegen_rassismus", _("International Day against Racism")),
    (3, 21, "intl_nowruz", _("International Day of Nowruz")),
    (4, 8, "roma_tag", _("International Roma Day")),
    (5, 9, "europatag", _("Europe Day")),
    (5, 15, "familientag", _("International Day of Families")),
    (5, 17, "idahobit", _("International Day against Homophobia and Transphobia")),
    (5, 21, "kulturelle_vielfalt", _("World Day for Cultural Diversity")),
    (5, 25, "afrikatag", _("Africa Day")),
    (6, 1, "kindertag_juni", _("International Children's Day (1 June)")),
    (6, 20, "weltfluechtlingstag", _("World Refugee Day")),
    (6, 21, "fete_de_la_musique", _("Fête de la Musique")),
    (7, 30, "freundschaft", _("International Day of Friendship")),
    (8, 12, "jugendtag", _("International Youth Day")),
    (9, 20, "weltkindertag_de", _("World Children's Day")),
    (9, 21, "friedenstag", _("International Day of Peace")),
    (9, 26, "sprachentag", _("European Day of Languages")),
    (10, 3, "tag_offene_moschee", _("Open Mosque Day")),
    (11, 16, "toleranz", _("International Day for Tolerance")),
    (11, 20, "kinderrechte", _("Children's Rights Day")),
    (11, 25, "gewalt_frauen", _("Day against Violence against Women")),
    (12, 10, "menschenrechte", _("Human Rights Day")),
    (12, 18, "migranten", _("International Migrants Day")),
)
MEMORIES = (
    (1, 27, "holocaust_gedenktag", _("Holocaust Remembrance Day"), Kind.MOURNING,
     _("Jewish families, Sinti and Roma, descendants of those persecuted, and towns and schools that remember.")),
    (5, 8, "tag_der_befreiung", _("Liberation Day (8 May)"), Kind.SOLEMN,
     _("Descendants of those persecuted and of those who freed them, and towns and schools that remember.")),
    (8, 2, "roma_genozid", _("Roma Genocide Remembrance Day"), Kind.MOURNING,
     _("Sinti and Roma, and towns and schools that remember.")),
    (11, 9, "pogromnacht", _("Remembrance of the November pogroms"), Kind.MOURNING,
     _("Jewish families, descendants of those persecuted, and towns and schools that remember.")),
)  # fmt: skip
FEASTS = (
    *(
        Feast(f"int.{key}", name, on(month, day), Kind.INTERNATIONAL, Certainty.FIXED, meanings.AWARENESS)
        for month, day, key, name in DAYS
    ),
    *(
        Feast(
            f"int.{key}",
            name,
            on(month, day),
            kind,
            Certainty.FIXED,
            meanings.REMEMBRANCE,
            tradition=REMEMBRANCE,
            who=who,
        )
        for month, day, key, name, kind, who in MEMORIES
    ),
)

CALENDAR = calendar_of(
    FEASTS,
    slug="international",
    name=_("International days"),
    tradition="International/UN",
    who=_("Associations, schools and towns that care for the subject."),
    source="Resolutions of the United Nations and the Council of Europe; German days of remembrance",
)
