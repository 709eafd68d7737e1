"""A served county, and what a browser would ask of it."""
import contextlib
import http.client
import json
import re
import signal
import threading
import time
import uuid

from county import start


class Served:
    """A running `mingbai serve` on a port of its own choice; what it prints is kept."""

    def __init__(self, folder, *more, port=0):
        self.process = start("serve", "--data", folder, "--listen", f"127.0.0.1:{port}", *more)
        self.lines = []
        self.port = None
        self.ready = threading.Event()
        self.readers = [threading.Thread(target=self.read, args=(stream,), daemon=True) for stream in (self.process.stdout, self.process.stderr)]
        for reader in self.readers:
            reader.start()
        if not self.ready.wait(60):
            self.stop()
            raise RuntimeError(f"serve does not say where it listens: {self.lines}")
        self.cookie = self.csrf = None

    def read(self, stream):
        for line in stream:
            self.lines.append(line)
            if found := re.search(rb"http://127\.0\.0\.1:(\d+)", line):
                self.port = int(found[1])
                self.ready.set()
        self.ready.set()

    def stop(self):
        """Ends it in order; answers its exit status."""
        if self.process.poll() is None:
            self.process.send_signal(signal.SIGTERM)
        status = self.process.wait(60)
        for reader in self.readers:
            reader.join(10)
        return status

    def kill(self):
        """Ends it at once."""
        self.process.send_signal(signal.SIGKILL)
        self.process.wait(60)
        for reader in self.readers:
            reader.join(10)

    def ask(self, method, path, body=None, kind="application/json"):
        """(status, bytes of the body, headers)"""
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=60)
        headers = {"Content-Type": kind} if body is not None else {}
        if self.cookie:
            headers["Cookie"] = self.cookie
        if self.csrf:
            headers["X-CSRF-Token"] = self.csrf
        with contextlib.closing(connection):
            connection.request(method, path, body, headers)
            answer = connection.getresponse()
            return answer.status, answer.read(), dict(answer.getheaders())

    def sign_in(self, officer):
        credentials = {"login": officer["login"], "password": officer["password"]}
        status, body, headers = self.ask("POST", "/office/api/session", json.dumps(credentials))
        if status != 200:
            raise RuntimeError(f"{officer['login']} cannot sign in: {status} {body[:200]}")
        self.csrf = json.loads(body)["csrf"]
        self.cookie = headers["Set-Cookie"].split(";")[0]

    def uploads(self):
        return json.loads(self.ask("GET", "/office/api/uploads")[1])["items"]

    def upload(self, name, content, taken=lambda upload: None):
        """Hands a file in and waits until it is judged; answers the Upload. `taken` hears of it when the server has the file."""
        boundary = uuid.uuid4().hex
        body = (f'--{boundary}\r\nContent-Disposition: form-data; name="file"; filename="{name}"\r\n'
                "Content-Type: application/octet-stream\r\n\r\n").encode() + content + f"\r\n--{boundary}--\r\n".encode()
        status, answer, _ = self.ask("POST", "/office/api/uploads", body, f"multipart/form-data; boundary={boundary}")
        if status != 202:
            raise RuntimeError(f"the upload is not taken: {status} {answer[:200]}")
        upload = json.loads(answer)["uploads"][0]
        taken(upload)
        deadline = time.monotonic() + 60
        while upload["state"] not in ("done", "refused") and time.monotonic() < deadline:
            time.sleep(0.05)
            upload = json.loads(self.ask("GET", f"/office/api/uploads/{upload['id']}")[1])
        return upload
