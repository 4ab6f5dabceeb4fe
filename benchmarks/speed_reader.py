"""A reader without a browser: a client of the server's own WebSocket, which is what Streamlit calls a session.

It asks for pages, moves their controls, uploads files and presses buttons as a browser does, message by message, and
waits for the message that the script has finished. What a browser then needs to draw is not in its times: on two cores
ten browsers would measure each other and not the server.
"""

from __future__ import annotations

import asyncio
import time
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, NamedTuple
from urllib.parse import quote_plus

if TYPE_CHECKING:
    from collections.abc import AsyncIterator

PATIENCE = 120
"""Seconds after which a server that does not answer is given up."""


class Run(NamedTuple):
    """One run of a page's script: milliseconds from asking to the end, and the messages' bytes."""

    ms: float
    size: int


@dataclass
class Reader:
    """A session. ``widgets``: what each control seen so far is called by the server, by its key."""

    address: str
    client: Any
    session: str = ""
    page: str = ""
    script: str = ""
    query: dict[str, str] = field(default_factory=dict)
    widgets: dict[str, str] = field(default_factory=dict)
    labels: dict[str, str] = field(default_factory=dict)
    kept: set[str] = field(default_factory=set)
    told: list[str] = field(default_factory=list)

    async def open(self, page: str = "", **query: str) -> Run:
        """Go to a page, with these choices in its address."""
        self.page, self.script, self.query = page, "", dict(query)
        return await self._run()

    async def again(self) -> Run:
        """Ask for the same page once more, nothing changed."""
        return await self._run()

    async def choose(self, key: str, *values: str) -> Run:
        """Choose in a row of buttons by what stands on them; the choice goes into the address, as the browser does it."""
        self.query[key] = values[0]
        return await self._run((self.widgets[key], "string_array_value", values))

    async def type(self, key: str, text: str) -> Run:
        """Type a text into a field, and leave the field."""
        return await self._run((self.widgets[key], "string_value", text))

    async def press(self, label: str) -> Run:
        """Press the button of this label."""
        return await self._run((self.labels[label], "trigger_value", True))

    async def upload(self, key: str, name: str, data: bytes) -> Run:
        """Give a file to the uploader whose key begins so, over HTTP and then in its state."""
        from streamlit.proto.BackMsg_pb2 import BackMsg
        from streamlit.proto.Common_pb2 import FileUploaderState

        ask = BackMsg()
        ask.file_urls_request.request_id = name
        ask.file_urls_request.file_names.append(name)
        ask.file_urls_request.session_id = self.session
        await self.client.send(ask.SerializeToString())
        urls = None
        while urls is None:
            message = await self._next()
            if message.WhichOneof("type") == "file_urls_response":
                urls = message.file_urls_response.file_urls[0]
        await asyncio.to_thread(_put, self.address, urls.upload_url, name, data)
        state = FileUploaderState()
        told = state.uploaded_file_info.add()
        told.file_id, told.name, told.size = urls.file_id, name, len(data)
        told.file_urls.CopyFrom(urls)
        widget = next(one for one in self.widgets if one.startswith(key))
        return await self._run((self.widgets[widget], "file_uploader_state_value", state))

    async def _run(self, *changed: tuple[str, str, Any]) -> Run:
        from streamlit.proto.BackMsg_pb2 import BackMsg

        ask = BackMsg()
        state = ask.rerun_script
        state.query_string = "&".join(f"{name}={quote_plus(value)}" for name, value in self.query.items())
        state.cached_message_hashes.extend(self.kept)
        if self.script:
            state.page_script_hash = self.script
        else:
            state.page_name = self.page
        for widget, kind, value in changed:
            one = state.widget_states.widgets.add()
            one.id = widget
            if kind == "string_array_value":
                one.string_array_value.data.extend(value)
            elif kind == "file_uploader_state_value":
                one.file_uploader_state_value.CopyFrom(value)
            else:
                setattr(one, kind, value)
        started = time.perf_counter()
        await self.client.send(ask.SerializeToString())
        size = await self._finished()
        return Run(1000 * (time.perf_counter() - started), size)

    async def _finished(self) -> int:
        """Read until the script has come to its end, following where it starts itself anew; raise when it failed."""
        from streamlit.proto.ForwardMsg_pb2 import ForwardMsg

        size = 0
        while True:
            message = await self._next()
            size += message.ByteSize()
            if message.WhichOneof("type") != "script_finished":
                continue
            if message.script_finished == ForwardMsg.FINISHED_EARLY_FOR_RERUN:
                continue
            if message.script_finished != ForwardMsg.FINISHED_SUCCESSFULLY:
                raise RuntimeError(str(message.script_finished))
            return size

    async def _next(self) -> Any:
        from streamlit.proto.ForwardMsg_pb2 import ForwardMsg

        message = ForwardMsg()
        message.ParseFromString(await asyncio.wait_for(self.client.recv(), PATIENCE))
        self._learn(message)
        return message

    def _learn(self, message: Any) -> None:
        """Note the session, the page's script, its controls, and what a browser would keep."""
        kind = message.WhichOneof("type")
        if message.metadata.cacheable and message.hash:
            self.kept.add(message.hash)
        if kind == "new_session":
            self.session, self.told = message.new_session.initialize.session_id, []
        elif kind == "navigation":
            self.script = message.navigation.page_script_hash
        elif kind == "delta" and message.delta.WhichOneof("type") == "new_element":
            element = message.delta.new_element
            drawn = element.WhichOneof("type")
            one = getattr(element, drawn)
            if drawn == "exception":
                raise RuntimeError(one.message)
            if drawn == "html":
                self.told.append(one.body)
            identity = getattr(one, "id", "")
            if identity.startswith("$$"):
                self.widgets[identity.split("-", 2)[-1]] = identity
                self.labels[getattr(one, "label", "")] = identity


@asynccontextmanager
async def reader(address: str) -> AsyncIterator[Reader]:
    """Connect a new session to the server at ``address`` (host:port)."""
    from websockets.asyncio.client import connect

    options: dict[str, Any] = {"origin": f"http://{address}", "subprotocols": ["streamlit"], "max_size": None}
    async with connect(f"ws://{address}/_stcore/stream", **options) as client:
        yield Reader(address, client)


def _put(address: str, path: str, name: str, data: bytes) -> None:
    """Send a file as the browser does, with the token that guards against other sites."""
    import requests

    with requests.Session() as session:
        base = f"http://{address}"
        session.get(f"{base}/_stcore/health", timeout=PATIENCE)
        token = session.cookies.get("_streamlit_xsrf", "")
        files = {name: (name, data, "text/plain")}
        answer = session.put(base + path, files=files, headers={"X-Xsrftoken": token, "Origin": base}, timeout=PATIENCE)
        answer.raise_for_status()
