"""What an observance means for a festival: sentences that many observances share.

English message ids; the office reads them in German. Each says what to mind (food, music, alcohol,
hours, travel, work) and promises nothing about any one family.
"""

from django.utils.translation import gettext_noop as _

RAMADAN = _(
    "Many families neither eat nor drink from dawn to sunset: no food or drinks as the main thing by day, no "
    "alcohol for them, and in the evening leave time for breaking the fast."
)
EID = _(
    "Families pray in the morning, visit relatives and often travel or take the day off: plan no festival for "
    "them; greetings and sweets without pork and alcohol are welcome."
)
MOSQUE_EVENING = _("Many people are in the mosque on the evening before: plan no evening event for them.")
QUIET_RELIGIOUS_DAY = _(
    "A quiet day of prayer for some families: a festival is possible, without loud celebration."
)
MOURNING = _(
    "Days of mourning without music, dance and celebrations: the families concerned will hardly take part, and "
    "nobody should be asked to perform."
)
REMEMBRANCE = _(
    "A day of remembrance: no merry programme of or for those concerned; a minute of silence may be right, ask "
    "first."
)
COMMUNITY_FEAST = _(
    "The community celebrates itself, often with food and music in its own rooms: ask whether it can also take "
    "part."
)
OUTDOOR_FEAST = _(
    "Families celebrate outdoors with food, fire or music: a good link for a festival, yet helpers may be away."
)
FAMILY_FEAST = _(
    "A feast of the family with a long meal: many stay at home or travel, so expect fewer visitors and helpers."
)
CHURCH_MORNING = _(
    "Many people are in church in the morning: begin after the service and ask about helpers early."
)
CHRISTIAN_FAST = _(
    "Some people do without meat, sweets or alcohol: offer dishes without meat and drinks without alcohol."
)
VEGAN_FAST = _(
    "Many believers eat no meat, milk or eggs and drink no alcohol: offer vegan food; merry feasts and weddings "
    "rest."
)
HOLY_DAY = _("A strict and quiet day: no music, dance or feasting for the families concerned.")
NO_WORK = _(
    "Work, travel, writing, music and cooking rest for observant families from the evening before: they can "
    "neither help nor come, so choose another day."
)
FULL_FAST = _("A day without food and drink: observant families will not come to a festival with food.")
CHEERFUL = _(
    "A cheerful day with songs, food and children: a good link for a festival, ask who would like to take part."
)
NEW_YEAR = _(
    "New year: families are together, visit each other and often travel; greetings are welcome, helpers are rare."
)
TEMPLE_FEAST = _(
    "Families go to the temple and eat without meat and alcohol: offer vegetarian food and ask early."
)
FULL_MOON = _(
    "Families go to the temple, eat vegetarian food and drink no alcohol: offer vegetarian food and drinks "
    "without alcohol."
)
LIGHTS = _(
    "Families celebrate in the evening with lights and sweets: a good link, but many want to be at home after "
    "dusk."
)
ANCESTORS = _(
    "Families remember their dead, visit graves and eat together: expect fewer visitors, avoid jokes about death."
)
PUBLIC_HOLIDAY = _(
    "A public holiday: shops, schools and offices are closed, noise rules of Sundays hold and buses run less "
    "often."
)
PARTIAL_HOLIDAY = _(
    "A public holiday only in mostly catholic municipalities: ask the municipality whether shops and schools are "
    "closed."
)
SILENT_DAY = _(
    "A silent day by state law: music, dance and public amusement are restricted, so ask the public order office "
    "first."
)
SCHOOL_BREAK = _(
    "No school: many families travel, school groups and teachers cannot take part, day care may be closed."
)
STATE_DAY = _(
    "People celebrate their country and may hold gatherings of their own: ask them, and keep politics off the "
    "stage."
)
AWARENESS = _(
    "A day with a subject of its own: it can give the festival a theme, and other events may be on the same day."
)
CAMPAIGN = _(
    "Towns and groups hold many events in these days: link up with them, and expect that helpers are busy."
)
