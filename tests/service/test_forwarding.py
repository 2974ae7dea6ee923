#!/usr/bin/env python3
"""Logs of a running sekishod at a real rsyslog: test_forwarding.py DIRECTORY_OF_THE_PROGRAMS

Records arrive over TLS in the order of the chain and prove themselves by their hash. Then what goes wrong: a receiver that is away
and comes back, one with a certificate of somebody else, a service that is killed while records wait, a record too long for a message.
"""

import hashlib
import json
import pathlib
import re
import shutil
import socket
import subprocess
import sys
import tempfile
import time
import unittest

from script_service import ScriptService

PROGRAM = pathlib.Path(sys.argv.pop(1) if len(sys.argv) > 1 else "build/dev/bin").resolve() / "sekishod"
RSYSLOG = shutil.which("rsyslogd") or shutil.which("rsyslogd", path="/usr/sbin:/sbin")
FRAME = re.compile(r'<(\d+)>1 (\S+) (\S+) sekishod (\d+) (\S+) \[meta sequenceId="(\d+)"\]\[origin software="sekishod" swVersion="[^"]+"\] (.*)')


def wait_for(what, seconds=30):
    until = time.monotonic() + seconds
    while time.monotonic() < until:
        found = what()
        if found:
            return found
        time.sleep(0.05)
    return what()


def free_port():
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


def certificate(folder, name):
    key, pem = folder / f"{name}.key", folder / f"{name}.pem"
    subprocess.run(["openssl", "req", "-x509", "-newkey", "rsa:2048", "-nodes", "-keyout", key, "-out", pem, "-days", "2", "-subj", f"/CN={name}",
                    "-addext", "subjectAltName=IP:127.0.0.1,DNS:localhost"], check=True, capture_output=True)
    return pem, key


class Receiver:
    """rsyslogd on a port of its own, in a folder of its own."""

    def __init__(self, folder, pem, key, port=0):
        self.port, self.out, self.process = port or free_port(), folder / "received.log", None
        (folder / "work").mkdir(exist_ok=True)
        self.conf = folder / "rsyslog.conf"
        self.conf.write_text(f"""
global(workDirectory="{folder}/work" maxMessageSize="64k" DefaultNetstreamDriver="ossl" DefaultNetstreamDriverCAFile="{pem}"
       DefaultNetstreamDriverCertFile="{pem}" DefaultNetstreamDriverKeyFile="{key}")
module(load="imtcp" StreamDriver.Name="ossl" StreamDriver.Mode="1" StreamDriver.AuthMode="anon")
input(type="imtcp" port="{self.port}" address="127.0.0.1")
template(name="raw" type="string" string="%rawmsg%\\n")
action(type="omfile" file="{self.out}" template="raw")
""")
        self.pid = folder / "rsyslog.pid"
        self.log = (folder / "rsyslog.err").open("ab")

    def start(self):
        self.pid.unlink(missing_ok=True)
        self.process = subprocess.Popen([RSYSLOG, "-n", "-f", self.conf, "-i", self.pid], stdout=self.log, stderr=self.log)

    def stop(self):
        if self.process:
            self.process.terminate()
            self.process.wait(30)
            self.process = None

    def lines(self):
        return self.out.read_text(encoding="utf-8").splitlines() if self.out.exists() else []

    def records(self):
        """[(parts of the head, body)]"""
        out = []
        for line in self.lines():
            parts = FRAME.fullmatch(line)
            if parts is None:
                raise AssertionError(f"not RFC 5424: {line[:200]}")
            out.append((parts, json.loads(parts[7].removeprefix("\ufeff"))))
        return out


@unittest.skipIf(RSYSLOG is None, "rsyslog is not installed")
class Forwarding(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.folder = tempfile.TemporaryDirectory(prefix="sekishod-siem-")
        cls.root = pathlib.Path(cls.folder.name)
        cls.pem, cls.key = certificate(cls.root, "siem")
        cls.other, cls.otherKey = certificate(cls.root, "other")

    @classmethod
    def tearDownClass(cls):
        cls.folder.cleanup()

    def setUp(self):
        self.service = ScriptService(PROGRAM, "--sample", 30)
        self.addCleanup(self.service.close)
        shutil.copy(self.pem, self.service.data / "forward-ca.pem")
        self.place = pathlib.Path(tempfile.mkdtemp(dir=self.root))
        self.receiver = Receiver(self.place, self.pem, self.key)
        self.addCleanup(self.receiver.stop)

    def forward(self, **values):
        now = self.http.get(self.service.url + "/v1.0/admin/policies/logs", timeout=60)
        now.raise_for_status()
        values = {**now.json()["values"], "forward": True, "forwardHost": "127.0.0.1", "forwardPort": self.receiver.port, **values}
        saved = self.http.put(self.service.url + "/v1.0/admin/policies/logs", json={"values": values, "reason": "SIEM"},
                              headers={"If-Match": f'"{now.json()["revision"]}"'}, timeout=60)
        self.assertEqual(saved.status_code, 200, saved.text)

    def begin(self):
        self.service.start()
        self.http = self.service.session()

    def rename(self, times=1):
        """Administration that leaves records."""
        for number in range(times):
            made = self.http.post(self.service.url + "/v1.0/directory/levels",
                                  json={"domainId": self.service.made["sakura"]["domainId"], "displayOrder": 1, "executive": False, "levelName": f"L{time.monotonic_ns()}-{number}"},
                                  timeout=60)
            self.assertEqual(made.status_code, 201, made.text)

    def seqs(self):
        return [body["record"]["seq"] for _, body in self.receiver.records()]

    def test_records_arrive_in_order_and_prove_themselves(self):
        self.receiver.start()
        self.begin()
        self.forward()
        self.rename(30)
        self.assertTrue(wait_for(lambda: sum(body["record"]["action"] == "level.create" for _, body in self.receiver.records()) == 30))
        seqs = self.seqs()
        self.assertEqual(seqs, sorted(set(seqs)))
        for parts, body in self.receiver.records():
            record = body["record"]
            self.assertEqual((parts[5], parts[6]), (record["log"], str(record["seq"])))
            self.assertEqual(int(parts[1]) // 8, 13)
            self.assertEqual(parts[2], record["at"])
            self.assertEqual(body["tenant"], "sakura")
            self.assertRegex(body["hash"], "^[0-9a-f]{64}$")
        pairs = self.receiver.records()
        for (parts, body), (_, before) in zip(pairs[1:], pairs):
            if body["record"]["seq"] != before["record"]["seq"] + 1:
                continue
            line = parts[7].removeprefix("\ufeff")
            line = line[line.index('"record":') + len('"record":'):-1]
            moment = re.fullmatch(r"(.*)\.(\d+)Z", body["record"]["at"])
            micros = int(time.mktime(time.strptime(moment[1] + "+0000", "%Y-%m-%dT%H:%M:%S%z")) - time.timezone) * 1_000_000 + int(moment[2].ljust(6, "0"))
            content = hashlib.sha256(line.encode()).hexdigest()
            text = f"sekisho.log.2\n{before['hash']}\n{body['record']['seq']}\n{micros}\n{body['record']['log']}\n{content}"
            self.assertEqual(hashlib.sha256(text.encode()).hexdigest(), body["hash"])

    def test_only_what_was_chosen_is_forwarded(self):
        self.receiver.start()
        self.begin()
        self.forward(forwardLogs=["detection"])
        self.rename(3)
        time.sleep(3)
        self.assertEqual(self.receiver.lines(), [])
        self.forward(forwardLogs=["admin"])
        self.rename(1)
        self.assertTrue(wait_for(lambda: any(body["record"]["action"] == "level.create" for _, body in self.receiver.records())))
        self.assertEqual(sum(body["record"]["action"] == "level.create" for _, body in self.receiver.records()), 1)

    def test_a_receiver_that_was_away_gets_everything_once_it_is_back(self):
        self.begin()
        self.forward()
        self.rename(5)
        self.assertTrue(wait_for(lambda: "FORWARD_UNREACHABLE" in self.service.log.read_text()))
        self.receiver.start()
        self.rename(5)
        self.assertTrue(wait_for(lambda: sum(body["record"]["action"] == "level.create" for _, body in self.receiver.records()) == 10, 60))
        # gone in the middle, back later: nothing is missing, what was on its way may come twice
        self.receiver.stop()
        self.rename(7)
        time.sleep(2)
        self.receiver.start()
        self.assertTrue(wait_for(lambda: len({body["record"]["seq"] for _, body in self.receiver.records() if body["record"]["action"] == "level.create"}) == 17, 90))
        seqs = sorted(set(self.seqs()))
        actions = {body["record"]["action"] for _, body in self.receiver.records()}
        self.assertIn("log.forward.failed", actions)
        self.assertEqual(seqs, list(range(seqs[0], seqs[-1] + 1)))

    def test_a_killed_service_goes_on_where_it_was(self):
        self.begin()
        self.forward()
        self.rename(4)
        wait_for(lambda: "FORWARD_UNREACHABLE" in self.service.log.read_text())
        self.service.process.kill()
        self.service.process.wait(30)
        self.receiver.start()
        self.begin()
        self.assertTrue(wait_for(lambda: sum(body["record"]["action"] == "level.create" for _, body in self.receiver.records()) >= 4, 60))

    def test_a_certificate_of_somebody_else_gets_nothing(self):
        self.receiver = Receiver(self.place, self.other, self.otherKey)
        self.addCleanup(self.receiver.stop)
        self.receiver.start()
        self.begin()
        self.forward()
        self.rename(2)
        self.assertTrue(wait_for(lambda: "FORWARD_CERTIFICATE" in self.service.log.read_text()))
        time.sleep(1)
        self.assertEqual(self.receiver.lines(), [])


if __name__ == "__main__":
    unittest.main()
