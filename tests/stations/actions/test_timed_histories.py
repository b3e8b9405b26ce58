"""Whatever happens around them, reminders stay few."""

from datetime import timedelta

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from events.actions.festivals import update_festival
from events.actors import CLOCK
from events.models import Festival, Letter
from stations.actions.directory import save_contact
from stations.actions.invitations import answer_invitation, invite_organisations, send_link_again
from stations.actions.timed import owe_timed_letters
from tests.factories import FestivalFactory, berlin
from tests.letters import invited


def reminders(**fields):
    return Letter.objects.filter(kind="reminder", **fields)


# What may happen between two looks of the clock.
EVENTS = ("tick", "tick", "answer", "deliver", "sleep", "earlier", "later", "again", "correct", "days")


@settings(
    max_examples=30,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)
@given(history=st.lists(st.tuples(st.sampled_from(EVENTS), st.integers(1, 150)), min_size=8, max_size=40))
def test_whatever_happens_nobody_is_reminded_twice_for_one_reason_or_after_answering(db, history):
    Festival.objects.update(state="archived")  # those of the examples before cost time only
    festival = FestivalFactory()
    invitation = invited(festival)
    at = berlin(2027, 4, 1, 9)
    invite_organisations(festival, [invitation], actor=CLOCK, now=at)
    answered_at = None

    for event, hours in history:
        at += timedelta(hours=hours)
        if at > festival.registration_deadline:
            break
        if event == "answer" and answered_at is None:
            answer_invitation(invitation, accept=hours % 2 == 0, actor=CLOCK, now=at)
            answered_at = at
        elif event == "deliver":
            reminders(state="owed", festival=festival).update(state="sent", sent_at=at)
        elif event in {"earlier", "later"}:
            step = timedelta(days=hours % 9 + 1) * (1 if event == "later" else -1)
            deadline = min(festival.registration_deadline + step, festival.starts_at)
            festival = update_festival(festival, actor=CLOCK, now=at, registration_deadline=max(deadline, at))
        elif event == "again":
            send_link_again(invitation.links.usable().get(), actor=CLOCK, now=at)
        elif event == "correct":
            contact = invitation.organisation.contacts.get()
            save_contact(contact, actor=CLOCK, now=at, email=f"right{hours}@example.org")
        elif event == "days":
            festival = update_festival(festival, actor=CLOCK, now=at, reminder_days=[14, 7, 3][: hours % 3 + 1])
        owe_timed_letters(now=at) if event != "sleep" else None

    mine = reminders(festival=festival)
    sent = list(mine.filter(state__in=["sent", "owed"]).values_list("reason", flat=True))
    assert len(sent) == len(set(sent))
    assert mine.filter(state="owed").count() <= 1
    assert not mine.filter(sent_at__gt=festival.registration_deadline).exists()
    if answered_at is not None:
        assert not mine.filter(state="owed").exists()
        assert not mine.filter(sent_at__gt=answered_at).exists()
