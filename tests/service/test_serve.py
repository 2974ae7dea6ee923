#!/usr/bin/env python3
"""sekishod serve as a process: ready file, signals, certificates, log: test_serve.py DIRECTORY_OF_THE_PROGRAMS"""

import base64
import hashlib
import http.client
import json
import os
import pathlib
import shutil
import signal
import socket
import ssl
import stat
import subprocess
import sys
import tempfile
import time
import unittest
import urllib.parse

import nginx_recipe

PROGRAM = pathlib.Path(sys.argv.pop(1) if len(sys.argv) > 1 else "build/dev/bin").resolve() / "sekishod"


def wait_for(what, limit=30):
    end = time.monotonic() + limit
    while time.monotonic() < end:
        value = what()
        if value:
            return value
        time.sleep(0.02)
    raise AssertionError("nothing happened in time")


class Serve(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.folder = tempfile.TemporaryDirectory(prefix="sekishod-serve-")
        cls.addClassCleanup(cls.folder.cleanup)
        cls.root = pathlib.Path(cls.folder.name)
        cls.data = cls.root / "data"
        made = subprocess.run([PROGRAM, "init", "--data", cls.data, "--workgroup", "sakura", "--admin", "admin", "--json"],
                              capture_output=True, text=True, check=True, timeout=120)
        cls.tenant = json.loads(made.stdout)

    def setUp(self):
        self.ready = self.root / f"{self.id()}.ready"
        self.log = self.root / f"{self.id()}.log"

    def start(self, *more):
        self.ready.unlink(missing_ok=True)
        process = subprocess.Popen([PROGRAM, "serve", "--data", self.data, "--listen", "127.0.0.1:0", "--ready-file", self.ready,
                                    "--log", self.log, *map(str, more)], stderr=subprocess.PIPE)
        self.addCleanup(process.stderr.close)
        self.addCleanup(process.wait)
        self.addCleanup(process.kill)
        wait_for(lambda: self.ready.exists() or process.poll() is not None)
        self.assertIsNone(process.poll())
        return process, json.loads(self.ready.read_text())

    def ask(self, place, method, path, body=None, ca=None, **headers):
        if "socket" in place:
            connection = http.client.HTTPConnection("admin.example", timeout=30)
            connection.sock = socket.socket(socket.AF_UNIX)
            connection.sock.settimeout(30)
            connection.sock.connect(str(place["socket"]))
        else:
            url = urllib.parse.urlparse(place["url"])
            context = ssl.create_default_context(cafile=ca or place["caFile"])
            connection = http.client.HTTPSConnection(url.hostname, url.port, context=context, timeout=30)
        try:
            connection.request(method, path, body, {k.replace("_", "-"): v for k, v in headers.items()})
            answer = connection.getresponse()
            return answer.status, answer.read(), connection.sock
        finally:
            connection.close()

    def fingerprint(self, place):
        url = urllib.parse.urlparse(place["url"])
        context = ssl.create_default_context()
        context.check_hostname, context.verify_mode = False, ssl.CERT_NONE
        with socket.create_connection((url.hostname, url.port), 30) as raw, context.wrap_socket(raw) as tls:
            return hashlib.sha256(tls.getpeercert(True)).hexdigest()

    def refused(self, *arguments):
        result = subprocess.run([PROGRAM, "serve", *map(str, arguments)], capture_output=True, text=True, timeout=60, check=False)
        self.assertNotEqual(result.returncode, 0)
        self.assertRegex(result.stderr, r"(?m)^sekishod: .*\.$|^--")
        return result.stderr

    def test_says_where_it_listens_and_ends_cleanly(self):
        process, place = self.start()
        self.assertEqual(set(place), {"url", "caFile", "pid"})
        self.assertEqual(place["pid"], process.pid)
        self.assertEqual(place["caFile"], self.tenant["caFile"])
        self.assertEqual(stat.S_IMODE(self.ready.stat().st_mode), 0o600)
        self.assertEqual(self.ask(place, "GET", "/v1.0/users")[0], 401)
        process.send_signal(signal.SIGTERM)
        self.assertEqual(process.wait(30), 0)
        self.assertFalse(self.ready.exists())

    def sign_in_statuses(self, place, addresses):
        statuses = []
        for number, address in enumerate(addresses):
            body = {"loginId": f"nobody{number}@sakura", "password": "wrong1Password", "clientId": "sekisho-console",
                    "codeChallenge": "E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM"}
            statuses.append(self.ask(place, "POST", "/oauth2/v2.0/console/challenge", json.dumps(body),
                                     Content_Type="application/json", X_Forwarded_For=address)[0])
        return statuses

    def test_believes_a_named_proxy_and_nobody_else(self):
        addresses = ["198.51.100.1", "198.51.100.2", "198.51.100.3", "198.51.100.3", "198.51.100.3"]
        _, place = self.start("--rate-sign-in", 2)
        self.assertEqual(self.sign_in_statuses(place, addresses), [401, 401, 429, 429, 429])
        _, place = self.start("--rate-sign-in", 2, "--trusted-proxy", "192.0.2.0/24", "--trusted-proxy", "127.0.0.1")
        self.assertEqual(self.sign_in_statuses(place, addresses), [401, 401, 401, 401, 429])
        self.assertEqual(self.ask(place, "GET", "/v1.0/users", Forwarded="for=1.2.3")[0], 400)
        self.assertIn("--trusted-proxy", self.refused("--data", self.data, "--trusted-proxy", "everybody"))

    def nginx(self, path):
        if not nginx_recipe.PROGRAM:
            self.skipTest("nginx is not there")
        process, url = nginx_recipe.started(self.root / "nginx", self.data, path)
        self.addCleanup(process.wait)
        self.addCleanup(process.terminate)
        return {"url": url, "caFile": str(self.data / "ca.pem")}

    def test_listens_for_a_proxy_of_this_host(self):
        path = self.root / "proxy.sock"
        process, place = self.start("--rate-sign-in", 2, "--proxy-socket", path)
        addresses = ["198.51.100.1", "198.51.100.2", "198.51.100.3", "198.51.100.3", "198.51.100.3"]
        self.assertEqual(self.sign_in_statuses({"socket": path}, addresses), [401, 401, 401, 401, 429])
        self.assertEqual(self.ask({"socket": path}, "GET", "/v1.0/users")[0], 400)
        self.assertEqual(self.sign_in_statuses(self.nginx(path), addresses), [401, 401, 429, 429, 429])
        self.assertEqual(self.sign_in_statuses(place, addresses), [429] * 5)
        process.kill()
        process.wait(30)
        process, _ = self.start("--proxy-socket", path)
        self.assertEqual(self.ask({"socket": path}, "GET", "/v1.0/users", X_Forwarded_For="198.51.100.1")[0], 401)
        process.send_signal(signal.SIGTERM)
        self.assertEqual(process.wait(30), 0)
        self.assertFalse(path.exists())

    def test_says_what_it_knows_of_countries(self):
        bad = self.root / "bad.mmdb"
        bad.write_text("nothing")
        self.assertIn("bad.mmdb", self.refused("--data", self.data, "--country-db", bad))
        self.assertIn("none.mmdb", self.refused("--data", self.data, "--country-db", self.root / "none.mmdb"))
        process, _ = self.start()
        process.send_signal(signal.SIGTERM)
        self.assertEqual(process.wait(30), 0)
        events = [json.loads(line)["event"] for line in self.log.read_text().splitlines()]
        self.assertEqual(sum(event in ("countryData", "countryDataMissing") for event in events), 1, events)

    def test_stops_on_an_interrupt_too(self):
        process, _ = self.start()
        process.send_signal(signal.SIGINT)
        self.assertEqual(process.wait(30), 0)

    def test_comes_up_again_after_a_kill(self):
        process, _ = self.start()
        process.kill()
        process.wait(30)
        _, place = self.start()
        self.assertEqual(self.ask(place, "GET", "/v1.0/users")[0], 401)

    def test_takes_a_certificate_of_the_operator_and_reads_it_anew(self):
        certificate, key = self.root / "own.pem", self.root / "own.key"

        def make():
            subprocess.run(["openssl", "req", "-x509", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:P-256", "-nodes", "-days", "2",
                            "-subj", "/CN=own", "-addext", "subjectAltName=IP:127.0.0.1", "-keyout", key, "-out", certificate],
                           check=True, capture_output=True)

        make()
        process, place = self.start("--cert", certificate, "--key", key)
        self.assertEqual(place["caFile"], str(certificate))
        self.assertEqual(self.ask(place, "GET", "/v1.0/users")[0], 401)
        before = self.fingerprint(place)
        certificate.write_text("not a certificate")
        process.send_signal(signal.SIGHUP)
        wait_for(lambda: "certificateKept" in self.log.read_text())
        self.assertEqual(self.fingerprint(place), before)
        make()
        process.send_signal(signal.SIGHUP)
        wait_for(lambda: "certificateReloaded" in self.log.read_text())
        self.assertNotEqual(self.fingerprint(place), before)
        self.assertEqual(self.ask(place, "GET", "/v1.0/users")[0], 401)

    def test_says_why_it_cannot_start(self):
        with socket.socket() as taken:
            taken.bind(("127.0.0.1", 0))
            taken.listen()
            port = taken.getsockname()[1]
            self.assertIn(str(port), self.refused("--data", self.data, "--listen", f"127.0.0.1:{port}"))
        self.assertIn("--listen", self.refused("--data", self.data, "--listen", "nowhere"))
        self.refused("--data", self.root / "absent")
        self.assertIn("together", self.refused("--data", self.data, "--cert", self.root / "x.pem"))
        self.refused("--data", self.data, "--listen", "127.0.0.1:0", "--log", self.data / "store.db" / "log")
        copy = self.root / "wide"
        shutil.copytree(self.data, copy)
        os.chmod(copy / "store.key", 0o644)
        self.refused("--data", copy, "--listen", "127.0.0.1:0")

    def test_logs_no_secret_and_no_address_of_a_request(self):
        process, place = self.start("--log-level", "debug")
        secret = base64.urlsafe_b64encode(os.urandom(24)).decode()
        self.ask(place, "GET", f"/v1.0/users/person%40{secret}?cursor={secret}", None, Authorization=f"Bearer {secret}")
        self.ask(place, "POST", f"/oauth2/v2.0/token?code={secret}", f"grant_type=refresh_token&refresh_token={secret}&client_secret={secret}",
                 Content_Type="application/x-www-form-urlencoded")
        self.ask(place, "POST", "/oauth2/v2.0/console/challenge", json.dumps({"loginId": f"{secret}@sakura", "password": secret}))
        self.ask(place, "GET", f"/{secret}")
        process.send_signal(signal.SIGTERM)
        process.wait(30)
        text = self.log.read_text()
        self.assertNotIn(secret, text)
        lines = [json.loads(line) for line in text.splitlines()]
        requests = [line for line in lines if line["event"] == "request"]
        self.assertEqual([r["route"] for r in requests], ["/v1.0/users/{userId}", "/oauth2/v2.0/token", "/oauth2/v2.0/console/challenge", ""])
        self.assertEqual(set(requests[0]), {"at", "level", "event", "method", "route", "status", "micros", "bytes", "requestId", "caller"})
        self.assertEqual(lines[0]["event"], "started")
        self.assertEqual(lines[-1]["event"], "stopped")


if __name__ == "__main__":
    unittest.main()
