#!/usr/bin/env python3
"""Roles at a running service with a sample of 200 members: test_roles.py DIRECTORY_OF_THE_PROGRAMS

A role is made, given, deleted while its holder is at work, and brought back with those who may still hold it. The highest administrator
hands over to somebody else; meanwhile acceptance and withdrawal race, and a killed service leaves exactly one. A store of before has all
roles after a start.
"""

import base64
import hashlib
import pathlib
import secrets
import signal
import sys
import tempfile
import threading
import unittest

import requests

sys.dont_write_bytecode = True
from script_service import ScriptService  # noqa: E402

PROGRAM = pathlib.Path(sys.argv.pop(1) if len(sys.argv) > 1 else "build/dev/bin").resolve() / "sekishod"
PASSWORD = "kesa9Tsuru42"
ADMIN = "/v1.0/admin"
WHOLE = {"scope": {"orgUnits": [], "includeSubOrgUnits": True}}


class Person:
    """One who is signed in with the console's client; `status` of the sign-in."""

    def __init__(self, service, login, first=None):
        self.url = service.url
        self.http = requests.Session()
        self.http.trust_env = False
        self.http.verify = service.ca
        verifier = secrets.token_urlsafe(48)
        challenge = base64.urlsafe_b64encode(hashlib.sha256(verifier.encode()).digest()).rstrip(b"=").decode()
        step = self.http.post(self.url + "/oauth2/v2.0/console/challenge", timeout=60, json={
            "loginId": login, "password": first or PASSWORD, "clientId": "sekisho-console", "codeChallenge": challenge,
            "client": {"kind": "console", "deviceName": "desk", "os": "Linux", "version": "1"}})
        if step.ok and step.json()["status"] == "newPassword":
            step = self.http.post(self.url + f"/oauth2/v2.0/console/challenge/{step.json()['challengeId']}/new-password", timeout=60,
                                  json={"password": PASSWORD})
        self.status = step.status_code
        if not step.ok:
            return
        tokens = self.http.post(self.url + "/oauth2/v2.0/token", timeout=60, data={
            "grant_type": "authorization_code", "client_id": "sekisho-console", "code": step.json()["code"], "code_verifier": verifier})
        tokens.raise_for_status()
        self.http.headers["Authorization"] = "Bearer " + tokens.json()["access_token"]

    def ask(self, method, path, body=None, headers=None, **query):
        return self.http.request(method, self.url + ADMIN + path, json=body, params=query, headers=headers, timeout=300)

    def get(self, path, **query):
        answer = self.ask("GET", path, **query)
        answer.raise_for_status()
        return answer.json()

    def pages(self, path, key, **query):
        entries, cursor = [], None
        while True:
            page = self.get(path, **query, **({"cursor": cursor} if cursor else {}))
            entries += page[key]
            cursor = page["responseMetaData"]["nextCursor"]
            if not cursor:
                return entries


class Roles(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        with tempfile.NamedTemporaryFile("w", prefix="sekishod-password-") as file:
            file.write(PASSWORD)
            file.flush()
            cls.service = ScriptService(PROGRAM, "--sample", 200, "--seed", 6, "--sample-password-file", file.name)
        cls.addClassCleanup(cls.service.close)
        cls.limits = ["--rate-admin", 0, "--rate-sign-in", 0, "--rate-directory", 0, "--rate-push", 0]
        cls.service.start(*cls.limits)
        cls.highest = Person(cls.service, "admin@sakura", cls.service.made["sakura"]["setupPassword"])
        cls.domain = cls.highest.get("/me")["domainId"]
        cls.addClassCleanup(lambda: cls.highest.http.close())
        script = cls.service.session()
        cls.addClassCleanup(script.close)
        users = script.get(cls.service.url + "/v1.0/users", params={"count": 100}, timeout=60).json()["users"]
        held = {h["userId"] for r in cls.highest.get("/roles")["roles"] for h in cls.highest.pages(f"/roles/{r['roleId']}/holders", "holders")}
        cls.plain = [u for u in users if not (u["isAdministrator"] or u["isDeleted"] or u["isPending"] or u["isSuspended"] or u["isAwaiting"])
                     and u["userId"] not in held]

    @classmethod
    def sign_in(cls):
        cls.highest.http.close()
        cls.highest = Person(cls.service, "admin@sakura")

    def person(self, login):
        who = Person(self.service, login)
        self.addCleanup(who.http.close)
        return who

    def take(self):
        person, type(self).plain = self.plain[0], self.plain[1:]
        return person

    def expect(self, status, answer, code=None):
        self.assertEqual(status, answer.status_code, answer.text)
        if code:
            self.assertEqual(code, answer.json()["code"])
        return answer

    def make(self, name, *grants):
        return self.expect(201, self.highest.ask("POST", "/roles", {
            "name": name, "grants": [{"menu": menu, "access": access} for menu, access in grants]})).json()["roleId"]

    def give(self, person, role, body=None):
        return self.expect(200, self.highest.ask("PUT", f"/users/{person['userId']}/roles/{role}", body or WHOLE))

    def test_a_role_deleted_while_its_holder_acts(self):
        person, other = self.take(), self.take()
        role = self.make("働いている", ("members.members", "view"))
        self.give(person, role)
        self.give(other, role)
        who = self.person(person["email"])
        self.expect(200, who.ask("GET", "/snapshot"))
        self.expect(204, self.highest.ask("DELETE", f"/roles/{role}"))
        self.expect(403, who.ask("GET", "/snapshot"))
        self.assertEqual(403, self.person(person["email"]).status)
        script = self.service.session()
        self.expect(204, script.delete(self.service.url + f"/v1.0/users/{other['userId']}", timeout=60))
        back = self.expect(200, self.highest.ask("POST", f"/roles/{role}/undelete")).json()
        self.assertEqual(1, back["holders"])
        self.expect(200, who.ask("GET", "/snapshot"))
        self.expect(404, self.highest.ask("PUT", f"/users/{other['userId']}/roles/role-of-nobody", WHOLE), "ROLE_NOT_EXIST")
        script.close()

    def test_a_changed_role_counts_at_once(self):
        person = self.take()
        role = self.make("広がる", ("members.members", "view"))
        self.give(person, role)
        who = self.person(person["email"])
        self.expect(403, who.ask("GET", "/devices"))
        wider = {"name": "広がる", "grants": [{"menu": menu, "access": "view"} for menu in ("members.members", "security.usage")]}
        self.expect(200, self.highest.ask("PUT", f"/roles/{role}", wider, {"If-Match": '"1"'}))
        self.expect(200, who.ask("GET", "/devices"))
        self.assertEqual(["role.update", "role.create"], [r["action"] for r in self.highest.get(f"/roles/{role}/history")["records"]])

    def test_acceptance_and_withdrawal_race_and_one_wins(self):
        person = self.take()
        self.give(person, f"operator:{self.domain}")
        who = self.person(person["email"])
        for _ in range(6):
            self.expect(201, self.highest.ask("POST", "/delegation", {"userId": person["userId"], "formerRoleId": f"deputy:{self.domain}"}))
            answers = {}
            threads = [threading.Thread(target=lambda: answers.update(accept=who.ask("POST", "/delegation/acceptance", {"accept": True}))),
                       threading.Thread(target=lambda: answers.update(cancel=self.highest.ask("DELETE", "/delegation")))]
            for thread in threads:
                thread.start()
            for thread in threads:
                thread.join()
            accepted, cancelled = answers["accept"].status_code == 200, answers["cancel"].status_code == 204
            self.assertNotEqual(accepted, cancelled, (answers["accept"].text, answers["cancel"].text))
            self.assert_one_highest(person["userId"] if accepted else self.highest.get("/me")["user"]["userId"], who)
            if accepted:
                self.expect(201, who.ask("POST", "/delegation", {"userId": self.highest.get("/me")["user"]["userId"]}))
                self.expect(200, self.highest.ask("POST", "/delegation/acceptance", {"accept": True}))

    def assert_one_highest(self, user, who):
        seen = who.ask("GET", f"/roles/super:{self.domain}/holders")
        seen = seen if seen.ok else self.highest.ask("GET", f"/roles/super:{self.domain}/holders")
        self.assertEqual([user], [holder["userId"] for holder in seen.json()["holders"]])

    def test_a_killed_service_leaves_exactly_one(self):
        person = self.take()
        self.give(person, f"operator:{self.domain}")
        self.expect(201, self.highest.ask("POST", "/delegation", {"userId": person["userId"]}))
        who = self.person(person["email"])
        done = []

        def accept():
            try:
                done.append(who.ask("POST", "/delegation/acceptance", {"accept": True}).status_code)
            except requests.RequestException:
                done.append(0)

        thread = threading.Thread(target=accept)
        thread.start()
        self.service.process.send_signal(signal.SIGKILL)
        self.service.process.wait(30)
        thread.join()
        self.service.start(*self.limits)
        self.sign_in()
        who = self.person(person["email"])
        state = who.get("/delegation")["delegation"]["state"]
        self.assertIn(state, ("waiting", "accepted"))
        if state == "waiting":
            self.assertNotEqual([200], done)
            self.expect(200, who.ask("POST", "/delegation/acceptance", {"accept": True}))
        self.assertEqual(403, self.person("admin@sakura").status)
        self.assert_one_highest(person["userId"], who)
        back = who.ask("GET", "/users/admin@sakura/roles")
        self.assertEqual([], self.expect(200, back).json()["roles"])
        admin = who.http.get(self.service.url + "/v1.0/users/admin@sakura", timeout=60)
        self.expect(201, who.ask("POST", "/delegation", {"userId": self.expect(200, admin).json()["userId"]}))
        self.sign_in()
        self.expect(200, self.highest.ask("POST", "/delegation/acceptance", {"accept": True}))
        self.service.verify_audit()


if __name__ == "__main__":
    unittest.main()
