"""One command that runs all of Standfest on one machine: `python -m festival.supervisor`.

It checks the disk, the lock and the port, starts Valkey, prepares the database, and keeps web, worker and
clock running until it is told to stop. The supervisor never imports Django and stays small;
`preparing` and `alone` are processes of their own.
"""
