"""Log lines: one a record, without personal links."""

import logging
import re

_PERSONAL = re.compile(r"(/my/|/translate/|/letters/stop/|/calendar/|/staff/enter/)[A-Za-z0-9_:.-]{6,}")


class HidePersonalLinks(logging.Filter):
    """Cuts the token out of `/my/TOKEN/`, `/translate/TOKEN/`, `/letters/stop/TOKEN/`, `/staff/enter/TOKEN/`."""

    def filter(self, record: logging.LogRecord) -> bool:
        try:
            message = record.getMessage()
        except (TypeError, ValueError):  # a wrong log call is no reason to fail the page
            record.msg, record.args = f"{record.msg} {record.args!r}", ()
            message = record.msg
        hidden = _PERSONAL.sub(r"\1…", message)
        if hidden != message:
            record.msg, record.args = hidden, ()
        return True


class LineFormatter(logging.Formatter):
    """`2027-06-01T09:00:00 INFO worker: 24 letters sent`."""

    default_time_format = "%Y-%m-%dT%H:%M:%S"

    def format(self, record: logging.LogRecord) -> str:
        line = f"{self.formatTime(record, self.default_time_format)} {record.levelname} {record.name}: "
        line += record.getMessage().replace("\r", "\\r").replace("\n", "\\n")  # nobody writes lines of their own
        if record.exc_info:
            line += "\n" + _PERSONAL.sub(r"\1…", self.formatException(record.exc_info))
        return line
