"""Runs a command with DATABASE_URL and REDIS_URL set to services that answer; says which do not, and why.

    python .ci/with_services.py COMMAND…

`CHECK_DATABASE_URL` and `CHECK_REDIS_URL` name them; the defaults are the usual ports of this machine. The tests
make a database of their own beside the named one and use the Redis database of the address (default: 9).
"""

import os
import sys

import psycopg
import redis

DATABASE = os.environ.get("CHECK_DATABASE_URL", "postgres://postgres@127.0.0.1:5432/standfest")
REDIS = os.environ.get("CHECK_REDIS_URL", "redis://127.0.0.1:6379/9")


def why_no_database(url: str) -> str:
    """Why the tests cannot run on this PostgreSQL; empty when they can."""
    server = url.rpartition("/")[0]
    try:
        with psycopg.connect(f"{server}/postgres", connect_timeout=3) as connection:
            may = connection.execute("SELECT rolcreatedb FROM pg_roles WHERE rolname = current_user").fetchone()
    except psycopg.Error as error:
        return str(error).strip().splitlines()[0]
    return "" if may and may[0] else "this role may not create databases"


def why_no_redis(url: str) -> str:
    """Why the tests cannot run on this Redis; empty when they can."""
    try:
        redis.Redis.from_url(url, socket_connect_timeout=3).ping()
    except redis.RedisError as error:
        return str(error)
    return ""


def main(command: list[str]) -> None:
    """Become `command` when at least one of the two answers."""
    found = {}
    for name, variable, url, why in (
        ("PostgreSQL", "DATABASE_URL", DATABASE, why_no_database(DATABASE)),
        ("Redis", "REDIS_URL", REDIS, why_no_redis(REDIS)),
    ):
        if why:
            print(f"Skipped: the tests on {name} ({why}). CHECK_{variable} names another one.", flush=True)
        else:
            found[variable] = url
    if found:
        print("The same tests again, with", " and ".join(found), flush=True)
        os.environ.update(found)
        os.execvp(command[0], command)


if __name__ == "__main__":
    main(sys.argv[1:])
