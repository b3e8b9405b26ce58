"""What the festival tells those further left in the import order, inside the same transaction."""

from django.dispatch import Signal

# sender: Festival; festival, to, actor, now. A receiver may owe letters and drop others.
festival_moved = Signal()

# sender: Festival; festival, changed (names of fields), before (their old values by name), actor, now,
# told: whoever changed it tells everybody by a letter of its own.
festival_changed = Signal()

# sender: Letter. Sent after commit, when a letter is due at once: somebody may wake the worker.
letters_owed = Signal()

# sender: Job. Sent after commit, when there is work to do: somebody may wake the worker.
jobs_queued = Signal()

# sender: ClosedAddress; closed, actor, now. No letter of its office goes to this address any more.
address_closed = Signal()

# sender: ClosedAddress; closed, actor, now, why (the office's reason, may be empty). Letters go there again.
address_opened = Signal()
