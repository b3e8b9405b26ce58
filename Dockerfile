# Two stages: what is needed to build stays behind.
FROM python:3.13-slim AS build
ENV PIP_NO_CACHE_DIR=1 PIP_DISABLE_PIP_VERSION_CHECK=1
WORKDIR /standfest
RUN python -m venv .venv
COPY requirements/run.txt requirements/run.txt
RUN .venv/bin/pip install --require-hashes --requirement requirements/run.txt
COPY . .
RUN .venv/bin/python -m babel.messages.frontend --quiet compile -D django -d festival/locale || \
    test -z "$(find festival/locale -name '*.po')"
# The key lives for this one command and is in no layer; var/ is made anew in the second stage.
RUN SECRET_KEY=only-to-build STATIC_ROOT=/standfest/static .venv/bin/python manage.py collectstatic --no-input && \
    rm -rf var && .venv/bin/python -m compileall -q api events festival stations worker

FROM python:3.13-slim
ENV PATH=/standfest/.venv/bin:$PATH \
    PYTHONUNBUFFERED=1 PYTHONDONTWRITEBYTECODE=1 \
    STANDFEST_VAR=/var/lib/standfest STATIC_ROOT=/standfest/static \
    BIND=0.0.0.0 PORT=8000
RUN useradd --system --uid 10001 --home-dir /var/lib/standfest --create-home --shell /usr/sbin/nologin standfest
RUN install --directory --owner=10001 /var/lib/standfest/views
WORKDIR /standfest
COPY --from=build /standfest /standfest
USER 10001
VOLUME /var/lib/standfest
EXPOSE 8000
STOPSIGNAL SIGTERM
HEALTHCHECK --interval=15s --timeout=6s --start-period=30s CMD ["python", "-m", "festival.entry", "healthy", "web"]
ENTRYPOINT ["python", "-m", "festival.entry"]
CMD ["web"]
