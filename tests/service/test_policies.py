#!/usr/bin/env python3
"""A policy from draft to enforcement and back on a sample of 2,000 members: test_policies.py DIRECTORY_OF_THE_PROGRAMS

An administrator drafts "only these addresses", sees whom that logs out and that he is among them, is refused, adds his own
address and saves; from then on requests from outside are refused while the mobile app goes on; then he returns to the
revision before. What the preview said is compared with what happened.
"""

import base64
import concurrent.futures
import hashlib
import json
import pathlib
import secrets
import sys
import tempfile
import time
import unittest

import requests

from script_service import ScriptService

PROGRAM = pathlib.Path(sys.argv.pop(1) if len(sys.argv) > 1 else "build/dev/bin").resolve() / "sekishod"
PASSWORD = "kesa9Tsuru42"
OFFICE, OUTSIDE, ELSEWHERE = "198.51.100.7", "203.0.113.77", "203.0.113.200"
NETWORK = "/v1.0/admin/policies/network"
ONLY_HEADQUARTERS = {"mode": "allowList", "addresses": [{"range": "192.0.2.0/24", "label": "本社"}]}


class Person:
    """One who signed in with one client. Each request says from which address it comes."""

    def __init__(self, service, login, kind, address):
        self.service, self.login, self.address = service, login, address
        self.http = requests.Session()
        self.http.trust_env = False
        self.http.verify = service.ca
        verifier = secrets.token_urlsafe(48)
        challenge = base64.urlsafe_b64encode(hashlib.sha256(verifier.encode()).digest()).rstrip(b"=").decode()
        self.step = self.post("/oauth2/v2.0/console/challenge", json={
            "loginId": login, "password": PASSWORD, "clientId": "sekisho-console", "codeChallenge": challenge,
            "client": {"kind": kind, "deviceName": "desk", "os": "Linux", "version": "1"}})
        if self.step.status_code == 200:
            tokens = self.post("/oauth2/v2.0/token", data={"grant_type": "authorization_code", "client_id": "sekisho-console",
                                                           "code": self.step.json()["code"], "code_verifier": verifier})
            tokens.raise_for_status()
            self.http.headers["Authorization"] = "Bearer " + tokens.json()["access_token"]

    def ask(self, method, path, address=None, **more):
        headers = {"X-Forwarded-For": address or self.address, **more.pop("headers", {})}
        return self.http.request(method, self.service.url + path, headers=headers, timeout=120, **more)

    def post(self, path, **more):
        return self.ask("POST", path, **more)

    def who(self, address=None):
        """The status of an ordinary request, and the code of a refusal."""
        answer = self.ask("GET", "/oauth2/v2.0/userinfo", address)
        return answer.status_code, "" if answer.status_code == 200 else answer.json().get("code", "")


class Policies(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        with tempfile.NamedTemporaryFile("w", prefix="sekishod-password-") as file:
            file.write(PASSWORD)
            file.flush()
            cls.service = ScriptService(PROGRAM, "--sample", 2000, "--seed", 4, "--sample-password-file", file.name)
        cls.addClassCleanup(cls.service.close)
        cls.service.start("--trusted-proxy", "127.0.0.1", "--rate-admin", 0, "--rate-sign-in", 0, "--rate-directory", 0)
        cls.script = cls.service.session()
        cls.addClassCleanup(cls.script.close)
        users = cls.script.get(cls.service.url + "/v1.0/users?count=100", timeout=60).json()["users"]
        # Neither an administrator nor one who cannot sign in.
        roles = {"admin", "deputy", "operator", "branch", "viewer"}
        cls.people = [user for user in users if user["email"].partition("@")[0].rstrip("0123456789") not in roles and not user["isSuspended"]
                      and not user["isPending"] and not user["isAwaiting"] and not user["isDeleted"]]

    def setUp(self):
        self.deputy = self.enter("deputy1@sakura", "console", OFFICE)
        self.assertEqual(self.deputy.step.status_code, 200, self.deputy.step.text)

    def enter(self, login, kind, address):
        person = Person(self.service, login, kind, address)
        self.addCleanup(person.http.close)
        return person

    def policy(self, person, method, path, expected, **more):
        answer = person.ask(method, NETWORK + path, **more)
        self.assertEqual(answer.status_code, expected, answer.text[:600])
        return answer.json() if answer.content else None

    def save(self, person, values, expected, revision, **more):
        return self.policy(person, "PUT", "", expected, json={"values": values, **more}, headers={"If-Match": f'"{revision}"'})

    def revision(self):
        return self.policy(self.deputy, "GET", "", 200)["revision"]

    def listed(self, person, values, name):
        """All entries of one list of a preview, page by page."""
        entries, cursor = [], None
        while True:
            query = {"list": name, "count": 100, **({"cursor": cursor} if cursor else {})}
            page = self.policy(person, "POST", "/preview", 200, params=query, json={"values": values})["list"]
            entries += page["entries"]
            cursor = page["responseMetaData"]["nextCursor"]
            if not cursor:
                return entries

    def test_only_these_addresses_and_back(self):
        member = self.people[0]["email"]
        app, browser = self.enter(member, "mobileApp", OUTSIDE), self.enter(member, "browser", OUTSIDE)
        self.assertEqual((app.who()[0], browser.who()[0], self.deputy.who()[0]), (200, 200, 200))
        before = self.save(self.deputy, {"countries": ["JP", "KR"]}, 200, self.revision(), reason="韓国への出張")["revision"]

        preview = self.policy(self.deputy, "POST", "/preview", 200, json={"values": ONLY_HEADQUARTERS})
        self.assertEqual((preview["revision"], preview["effects"]), (before, {"ends": "allButMobileApp", "apiTokens": True}))
        self.assertEqual((preview["self"]["loggedOut"], preview["self"]["blocked"], preview["self"]["address"]), (True, True, OFFICE))
        self.assertFalse(preview["highestAdministrator"]["blocked"])
        told = preview["counts"]["loggedOut"]
        entries = self.listed(self.deputy, ONLY_HEADQUARTERS, "loggedOut")
        self.assertEqual(len(entries), told["members"])
        self.assertEqual(len({entry["userId"] for entry in entries}), told["members"])
        self.assertIn("deputy1@sakura", {entry["email"] for entry in entries})
        self.assertIn(member, {entry["email"] for entry in entries})
        self.assertGreater(told["members"], 100)

        refused = self.save(self.deputy, ONLY_HEADQUARTERS, 409, before)
        self.assertEqual(refused["code"], "POLICY_LOCKS_OUT")
        self.assertEqual((self.revision(), self.deputy.who()[0], browser.who()[0]), (before, 200, 200))

        mine = {**ONLY_HEADQUARTERS, "addresses": [*ONLY_HEADQUARTERS["addresses"], {"range": OFFICE, "label": "支社"}]}
        preview = self.policy(self.deputy, "POST", "/preview", 200, json={"values": mine})
        self.assertFalse(preview["self"]["blocked"])
        # Sessions of API clients are among those of the preview; what ends of them are their tokens.
        told = sum(entry["sessions"] for entry in self.listed(self.deputy, mine, "loggedOut") if entry["email"])
        saved = self.save(self.deputy, mine, 200, before, reason="社外からの閲覧を止める")
        self.assertEqual(saved["revision"], before + 1)
        self.assertEqual(saved["effects"]["sessionsEnded"], told, "the preview told what saving does")
        self.assertGreater(saved["effects"]["tokensEnded"], 0)

        self.enforced(member, app, browser)
        self.deputy = self.enter("deputy1@sakura", "console", OFFICE)
        back = self.policy(self.deputy, "POST", "/revert", 200, json={"revision": before, "reason": "試行の終わり"},
                           headers={"If-Match": f'"{saved["revision"]}"'})
        self.assertEqual((back["revision"], back["values"]["mode"], back["leftOut"]), (before + 2, "all", []))
        again = self.enter(member, "browser", OUTSIDE)
        self.assertEqual((again.who()[0], app.who()[0]), (200, 200))
        history = self.policy(self.deputy, "GET", "/revisions?count=2", 200)["revisions"]
        self.assertEqual([(entry["revision"], entry.get("revertedTo"), entry["reason"]) for entry in history],
                         [(before + 2, before, "試行の終わり"), (before + 1, None, "社外からの閲覧を止める")])
        self.assertIn("mode", json.dumps(history[1]["changes"]))
        self.service.verify_audit()

    def enforced(self, member, app, browser):
        """While only headquarters and the branch may come."""
        self.assertEqual(browser.who()[0], 401, "the session has ended")
        self.assertEqual(app.who()[0], 200, "the mobile app goes on")
        refused = self.enter(member, "browser", OUTSIDE).step
        self.assertEqual((refused.status_code, refused.json()["code"]), (403, "ACCESS_ADDRESS"))
        inside = self.enter(member, "browser", OFFICE)
        self.assertEqual(inside.who()[0], 200)
        self.assertEqual(inside.who(OUTSIDE), (403, "ACCESS_ADDRESS"), "a session is judged by where it is now")
        self.assertEqual(inside.who()[0], 200)
        self.assertEqual(self.enter(member, "mobileApp", ELSEWHERE).who()[0], 200)
        self.assertEqual(self.script.get(self.service.url + "/v1.0/users?count=1", timeout=60).status_code, 401)


    def test_a_save_names_what_it_saw(self):
        seen = self.revision()
        self.assertEqual(self.policy(self.deputy, "PUT", "", 428, json={"values": {"countries": ["JP"]}})["code"], "PRECONDITION_REQUIRED")
        # Several at once: one of them is first, the others overwrite nothing.
        others = [self.enter("deputy1@sakura", "console", OFFICE) for _ in range(4)]
        lists = [["JP", country] for country in ("DE", "FR", "IT", "ES")]
        with concurrent.futures.ThreadPoolExecutor(4) as pool:
            answers = list(pool.map(lambda each: each[0].ask("PUT", NETWORK, headers={"If-Match": f'"{seen}"'}, json={"values": {"countries": each[1]}}),
                                    zip(others, lists)))
        self.assertEqual(sorted(answer.status_code for answer in answers), [200, 412, 412, 412])
        won = next(index for index, answer in enumerate(answers) if answer.status_code == 200)
        present = self.policy(self.deputy, "GET", "", 200)
        self.assertEqual((present["revision"], present["values"]["countries"]), (seen + 1, lists[won]))
        self.assertEqual(answers[won].headers["ETag"], f'"{seen + 1}"')

    def test_bad_values_are_named_and_change_nothing(self):
        seen = self.revision()
        lines = [{"range": f"198.51.{n // 250 + 101}.{n % 250}", "label": ""} for n in range(400)]
        faults = [(17, "1.2.3.4/33", "ADDRESS_PREFIX"), (200, "203.0.113.9-203.0.113.1", "ADDRESS_BACKWARDS"), (399, "10.0.0.0/8", "ADDRESS_NOT_PUBLIC")]
        for index, text, _ in faults:
            lines[index] = {"range": text, "label": ""}
        for number, (index, _, code) in enumerate(faults):
            answer = self.deputy.ask("PUT", NETWORK, headers={"If-Match": f'"{seen}"'}, json={"values": {"mode": "allowList", "addresses": lines}})
            self.assertEqual((answer.status_code, answer.json()["code"], answer.headers["X-Error-Field"]), (400, code, f"addresses[{index}]"))
            self.assertIn(f"faults={len(faults) - number}", answer.headers["X-Error-Params"].split("&"))
            lines[index] = {"range": f"192.0.2.{index % 250}", "label": "直した行"}
        for values, code in (({"addresses": lines + lines[:101], "mode": "allowList"}, "POLICY_TOO_MANY"), ({"unknown": 1}, "POLICY_UNKNOWN_FIELD"),
                             ({"mode": "sometimes"}, "INVALID_PARAMETER"), ({"mode": True}, "INVALID_PARAMETER"),
                             ({"countryRestriction": True, "countries": ["JP", "ZZ"]}, "COUNTRY_UNKNOWN"),
                             ({"addresses": ["192.0.2.0/24", "192.0.2.128-192.0.2.255"], "mode": "allowList"}, "ADDRESS_OVERLAPS")):
            self.assertEqual(self.save(self.deputy, values, 400, seen)["code"], code, values)
        self.assertEqual(self.revision(), seen)

    def test_gateways_are_told_what_enforcement_does(self):
        files = self.deputy.ask("GET", "/v1.0/admin/policies/files").json()
        saved = self.deputy.ask("PUT", "/v1.0/admin/policies/files", headers={"If-Match": f'"{files["revision"]}"'},
                                json={"values": {"extensions": [" .EXE", "exe", "js"], "restrictedServices": ["talk"]}})
        self.assertEqual((saved.status_code, saved.json()["values"]["extensions"]), (200, ["exe", "js"]), saved.text)
        subject = {"type": "user", "id": self.people[1]["email"]}
        question = {"subject": subject, "action": {"name": "upload"}, "resource": {"type": "service", "id": "talk"},
                    "context": {"client": "browser", "ip": OUTSIDE, "extension": "Report.PDF.exe"}}
        self.service.apps["gateway"] = self.service.tool("client", "add", "--data", self.service.data, "--workgroup", "sakura", "--name", "gateway",
                                                         "--scopes", "access.evaluate")
        gateway = self.service.session("gateway", "access.evaluate")
        self.addCleanup(gateway.close)
        self.assertEqual(gateway.get(self.service.url + "/v1.0/users", timeout=60).status_code, 403)

        def ask(body, path="evaluation"):
            return gateway.post(f"{self.service.url}/access/v1/{path}", json=body, timeout=60).json()

        refused = ask(question)
        self.assertEqual((refused["decision"], [reason["code"] for reason in refused["context"]["reasons"]]), (False, ["FILE_TYPE_BANNED"]))
        self.assertTrue(refused["context"]["reasons"][0]["ja"].endswith("。"))
        self.assertEqual(self.deputy.post("/access/v1/evaluation", json=question).json(), refused, "an administrator is told the same")
        batch = {"subject": subject, "action": {"name": "upload"}, "context": question["context"],
                 "evaluations": [{"resource": {"type": "service", "id": name}} for name in ("board", "talk", "nothing", "drive")]}
        answers = ask(batch, "evaluations")["evaluations"]
        self.assertEqual([each["decision"] for each in answers], [True, False, False, True])
        self.assertEqual(answers[2]["context"]["error"]["status"], 400)

    def test_a_stopped_app_leaves_the_browser(self):
        member = self.people[2]["email"]
        app, browser = self.enter(member, "mobileApp", OUTSIDE), self.enter(member, "browser", OUTSIDE)
        self.assertEqual(self.deputy.ask("PUT", f"/v1.0/admin/users/{member}/app-stop", json={"mobile": True, "pc": True}).status_code, 204)
        self.assertEqual((app.who()[0], browser.who()[0]), (401, 200))
        refused = self.enter(member, "mobileApp", OUTSIDE).step
        self.assertEqual((refused.status_code, refused.json()["code"]), (403, "APP_STOPPED"))
        self.assertEqual(self.deputy.ask("PUT", f"/v1.0/admin/users/{member}/app-stop", json={"mobile": False, "pc": False}).status_code, 204)
        self.assertEqual(self.enter(member, "mobileApp", OUTSIDE).who()[0], 200)

    def test_another_mdm_ends_the_app_and_erases_the_exceptions(self):
        mobile = "/v1.0/admin/policies/mobile"
        member = self.people[3]
        app, browser = self.enter(member["email"], "mobileApp", OUTSIDE), self.enter(member["email"], "browser", OUTSIDE)
        own = self.deputy.ask("PUT", mobile, headers={"If-Match": f'"{self.deputy.ask("GET", mobile).json()["revision"]}"'},
                              json={"values": {"mdm": "lineworks", "mdmScope": "required", "mdmExceptions": [member["userId"]]}})
        self.assertEqual((own.status_code, own.json()["effects"]["sessionsEnded"], app.who()[0]), (200, 0, 200), own.text)
        other = self.deputy.ask("PUT", mobile, headers={"If-Match": own.headers["ETag"]}, json={"values": {"mdm": "thirdParty"}})
        self.assertEqual((other.status_code, other.json()["values"]["mdmExceptions"]), (200, []), other.text)
        self.assertGreater(other.json()["effects"]["sessionsEnded"], 0)
        self.assertEqual((app.who()[0], browser.who()[0], self.deputy.who()[0]), (401, 200, 200))
        back = self.deputy.ask("PUT", mobile, headers={"If-Match": other.headers["ETag"]}, json={"values": {"mdm": "none"}})
        self.assertEqual(back.status_code, 200, back.text)  # or no phone without the key of the MDM comes in any more

    def test_a_configuration_goes_out_and_comes_in(self):
        whole = self.deputy.ask("GET", "/v1.0/admin/configuration").json()
        self.assertEqual((whole["format"], whole["formatVersion"], whole["workgroup"]), ("sekisho-configuration", 1, "sakura"))
        same = self.deputy.post("/v1.0/admin/configuration/changeset", json=whole)
        self.assertEqual((same.status_code, same.json()["code"]), (409, "CONFIGURATION_SAME"))
        newer = self.deputy.post("/v1.0/admin/configuration/changeset", json={**whole, "formatVersion": 2})
        self.assertEqual((newer.status_code, newer.json()["code"]), (409, "CONFIGURATION_VERSION"))
        before = self.deputy.ask("GET", "/v1.0/admin/policies/talk").json()
        whole["policies"]["talk"]["fileRetention"] = 30
        whole["policies"]["board"]["readers"] = "everyone"
        planned = self.deputy.post("/v1.0/admin/configuration/changeset", json=whole)
        self.assertEqual(planned.status_code, 201, planned.text)
        self.assertEqual(planned.json()["counts"]["changed"], 2)
        place = "/v1.0/admin/changesets/" + planned.json()["changesetId"]
        self.assertEqual(self.deputy.ask("GET", "/v1.0/admin/policies/talk").json()["revision"], before["revision"])
        applied = self.deputy.post(place + "/apply", json={})
        self.assertIn(applied.status_code, (200, 202), applied.text)
        until = time.monotonic() + 60
        while self.deputy.ask("GET", place).json()["state"] != "applied":
            self.assertLess(time.monotonic(), until)
            time.sleep(0.05)
        after = self.deputy.ask("GET", "/v1.0/admin/policies/talk").json()
        self.assertEqual((after["revision"], after["values"]["fileRetention"]), (before["revision"] + 1, 30))


if __name__ == "__main__":
    unittest.main()
