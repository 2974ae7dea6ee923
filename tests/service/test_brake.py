#!/usr/bin/env python3
"""A stolen account against the brake, on a sample of 2,000 members: test_brake.py DIRECTORY_OF_THE_PROGRAMS

Whoever has it orders the erasure of every device over the API and logs everybody out. Both stop at the budget, whatever else he
tries; another administrator cancels all of it with one call, and the phones hear of nothing. The audit log tells the story.
"""

import asyncio
import base64
import hashlib
import pathlib
import secrets
import sys
import tempfile
import time
import unittest
import uuid

import requests

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parent.parent / "device"))
sys.dont_write_bytecode = True

from device_agent import Agent, Facts, Service  # noqa: E402
from script_service import ScriptService  # noqa: E402

PROGRAM = pathlib.Path(sys.argv.pop(1) if len(sys.argv) > 1 else "build/dev/bin").resolve() / "sekishod"
PASSWORD = "kesa9Tsuru42"
ADMIN = "/v1.0/admin"
PHONES, WIPES, MEMBERS = 24, 5, 30  # the budgets of an administrator as they are shipped


class Administrator:
    """One who is signed in with the console's client."""

    def __init__(self, service, login):
        self.url = service.url
        self.http = requests.Session()
        self.http.trust_env = False
        self.http.verify = service.ca
        verifier = secrets.token_urlsafe(48)
        challenge = base64.urlsafe_b64encode(hashlib.sha256(verifier.encode()).digest()).rstrip(b"=").decode()
        step = self.http.post(self.url + "/oauth2/v2.0/console/challenge", timeout=60, json={
            "loginId": login, "password": PASSWORD, "clientId": "sekisho-console", "codeChallenge": challenge,
            "client": {"kind": "console", "deviceName": "desk", "os": "Linux", "version": "1"}})
        step.raise_for_status()
        tokens = self.http.post(self.url + "/oauth2/v2.0/token", timeout=60, data={
            "grant_type": "authorization_code", "client_id": "sekisho-console", "code": step.json()["code"], "code_verifier": verifier})
        tokens.raise_for_status()
        self.http.headers["Authorization"] = "Bearer " + tokens.json()["access_token"]

    def ask(self, method, path, body=None, **query):
        return self.http.request(method, self.url + ADMIN + path, json=body, params=query, timeout=300)

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


class Brake(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        with tempfile.NamedTemporaryFile("w", prefix="sekishod-password-") as file:
            file.write(PASSWORD)
            file.flush()
            cls.service = ScriptService(PROGRAM, "--sample", 2000, "--seed", 6, "--sample-password-file", file.name)
        cls.addClassCleanup(cls.service.close)
        cls.service.start("--rate-admin", 0, "--rate-sign-in", 0, "--rate-directory", 0)
        script = cls.service.session()
        cls.addClassCleanup(script.close)
        state = script.get(cls.service.url + ADMIN + "/policies/mobile", timeout=60).json()
        script.put(cls.service.url + ADMIN + "/policies/mobile", json={"values": {"mdm": "lineworks"}}, timeout=60,
                   headers={"If-Match": f'"{state["revision"]}"'}).raise_for_status()
        users = script.get(cls.service.url + "/v1.0/users?count=100", timeout=60).json()["users"]
        roles = {"admin", "deputy", "operator", "branch", "viewer"}
        cls.people = [user for user in users if user["email"].partition("@")[0].rstrip("0123456789") not in roles and not user["isSuspended"]
                      and not user["isPending"] and not user["isAwaiting"] and not user["isDeleted"]]

    def test_a_stolen_account_stops_at_the_budget(self):
        asyncio.run(self.story())
        self.service.verify_audit()

    async def story(self):
        phones = [Agent(Service(self.service.url, self.service.ca), Facts(), "online", 0.3, lambda event, **more: None) for _ in range(PHONES)]
        try:
            for phone, person in zip(phones, self.people):
                await phone.sign_in(person["email"], PASSWORD)
                await phone.register()
            told = await asyncio.to_thread(self.attack)
            await asyncio.to_thread(self.cancel, told[0], told[2])
            told_to = [command["kind"] for phone in phones for command in await phone.commands()]
            self.assertNotIn("wipeAppData", told_to, "nothing is left to erase for any phone")
            await asyncio.to_thread(self.aftermath, told)
        finally:
            for phone in phones:
                await phone.close()

    def attack(self):
        thief, guard = Administrator(self.service, "deputy1@sakura"), Administrator(self.service, "deputy2@sakura")
        self.addCleanup(thief.http.close)
        self.addCleanup(guard.http.close)
        devices = [device["deviceId"] for device in thief.pages("/devices", "devices", count=500)]
        self.assertGreaterEqual(len(devices), PHONES)

        began = time.monotonic()
        wiped = self.order(thief, devices)
        print(f"{len(devices)} wipes ordered at once: {time.monotonic() - began:.2f} s")
        states = [step["state"] for step in wiped["steps"] if step["state"] != "failed"]
        self.assertEqual((states.count("requested") + states.count("unreachable"), states.count("held")), (WIPES, PHONES - WIPES))
        held = [step["target"] for step in wiped["steps"] if step["state"] == "held"]
        for device in held[:8]:  # one by one is no way round
            self.assertEqual([step["state"] for step in self.order(thief, [device])["steps"]], ["held"])
        orders = PHONES - WIPES + 8

        # He releases his own? Loosens the brake for the rest? No.
        mine = [order["orderId"] for order in thief.pages("/brake/orders", "orders", count=1000)]
        self.assertEqual(len(mine), orders)
        refused = thief.ask("POST", "/brake/release", {"orders": mine, "reason": "urgent"})
        self.assertEqual((refused.status_code, refused.json()["code"]), (403, "BRAKE_OWN_ORDER"))
        everything = thief.ask("POST", "/brake/release", {"all": True, "reason": "urgent"})
        self.assertEqual((everything.status_code, everything.json()), (200, {"done": 0, "refused": orders}))

        live = thief.get("/sessions", count=1)
        ended = thief.ask("POST", "/sessions/end", {"id": str(uuid.uuid4()), "filter": {"kind": "browser"}, "note": ""})
        self.assertEqual(ended.status_code, 201, ended.text[:400])
        self.assertFalse("sweep" in ended.json()["cutOff"], "few enough to be ended with the order")
        steps = ended.json()["cutOff"]["steps"]
        kept = sum(step["state"] == "held" for step in steps)
        self.assertEqual(len(steps) - kept, MEMBERS)
        self.assertGreater(live["members"], MEMBERS)
        self.assertGreater(kept, 0)
        return guard, thief, orders + kept

    def order(self, who, devices):
        answer = who.ask("POST", "/devices/orders", {"id": str(uuid.uuid4()), "action": "wipeAppData", "devices": devices, "note": "漏えい対応"})
        self.assertEqual(answer.status_code, 201, answer.text[:400])
        return answer.json()["cutOff"]

    def cancel(self, guard, waiting):
        groups = guard.get("/brake/orders", count=1)["groups"]
        self.assertEqual((sum(group["orders"] for group in groups), {group["kind"] for group in groups}), (waiting, {"wipe", "cutOff"}))
        uses = {use["kind"]: use for use in guard.get("/brake")["kinds"]}
        self.assertEqual(uses["wipe"]["pending"], WIPES, "no phone has acknowledged")
        began = time.monotonic()
        answer = guard.ask("POST", "/brake/cancel-pending", {"reason": "アカウントの盗難"})
        print(f"{waiting} held orders and {WIPES} commands cancelled with one call: {time.monotonic() - began:.2f} s")
        self.assertEqual((answer.status_code, answer.json()), (200, {"done": waiting + WIPES, "refused": 0}), answer.text[:400])

    def aftermath(self, told):
        guard, thief, waiting = told
        uses = guard.get("/brake")["kinds"]
        self.assertEqual({(use["held"], use["pending"]) for use in uses}, {(0, 0)})
        decided = guard.pages("/brake/orders", "orders", decided="true", count=1000)
        self.assertEqual((len(decided), {order["state"] for order in decided}), (waiting, {"cancelled"}))
        self.assertEqual({order["reason"] for order in decided}, {"アカウントの盗難"})
        again = thief.ask("POST", "/brake/cancel-pending", {"reason": "x"})
        self.assertEqual((again.status_code, again.json()), (200, {"done": 0, "refused": 0}))


if __name__ == "__main__":
    unittest.main()
