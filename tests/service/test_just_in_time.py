#!/usr/bin/env python3
"""Rights that are lent, at a running service with a sample of 200 members: test_just_in_time.py DIRECTORY_OF_THE_PROGRAMS

Somebody activates a role for a minute: it is gone with the next request after its end, his change feed begins anew, and whoever waits at
the push stream hears of it. Another one needs a second person. The sealed account opens after no delay and is used up when it is closed;
a killed service takes nothing back that had ended.
"""

import base64
import hashlib
import json
import pathlib
import secrets
import signal
import sys
import tempfile
import threading
import time
import unittest

import requests

sys.dont_write_bytecode = True
from script_service import ScriptService  # noqa: E402

PROGRAM = pathlib.Path(sys.argv.pop(1) if len(sys.argv) > 1 else "build/dev/bin").resolve() / "sekishod"
PASSWORD = "kesa9Tsuru42"
ADMIN = "/v1.0/admin"
MINUTE = 60


class Person:
    """One who is signed in with the console's client."""

    def __init__(self, service, login, password=PASSWORD):
        self.url = service.url
        self.http = requests.Session()
        self.http.trust_env = False
        self.http.verify = service.ca
        verifier = secrets.token_urlsafe(48)
        challenge = base64.urlsafe_b64encode(hashlib.sha256(verifier.encode()).digest()).rstrip(b"=").decode()
        self.step = self.http.post(self.url + "/oauth2/v2.0/console/challenge", timeout=60, json={
            "loginId": login, "password": password, "clientId": "sekisho-console", "codeChallenge": challenge,
            "client": {"kind": "console", "deviceName": "desk", "os": "Linux", "version": "1"}})
        if not self.step.ok:
            return
        if self.step.json()["status"] == "newPassword":
            self.step = self.http.post(f"{self.url}/oauth2/v2.0/console/challenge/{self.step.json()['challengeId']}/new-password", timeout=60,
                                       json={"password": PASSWORD + "x"})
        tokens = self.http.post(self.url + "/oauth2/v2.0/token", timeout=60, data={
            "grant_type": "authorization_code", "client_id": "sekisho-console", "code": self.step.json()["code"], "code_verifier": verifier})
        tokens.raise_for_status()
        self.http.headers["Authorization"] = "Bearer " + tokens.json()["access_token"]

    def ask(self, method, path, body=None, headers=None, **query):
        return self.http.request(method, self.url + ADMIN + path, json=body, params=query, headers=headers, timeout=300)

    def get(self, path, **query):
        answer = self.ask("GET", path, **query)
        answer.raise_for_status()
        return answer.json()

    def activate(self, role, minutes=1, reason="夜間対応"):
        return self.ask("POST", "/me/activations", {"roleId": role, "minutes": minutes, "reason": reason}, {"X-Reason": "night"})

    def cursor(self):
        return json.loads(self.ask("GET", "/snapshot").text.splitlines()[0])["cursor"]


def until(condition, seconds=10):
    deadline = time.monotonic() + seconds
    while time.monotonic() < deadline:
        if condition():
            return True
        time.sleep(0.05)
    return False


class JustInTime(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        with tempfile.NamedTemporaryFile("w", prefix="sekishod-password-") as file:
            file.write(PASSWORD)
            file.flush()
            cls.service = ScriptService(PROGRAM, "--sample", 200, "--seed", 6, "--sample-password-file", file.name)
        cls.addClassCleanup(cls.service.close)
        cls.limits = ["--rate-admin", 0, "--rate-sign-in", 0, "--rate-directory", 0, "--rate-push", 0]
        cls.service.start(*cls.limits)
        cls.script = cls.service.session()
        cls.highest = Person(cls.service, "admin@sakura", cls.service.made["sakura"]["setupPassword"])
        cls.addClassCleanup(cls.highest.http.close)
        cls.addClassCleanup(cls.script.close)
        cls.domain = cls.highest.get("/me")["domainId"]
        users = cls.script.get(cls.service.url + "/v1.0/users", params={"count": 100}, timeout=60).json()["users"]
        plain = [u for u in users if not u["isAdministrator"] and not u["isDeleted"] and not u["isPending"] and not u["isSuspended"]]
        held = {h["userId"] for r in cls.highest.get("/roles")["roles"] for h in cls.highest.get(f"/roles/{r['roleId']}/holders")["holders"]}
        cls.plain = [u for u in plain if u["userId"] not in held]
        cls.unit = cls.script.get(cls.service.url + "/v1.0/orgunits", params={"count": 1}, timeout=60).json()["orgUnits"][0]["orgUnitId"]

    def person(self, login):
        who = Person(self.service, login)
        self.addCleanup(who.http.close)
        return who

    def role(self, key):
        return f"{key}:{self.domain}"

    def make_eligible(self, person, role, units=(), approval=False):
        answer = self.highest.ask("PUT", f"/users/{person['userId']}/roles/{role}", {
            "scope": {"orgUnits": list(units), "includeSubOrgUnits": True}, "eligible": {"maxMinutes": 60, "needsApproval": approval}})
        self.assertEqual(200, answer.status_code, answer.text)

    def test_a_minute_of_rights_is_a_minute(self):
        person = self.plain[0]
        self.assertEqual(403, self.person(person["email"]).step.status_code)  # no administrator at all
        self.make_eligible(person, self.role("operator"), [self.unit])
        who = self.person(person["email"])
        self.assertEqual(403, who.ask("GET", "/snapshot").status_code)
        begun = time.monotonic()
        started = who.activate(self.role("operator"))
        self.assertEqual(201, started.status_code, started.text)
        self.assertEqual(409, who.activate(self.role("operator")).status_code)
        self.assertEqual(200, who.ask("GET", "/snapshot").status_code)
        cursor = who.cursor()
        heard, enough = [], threading.Event()
        stream = threading.Thread(target=self.listen, args=(heard, enough), daemon=True)
        stream.start()
        self.assertTrue(until(lambda: heard))  # the stream stands
        while time.monotonic() - begun < MINUTE - 3:
            self.assertEqual(200, who.ask("GET", "/changes", cursor=cursor).status_code)
            time.sleep(2)
        before = len(heard)
        self.assertTrue(until(lambda: who.ask("GET", "/changes", cursor=cursor).status_code == 403, 6))
        gone = time.monotonic() - begun
        self.assertGreater(gone, MINUTE - 0.5)
        self.assertLess(gone, MINUTE + 0.7)  # the first request after the end
        self.assertTrue(until(lambda: not self.running(), 4), "the service has taken it away by itself")
        self.assertTrue(until(lambda: len(heard) > before, 4), "whoever waits at the push stream hears of it")
        enough.set()
        self.person(person["email"])  # one more event, at which the listener goes
        stream.join(10)
        self.assertFalse(stream.is_alive())
        ended = self.highest.get("/activations")["activations"][0]
        self.assertEqual((started.json()["activationId"], "time"), (ended["activationId"], ended["end"]))
        actions = [r["action"] for r in self.highest.get(f"/users/{person['userId']}/audit")["records"]]
        self.assertIn("role.activate", actions)
        self.assertIn("role.deactivate", actions)

    def running(self):
        return [a for a in self.highest.get("/activations")["activations"] if a["end"] == "none"]

    def listen(self, heard, enough):
        with self.highest.http.get(self.highest.url + ADMIN + "/push", stream=True, timeout=120) as answer:
            heard.append(answer.status_code)
            for line in answer.iter_lines():
                if line.startswith(b"event"):
                    heard.append(line)
                if enough.is_set():
                    return

    def test_the_feed_of_a_scoped_deputy_begins_anew(self):
        deputy = self.person("branch1@sakura")
        me = deputy.get("/me")["user"]
        self.make_eligible({"userId": me["userId"]}, self.role("operator"))
        cursor = deputy.cursor()
        self.assertEqual(200, deputy.ask("GET", "/changes", cursor=cursor).status_code)
        scoped = len(deputy.ask("GET", "/snapshot").text.splitlines())
        started = deputy.activate(self.role("operator"), 5)
        self.assertEqual(201, started.status_code, started.text)
        self.assertEqual(410, deputy.ask("GET", "/changes", cursor=cursor).status_code)
        self.assertGreater(len(deputy.ask("GET", "/snapshot").text.splitlines()), scoped)
        cursor = deputy.cursor()
        self.assertEqual(204, deputy.ask("DELETE", "/activations/" + started.json()["activationId"]).status_code)
        self.assertEqual(410, deputy.ask("GET", "/changes", cursor=cursor).status_code)
        self.assertEqual(scoped, len(deputy.ask("GET", "/snapshot").text.splitlines()))

    def test_a_second_person_agrees_first(self):
        person = self.plain[1]
        self.make_eligible(person, self.role("operator"), approval=True)
        who = self.person(person["email"])
        asked = who.activate(self.role("operator"), 5)
        self.assertEqual(202, asked.status_code, asked.text)
        self.assertEqual(403, who.ask("GET", "/snapshot").status_code)
        waits = asked.json()
        self.assertEqual("roleActivate", waits["action"])
        own = who.ask("POST", f"/approvals/{waits['approvalId']}/approval", {"reason": "自分で"}, {"If-Match": f'"{waits["version"]}"'})
        self.assertEqual(403, own.status_code, own.text)
        seen = self.highest.get(f"/approvals/{waits['approvalId']}")
        self.assertEqual(["role.activate"], [change["action"] for change in seen["plan"]])
        agreed = self.highest.ask("POST", f"/approvals/{waits['approvalId']}/approval", {"reason": "確認しました"},
                                  {"If-Match": f'"{seen["version"]}"'})
        self.assertEqual(200, agreed.status_code, agreed.text)
        self.assertEqual("applied", agreed.json()["state"])
        self.assertEqual(200, who.ask("GET", "/snapshot").status_code)
        active = who.get("/me/rights")["active"]
        self.assertEqual([5 * MINUTE], [round(seconds(a["until"]) - seconds(a["startedAt"])) for a in active])
        self.assertEqual(204, who.ask("DELETE", "/activations/" + active[0]["activationId"]).status_code)

    def test_the_sealed_account_opens_and_is_used_up(self):
        person = self.plain[2]
        policy = self.highest.ask("GET", "/policies/approvals")
        saved = self.highest.ask("PUT", "/policies/approvals", {"values": {**policy.json()["values"], "sealDelayMinutes": 0}},
                                 {"If-Match": policy.headers["ETag"]})
        self.assertEqual(200, saved.status_code, saved.text)
        sealed = self.highest.ask("PUT", "/break-glass", {"userId": person["userId"]})
        self.assertEqual(200, sealed.status_code, sealed.text)
        who = self.person(person["email"])
        self.assertTrue(until(lambda: "breakGlass.signIn" in self.actions(person), 5), "its sign-in is noticed")
        code, reason = sealed.json()["code"], "連絡がつかない"
        self.assertEqual(403, who.ask("POST", "/break-glass/opening", {"code": "0000-0000", "reason": reason}).status_code)
        opened = who.ask("POST", "/break-glass/opening", {"code": code, "reason": reason})
        self.assertEqual((200, "open"), (opened.status_code, opened.json().get("state")), opened.text)
        self.assertEqual(200, who.ask("GET", "/snapshot").status_code)
        self.service.process.send_signal(signal.SIGKILL)  # what is open stays open, and what is told stays told
        self.service.process.wait(30)
        self.service.start(*self.limits)
        for one in (who, self.highest):
            one.url = self.service.url  # another port
        self.assertEqual("open", self.highest.get("/break-glass")["state"])
        self.assertEqual(1, self.actions(person).count("breakGlass.signIn"))
        self.assertEqual(200, self.highest.ask("POST", "/break-glass/closing").status_code)
        self.assertEqual(403, who.ask("GET", "/snapshot").status_code)
        again = who.ask("POST", "/break-glass/opening", {"code": code, "reason": reason})
        self.assertEqual((409, "SEAL_USED"), (again.status_code, again.json()["code"]))
        log = pathlib.Path(self.service.log).read_text()
        self.assertNotIn(code, log)
        self.assertTrue(self.service.verify_audit())

    def actions(self, person):
        return [r["action"] for r in self.highest.get(f"/users/{person['userId']}/audit")["records"]]

    def test_looking_as_a_deputy_shows_his_part(self):
        deputy = self.person("branch1@sakura")
        me = deputy.get("/me")["user"]["userId"]
        users = "/v1.0/users"
        his = deputy.http.get(self.service.url + users, params={"count": 100}, timeout=60)
        seen = self.highest.http.get(self.service.url + users, params={"count": 100}, headers={"X-View-As": me}, timeout=60)
        self.assertEqual((200, his.json()), (seen.status_code, seen.json()))
        for _ in range(3):  # also when memory answers
            self.assertNotEqual(me, self.highest.get("/me")["user"]["userId"])
            mine = self.highest.ask("GET", "/me", headers={"X-View-As": me}).json()
            self.assertEqual([""], [role["builtIn"] for role in mine["roles"]])
        view = self.highest.ask("POST", f"/users/{me}/view")
        self.assertEqual(200, view.status_code, view.text)
        self.assertEqual(len({u["userId"] for u in his.json()["users"]} & {u["userId"] for u in view.json()["sample"]}), len(view.json()["sample"]))


def seconds(instant):
    whole, _, rest = instant.rstrip("Z").partition(".")
    return time.mktime(time.strptime(whole, "%Y-%m-%dT%H:%M:%S")) + float("0." + (rest or "0"))


if __name__ == "__main__":
    unittest.main()
