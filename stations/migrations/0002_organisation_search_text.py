from typing import Any

from django.db import migrations, models

from stations.search import fold


def fill(apps: Any, schema_editor: Any) -> None:
    Organisation = apps.get_model("stations", "Organisation")
    for row in Organisation.objects.only("name", "place", "district", "code").iterator():
        words = fold(f"{row.name} {row.place} {row.district} {row.code}")
        Organisation.objects.filter(pk=row.pk).update(search_text=words)


class Migration(migrations.Migration):
    dependencies = [("stations", "0001_initial")]

    operations = [
        migrations.AddField(
            model_name="organisation",
            name="search_text",
            field=models.TextField(blank=True, default="", editable=False),
        ),
        migrations.RunPython(fill, migrations.RunPython.noop, elidable=True),
    ]
