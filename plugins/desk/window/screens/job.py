"""The lines of a command that takes long, as they come; the last is the screen that comes after it."""

from __future__ import annotations

from collections.abc import Iterator

from flask import Flask, Response, render_template, stream_with_context
from markupsafe import escape

from plugins.desk.window.acts import without_commands
from plugins.desk.window.frame import Frame
from plugins.desk.window.jobs import Job, jobs_of
from plugins.desk.window.state import state_of

#: Browsers begin to show a page when they have so much of it.
_FIRST = f"<!--{' ' * 1024}-->\n"


def add(app: Flask, frame: Frame) -> None:
    """Add the screen."""

    @app.get("/job/<int:number>")
    def job(number: int) -> Response:
        found = next((each for each in jobs_of(frame.house) if each.number == number), None)
        if found is None:
            return frame.plain("door.not_there", 404)
        state = state_of(frame.house)
        told = found.told
        head, _, tail = frame.page("job", state=state, act=told["act"]).partition("<!-- lines -->")
        speak = frame.speak

        def lines(job: Job) -> Iterator[str]:
            yield head + _FIRST
            for line in job.follow():
                said = without_commands(line).rstrip()
                if said:
                    yield f"<li>{escape(said)}</li>\n"
            yield render_template(
                "job_end.html", w=speak, code=job.code, after=told["after"], act=told["act"]
            )
            yield tail

        return Response(stream_with_context(lines(found)), mimetype="text/html")
