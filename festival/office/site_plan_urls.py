"""Addresses of the desk about the plan of the ground."""

from django.urls import path

from festival.office.views import site_plan

PLAN = "f/<slug:festival>/plan/"

urlpatterns = [
    path(PLAN, site_plan.site_plan, name="site_plan"),
    path(PLAN + "facilities/new/", site_plan.new, name="facility_new"),
    path(PLAN + "facilities/<int:pk>/", site_plan.facility, name="facility"),
    path(PLAN + "facilities/<int:pk>/remove/", site_plan.remove, name="facility_remove"),
]
