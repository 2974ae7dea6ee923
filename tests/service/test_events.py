#!/usr/bin/env python3
"""The event intake over TLS: a busy tenant, what is wrong with events and bodies, certificates instead of tokens, floods, and a
service that is killed in the middle: test_events.py DIRECTORY_OF_THE_PROGRAMS"""

import concurrent.futures
import datetime
import json
import pathlib
import resource
import signal
import sys
import threading
import time
import unittest

import requests
from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.x509.oid import NameOID

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parent.parent / "e2e"))
sys.dont_write_bytecode = True

from event_generator import EventGenerator  # noqa: E402
from script_service import ScriptService  # noqa: E402

PROGRAM = pathlib.Path(sys.argv.pop(1) if len(sys.argv) > 1 else "build/dev/bin").resolve() / "sekishod"
BATCH = "application/cloudevents-batch+json"
UTC = datetime.timezone.utc


def now():
    return datetime.datetime.now(UTC)


def stamp(**ago):
    return (now() - datetime.timedelta(**ago)).isoformat()


def body(events):
    return json.dumps(events, ensure_ascii=False).encode()


def done(number, source="/test", when=None, **data):
    return {"specversion": "1.0", "id": f"d-{number}", "source": source, "type": "sekisho.task.done", "time": when or stamp(seconds=5),
            "data": {"member": "nobody@example.com", "taskId": "t-1", "subject": "報告", **data}}


class Events(unittest.TestCase):
    def setUp(self):
        self.service = ScriptService(PROGRAM)
        self.addCleanup(self.service.close)
        self.sessions = 0

    def app(self, name, scopes="events", *more, expected=0):
        self.service.apps[name] = self.service.tool("client", "add", "--data", self.service.data, "--workgroup", "sakura", "--name", name, "--scopes",
                                                    scopes, *more, expected=expected)

    def start(self, *more, **how):
        if "sender" not in self.service.apps:
            self.app("sender")
        self.service.start("--rate-directory", 0, "--rate-admin", 0, *more, **how)
        self.http = self.session()

    def session(self):
        http = self.service.session("sender", "events")
        self.sessions += 1
        http.headers["Content-Type"] = BATCH
        self.addCleanup(http.close)
        return http

    def post(self, data, http=None, **more):
        return (http or self.http).post(self.service.url + "/v1.0/events", data=data, timeout=120, **more)

    def take(self, events, http=None):
        """Again after a 429, as senders are asked to."""
        data = body(events)
        while True:
            answer = self.post(data, http)
            if answer.status_code != 429:
                self.assertEqual(answer.status_code, 200, answer.text[:500])
                return answer.json()
            self.assertEqual((answer.json()["code"], answer.headers["Retry-After"]), ("EVENT_BACKPRESSURE", "1"))
            time.sleep(0.05)

    def refused(self, status, code, data, **more):
        answer = self.post(data, **more)
        self.assertEqual((answer.status_code, answer.json()["code"]), (status, code), answer.text[:500])

    def records(self):
        """How many the whole chain holds, checked."""
        return sum(tenant["records"] for tenant in self.service.verify_audit()["tenants"])

    def members(self):
        http = self.service.session()
        with http:
            users = http.get(self.service.url + "/v1.0/users?count=100", timeout=60).json()["users"]
        return [user["email"] for user in users]

    # --- what goes well ---

    def test_a_busy_tenant(self):
        self.service.close()
        self.service = ScriptService(PROGRAM, "--sample", 80, "--seed", 3)
        self.addCleanup(self.service.close)
        self.start()
        generator = EventGenerator(self.members(), seed=7, twice=0.02, late=0.05)
        before = {"accepted": 0, "duplicates": 0}
        for _ in range(6):
            answer = self.take(generator.batch(400))
            self.assertEqual(answer["refused"], [])
            for key in before:
                before[key] += answer[key]
        self.assertEqual(before["accepted"] + before["duplicates"], 2400)
        self.assertEqual(before["accepted"], generator.made)
        self.assertGreater(before["duplicates"], 10)
        self.records()

    def test_each_place_is_answered(self):
        self.start()
        answer = self.take([done(1), done(1), done(2, when=stamp(days=40)), done(3, when=stamp(hours=-2)), done(4, taskId=7),
                            {**done(5), "type": "sekisho.task.eaten"}, [], done(6, when="yesterday")])
        self.assertEqual((answer["accepted"], answer["duplicates"]), (2, 1))
        self.assertEqual([(one["index"], one.get("id"), one["code"], one.get("field")) for one in answer["refused"]],
                         [(3, "d-3", "EVENT_TIME", "time"), (4, "d-4", "EVENT_FIELD", "taskId"), (5, "d-5", "EVENT_TYPE_UNKNOWN", "type"),
                          (6, None, "EVENT_FORMAT", None), (7, "d-6", "EVENT_TIME", "time")])
        for one in answer["refused"]:
            self.assertRegex(one["message"], r"^[A-Z].*\.$")
        self.assertEqual(self.take([done(1), done(2)]), {"accepted": 0, "duplicates": 2, "refused": []})
        single = self.post(body(done(9)), headers={"Content-Type": "application/cloudevents+json"})
        self.assertEqual(single.json(), {"accepted": 1, "duplicates": 0, "refused": []})

    def test_broken_utf8_spoils_its_own_event_only(self):
        self.start()
        data = body([done(1), done(2, subject="こわれた"), done(3)]).replace("わ".encode(), b"\xe3\x82")
        answer = self.post(data).json()
        self.assertEqual((answer["accepted"], [(one["index"], one["code"]) for one in answer["refused"]]), (2, [(1, "EVENT_UTF8")]))

    def test_bodies_that_are_too_large_or_none(self):
        self.start()
        self.refused(413, "EVENT_BATCH_SIZE", body([{}] * 5001))
        self.refused(413, "EVENT_BATCH_SIZE", b"[" + b"1," * 6000 + b"\xff]")  # also of what is no JSON as a whole
        self.refused(413, "PAYLOAD_TOO_LARGE", b"[" + b" " * (10 << 20) + b"]")
        self.refused(400, "INVALID_JSON", b"[{")
        self.refused(400, "INVALID_JSON", b"")
        self.refused(415, "UNSUPPORTED_MEDIA_TYPE", b"[]", headers={"Content-Type": "application/json"})
        text = "あ" * 700
        large = [done(number, subject=text) for number in range(4400)]  # as large as it may be
        data = body(large)
        self.assertGreater(len(data), 9 << 20)
        self.assertLess(len(data), 10 << 20)
        began = time.monotonic()
        self.assertEqual(self.post(data).json()["accepted"], len(large))
        self.assertLess(time.monotonic() - began, 20)
        self.assertEqual(self.post(data).json()["duplicates"], len(large))

    def test_who_may_not(self):
        self.app("reader", "directory")
        self.start()
        http = self.service.session("reader", "directory")
        with http:
            self.assertEqual(self.post(body([done(1)]), http, headers={"Content-Type": BATCH}).status_code, 403)
        self.assertEqual(requests.post(self.service.url + "/v1.0/events", data=body([done(1)]), verify=self.service.ca, timeout=60).status_code, 401)

    # --- certificates ---

    def certificate(self, name, since=-1, until=30):
        key = ec.generate_private_key(ec.SECP256R1())
        subject = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, "Sekisho API client")])
        made = (x509.CertificateBuilder().subject_name(subject).issuer_name(subject).public_key(key.public_key())
                .serial_number(x509.random_serial_number()).not_valid_before(datetime.datetime.utcnow() + datetime.timedelta(days=since))
                .not_valid_after(datetime.datetime.utcnow() + datetime.timedelta(days=until)).sign(key, hashes.SHA256()))
        pem, secret = self.service.root / f"{name}.pem", self.service.root / f"{name}.key"
        pem.write_bytes(made.public_bytes(serialization.Encoding.PEM))
        secret.write_bytes(key.private_bytes(serialization.Encoding.PEM, serialization.PrivateFormat.PKCS8, serialization.NoEncryption()))
        return str(pem), str(secret)

    def holder(self, pair):
        http = requests.Session()
        http.trust_env = False
        http.verify, http.cert = self.service.ca, pair
        http.headers["Content-Type"] = BATCH
        self.addCleanup(http.close)
        return http

    def test_a_certificate_instead_of_a_token(self):
        right, unknown, expired = self.certificate("right"), self.certificate("unknown"), self.certificate("expired", -30, -1)
        early = self.certificate("early", 1, 30)
        self.app("gateway", "events", "--certificate", right[0])
        self.app("again", "events", "--certificate", right[0], expected=1)
        self.app("old", "events", "--certificate", expired[0], expected=2)
        self.app("soon", "events", "--certificate", early[0], expected=2)
        self.app("key", "events", "--certificate", right[1], expected=2)
        self.app("none", "events", "--certificate", self.service.root / "missing.pem", expected=2)
        self.service.apps = {name: app for name, app in self.service.apps.items() if isinstance(app, dict)}
        self.start()
        http = self.holder(right)
        self.assertEqual(self.take([done(1)], http)["accepted"], 1)
        self.assertEqual(self.take([done(2)], http)["accepted"], 1)  # on the same connection
        self.assertEqual(self.take([done(3)], self.holder(right))["accepted"], 1)
        self.assertEqual(http.get(self.service.url + "/v1.0/users", timeout=60).status_code, 403)
        self.assertEqual(self.post(body([done(4)]), http, headers={"Origin": "https://evil.example"}).status_code, 401)
        stranger = self.post(body([done(4)]), self.holder(unknown))
        self.assertEqual(stranger.status_code, 401)
        self.assertIn("invalid_token", stranger.headers["WWW-Authenticate"])
        for pair in (expired, early):
            with self.assertRaises(requests.exceptions.ConnectionError):
                self.post(body([done(4)]), self.holder(pair))
        with self.holder(unknown) as http:  # a token is what counts when there is one
            http.headers["Authorization"] = self.http.headers["Authorization"]
            self.assertEqual(self.take([done(4)], http)["accepted"], 1)

    # --- floods and ends ---

    def test_eight_senders_at_once(self):
        self.start("--workers", 4)
        kept = []

        def send(number):
            http, generator = self.session(), EventGenerator([f"m{n}@sakura" for n in range(50)], seed=number, twice=0)
            for _ in range(6):
                batch = generator.batch(1000)
                self.assertEqual(self.take(batch, http)["accepted"], 1000)
                kept.append(len(batch))

        with concurrent.futures.ThreadPoolExecutor(9) as pool:
            running = [pool.submit(send, number) for number in range(8)]
            slowest = 0
            while not all(one.done() for one in running):  # others are answered meanwhile
                began = time.monotonic()
                self.assertEqual(self.post(b"[]").status_code in (200, 429), True)
                slowest = max(slowest, time.monotonic() - began)
                time.sleep(0.05)
            for one in running:
                one.result()
        self.assertLess(slowest, 5)
        self.assertLess(self.service.resident_kib(), 700 * 1024)
        self.assertEqual(sum(kept), 48_000)
        self.assertGreaterEqual(self.records(), 48_000 * 0.9)  # those of the optional log leave none

    def test_killed_in_the_middle_nothing_is_lost_and_nothing_there_twice(self):
        self.start()
        before = self.records()
        self.session()
        each = self.records() - before  # what a session leaves
        self.sessions = 1
        batches = [[done(f"{number}-{place}") for place in range(200)] for number in range(60)]
        answered = set()

        def send(mine, http):
            for number in mine:
                try:
                    self.take(batches[number], http)
                except requests.exceptions.RequestException:
                    return
                answered.add(number)

        for first in range(0, 60, 20):
            senders = [threading.Thread(target=send, args=(range(first + half, first + 20, 2), self.session())) for half in (0, 1)]
            for one in senders:
                one.start()
            until = time.monotonic() + 30
            while len(answered) < first + 5 and time.monotonic() < until:
                time.sleep(0.001)
            self.service.process.send_signal(signal.SIGKILL)
            self.service.process.wait(30)
            for one in senders:
                one.join(60)
            told_before_the_end = set(answered)
            self.start()
            for number in range(first, first + 20):
                told = self.take(batches[number])
                self.assertEqual(told["accepted"] + told["duplicates"], 200)
                self.assertIn(told["duplicates"], (0, 200))  # a batch is there or it is not
                if number in told_before_the_end:
                    self.assertEqual(told["duplicates"], 200, "what was answered is there")
                answered.add(number)
        self.assertEqual(self.records() - before, 60 * 200 + each * self.sessions)

    def test_a_disk_without_room(self):
        self.start(before=lambda: signal.signal(signal.SIGXFSZ, signal.SIG_IGN))
        self.take([done(0)])
        largest = max(file.stat().st_size for file in self.service.data.iterdir() if file.is_file())
        resource.prlimit(self.service.process.pid, resource.RLIMIT_FSIZE, (largest + 100_000, resource.RLIM_INFINITY))
        batch = [done(number, subject="あ" * 300) for number in range(1, 3001)]
        self.refused(507, "SERVICE_STORAGE_FULL", body(batch))
        resource.prlimit(self.service.process.pid, resource.RLIMIT_FSIZE, (resource.RLIM_INFINITY, resource.RLIM_INFINITY))
        self.assertEqual(self.take(batch), {"accepted": 3000, "duplicates": 0, "refused": []})
        self.records()


if __name__ == "__main__":
    unittest.main(verbosity=2)
