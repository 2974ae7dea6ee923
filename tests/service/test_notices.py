#!/usr/bin/env python3
"""Notices of a running sekishod at real servers: test_notices.py DIRECTORY_OF_THE_PROGRAMS

A lost phone is cut off, and the member's mail arrives at an SMTP server over TLS and his talk message at a hook. Then what goes
wrong in practice: a certificate of somebody else, a server without TLS, one that is away and comes back, one that never answers.
"""

import email
import email.policy
import http.server
import json
import pathlib
import socket
import ssl
import subprocess
import sys
import tempfile
import threading
import time
import unittest
import uuid

import requests
from aiosmtpd.controller import Controller
from aiosmtpd.smtp import SMTP, AuthResult

from script_service import ScriptService

PROGRAM = pathlib.Path(sys.argv.pop(1) if len(sys.argv) > 1 else "build/dev/bin").resolve() / "sekishod"
PASSWORD = "mail-Kesa9Tsuru"
TOKEN = "hook-Kesa9Tsuru"
FROM = "sekisho@example.com"


def wait_for(what, seconds=30):
    until = time.monotonic() + seconds
    while time.monotonic() < until:
        found = what()
        if found:
            return found
        time.sleep(0.05)
    return what()


def make_certificate(folder, name, subject_names="IP:127.0.0.1,DNS:localhost"):
    """A certificate that is its own CA."""
    key, certificate = folder / f"{name}.key", folder / f"{name}.pem"
    subprocess.run(["openssl", "req", "-x509", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:P-256", "-nodes", "-keyout", key, "-out", certificate,
                    "-days", "2", "-subj", f"/CN={name}", "-addext", f"subjectAltName={subject_names}"], check=True, capture_output=True)
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(certificate, key)
    return certificate, context


def free_port():
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


class Mailbox:
    """Keeps what arrives, and how."""

    def __init__(self):
        self.mails, self.secure, self.logins = [], [], []

    async def handle_DATA(self, server, session, envelope):
        self.mails.append(envelope)
        self.secure.append(session.ssl is not None)
        return "250 OK"

    def authenticate(self, server, session, envelope, mechanism, data):
        self.logins.append((data.login.decode(), data.password.decode()))
        return AuthResult(success=data.password.decode() == PASSWORD)

    def messages(self):
        return [email.message_from_bytes(mail.original_content or mail.content, policy=email.policy.default) for mail in self.mails]


class Server(Controller):
    """Plain, or with a context plain at first, as on port 587."""

    def __init__(self, handler, context=None, port=0, **more):
        self.context, self.more = context, more
        super().__init__(handler, hostname="127.0.0.1", port=port or free_port())

    def factory(self):
        return SMTP(self.handler, hostname="mail.example.com", tls_context=self.context, require_starttls=self.context is not None, **self.more)


class TlsFront:
    """TLS from the first byte, as on port 465, in front of a plain server."""

    def __init__(self, context, behind):
        self.context, self.behind = context, behind
        self.listener = socket.create_server(("127.0.0.1", 0))
        self.port = self.listener.getsockname()[1]
        threading.Thread(target=self.take, daemon=True).start()

    def take(self):
        while True:
            try:
                plain = self.listener.accept()[0]
            except OSError:
                return
            try:
                secure = self.context.wrap_socket(plain, server_side=True)
            except OSError:
                plain.close()
                continue
            inner = socket.create_connection(("127.0.0.1", self.behind))
            for ends in ((secure, inner), (inner, secure)):
                threading.Thread(target=self.pump, args=ends, daemon=True).start()

    @staticmethod
    def pump(source, target):
        try:
            while data := source.recv(65536):
                target.sendall(data)
        except OSError:
            pass
        for end in (source, target):
            end.close()

    def close(self):
        self.listener.close()


class Silent:
    """Takes connections and says nothing."""

    def __init__(self):
        self.listener = socket.create_server(("127.0.0.1", 0))
        self.port = self.listener.getsockname()[1]
        self.taken = []
        threading.Thread(target=self.take, daemon=True).start()

    def take(self):
        while True:
            try:
                self.taken.append(self.listener.accept()[0])
            except OSError:
                return

    def close(self):
        self.listener.close()
        for connection in self.taken:
            connection.close()


class Hook(http.server.BaseHTTPRequestHandler):
    def do_POST(self):
        body = self.rfile.read(int(self.headers["Content-Length"]))
        self.server.calls.append((self.path, self.headers.get("Authorization"), json.loads(body)))
        self.send_response(self.server.status)
        self.send_header("Content-Length", "0")
        self.end_headers()

    def log_message(self, *_):
        pass


class Notices(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.folder = tempfile.TemporaryDirectory(prefix="sekishod-notices-")
        cls.addClassCleanup(cls.folder.cleanup)
        cls.root = pathlib.Path(cls.folder.name)
        cls.certificate, cls.context = make_certificate(cls.root, "mail")
        _, cls.strange = make_certificate(cls.root, "stranger")
        cls.password = cls.root / "password"
        cls.password.write_text(PASSWORD + "\n")
        cls.token = cls.root / "token"
        cls.token.write_text(TOKEN + "\n")
        cls.service = ScriptService(PROGRAM, "--sample", 120, "--seed", 3)
        cls.addClassCleanup(cls.service.close)

    def tearDown(self):
        if self.service.process and self.service.process.poll() is None:
            self.service.stop()
        for secret in (PASSWORD, TOKEN):
            self.assertNotIn(secret, self.service.log.read_text(), "no secret is logged")

    def serve(self, *options):
        self.service.start("--notice-retry", 1, "--rate-admin", 0, *options)
        self.http = self.service.session()
        self.addCleanup(self.http.close)

    def smtp(self, url, *more, ca=True):
        return ["--smtp", url, "--smtp-from", FROM, *(["--smtp-ca", self.certificate] if ca else []), *more]

    def mail_server(self, handler, context=None, **more):
        server = Server(handler, context, **more)
        server.start()
        self.addCleanup(server.stop)
        return server.port

    def tls_server(self, handler, context, **more):
        front = TlsFront(context, self.mail_server(handler, **more))
        self.addCleanup(front.close)
        return front.port

    def somebody(self):
        users = self.http.get(self.service.url + "/v1.0/users?count=100", timeout=60).json()["users"]
        roles = {"admin", "deputy", "operator", "branch", "viewer"}  # administrators are told as such besides
        fine = [u for u in users if u["email"].partition("@")[0].rstrip("0123456789") not in roles
                and not any(u[k] for k in ("isAdministrator", "isPending", "isSuspended", "isDeleted", "isAwaiting"))]
        user = fine[int(uuid.uuid4().int % len(fine))]
        answer = self.http.patch(self.service.url + "/v1.0/users/" + user["userId"], timeout=60,
                                 json={"privateEmail": self.private(user), "locale": "ja_JP"})
        self.assertEqual(answer.status_code, 200, answer.text)
        return answer.json()

    @staticmethod
    def private(user):
        return user["email"].partition("@")[0] + "@private.example.org"

    def cut_off(self, user):
        order = {"id": str(uuid.uuid4()), "userId": user["userId"], "lost": "phone", "steps": [{"kind": "endSessions"}], "note": "電車に忘れた",
                 "orderedAt": time.strftime("%Y-%m-%dT%H:%M:%SZ", time.gmtime())}
        answer = self.http.post(self.service.url + "/v1.0/admin/cut-offs", json=order, timeout=60)
        self.assertEqual(answer.status_code, 201, answer.text)
        return order["id"]

    def told(self, cut_off, channel):
        answer = self.http.get(self.service.url + "/v1.0/admin/cut-offs/" + cut_off, timeout=60)
        self.assertEqual(answer.status_code, 200, answer.text)
        return [n["state"] for n in answer.json()["notices"] if n["channel"] == channel]

    def logged(self, event):
        return [line for line in self.service.log.read_text().splitlines() if f'"{event}"' in line]

    def test_mail_arrives_over_tls(self):
        box = Mailbox()
        port = self.tls_server(box, self.context, authenticator=box.authenticate, auth_require_tls=False, auth_required=True)
        self.serve(*self.smtp(f"smtps://127.0.0.1:{port}", "--smtp-user", "sekisho", "--smtp-password-file", self.password))
        user = self.somebody()
        order = self.cut_off(user)
        self.assertTrue(wait_for(lambda: self.told(order, "mail") == ["sent"]), self.told(order, "mail"))
        self.assertTrue(wait_for(lambda: self.told(order, "talk") == ["notConfigured"]))
        mail = next(m for m in box.messages() if self.private(user) in str(m["To"]))
        self.assertEqual(mail["Subject"], "端末からの利用を停止しました (スマートフォン)")
        self.assertEqual(mail["Auto-Submitted"], "auto-generated")
        self.assertEqual(mail["From"].addresses[0].addr_spec, FROM)
        self.assertTrue(mail["Message-ID"].endswith("@example.com>"))
        self.assertLess(abs(mail["Date"].datetime.timestamp() - time.time()), 120)
        text = mail.get_content()
        self.assertIn(user["userName"]["lastName"], text.splitlines()[0])
        self.assertIn("管理者に連絡してください。", text)
        self.assertEqual(set(box.logins), {("sekisho", PASSWORD)})
        envelope = next(m for m in box.mails if m.rcpt_tos == [self.private(user)])
        self.assertEqual(envelope.mail_from, FROM)
        command = pathlib.Path(f"/proc/{self.service.process.pid}/cmdline").read_bytes()
        self.assertNotIn(PASSWORD.encode(), command)

    def test_an_invitation_mail_leads_to_the_first_password(self):
        box = Mailbox()
        self.serve(*self.smtp(f"smtp://127.0.0.1:{self.mail_server(box, self.context)}"))
        http, users = self.http, self.service.url + "/v1.0/users"
        domain = http.get(users + "?count=1", timeout=30).json()["users"][0]["domainId"]
        made = http.post(users, timeout=30, json={"domainId": domain, "email": "invited.one", "privateEmail": "invited@example.org",
                                                  "userName": {"lastName": "新入"}})
        self.assertEqual(made.status_code, 201, made.text)
        mail = wait_for(lambda: next((m for m in box.messages() if "invited@example.org" in str(m["To"])), None))
        self.assertIsNotNone(mail)
        text = mail.get_content()
        self.assertIn("invited.one@sakura", text)
        link = next(word for word in text.split() if word.startswith(self.service.url + "/welcome/"))
        stranger = requests.Session()  # a browser that has no token
        stranger.trust_env, stranger.verify = False, self.service.ca
        page = stranger.get(link, headers={"Accept-Language": "ja"}, timeout=30)
        self.assertEqual(page.status_code, 200)
        self.assertIn("invited.one@sakura", page.text)
        chosen = {"password": "kesa9Tsuru42", "passwordAgain": "kesa9Tsuru42"}
        self.assertEqual(stranger.post(link, data={**chosen, "passwordAgain": "other9Tsuru42"}, timeout=30).status_code, 400)
        self.assertEqual(stranger.post(link, data=chosen, timeout=30).status_code, 200)
        self.assertEqual(stranger.get(link, timeout=30).status_code, 404, "it opens once")
        one = users + "/" + made.json()["userId"]
        again = http.post(one + "/send-invitation-email", json={"usePrivateEmail": True}, timeout=30)
        self.assertEqual(again.status_code, 204, "he has not signed in yet")
        self.service.stop()
        token = link.rsplit("/", 1)[1]
        self.assertNotIn(token, self.service.log.read_text())

    def test_mail_turns_to_tls_before_anything_is_said(self):
        box = Mailbox()
        self.serve(*self.smtp(f"smtp://127.0.0.1:{self.mail_server(box, self.context)}"))
        order = self.cut_off(self.somebody())
        self.assertTrue(wait_for(lambda: self.told(order, "mail") == ["sent"]))
        self.assertTrue(all(box.secure))

    def test_a_server_without_tls_gets_nothing(self):
        box = Mailbox()
        self.serve(*self.smtp(f"smtp://127.0.0.1:{self.mail_server(box)}"))
        order = self.cut_off(self.somebody())
        self.assertTrue(wait_for(lambda: len(self.logged("noticesDelayed")) >= 2))
        self.assertEqual((box.mails, self.told(order, "mail")), ([], ["waiting"]))

    def test_a_certificate_of_somebody_else_is_refused(self):
        box = Mailbox()
        self.serve(*self.smtp(f"smtps://127.0.0.1:{self.tls_server(box, self.strange)}"))
        order = self.cut_off(self.somebody())
        self.assertTrue(wait_for(lambda: len(self.logged("noticesDelayed")) >= 2))
        self.assertEqual((box.mails, self.told(order, "mail")), ([], ["waiting"]))

    def test_what_waited_for_a_server_is_sent_when_it_is_back(self):
        port = free_port()
        self.serve(*self.smtp(f"smtp://127.0.0.1:{port}", ca=False))
        orders = [self.cut_off(self.somebody()) for _ in range(3)]
        self.assertTrue(wait_for(lambda: self.logged("noticesDelayed")))
        self.assertEqual([self.told(o, "mail") for o in orders], [["waiting"]] * 3)
        # A restart forgets nothing either.
        self.service.stop()
        self.serve(*self.smtp(f"smtp://127.0.0.1:{port}", ca=False))
        box = Mailbox()
        self.mail_server(box, port=port)
        self.assertTrue(wait_for(lambda: [self.told(o, "mail") for o in orders] == [["sent"]] * 3, 60))
        ids = [m["Message-ID"] for m in box.messages()]
        self.assertEqual(len(ids), len(set(ids)), "none came twice")

    def test_a_server_that_never_answers_delays_nobody(self):
        silent = Silent()
        self.addCleanup(silent.close)
        self.serve(*self.smtp(f"smtp://127.0.0.1:{silent.port}", ca=False))
        user = self.somebody()
        order = self.cut_off(user)
        self.assertTrue(wait_for(lambda: silent.taken))
        slowest = 0.0
        for number in range(40):
            begin = time.monotonic()
            answer = self.http.patch(self.service.url + "/v1.0/users/" + user["userId"], json={"task": f"受付 {number}"}, timeout=60)
            slowest = max(slowest, time.monotonic() - begin)
            self.assertEqual(answer.status_code, 200)
        self.assertLess(slowest, 2)
        self.assertEqual(self.told(order, "mail"), ["waiting"])
        begin = time.monotonic()
        self.assertEqual(self.service.stop(), 0)
        self.assertLess(time.monotonic() - begin, 6, "the service ends although a server keeps it waiting")

    def test_talk_goes_to_the_hook(self):
        hook = http.server.ThreadingHTTPServer(("127.0.0.1", 0), Hook)
        hook.calls, hook.status = [], 503
        threading.Thread(target=hook.serve_forever, daemon=True).start()
        self.addCleanup(hook.server_close)
        self.addCleanup(hook.shutdown)
        self.serve("--talk-hook", f"http://127.0.0.1:{hook.server_port}/bots/1/users/{{userId}}/messages", "--talk-token-file", self.token)
        user = self.somebody()
        order = self.cut_off(user)
        self.assertTrue(wait_for(lambda: hook.calls))
        self.assertEqual(self.told(order, "talk"), ["waiting"], "the hook could not take it")
        hook.status = 201
        self.assertTrue(wait_for(lambda: self.told(order, "talk") == ["sent"]), self.told(order, "talk"))
        path, authorization, message = next(c for c in reversed(hook.calls) if user["email"].replace("@", "%40") in c[0])
        self.assertEqual((authorization, set(message), message["content"]["type"]), ("Bearer " + TOKEN, {"content"}, "text"))
        self.assertTrue(message["content"]["text"].startswith("端末からの利用を停止しました (スマートフォン)\n\n"))
        self.assertTrue(wait_for(lambda: self.told(order, "mail") == ["notConfigured"]))

    def test_options_that_make_no_sense_end_it_with_a_sentence(self):
        for options, expected in ((["--smtp", "smtps://127.0.0.1:1"], "--smtp-from"), (["--smtp", "https://x", "--smtp-from", FROM], "--smtp needs"),
                                  (["--smtp-from", FROM], "need --smtp"), (["--talk-hook", "http://hook.example/"], "https://"),
                                  (["--talk-token-file", self.token], "needs --talk-hook"),
                                  (self.smtp("smtps://127.0.0.1:1", "--smtp-user", "a"), "given together")):
            done = subprocess.run([PROGRAM, "serve", "--data", self.service.data, "--listen", "127.0.0.1:0", *map(str, options)], capture_output=True,
                                  text=True, timeout=60, check=False)
            self.assertEqual(done.returncode, 1, options)
            self.assertIn(expected, done.stderr)
            self.assertEqual(done.stderr.count("\n"), 1, done.stderr)


if __name__ == "__main__":
    unittest.main()
