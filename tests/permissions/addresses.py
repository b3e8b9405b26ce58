"""Every address of the product, read from the URL configuration, and a world in which each one leads somewhere."""

from collections.abc import Iterator
from dataclasses import dataclass, field

from django.test import Client
from django.urls import URLPattern, URLResolver, get_resolver, reverse

METHODS = ("GET", "POST", "PUT", "PATCH", "DELETE")


@dataclass(frozen=True)
class Address:
    """A named address and the names of its arguments."""

    name: str
    arguments: tuple[str, ...]


def all_addresses() -> list[Address]:
    """One entry for each name of the URL configuration; an address without a name is an error."""
    found = {address.name: address for address in _walk(get_resolver(), "")}
    return [found[name] for name in sorted(found)]


def _walk(resolver: URLResolver, namespace: str) -> Iterator[Address]:
    for entry in resolver.url_patterns:
        if isinstance(entry, URLResolver):
            inner = f"{namespace}{entry.namespace}:" if entry.namespace else namespace
            yield from _walk(entry, inner)
        elif isinstance(entry, URLPattern):
            assert entry.name, f"{entry.pattern} has no name"
            arguments = tuple(get_resolver_arguments(entry))
            yield Address(f"{namespace}{entry.name}", arguments)


def get_resolver_arguments(entry: URLPattern) -> list[str]:
    """The names of an entry's own arguments; those of its parents are found when it is reversed."""
    return list(entry.pattern.regex.groupindex)


@dataclass
class World:
    """What the addresses name: `values` by argument, with a variant for single addresses."""

    clients: dict[str, Client]
    values: dict[str, object]
    special: dict[str, dict[str, object]] = field(default_factory=dict)

    def path(self, name: str) -> str:
        """The address of `name` with the arguments it needs."""
        if name == "unknown_api":
            return "/api/v1/nothing/here/"
        patterns = get_resolver_entry(name)
        kwargs = self.special.get(name, {})
        return reverse(name, kwargs={key: kwargs.get(key, self.values.get(key)) for key in patterns})


def get_resolver_entry(name: str) -> list[str]:
    """All argument names a name is reversed with, its parents' included."""
    resolver = get_resolver()
    *namespaces, last = name.split(":")
    for namespace in namespaces:
        _path, resolver = resolver.namespace_dict[namespace]
    possibilities = resolver.reverse_dict.getlist(last)
    return list(possibilities[0][0][0][1])
