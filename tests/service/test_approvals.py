#!/usr/bin/env python3
"""A second person over the real service: test_approvals.py DIRECTORY_OF_THE_PROGRAMS

A deputy's deletion and a program's wait, a second console hears of it at once, whoever approves sees exactly what is done,
and the service may be stopped in between. A wrong password confirms nobody.
"""

import json
import pathlib
import sys
import tempfile
import threading
import time
import unittest

sys.dont_write_bytecode = True
sys.path.insert(0, str(pathlib.Path(__file__).resolve().parent))

from administrator import ADMIN, PASSWORD, REASON, Administrator  # noqa: E402
from script_service import ScriptService  # noqa: E402

PROGRAM = pathlib.Path(sys.argv.pop(1) if len(sys.argv) > 1 else "build/dev/bin").resolve() / "sekishod"


class Approvals(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        with tempfile.NamedTemporaryFile("w", prefix="sekishod-password-") as file:
            file.write(PASSWORD)
            file.flush()
            cls.service = ScriptService(PROGRAM, "--sample", 300, "--sample-requests", "--seed", 6, "--sample-password-file", file.name)
        cls.addClassCleanup(cls.service.close)
        cls.service.start("--rate-admin", 0, "--rate-sign-in", 0, "--rate-directory", 0)
        script = cls.service.session()
        cls.addClassCleanup(script.close)
        users = script.get(cls.service.url + "/v1.0/users?count=100", timeout=60).json()["users"]
        roles = {"admin", "deputy", "operator", "branch", "viewer"}
        cls.people = [user for user in users if user["email"].partition("@")[0].rstrip("0123456789") not in roles and not user["isSuspended"]
                      and not user["isPending"] and not user["isAwaiting"] and not user["isDeleted"]]
        cls.admin = Administrator(cls.service, "admin@sakura", cls.service.made["sakura"]["setupPassword"])
        cls.one, cls.two = (Administrator(cls.service, login + "@sakura") for login in ("deputy1", "deputy2"))
        for who in (cls.admin, cls.one, cls.two):
            cls.addClassCleanup(who.http.close)

    def rules(self, **values):
        state = self.admin.get(ADMIN + "/policies/approvals")
        answer = self.admin.ask("PUT", ADMIN + "/policies/approvals", {"values": values, "reason": "試験"},
                                If_Match=f'"{state["revision"]}"')
        self.assertEqual(answer.status_code, 200, answer.text)

    def delete(self, who, person, **headers):
        return who.ask("DELETE", "/v1.0/users/" + person["userId"], **headers)

    def is_deleted(self, person):
        return self.admin.get("/v1.0/users/" + person["userId"])["isDeleted"]

    def test_a_second_person(self):
        self.sampled()
        self.rules(memberDelete="second", bulkApply="second")
        self.deletion(self.people[0])
        self.program(self.people[1])
        self.imported(self.people[2])
        self.stopped_in_between(self.people[3])
        self.confirmed()
        self.service.verify_audit()

    def sampled(self):
        page = self.admin.get(ADMIN + "/approvals")
        self.assertEqual((page["forMe"], page["requests"][0]["action"]), (1, "roleActivate"), "what a new tenant is shown with")
        self.assertEqual([change["action"] for change in page["requests"][0]["plan"]], ["role.activate"])
        self.assertEqual(self.admin.approve(page["requests"][0])["state"], "applied", "and it is as if it had been asked for")
        running = self.admin.get(ADMIN + "/activations")["activations"]
        self.assertEqual([one["userId"] for one in running], [page["requests"][0]["requesterId"]])

    def deletion(self, person):
        refused = self.delete(self.one, person)
        self.assertEqual((refused.status_code, refused.json()["code"]), (400, "APPROVAL_REASON_REQUIRED"))
        heard = []
        cursor = json.loads(self.two.ask("GET", ADMIN + "/snapshot").text.splitlines()[0])["cursor"]

        def listen():
            page = self.two.get(f"{ADMIN}/changes?cursor={cursor}&wait=20")
            heard.extend([time.monotonic(), [change["id"] for change in page["changes"] if change["kind"] == "approval"]])

        listener = threading.Thread(target=listen)
        listener.start()
        time.sleep(0.5)
        began = time.monotonic()
        held = self.delete(self.one, person, X_Reason=REASON)
        self.assertEqual(held.status_code, 202, held.text)
        listener.join(30)
        self.assertEqual(heard[1], [held.json()["approvalId"]], "the other console hears of it")
        print(f"heard of after {heard[0] - began:.3f} s")
        self.assertLess(heard[0] - began, 1.0)
        self.assertFalse(self.is_deleted(person))

        page = self.two.get(ADMIN + "/approvals")
        self.assertEqual((page["forMe"], page["requests"][0]["reason"]), (1, "退職したため"))
        self.assertEqual([change["action"] for change in page["requests"][0]["plan"]], ["member.delete"])
        own = self.one.ask("POST", f"{ADMIN}/approvals/{held.json()['approvalId']}/approval", {}, If_Match='"1"')
        self.assertEqual((own.status_code, own.json()["code"]), (403, "APPROVAL_OWN"))
        done = self.two.approve(page["requests"][0])
        self.assertEqual(done["state"], "applied")
        self.assertTrue(self.is_deleted(person))

    def program(self, person):
        script = self.service.session()
        self.addCleanup(script.close)
        held = script.delete(f"{self.service.url}/v1.0/users/{person['userId']}", timeout=60, headers={"X-Reason": REASON})
        self.assertEqual(held.status_code, 202, held.text)
        mine = script.get(self.service.url + ADMIN + "/approvals?view=mine", timeout=60).json()
        self.assertEqual([request["approvalId"] for request in mine["requests"]], [held.json()["approvalId"]])
        own = script.post(f"{self.service.url}{ADMIN}/approvals/{held.json()['approvalId']}/approval", json={}, timeout=60,
                          headers={"If-Match": '"1"'})
        self.assertEqual((own.status_code, own.json()["code"]), (403, "APPROVAL_OWN"))
        self.assertEqual(held.json()["quorum"], 2, "one more than the rules say")
        self.assertEqual(self.admin.approve(held.json())["state"], "waiting")
        self.assertEqual(self.one.approve(held.json())["state"], "applied")
        self.assertTrue(self.is_deleted(person))

    def imported(self, person):
        made = self.one.ask("POST", ADMIN + "/changesets", {
            "title": "取り込み", "origin": "import", "plan": True,
            "operations": [{"no": 1, "kind": "member", "action": "suspend", "id": person["userId"], "value": {}}]})
        self.assertEqual(made.status_code, 201, made.text)
        held = self.one.ask("POST", f"{ADMIN}/changesets/{made.json()['changesetId']}/apply", {}, X_Reason=REASON)
        self.assertEqual(held.status_code, 202, held.text)
        self.assertEqual((held.json()["action"], held.json()["changesetId"]), ("bulkApply", made.json()["changesetId"]))
        self.assertEqual(self.two.approve(held.json())["state"], "applied")
        self.assertTrue(self.admin.get("/v1.0/users/" + person["userId"])["isSuspended"])

    def stopped_in_between(self, person):
        held = self.delete(self.one, person, X_Reason=REASON).json()
        self.assertEqual(self.service.stop(), 0)
        self.service.start("--rate-admin", 0, "--rate-sign-in", 0, "--rate-directory", 0)
        for who in (self.admin, self.one, self.two):
            who.again()
        self.assertEqual(self.two.get(f"{ADMIN}/approvals/{held['approvalId']}")["state"], "waiting")
        self.assertEqual(self.two.approve(held)["state"], "applied")
        self.assertTrue(self.is_deleted(person))

    def confirmed(self):
        wrong = self.one.ask("POST", ADMIN + "/me/verification", {"password": "not it"})
        self.assertEqual((wrong.status_code, wrong.json()["code"]), (403, "PASSWORD_WRONG"))
        self.assertEqual(self.one.ask("POST", ADMIN + "/me/verification", {}).status_code, 400)
        right = self.one.ask("POST", ADMIN + "/me/verification", {"password": PASSWORD})
        self.assertEqual(right.status_code, 200, right.text)
        script = self.service.session()
        self.addCleanup(script.close)
        self.assertEqual(script.post(self.service.url + ADMIN + "/me/verification", json={"password": "x"}, timeout=60).status_code, 403,
                         "a program cannot confirm who it is")


if __name__ == "__main__":
    unittest.main()
