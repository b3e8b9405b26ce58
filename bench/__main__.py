"""`make bench`: every benchmark on a database of its own, and one table of ratios at the end."""

import os
import tempfile


def main() -> None:
    """Measure and print."""
    with tempfile.TemporaryDirectory(prefix="standfest-bench-") as folder:
        os.environ["STANDFEST_VAR"] = folder
        os.environ["DJANGO_SETTINGS_MODULE"] = "tests.settings"
        os.environ["LOG_LEVEL"] = "ERROR"
        import django  # after the environment: the settings read it

        django.setup()
        from bench import calendars, faults, letters, pages, paper, stations, words
        from bench.measuring import table

        print(table([*stations.CASES, *words.CASES, *calendars.CASES]))
        print(letters.report())
        print(paper.report())
        print(pages.report())
        print(faults.report())


if __name__ == "__main__":
    main()
