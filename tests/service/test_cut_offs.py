#!/usr/bin/env python3
"""A lost phone against a real service and a simulated phone: test_cut_offs.py DIRECTORY_OF_THE_PROGRAMS

From the order to the proof with the phone online, receipts that are checked away from the service, and a service that is
killed in the middle of orders.
"""

import asyncio
import json
import pathlib
import random
import sys
import tempfile
import threading
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


class CutOffs(unittest.IsolatedAsyncioTestCase):
    @classmethod
    def setUpClass(cls):
        with tempfile.NamedTemporaryFile("w", prefix="sekishod-password-") as file:
            file.write(PASSWORD)
            file.flush()
            cls.service = ScriptService(PROGRAM, "--sample", 200, "--seed", 5, "--sample-password-file", file.name)
        cls.addClassCleanup(cls.service.close)
        cls.begin()
        for key, values in (("mobile", {"mdm": "lineworks"}), ("brake", {"cutOffsPerAdministrator": 1000, "cutOffsPerTenant": 1000})):
            state = cls.ask("GET", f"/policies/{key}")
            cls.ask("PUT", f"/policies/{key}", 200, {"values": values}, {"If-Match": f'"{state["revision"]}"'})
        users = cls.script.get(cls.service.url + "/v1.0/users?count=100", timeout=60).json()["users"]
        roles = {"admin", "deputy", "operator", "branch", "viewer"}
        cls.people = [user for user in users if user["email"].partition("@")[0].rstrip("0123456789") not in roles and not user["isSuspended"]
                      and not user["isPending"] and not user["isAwaiting"] and not user["isDeleted"]]

    @classmethod
    def begin(cls):
        cls.service.start("--rate-admin", 0, "--rate-sign-in", 0, "--rate-directory", 0)
        cls.script = cls.service.session()

    @classmethod
    def tearDownClass(cls):
        cls.service.verify_audit()

    @classmethod
    def ask(cls, method, path, expected=200, body=None, headers=None):
        answer = cls.script.request(method, cls.service.url + ADMIN + path, json=body, headers=headers, timeout=60)
        if answer.status_code != expected:
            raise AssertionError(f"{method} {path}: {answer.status_code} {answer.text[:400]}")
        return answer.json() if answer.content else {}

    async def admin(self, *words, **more):
        return await asyncio.to_thread(self.ask, *words, **more)

    async def phone(self, person):
        agent = Agent(Service(self.service.url, self.service.ca), Facts(), "online", 0.3)
        self.addAsyncCleanup(agent.close)
        await agent.sign_in(person["email"], PASSWORD)
        await agent.register()
        return agent

    @staticmethod
    def order_for(person, *kinds):
        return {"id": str(uuid.uuid4()), "userId": person["userId"], "lost": "phone", "steps": [{"kind": kind} for kind in kinds],
                "note": "電車に忘れた", "check": {"method": "callback", "text": ""}}

    async def until(self, cut_off, done, seconds):
        end = time.monotonic() + seconds
        while True:
            seen = await self.admin("GET", f"/cut-offs/{cut_off}")
            if done(seen):
                return seen
            self.assertLess(time.monotonic(), end, json.dumps(seen["steps"], ensure_ascii=False))
            await asyncio.sleep(0.02)

    async def test_the_receipt_says_verified_within_two_seconds(self):
        person = self.people.pop()
        agent = await self.phone(person)
        running = asyncio.create_task(agent.run())
        await asyncio.sleep(0.3)
        order = self.order_for(person, "appStop", "endSessions", "revokeTokens", "untrust", "block", "wipeAppData", "password")
        began = time.monotonic()
        ordered = await self.admin("POST", "/cut-offs", 201, order)
        self.assertEqual(await agent.use() if agent.access else 401, 401)
        await self.until(order["id"], lambda seen: seen["state"] == "verified", 2 - (time.monotonic() - began))
        print(f"verified after {(time.monotonic() - began) * 1000:.0f} ms")
        self.assertTrue(ordered["temporaryPassword"])
        seen = await self.until(order["id"], lambda seen: any(
            one["what"] == "requestRefused" for step in seen["steps"] for one in step["evidence"]), 5)
        refused = [one for step in seen["steps"] for one in step["evidence"] if one["what"] == "requestRefused"]
        self.assertEqual(refused[0]["detail"], "127.0.0.1")
        self.assertNotIn(ordered["temporaryPassword"], json.dumps(seen))
        await asyncio.wait_for(running, 10)

    async def test_a_receipt_is_checked_away_from_the_service(self):
        order = self.order_for(self.people.pop(), "appStop", "endSessions")
        await self.admin("POST", "/cut-offs", 201, order)
        receipt = await self.admin("GET", f"/cut-offs/{order['id']}/receipt")
        key = await self.admin("GET", "/signing-key")
        root = self.service.root
        (root / "key.jwk").write_text(json.dumps(key["jwk"]))
        (root / "key.pem").write_text(key["publicKey"])
        (root / "receipt.json").write_text(json.dumps(receipt))
        (root / "receipt.jws").write_text(receipt["jws"] + "\n")
        for key_file in ("key.jwk", "key.pem"):
            for file in ("receipt.json", "receipt.jws"):
                self.assertEqual(self.service.tool("verify-receipt", "--key", root / key_file, root / file)["valid"], True)
        self.assertEqual(json.loads(receipt["receipt"])["words"]["check"]["ja"], "登録済みの番号へ折り返し電話")
        head, payload, signature = receipt["jws"].split(".")
        place = len(payload) // 2
        for changed, code in ((json.dumps({**receipt, "receipt": receipt["receipt"].replace("電車", "自宅")}), "RECEIPT_DIFFERS"),
                              (".".join((head, payload[:place] + ("A" if payload[place] != "A" else "B") + payload[place + 1:], signature)),
                               "JWS_SIGNATURE"), ("nothing", "JWS_FORMAT"), ("{}", "RECEIPT_FORMAT")):
            (root / "changed").write_text(changed)
            self.assertEqual(self.service.tool("verify-receipt", "--key", root / "key.jwk", root / "changed", expected=1)["code"], code)

    async def test_a_kill_leaves_all_of_an_order_or_nothing(self):
        random.seed(7)
        for _ in range(6):
            person = self.people.pop()
            agent = await self.phone(person)
            order = self.order_for(person, "appStop", "endSessions", "revokeTokens", "block", "suspend")
            kill = threading.Timer(random.uniform(0, 0.02), self.service.process.kill)
            kill.start()
            try:
                await self.admin("POST", "/cut-offs", 201, order)
            except (requests.RequestException, AssertionError):
                pass
            kill.join()
            self.service.process.wait(30)
            await agent.close()
            self.begin()
            agent.service = Service(self.service.url, self.service.ca)
            self.addAsyncCleanup(agent.close)
            agent.http.service = agent.service
            found = self.script.get(f"{self.service.url}{ADMIN}/cut-offs/{order['id']}", timeout=60)
            if found.status_code == 404:
                self.assertEqual(await agent.use(), 200, "nothing of it is in force")
                await self.admin("POST", "/cut-offs", 201, order)
            seen = await self.until(order["id"], lambda seen: seen["state"] == "verified", 5)
            self.assertEqual({step["kind"] for step in seen["steps"]}, {step["kind"] for step in order["steps"]})
            self.assertEqual(await agent.use(), 401)
            await self.admin("POST", "/cut-offs", 200, order)


if __name__ == "__main__":
    unittest.main(verbosity=2)
