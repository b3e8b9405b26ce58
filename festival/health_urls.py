"""Alive, and able to serve. `HealthMiddleware` answers these before anything else does."""

from django.urls import path

from festival import health

urlpatterns = [
    path("healthz", health.healthz, name="healthz"),
    path("readyz", health.readyz, name="readyz"),
    path("metrics", health.metrics, name="metrics"),
]
