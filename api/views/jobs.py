"""Work for the worker: how far it is, and what can be asked of it."""

from drf_spectacular.utils import extend_schema
from rest_framework.request import Request
from rest_framework.response import Response
from rest_framework.reverse import reverse

from api.endpoint import Endpoint
from api.filters import JobFilter
from api.serializers.jobs import JobOut, MachineIn, PrintIn
from events.models import Job
from events.permissions import Right, festival_for, job_of
from stations.actions.queueing import queue_machine_translation, queue_print


class JobsView(Endpoint):
    """Work for a festival; newest first. What ended a month ago is forgotten."""

    queryset = Job.objects.none()
    filterset_class = JobFilter

    @extend_schema(operation_id="jobs_list", responses=JobOut(many=True))
    def get(self, request: Request, festival: str) -> Response:
        return self.page(JobOut, festival_for(self.user, festival, Right.VIEW).jobs.select_related("festival"))


class JobView(Endpoint):
    """A piece of work. Ask again after a few seconds until it is done or has failed."""

    @extend_schema(operation_id="jobs_read", responses=JobOut)
    def get(self, request: Request, job: int) -> Response:
        return self.answer(JobOut, job_of(self.user, job, Right.VIEW))


class QueueEndpoint(Endpoint):
    """An address that puts work down and answers with the job."""

    def queued(self, job: Job) -> Response:
        """Not done yet: 202, and where to ask."""
        location = reverse("api:job", [job.pk], request=self.request)
        return self.answer(JobOut, job, status=202, location=location)


class MachineView(QueueEndpoint):
    """Let a machine translate what is missing. What people have translated stays as it is."""

    @extend_schema(operation_id="texts_translate_by_machine", request=MachineIn, responses={202: JobOut})
    def post(self, request: Request, festival: str) -> Response:
        found = festival_for(self.user, festival, Right.EDIT)
        languages = self.body(MachineIn)["languages"]
        return self.queued(queue_machine_translation(found, languages, actor=self.actor, now=self.now))


class PrintsView(QueueEndpoint):
    """Let a print be made in the background: for large festivals, and sheets in many languages."""

    @extend_schema(operation_id="prints_make", request=PrintIn, responses={202: JobOut})
    def post(self, request: Request, festival: str) -> Response:
        found = festival_for(self.user, festival, Right.VIEW)
        asked = {"languages": []} | self.body(PrintIn)
        return self.queued(queue_print(found, **asked, actor=self.actor, now=self.now))
