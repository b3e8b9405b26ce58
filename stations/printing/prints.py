"""A print before and after it is typeset."""

from dataclasses import dataclass

from events.jobs import Progress
from stations.printing.content import Content
from stations.printing.typesetting import print_digest, typeset


@dataclass(frozen=True, slots=True)
class Print:
    """Something to print: what stands on it has been read, the PDF is made when it is asked for.

    `template` is the name of a `.typ` file beside this one.
    """

    template: str
    content: Content

    @property
    def digest(self) -> str:
        """SHA-256 of everything the PDF is made from: the same digest means the same file, made once."""
        return print_digest(self.template, self.content)

    def render(self, progress: Progress | None = None) -> bytes:
        """The PDF. `progress` is told the steps done and the steps in all. Raises PrintError."""
        return typeset(self.template, self.content, progress)
