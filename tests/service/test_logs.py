#!/usr/bin/env python3
"""test_logs.py BIN_DIR: logs leave a real sekishod over TLS: an export whose service is killed goes on and holds each record once, a
transfer that was cut goes on, and a search for what is nowhere keeps nobody waiting."""

import datetime
import hashlib
import json
import pathlib
import signal
import sys
import threading
import time
import unittest

from script_service import ScriptService

BIN = pathlib.Path(sys.argv.pop(1)) if len(sys.argv) > 1 else pathlib.Path("build/dev/bin")
BATCHES, BATCH = 4, 4_000
SCOPES = "admin audit.read events"


class Logs(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.service = ScriptService(BIN / "sekishod", "--sample", "60")
        cls.service.apps["logs"] = cls.service.tool("client", "add", "--data", cls.service.data, "--workgroup", "sakura", "--name", "logs",
                                                    "--scopes", SCOPES)
        cls.service.start("--rate-directory", "0")
        begin = datetime.datetime(2026, 11, 1, tzinfo=datetime.timezone.utc)
        http = cls.http()
        for batch in range(BATCHES):
            events = []
            for i in range(BATCH):
                number = batch * BATCH + i
                data = {"member": "gast@example.com", "postId": f"p{number}", "subject": f"{number} " + "あ" * 300, "boardName": "掲示板"}
                events.append({"specversion": "1.0", "id": f"e{number}", "source": "/logs", "type": "sekisho.board.post.created",
                               "time": (begin + datetime.timedelta(seconds=number)).isoformat(), "data": data})
            answer = http.post(cls.service.url + "/v1.0/events", data=json.dumps(events), timeout=120,
                               headers={"Content-Type": "application/cloudevents-batch+json"})
            assert answer.status_code == 200 and answer.json()["accepted"] == BATCH, answer.text[:300]

    @classmethod
    def tearDownClass(cls):
        cls.service.close()

    @classmethod
    def http(cls):
        return cls.service.session("logs", SCOPES)

    def url(self, path):
        return self.service.url + "/v1.0/admin/logs" + path

    def ask(self, http, form="jsonLines"):
        wish = {"query": {"logs": ["board"], "text": "ああああああ", "oldestFirst": True}, "format": form}
        made = http.post(self.url("/exports"), json=wish, timeout=60)
        self.assertEqual(201, made.status_code, made.text)
        return made.json()["exportId"]

    def ready(self, http, export):
        until = time.monotonic() + 120
        while time.monotonic() < until:
            one = next(e for e in http.get(self.url("/exports"), timeout=60).json()["exports"] if e["exportId"] == export)
            if one["state"] not in ("waiting", "running"):
                return one
            time.sleep(0.05)
        raise AssertionError("the export never ends")

    def test_killed_export_goes_on(self):
        http = self.http()
        export = self.ask(http)
        until = time.monotonic() + 60
        while time.monotonic() < until:
            one = http.get(self.url("/exports"), timeout=60).json()["exports"][0]
            if one["bytes"] > 0:
                break
        self.assertGreater(one["bytes"], 0)
        self.service.process.send_signal(signal.SIGKILL)
        self.service.process.wait(30)
        self.service.start("--rate-directory", "0")
        http = self.http()
        done = self.ready(http, export)
        self.assertEqual("ready", done["state"], done)
        file = http.get(self.url(f"/exports/{export}/file"), timeout=120)
        self.assertEqual(done["digest"], hashlib.sha256(file.content).hexdigest())
        self.assertEqual(done["bytes"], len(file.content))
        numbers = [int(json.loads(line)["targetName"].split()[0]) for line in file.content.decode().splitlines()]
        self.assertEqual(list(range(BATCHES * BATCH)), numbers, "each once, in order")
        half = len(file.content) // 2
        rest = http.get(self.url(f"/exports/{export}/file"), headers={"Range": f"bytes={half}-"}, timeout=120)
        self.assertEqual((206, file.content[half:]), (rest.status_code, rest.content))
        self.assertEqual(0, self.service.verify_audit().get("faults", 0))

    def test_a_rare_word_keeps_nobody_waiting(self):
        stop, slowest = threading.Event(), []

        def look():
            http, cursor = self.http(), None
            while not stop.is_set():
                begin = time.monotonic()
                page = http.get(self.url("/records"), params={"text": "どこにもない", "logs": "board", "cursor": cursor}, timeout=60).json()
                slowest.append(time.monotonic() - begin)
                self.assertEqual([], page["records"])
                cursor = page["responseMetaData"]["nextCursor"]
                self.assertEqual(cursor is None, "searchedTo" not in page)

        lookers = [threading.Thread(target=look) for _ in range(4)]
        for one in lookers:
            one.start()
        http, waits = self.service.session(), []
        for _ in range(40):
            begin = time.monotonic()
            self.assertEqual(200, http.get(self.service.url + "/v1.0/users?count=1", timeout=60).status_code)
            waits.append(time.monotonic() - begin)
            time.sleep(0.02)
        stop.set()
        for one in lookers:
            one.join()
        self.assertLess(sorted(waits)[len(waits) // 2], 1.0, "others are served meanwhile")
        self.assertGreater(len(slowest), 8)


if __name__ == "__main__":
    unittest.main(warnings="ignore")  # of sockets that are closed with their session
