# SPDX-License-Identifier: GPL-3.0-or-later
"""A server on loopback that behaves as it is told, and remembers what it was asked.

Each path has a list of answers: one a request, the last again and again. A path of which nothing
was told is 404, robots.txt too.
"""
import threading
import time
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer


@dataclass
class Answer:
    status: int = 200
    body: bytes = b""
    headers: dict = field(default_factory=dict)
    cut: int = -1        # break the connection after so many bytes of the body
    before: float = 0.0  # seconds of silence before the answer
    held: threading.Event | None = None  # no answer before it is set
    drip: float = 0.0    # seconds between single bytes
    chunked: bool = False
    ranges: bool = False  # answer Range by 206 while If-Range holds
    etag: str = ""


@dataclass
class Asked:
    path: str
    headers: dict
    at: float


class Handler(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"

    def log_message(self, *_):
        pass

    def do_GET(self):
        server = self.server
        with server.guard:
            server.asked.append(Asked(self.path, dict(self.headers), time.monotonic()))
            answers = server.answers.get(self.path, [Answer(404, b"nothing here\n")])
            answer = answers.pop(0) if len(answers) > 1 else answers[0]
        self.close_connection = True
        try:
            self.reply(answer)
        except (BrokenPipeError, ConnectionResetError):
            pass

    def reply(self, answer):
        time.sleep(answer.before)
        if answer.held:
            answer.held.wait(60)
        status, body, headers = answer.status, answer.body, dict(answer.headers)
        if answer.etag:
            headers["ETag"] = answer.etag
            if self.headers.get("If-None-Match") == answer.etag:
                status, body = 304, b""
        wanted = self.headers.get("Range", "")
        if answer.ranges and wanted and self.headers.get("If-Range") == answer.etag:
            start = int(wanted.removeprefix("bytes=").rstrip("-"))
            headers["Content-Range"] = f"bytes {start}-{len(body) - 1}/{len(body)}"
            status, body = 206, body[start:]
        if answer.chunked:
            headers["Transfer-Encoding"] = "chunked"
        headers.setdefault("Content-Length", str(len(body)))
        if answer.chunked or headers["Content-Length"] == "none":
            del headers["Content-Length"]
        if "Date" in headers:
            self.send_response_only(status)
        else:
            self.send_response(status)
        for key, value in headers.items():
            self.send_header(key, value)
        self.send_header("Connection", "close")
        self.end_headers()
        self.send_body(body if answer.cut < 0 else body[:answer.cut], answer)

    def send_body(self, body, answer):
        if answer.drip:
            for i in range(len(body)):
                self.wfile.write(body[i:i + 1])
                time.sleep(answer.drip)
        elif answer.chunked:
            self.wfile.write(b"%x\r\n%s\r\n" % (len(answer.body), body))
            if answer.cut < 0:
                self.wfile.write(b"0\r\n\r\n")
        else:
            self.wfile.write(body)


class Server(ThreadingHTTPServer):
    daemon_threads = True

    def __init__(self):
        super().__init__(("127.0.0.1", 0), Handler)
        self.answers, self.asked, self.guard = {}, [], threading.Lock()
        self.address = f"http://127.0.0.1:{self.server_address[1]}"

    def handle_error(self, request, client_address):
        pass  # a client that refuses our certificate is what some tests want

    def tell(self, path, *answers):
        self.answers[path] = list(answers)

    def requests(self, path):
        return [asked for asked in self.asked if asked.path == path]

    def __enter__(self):
        threading.Thread(target=self.serve_forever, kwargs={"poll_interval": 0.02},
                         daemon=True).start()
        return self

    def __exit__(self, *_):
        self.shutdown()
        self.server_close()
