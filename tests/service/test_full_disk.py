#!/usr/bin/env python3
"""A disk without room in the middle of a write, a plan and an application, and a store whose file is damaged: one clear sentence,
nothing half done, and it goes on when there is room again: test_full_disk.py DIRECTORY_OF_THE_PROGRAMS"""

import json
import pathlib
import re
import resource
import shutil
import signal
import subprocess
import sys
import tempfile
import time
import unittest

from script_service import ScriptService

PROGRAM = pathlib.Path(sys.argv.pop(1) if len(sys.argv) > 1 else "build/dev/bin").resolve() / "sekishod"
CHANGESETS = "/v1.0/admin/changesets"
MEMBERS = 6000  # their operations do not fit into a log as large as a new store


class FullDisk(unittest.TestCase):
    def setUp(self):
        self.service = ScriptService(PROGRAM)
        self.addCleanup(self.service.close)
        self.service.start("--rate-admin", 0, "--rate-directory", 0, before=lambda: signal.signal(signal.SIGXFSZ, signal.SIG_IGN))
        self.http = self.service.session()
        self.domain = self.ask("GET", "/v1.0/users?count=1").json()["users"][0]["domainId"]

    def ask(self, method, path, **more):
        return self.http.request(method, self.service.url + path, timeout=120, **more)

    def room(self, more=None):
        """No file of the service may grow beyond the largest one by more than that."""
        largest = max(file.stat().st_size for file in self.service.data.iterdir() if file.is_file())
        limit = resource.RLIM_INFINITY if more is None else largest + more
        resource.prlimit(self.service.process.pid, resource.RLIMIT_FSIZE, (limit, resource.RLIM_INFINITY))

    def no_room(self, answer):
        self.assertEqual(answer.status_code, 507, answer.text)
        body = answer.json()
        self.assertEqual(body["code"], "SERVICE_STORAGE_FULL")
        self.assertRegex(body["description"], r"\S.*\.$")

    def changeset(self, count=MEMBERS):
        place = f"{CHANGESETS}/{self.ask('POST', CHANGESETS, json={'title': '取り込み'}).json()['changesetId']}"
        lines = [json.dumps({"no": n, "kind": "member", "action": "create", "value": {
            "domainId": self.domain, "email": f"joiner{n}", "privateEmail": f"j{n}@example.com", "userName": {"lastName": f"社員{n}"}}})
                 for n in range(1, count + 1)]
        return place, "\n".join(lines).encode()

    def wait(self, place, *states):
        until = time.monotonic() + 120
        while time.monotonic() < until:
            found = self.ask("GET", place).json()
            if found["state"] in states:
                return found
            time.sleep(0.05)
        self.fail(f"still {found['state']}")

    def names(self):
        out, cursor = [], None
        while True:
            page = self.ask("GET", "/v1.0/users", params={"count": 100, **({"cursor": cursor} if cursor else {})}).json()
            out += [user["email"] for user in page["users"]]
            cursor = page["responseMetaData"]["nextCursor"]
            if not cursor:
                return out

    def test_a_request_says_so_and_the_next_one_goes_through(self):
        before = self.names()
        place, body = self.changeset()
        self.room(20_000)
        self.no_room(self.ask("PUT", place + "/operations?from=1", data=body))
        self.assertEqual(self.names(), before, "reading goes on")
        group = {"domainId": self.domain, "groupName": "x" * 50, "administrators": [], "members": []}
        for _ in range(200):  # until a single small write finds no room either
            answer = self.ask("POST", "/v1.0/groups", json={**group, "groupName": f"g{time.monotonic_ns()}"})
            if answer.status_code == 507:
                break
        self.room()
        self.assertEqual(self.ask("PUT", place + "/operations?from=1", data=body).json()["received"], MEMBERS)
        self.assertEqual(self.ask("POST", CHANGESETS, json={"title": "x"}).status_code, 201)
        self.assertEqual(self.service.stop(), 0)
        self.service.verify_audit()

    def test_a_plan_fails_with_a_sentence_and_can_be_made_again(self):
        place, body = self.changeset()
        self.assertEqual(self.ask("PUT", place + "/operations?from=1", data=body).status_code, 200)
        self.room(30_000)
        answer = self.ask("POST", place + "/plan")
        if answer.status_code == 507:
            self.no_room(answer)
        else:
            self.assertEqual(answer.status_code, 202, answer.text)
            time.sleep(1)
        self.assertFalse([r for r in self.names() if r.startswith("joiner")])
        self.room()
        found = self.wait(place, "failed", "planned", "open")
        if found["state"] == "failed":
            self.assertEqual(found["error"]["code"], "SERVICE_STORAGE_FULL")
        if found["state"] != "planned":
            self.assertEqual(self.ask("POST", place + "/plan").status_code, 202)
            found = self.wait(place, "failed", "planned")
        self.assertEqual(found["counts"]["added"], MEMBERS)
        until = time.monotonic() + 10  # the copy goes a moment after the failure is told
        while list(self.service.data.glob("scratch-*")) and time.monotonic() < until:
            time.sleep(0.05)
        self.assertFalse(list(self.service.data.glob("scratch-*")))

    def test_an_application_waits_and_goes_on(self):
        place, body = self.changeset()
        self.ask("PUT", place + "/operations?from=1", data=body)
        self.ask("POST", place + "/plan")
        self.assertEqual(self.wait(place, "planned", "failed")["state"], "planned")
        self.assertEqual(self.ask("POST", place + "/apply", json={}).status_code, 202)
        until = time.monotonic() + 60
        while self.ask("GET", place).json()["progress"]["done"] < MEMBERS // 5 and time.monotonic() < until:
            time.sleep(0.01)
        self.room(50_000)
        time.sleep(2)
        held = self.ask("GET", place).json()
        self.assertIn(held["state"], ("applying", "applied"))
        self.room()
        self.assertEqual(self.wait(place, "applied", "rolledBack")["state"], "applied")
        names = self.names()
        self.assertEqual((len(names), len(set(names))), (MEMBERS + 1, MEMBERS + 1))
        self.assertEqual(self.service.stop(), 0)
        self.service.verify_audit()


class DamagedStore(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.folder = tempfile.TemporaryDirectory(prefix="sekishod-damage-")
        cls.addClassCleanup(cls.folder.cleanup)
        cls.good = pathlib.Path(cls.folder.name) / "good"
        subprocess.run([PROGRAM, "init", "--data", cls.good, "--workgroup", "sakura", "--admin", "admin", "--sample", "60"], check=True,
                       capture_output=True, timeout=120)

    def setUp(self):
        self.data = self.good.parent / "data"
        shutil.rmtree(self.data, ignore_errors=True)
        shutil.copytree(self.good, self.data)
        self.store = self.data / "store.db"

    def run_tool(self, *words, key=None):
        environment = {"PATH": "/usr/bin:/bin", **({"SEKISHOD_KEY": key} if key else {})}
        return subprocess.run([PROGRAM, *words, "--data", self.data], capture_output=True, text=True, timeout=60, check=False, env=environment)

    def one_sentence(self, done):
        self.assertGreater(done.returncode, 0, "refused, not killed")
        self.assertTrue(re.fullmatch(r"sekishod: [^\n]{10,400}\.\n", done.stderr), done.stderr)

    def refused(self, key=None):
        content = self.store.read_bytes()
        for words in (("serve", "--listen", "127.0.0.1:0"), ("audit", "verify"), ("init", "--workgroup", "ume", "--admin", "admin"),
                      ("client", "add", "--workgroup", "sakura", "--name", "x", "--scopes", "directory")):
            with self.subTest(command=words):
                self.one_sentence(self.run_tool(*words, key=key))
                self.assertEqual(self.store.read_bytes(), content, "it is left as it is, for whoever mends it")

    def flip(self, at):
        content = bytearray(self.store.read_bytes())
        content[at] ^= 0x10
        self.store.write_bytes(content)

    def test_a_flipped_bit_in_the_first_page(self):
        for at in (0, 17, 100, 4000):
            shutil.copy(self.good / "store.db", self.store)
            self.flip(at)
            self.refused()

    def test_a_file_cut_off(self):
        content = (self.good / "store.db").read_bytes()
        for size in (1, 100, 4095, 5000):
            self.store.write_bytes(content[:size])
            self.refused()

    def test_another_key(self):
        self.refused(key="5a" * 32)
        self.refused(key="too short")

    def test_a_key_file_that_is_none(self):
        for text in ("", "zz" * 32, "12"):
            (self.data / "store.key").write_text(text)
            self.refused()
        (self.data / "store.key").unlink()
        self.refused()

    def test_pages_damaged_further_on_are_told_and_not_read(self):
        size = self.store.stat().st_size
        content = bytearray(self.store.read_bytes())
        for at in range(8192, size, 4096):
            content[at + 123] ^= 1
        self.store.write_bytes(content)
        self.one_sentence(self.run_tool("audit", "verify"))


if __name__ == "__main__":
    unittest.main()
