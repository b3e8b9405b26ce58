# One target a chore. Needed: python3 (3.11 or newer, with venv and pip), git, make.
PYTHON ?= python3
VENV := .venv/bin/python
LANGUAGES := de de_X-leicht ar fa uk ru tr vi fr ku ti so ro pl es
CATALOGUES := $(patsubst %.po,%.mo,$(wildcard festival/locale/*/LC_MESSAGES/django.po))
TESTS := $(VENV) -m pytest -n auto --dist loadgroup

# Compiled modules are kept wherever that is switched off: every start after the first is quicker by seconds.
export PYTHONDONTWRITEBYTECODE :=

.NOTPARALLEL:
.PHONY: help run test check check-code check-services bench lock messages catalogues secrets clean venv-run venv-dev

help: ## this list
	@awk -F ':.*## ' '/^[a-z-]+:.*## / { printf "make %-15s %s\n", $$1, $$2 }' Makefile

run: venv-run catalogues ## everything: web, worker and clock, with a sample festival; Ctrl-C stops it
	@exec $(VENV) -ISs festival/supervisor/leash.py TERM $$PPID $(VENV) -m festival.supervisor

test: venv-dev catalogues ## all tests
	$(TESTS)

check: check-code test check-services ## what CI runs

check-code: venv-dev catalogues ## format, lint, types, architecture, templates, migrations
	$(VENV) -m ruff format --check .
	$(VENV) -m ruff check .
	$(VENV) -m mypy .
	.venv/bin/lint-imports
	$(VENV) -m djlint festival/templates --lint --quiet
	$(VENV) manage.py makemigrations --check --dry-run

check-services: venv-dev catalogues ## all tests again, on PostgreSQL and Redis where these answer
	$(VENV) .ci/with_services.py $(TESTS)

bench: venv-dev catalogues ## the benchmarks
	$(VENV) -m bench

lock: venv-dev ## write the lock files anew
	$(VENV) -m uv pip compile --quiet --upgrade --universal --generate-hashes --no-emit-index-url \
	  --python-version 3.11 --custom-compile-command "make lock" requirements/run.in -o requirements/run.txt
	$(VENV) -m uv pip compile --quiet --upgrade --universal --generate-hashes --no-emit-index-url \
	  --python-version 3.11 --custom-compile-command "make lock" -c requirements/run.txt \
	  requirements/dev.in -o requirements/dev.txt

messages: venv-dev ## collect the texts to translate (needs GNU gettext)
	$(VENV) manage.py makemessages --add-location file --ignore var --ignore tests --ignore bench \
	  $(addprefix --locale ,$(LANGUAGES))

catalogues: $(CATALOGUES) ## compile the translations

%.mo: %.po
	@$(VENV) -m babel.messages.frontend --quiet compile -D django -i $< -o $@

secrets: ## make the secrets that docker-compose.yml reads
	@umask 022; mkdir -p -m 700 secrets; for name in secret_key database_password; do test -s secrets/$$name || \
	  $(PYTHON) -c 'import secrets; print(secrets.token_urlsafe(48))' > secrets/$$name; done

clean: ## remove what was made, but never var/
	rm -rf .venv .mypy_cache .ruff_cache .pytest_cache .hypothesis .import_linter_cache $(CATALOGUES)

venv-run venv-dev: venv-%:
	@$(PYTHON) requirements/install.py $*
