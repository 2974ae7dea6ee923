#!/usr/bin/env python3
"""The service is killed while an approved command is carried out: test_approvals_killed.py DIRECTORY_OF_THE_PROGRAMS

Whenever the blow falls, the command is carried out exactly once or not at all, and the request says which; what goes on by itself
(an import) goes on and is done once. Whoever asked can ask the service afterwards and approve again.
"""

import json
import pathlib
import random
import sys
import tempfile
import threading
import time
import unittest

import requests

sys.dont_write_bytecode = True
sys.path.insert(0, str(pathlib.Path(__file__).resolve().parent))

from administrator import ADMIN, PASSWORD, REASON, Administrator  # noqa: E402
from script_service import ScriptService  # noqa: E402

PROGRAM = pathlib.Path(sys.argv.pop(1) if len(sys.argv) > 1 else "build/dev/bin").resolve() / "sekishod"
ROUNDS = 16
LIMITS = ("--rate-admin", 0, "--rate-sign-in", 0, "--rate-directory", 0)


class ApprovalsKilled(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        with tempfile.NamedTemporaryFile("w", prefix="sekishod-password-") as file:
            file.write(PASSWORD)
            file.flush()
            cls.service = ScriptService(PROGRAM, "--sample", 300, "--seed", 6, "--sample-password-file", file.name)
        cls.addClassCleanup(cls.service.close)
        cls.service.start(*LIMITS)
        script = cls.service.session()
        users = script.get(cls.service.url + "/v1.0/users?count=100", timeout=60).json()["users"]
        script.close()
        roles = {"admin", "deputy", "operator", "branch", "viewer"}
        cls.people = [user for user in users if user["email"].partition("@")[0].rstrip("0123456789") not in roles and not user["isSuspended"]
                      and not user["isPending"] and not user["isAwaiting"] and not user["isDeleted"]]
        cls.admin = Administrator(cls.service, "admin@sakura", cls.service.made["sakura"]["setupPassword"])
        cls.one, cls.two = (Administrator(cls.service, login + "@sakura") for login in ("deputy1", "deputy2"))
        cls.all = (cls.admin, cls.one, cls.two)
        for who in cls.all:
            cls.addClassCleanup(who.http.close)
        state = cls.admin.get(ADMIN + "/policies/approvals")
        saved = cls.admin.ask("PUT", ADMIN + "/policies/approvals", {
            "values": {"memberDelete": "second", "bulkApply": "second"}, "reason": "試験"},
            If_Match=f'"{state["revision"]}"')
        assert saved.status_code == 200, saved.text

    def kill(self):
        self.service.process.kill()
        self.service.process.wait(30)

    def restart(self):
        self.service.start(*LIMITS)
        for who in self.all:
            who.http.close()
            who.again()

    def killed_while(self, work, after):
        """The answer, where one came before the blow."""
        answers = []

        def ask():
            try:
                answers.append(work())
            except requests.RequestException:
                pass

        asking = threading.Thread(target=ask)
        blow = threading.Timer(after, self.kill)
        blow.start()
        asking.start()
        asking.join(60)
        blow.join(60)
        self.restart()
        return answers[0] if answers else None

    def approval_of(self, held):
        return self.admin.get(f"{ADMIN}/approvals/{held['approvalId']}")

    def vote(self, held):
        return self.two.ask("POST", f"{ADMIN}/approvals/{held['approvalId']}/approval", {"reason": ""}, If_Match=f'"{held["version"]}"')

    def actions_of(self, person):
        return [record["action"] for record in self.admin.get(f"{ADMIN}/users/{person['userId']}/audit?count=100")["records"]]

    def test_exactly_once_or_not_at_all(self):
        chance = random.Random(5)
        outcomes = {"before": 0, "after": 0, "answered": 0}
        for number in range(ROUNDS):
            person = self.people[number]
            held = self.one.ask("DELETE", "/v1.0/users/" + person["userId"], X_Reason=REASON)
            self.assertEqual(held.status_code, 202, held.text)
            held = held.json()
            answer = self.killed_while(lambda held=held: self.vote(held), chance.uniform(0.0005, 0.02))
            now = self.approval_of(held)
            done = self.actions_of(person).count("member.delete")
            self.assertIn((now["state"], done), {("waiting", 0), ("applied", 1)}, "all of it or nothing")
            if answer is not None and answer.status_code == 200:
                self.assertEqual(now["state"], answer.json()["state"], "what was answered is kept")
                outcomes["answered"] += 1
            outcomes["after" if done else "before"] += 1
            if now["state"] == "waiting":
                self.assertEqual(now["votes"], [], "a vote and what follows from it are one")
                self.assertEqual(self.vote(now).json()["state"], "applied")
            else:
                self.assertEqual((self.vote(now).status_code, self.vote(now).json()["code"]), (409, "APPROVAL_DECIDED"))
            self.assertEqual(self.actions_of(person).count("member.delete"), 1)
        print(outcomes)
        self.assertGreater(outcomes["before"], 0, "no blow came early enough")
        self.assertGreater(outcomes["after"], 0, "no blow came late enough")

    def test_an_import_that_was_approved_goes_on_and_is_done_once(self):
        domain = self.service.made["sakura"]["domainId"]
        made = self.one.ask("POST", ADMIN + "/changesets", {"title": "取り込み", "origin": "import"})
        self.assertEqual(made.status_code, 201, made.text)
        place = f"{ADMIN}/changesets/{made.json()['changesetId']}"
        lines = [json.dumps({"no": n, "kind": "member", "action": "create", "value": {
            "domainId": domain, "email": f"import{n}", "privateEmail": f"import{n}@example.com", "userName": {"lastName": f"社員{n}"}}})
            for n in range(1, 1201)]
        put = self.one.http.put(self.one.url + place + "/operations", data="\n".join(lines).encode(), timeout=120)
        self.assertEqual(put.status_code, 200, put.text)
        self.assertIn(self.one.ask("POST", place + "/plan").status_code, (200, 202))
        until = time.monotonic() + 120
        while self.one.get(place)["state"] != "planned":
            self.assertLess(time.monotonic(), until)
            time.sleep(0.05)
        held = self.one.ask("POST", place + "/apply", {}, X_Reason=REASON)
        self.assertEqual(held.status_code, 202, held.text)
        held = held.json()
        self.killed_while(lambda: self.vote(held), 0.15)
        if self.approval_of(held)["state"] == "waiting":
            self.assertEqual(self.vote(self.approval_of(held)).json()["state"], "applied")
        for _ in range(2):
            time.sleep(0.1)
            self.kill()
            self.restart()
        until = time.monotonic() + 240
        while (state := self.one.get(place)["state"]) not in ("applied", "failed", "rolledBack"):
            self.assertLess(time.monotonic(), until, state)
            time.sleep(0.1)
        self.assertEqual(state, "applied")
        self.assertEqual(self.approval_of(held)["state"], "applied")
        names, cursor = [], ""
        while True:
            page = self.admin.get("/v1.0/users?count=100" + (f"&cursor={cursor}" if cursor else ""))
            names += [user["email"] for user in page["users"] if user["email"].startswith("import")]
            cursor = page["responseMetaData"]["nextCursor"]
            if not cursor:
                break
        self.assertEqual(len(names), 1200)
        self.assertEqual(len(set(names)), 1200)

    @classmethod
    def tearDownClass(cls):
        cls.service.stop()
        cls.service.verify_audit()


if __name__ == "__main__":
    unittest.main()
