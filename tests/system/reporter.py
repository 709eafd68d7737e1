"""A reporter's browser without scripts: the window's form, the receipt code, and the way back to the case."""
import contextlib
import http.client
import re
import time
import urllib.parse
import uuid

PATIENCE = 3.2  # seconds that a form must have been open


class Reporter:
    def __init__(self, port, code=None):
        self.port, self.cookies, self.code = port, {}, code
        if code:
            return  # somebody who comes back
        deadline = time.monotonic() + 20
        while 'name="ticket"' not in (page := self.ask("GET", "/report")[1]) and time.monotonic() < deadline:
            time.sleep(0.1)  # until the office has said whose keys to seal to
        self.ticket = self.ticket_in(page)
        self.opened = time.monotonic()

    def ask(self, method, path, body=None, kind=None):
        """(status, page)"""
        headers = {"Cookie": "; ".join(f"{name}={value}" for name, value in self.cookies.items())} if self.cookies else {}
        if kind:
            headers["Content-Type"] = kind
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=60)
        with contextlib.closing(connection):
            connection.request(method, path, body, headers)
            answer = connection.getresponse()
            page = answer.read().decode()
            for cookie in answer.headers.get_all("Set-Cookie") or []:
                name, _, value = cookie.partition(";")[0].partition("=")
                self.cookies.pop(name, None)
                if "Max-Age=0" not in cookie:
                    self.cookies[name] = value
        return answer.status, page

    @staticmethod
    def ticket_in(page):
        return re.search(r'name="ticket" value="([^"]+)"', page)[1]

    def wait(self):
        time.sleep(max(0, self.opened + PATIENCE - time.monotonic()))

    def report(self, text, files=(), **fields):
        """Hands in the form; answers the page. `files` are pairs of a name and bytes."""
        self.wait()
        boundary, parts = uuid.uuid4().hex, []
        said = {"ticket": self.ticket, "concerns": "village", "kind": "", "place": "0", "text": text, **fields}
        for name, value in said.items():
            parts.append(f'--{boundary}\r\nContent-Disposition: form-data; name="{name}"\r\n\r\n{value}\r\n'.encode())
        for name, content in files:
            parts.append(f'--{boundary}\r\nContent-Disposition: form-data; name="files"; filename="{name}"\r\n'
                         "Content-Type: application/octet-stream\r\n\r\n".encode() + content + b"\r\n")
        body = b"".join(parts) + f"--{boundary}--\r\n".encode()
        page = self.ask("POST", "/report", body, f"multipart/form-data; boundary={boundary}")[1]
        if "收到了" in page:
            self.code = self.code_in(page)
        return page

    @staticmethod
    def code_in(page):
        return "-".join(re.findall(r"<span>([0-9A-Z]{5})</span>", page))

    def exchange(self, fresh):
        """Types back the new code that stands on the page of a helper's code; answers the page."""
        return self.post("/report/exchange", code=fresh)

    def post(self, path, **fields):
        return self.ask("POST", path, urllib.parse.urlencode(fields), "application/x-www-form-urlencoded")[1]

    def leave(self):
        self.ask("POST", "/report/leave", "", "application/x-www-form-urlencoded")

    def follow(self):
        """Comes back another day: the case by its code alone."""
        self.cookies = {}
        ticket = self.ticket_in(self.ask("GET", "/report/follow")[1])
        time.sleep(PATIENCE)
        return self.post("/report/follow", ticket=ticket, code=self.code)
