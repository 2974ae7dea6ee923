#!/usr/bin/env python3
"""A changeset survives kill -9 of the service at any moment of its application and of its roll-back, and goes on by itself:
test_changesets.py DIRECTORY_OF_THE_PROGRAMS"""

import json
import pathlib
import random
import subprocess
import sys
import tempfile
import time
import unittest

import jwt
import requests

PROGRAM = pathlib.Path(sys.argv.pop(1) if len(sys.argv) > 1 else "build/dev/bin").resolve() / "sekishod"
MEMBERS = 4000
KILLS = 6


class Changesets(unittest.TestCase):
    def setUp(self):
        folder = tempfile.TemporaryDirectory(prefix="sekishod-changesets-")
        self.addCleanup(folder.cleanup)
        self.root = pathlib.Path(folder.name)
        self.data = self.root / "data"
        self.tool("init", "--data", self.data, "--workgroup", "sakura", "--admin", "admin")
        self.app = self.tool("client", "add", "--data", self.data, "--workgroup", "sakura", "--name", "import", "--scopes", "admin directory")
        self.process = None
        self.addCleanup(lambda: self.process and (self.process.kill(), self.process.wait(30)))
        self.start()

    def tool(self, *words):
        done = subprocess.run([PROGRAM, *map(str, words), "--json"], capture_output=True, text=True, check=True, timeout=120)
        return json.loads(done.stdout)

    def start(self):
        ready = self.root / "ready.json"
        ready.unlink(missing_ok=True)
        self.process = subprocess.Popen([PROGRAM, "serve", "--data", self.data, "--listen", "127.0.0.1:0", "--ready-file", ready,
                                         "--log", self.root / "log", "--rate-admin", "0", "--rate-directory", "0"])
        until = time.monotonic() + 60
        while not ready.exists() or not ready.read_text().strip():
            self.assertIsNone(self.process.poll(), "the service did not start")
            self.assertLess(time.monotonic(), until)
            time.sleep(0.02)
        place = json.loads(ready.read_text())
        self.url = place["url"]
        self.http = requests.Session()
        self.http.trust_env = False
        self.http.verify = place["caFile"]
        self.http.headers["Authorization"] = "Bearer " + self.token()

    def kill(self):
        self.http.close()
        self.process.kill()
        self.process.wait(30)

    def token(self):
        now = int(time.time())
        key = pathlib.Path(self.app["privateKeyFile"]).read_text()
        claims = {"iss": self.app["clientId"], "sub": self.app["serviceAccount"], "iat": now, "exp": now + 3600}
        form = {"assertion": jwt.encode(claims, key, algorithm="RS256"), "grant_type": "urn:ietf:params:oauth:grant-type:jwt-bearer",
                "client_id": self.app["clientId"], "client_secret": self.app["clientSecret"], "scope": "admin directory"}
        answer = self.http.post(self.url + "/oauth2/v2.0/token", data=form, timeout=60)
        self.assertEqual(answer.status_code, 200, answer.text)
        return answer.json()["access_token"]

    def ask(self, method, path, expected, **more):
        answer = self.http.request(method, self.url + "/v1.0/admin/changesets" + path, timeout=120, **more)
        self.assertEqual(answer.status_code, expected, answer.text[:500])
        return answer.json() if answer.content else None

    def wait(self, place, *states, progress=None):
        until = time.monotonic() + 240
        while time.monotonic() < until:
            changeset = self.ask("GET", place, 200)
            if changeset["state"] in states or (progress is not None and changeset["progress"]["done"] >= progress):
                return changeset
            time.sleep(0.01)
        self.fail("nothing happened in time")

    def planned(self):
        place = "/" + self.ask("POST", "", 201, json={"title": "取り込み"})["changesetId"]
        domain = self.http.get(self.url + "/v1.0/users?count=1", timeout=60).json()["users"][0]["domainId"]
        lines = []
        for n in range(1, MEMBERS + 1):
            value = {"domainId": domain, "email": f"import{n}", "privateEmail": f"import{n}@example.com", "userName": {"lastName": f"社員{n}"}}
            lines.append(json.dumps({"no": n, "kind": "member", "action": "create", "value": value}))
        self.ask("PUT", place + "/operations", 200, data="\n".join(lines).encode())
        self.ask("POST", place + "/plan", 202)
        self.assertEqual(self.wait(place, "planned", "failed")["counts"]["added"], MEMBERS)
        return place

    def members(self):
        names, cursor = [], None
        while True:
            page = self.http.get(self.url + "/v1.0/users", params={"count": 100, **({"cursor": cursor} if cursor else {})}, timeout=60).json()
            names += [user["email"] for user in page["users"]]
            cursor = page["responseMetaData"]["nextCursor"]
            if not cursor:
                return names

    def check_audit(self):
        done = subprocess.run([PROGRAM, "audit", "verify", "--data", self.data], capture_output=True, text=True, timeout=120, check=False)
        self.assertEqual(done.returncode, 0, done.stdout + done.stderr)

    def test_goes_on_after_each_kill(self):
        place = self.planned()
        self.ask("POST", place + "/apply", 202, json={})
        chance = random.Random(7)
        for number in range(1, KILLS + 1):
            self.wait(place, "applied", progress=number * MEMBERS // (KILLS + 2))
            time.sleep(chance.random() * 0.03)
            self.kill()
            self.start()
        self.assertEqual(self.wait(place, "applied", "rolledBack")["state"], "applied")
        names = self.members()
        self.assertEqual(len(names), MEMBERS + 1)
        self.assertEqual(len(set(names)), len(names))
        self.assertFalse(list(self.data.glob("scratch-*")))
        self.kill()
        self.check_audit()

    def test_goes_on_taking_back(self):
        place = self.planned()
        self.ask("POST", place + "/apply", 202, json={})
        self.wait(place, "applied", progress=MEMBERS // 2)
        self.ask("POST", place + "/pause", 200)
        self.kill()
        self.start()
        self.assertEqual(self.ask("GET", place, 200)["state"], "paused")
        self.ask("POST", place + "/cancel", 200)
        for number in (1, 2):
            self.wait(place, "rolledBack", progress=number * MEMBERS // 8)
            self.kill()
            self.start()
        self.assertEqual(self.wait(place, "rolledBack")["state"], "rolledBack")
        self.assertEqual(self.members(), ["admin@sakura"])
        self.kill()
        self.check_audit()


if __name__ == "__main__":
    unittest.main()
