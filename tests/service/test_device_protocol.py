#!/usr/bin/env python3
"""The device protocol between a real service and simulated devices: test_device_protocol.py DIRECTORY_OF_THE_PROGRAMS

Registration, orders over push and long poll, proofs and their forgeries, erased devices that speak again, blocked ones
that come back, clocks that are wrong, and garbage.
"""

import asyncio
import datetime
import json
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

from device_agent import Agent, Facts, Refused, Service, proof_of  # noqa: E402
from script_service import ScriptService  # noqa: E402

PROGRAM = pathlib.Path(sys.argv.pop(1) if len(sys.argv) > 1 else "build/dev/bin").resolve() / "sekishod"
PASSWORD = "kesa9Tsuru42"
ADMIN = "/v1.0/admin"


class DeviceProtocol(unittest.IsolatedAsyncioTestCase):
    @classmethod
    def setUpClass(cls):
        with tempfile.NamedTemporaryFile("w", prefix="sekishod-password-") as file:
            file.write(PASSWORD)
            file.flush()
            cls.service = ScriptService(PROGRAM, "--sample", 300, "--seed", 5, "--sample-password-file", file.name)
        cls.addClassCleanup(cls.service.close)
        cls.service.start("--rate-admin", 0, "--rate-sign-in", 0, "--rate-directory", 0)
        cls.script = cls.service.session()
        cls.addClassCleanup(cls.script.close)
        for key, values in (("mobile", {"mdm": "lineworks"}), ("brake", {"wipesPerAdministrator": 1000, "wipesPerTenant": 10000})):
            state = cls.ask("GET", f"/policies/{key}")
            cls.ask("PUT", f"/policies/{key}", 200, {"values": values}, {"If-Match": f'"{state["revision"]}"'})
        users = cls.script.get(cls.service.url + "/v1.0/users?count=100", timeout=60).json()["users"]
        roles = {"admin", "deputy", "operator", "branch", "viewer"}
        cls.people = [user for user in users if user["email"].partition("@")[0].rstrip("0123456789") not in roles and not user["isSuspended"]
                      and not user["isPending"] and not user["isAwaiting"] and not user["isDeleted"]]

    @classmethod
    def tearDownClass(cls):
        cls.service.verify_audit()

    @classmethod
    def ask(cls, method, path, expected=200, body=None, headers=None):
        answer = cls.script.request(method, cls.service.url + ADMIN + path, json=body, headers=headers, timeout=60)
        if answer.status_code != expected:
            raise AssertionError(f"{method} {path}: {answer.status_code} {answer.text[:400]}")
        return answer.json() if answer.content else {}

    def setUp(self):
        self.person = self.people.pop()
        self.agents = []

    async def asyncTearDown(self):
        for agent in self.agents:
            await agent.close()

    async def agent(self, behaviour="online", person=None, register=True, **facts):
        events = []
        agent = Agent(Service(self.service.url, self.service.ca), Facts(**facts), behaviour, 0.3, lambda event, **more: events.append((event, more)))
        agent.events = events
        self.agents.append(agent)
        await agent.sign_in((person or self.person)["email"], PASSWORD)
        if register:
            await agent.register()
        return agent

    async def admin(self, *words, **more):
        return await asyncio.to_thread(self.ask, *words, **more)

    async def order(self, action, *agents, expected=200):
        return await self.admin("POST", "/devices/orders", expected, {
            "id": str(uuid.uuid4()), "action": action, "devices": [agent.device_id for agent in agents], "note": "試験"})

    async def device(self, agent):
        devices = (await self.admin("GET", f"/users/{self.person['userId']}/devices"))["devices"]
        return next(device for device in devices if device["deviceId"] == agent.device_id)

    async def until(self, condition, seconds=5.0):
        end = time.monotonic() + seconds
        while not condition():
            self.assertLess(time.monotonic(), end, "it did not happen in time")
            await asyncio.sleep(0.01)

    async def refused(self, status, code, awaited):
        with self.assertRaises(Refused) as caught:
            await awaited
        self.assertEqual((caught.exception.status, caught.exception.code), (status, code))

    # --- what goes well ---

    async def test_push_brings_an_order_at_once(self):
        agent = await self.agent(vendor_id="V-PUSH")
        self.assertFalse(agent.device_token in json.dumps(await self.device(agent)))
        running = asyncio.create_task(agent.run())
        await self.until(lambda: any(event == "listening" for event, _ in agent.events))
        await asyncio.sleep(0.2)
        shown = await self.device(agent)
        self.assertEqual((shown["online"], shown["agent"], shown["vendorId"], shown["model"], shown["osVersion"], shown["mdm"]),
                         (True, True, "V-PUSH", "iPhone15,4", "18.6", "enrolled"))
        began = time.monotonic()
        await self.order("updateNotice", agent)
        await self.until(lambda: any(event == "finished" for event, _ in agent.events))
        self.assertLess(time.monotonic() - began, 2)
        agent.stop()
        await asyncio.wait_for(running, 5)

    async def test_a_poll_is_woken_alone(self):
        first, second = await self.agent(), await self.agent(person=self.people[0], name="tablet")
        polls = [asyncio.create_task(agent.commands(3)) for agent in (first, second)]
        await asyncio.sleep(0.4)
        self.assertFalse(any(poll.done() for poll in polls))
        began = time.monotonic()
        await self.order("updateNotice", first)
        commands = await asyncio.wait_for(polls[0], 2)
        self.assertEqual([command["kind"] for command in commands], ["updateNotice"])
        self.assertFalse(polls[1].done(), "nobody else is woken")
        self.assertEqual(await polls[1], [])
        self.assertGreater(time.monotonic() - began, 1.5)

    async def test_an_order_of_before_waits_for_the_device(self):
        agent = await self.agent()
        await self.order("updateNotice", agent)
        self.assertEqual([command["kind"] for command in await agent.commands(30)], ["updateNotice"])
        await agent.look()
        self.assertEqual(await agent.commands(), [])

    async def test_answers_may_be_repeated(self):
        agent = await self.agent()
        await self.order("updateNotice", agent)
        command = (await agent.commands())[0]
        for _ in range(3):
            await agent.answer(command, "acknowledgement")
        self.assertEqual(len(await agent.commands()), 1, "it is not done yet")
        for _ in range(3):
            await agent.answer(command, "result", "done")
        self.assertEqual(await agent.commands(), [])
        await self.refused(404, "COMMAND_NOT_EXIST", agent.answer(command, "result", "failed"))

    async def test_registering_again_takes_the_token_of_before_away(self):
        agent = await self.agent(vendor_id="V-AGAIN")
        before, id_ = agent.device_token, agent.device_id
        await agent.register()
        self.assertEqual(agent.device_id, id_, "it is the same device")
        self.assertNotEqual(agent.device_token, before)
        await agent.report()
        agent.device_token = before
        await self.refused(401, "DEVICE_NOT_REGISTERED", agent.report())

    async def test_a_second_phone_of_the_same_name_is_another_one(self):
        first = await self.agent(name="iPhone")
        await self.order("wipeAppData", first, expected=201)
        second = await self.agent(name="iPhone")
        self.assertNotEqual(second.device_id, first.device_id)
        self.assertEqual(await second.commands(), [], "the erase is for the first one")
        self.assertEqual([command["kind"] for command in await first.commands()], ["wipeAppData"])
        same = first.device_id
        await first.sign_in(self.person["email"], PASSWORD)
        await first.register()
        self.assertEqual(first.device_id, same, "it shows the token of before")

    async def test_a_report_changes_what_is_shown(self):
        agent = await self.agent(version="1.2.3")
        agent.facts.version, agent.facts.os_version = "1.2.4", "18.7"
        await agent.report()
        shown = await self.device(agent)
        self.assertEqual((shown["osVersion"], shown["apps"][0]["version"]), ("18.7", "1.2.4"))
        await agent.report()

    async def test_a_clock_off_by_a_day_changes_no_time(self):
        agent = await self.agent(clock_offset=86_400)
        shown = await self.device(agent)
        self.assertAlmostEqual(shown["clockSkewSeconds"], 86_400, delta=5)
        self.assertLess(abs(time.time() - _seconds(shown["lastContactAt"])), 60)
        await self.order("updateNotice", agent)
        await agent.look()
        self.assertEqual(await agent.commands(), [])
        self.assertLess(abs(time.time() - _seconds((await self.device(agent))["lastContactAt"])), 60)

    # --- forgeries ---

    async def test_only_the_device_itself_can_prove(self):
        agent, other = await self.agent(), await self.agent(person=self.people[0], name="tablet")
        await self.order("updateNotice", agent, other)
        command, foreign = (await agent.commands())[0], (await other.commands())[0]
        id_, nonce = command["commandId"], command["nonce"]
        for fault in ({"nonce": secrets.token_urlsafe(32)}, {"proof": "0" * 64},
                      {"proof": proof_of(other.device_token, id_, nonce)}, {"proof": proof_of(agent.device_token, id_, nonce, "done")},
                      {"proof": proof_of(agent.device_token, foreign["commandId"], nonce)}, {"nonce": foreign["nonce"]}):
            await self.refused(403, "DEVICE_PROOF", agent.answer(command, "acknowledgement", **fault))
        acknowledged = proof_of(agent.device_token, id_, nonce)
        await self.refused(403, "DEVICE_PROOF", agent.answer(command, "result", "done", proof=acknowledged))
        await self.refused(403, "DEVICE_PROOF", agent.answer(command, "result", "done", proof=proof_of(agent.device_token, id_, nonce, "failed")))
        await self.refused(404, "COMMAND_NOT_EXIST", agent.answer(foreign, "acknowledgement"))
        await self.refused(404, "COMMAND_NOT_EXIST", agent.answer({"commandId": str(uuid.uuid4()), "nonce": nonce}, "acknowledgement"))
        self.assertEqual([each["commandId"] for each in await agent.commands()], [id_], "nothing was recorded")
        self.assertEqual(len(await other.commands()), 1)

    async def test_each_token_opens_its_own_door_only(self):
        agent = await self.agent()
        for scheme, token in (("Bearer", agent.device_token), ("Device", agent.access), ("Device", ""), ("Device", "x" * 5000)):
            http = requests.Session()
            http.trust_env, http.verify = False, self.service.ca
            http.headers["Authorization"] = f"{scheme} {token}"
            path = "/v1.0/device/commands" if scheme == "Device" else "/oauth2/v2.0/userinfo"
            answer = await asyncio.to_thread(http.get, self.service.url + path, timeout=30)
            self.assertIn(answer.status_code, (401, 431), path)
            if answer.status_code == 401:
                self.assertIn("WWW-Authenticate", answer.headers)
            http.close()
        browser = await self.agent(register=False, kind="browser")
        browser.facts.kind = "mobileApp"
        await self.refused(403, "ACCESS_DENIED", browser.register())

    async def test_garbage_is_refused_and_changes_nothing(self):
        agent = await self.agent()
        await self.order("updateNotice", agent)
        command = (await agent.commands())[0]
        path = f"/v1.0/device/commands/{command['commandId']}/result"
        headers = {"Authorization": f"Device {agent.device_token}", "Content-Type": "application/json"}
        for body in (b"", b"{", b"[]", b"null", b'"x"', b"\xff\xfe", b'{"nonce":1}', b'{"nonce":"x","proof":"zz","outcome":"done"}',
                     b'{"nonce":"x","proof":"' + b"0" * 64 + b'","outcome":"perhaps"}', b"[" * 5000, b'{"a":"' + b"x" * 30_000 + b'"}'):
            for target in (path, "/v1.0/device/report"):
                status, _, _ = await agent.http.request("POST", target, headers, body)
                self.assertIn(status, (400, 413), (target, body[:30]))
        for query in ("wait=-1", "wait=x", "wait=99999999999999999999"):
            status, _, _ = await agent.http.request("GET", f"/v1.0/device/commands?{query}", headers)
            self.assertEqual(status, 400, query)
        self.assertEqual(len(await agent.commands()), 1)
        self.assertEqual(await agent.use(), 200)

    # --- erased, lying, blocked ---

    def state_of(self, cut_off):
        step = cut_off["steps"][0]
        return step["kind"], step["state"]

    async def test_an_erased_device_is_signed_out_and_its_token_dead(self):
        agent = await self.agent(vendor_id="V-WIPE")
        running = asyncio.create_task(agent.run())
        await asyncio.sleep(0.3)
        token, access = agent.device_token, agent.access
        ordered = await self.order("wipeAppData", agent, expected=201)
        await asyncio.wait_for(running, 5)
        self.assertTrue(agent.erased)
        cut_off = await self.admin("GET", f"/cut-offs/{ordered['cutOff']['cutOffId']}")
        self.assertEqual(self.state_of(cut_off), ("wipeAppData", "verified"))
        agent.access = access
        self.assertEqual(await agent.use(), 401)
        self.assertIsNotNone((await self.device(agent))["erasedAt"])
        agent.device_token = token  # whoever has it still was not erased
        await self.refused(401, "DEVICE_NOT_REGISTERED", agent.commands())
        self.assertEqual(self.state_of(await self.admin("GET", f"/cut-offs/{ordered['cutOff']['cutOffId']}"))[1], "contradicted")

    async def test_a_lost_answer_to_the_confirmation_is_no_contradiction(self):
        agent = await self.agent()
        ordered = await self.order("wipeAppData", agent, expected=201)
        command = (await agent.commands())[0]
        await agent.answer(command, "acknowledgement")
        for _ in range(3):
            await agent.answer(command, "result", "done")
        path = f"/cut-offs/{ordered['cutOff']['cutOffId']}"
        self.assertEqual(self.state_of(await self.admin("GET", path))[1], "verified")
        await self.refused(401, "DEVICE_NOT_REGISTERED", agent.answer(command, "result", "failed"))
        self.assertEqual(self.state_of(await self.admin("GET", path))[1], "contradicted")

    async def test_a_liar_gives_himself_away(self):
        agent = await self.agent("lying")
        running = asyncio.create_task(agent.run())
        await asyncio.sleep(0.3)
        ordered = await self.order("wipeAppData", agent, expected=201)
        await asyncio.wait_for(running, 10)
        self.assertIn(("refused", {"status": 401, "code": "DEVICE_NOT_REGISTERED"}), agent.events)
        self.assertEqual(self.state_of(await self.admin("GET", f"/cut-offs/{ordered['cutOff']['cutOffId']}"))[1], "contradicted")
        self.assertEqual(await agent.use(), 401, "its session is dead whatever it says")

    async def test_a_deaf_device_has_the_order_and_no_more(self):
        agent = await self.agent("deaf")
        ordered = await self.order("wipeAppData", agent, expected=201)
        await agent.look()
        cut_off = await self.admin("GET", f"/cut-offs/{ordered['cutOff']['cutOffId']}")
        self.assertEqual(self.state_of(cut_off)[1], "acknowledged")

    async def test_what_the_device_cannot_do_it_says(self):
        agent = await self.agent()
        ordered = await self.order("wipeAppData", agent, expected=201)
        command = (await agent.commands())[0]
        await agent.answer(command, "acknowledgement")
        await agent.answer(command, "result", "failed", detail="locked")
        cut_off = await self.admin("GET", f"/cut-offs/{ordered['cutOff']['cutOffId']}")
        self.assertEqual(self.state_of(cut_off)[1], "failed")
        await agent.report()

    async def test_a_blocked_device_does_not_come_back(self):
        agent = await self.agent(vendor_id="V-BLOCK")
        await self.order("block", agent, expected=201)
        self.assertEqual(await agent.use(), 401)
        await self.refused(400, "DEVICE_BLOCKED", self._refresh(agent))
        await self.refused(403, "DEVICE_BLOCKED", agent.sign_in(self.person["email"], PASSWORD))
        self.assertEqual(await agent.commands(), [], "it can be told to erase itself still")
        # Under another name, and silent about what it is, it gets as far as its registration.
        hidden = await self.agent(register=False, name="nothing to see")
        hidden.facts.vendor_id = "V-BLOCK"
        await self.refused(403, "DEVICE_BLOCKED", hidden.register())
        self.assertEqual(await hidden.use(), 401)
        await self.order("unblock", agent)
        await agent.sign_in(self.person["email"], PASSWORD)
        self.assertEqual(await agent.use(), 200)

    async def test_a_block_between_the_sign_in_and_its_code(self):
        agent = await self.agent(vendor_id="V-CODE")
        kept = []

        async def keep(*words):
            kept.extend(words)

        late = Agent(agent.service, Facts(vendor_id="V-CODE"))
        self.agents.append(late)
        late.redeem, redeem = keep, late.redeem
        await late.sign_in(self.person["email"], PASSWORD)
        await self.order("block", agent, expected=201)
        await self.refused(400, "DEVICE_BLOCKED", redeem(*kept))

    async def _refresh(self, agent):
        status, answer = await agent.call("POST", "/oauth2/v2.0/token", form={
            "grant_type": "refresh_token", "client_id": "sekisho-console", "refresh_token": agent.refresh_token})
        raise Refused(status, answer.get("error_description", "").partition(":")[0])

    async def test_a_device_that_left_is_offline(self):
        agent = await self.agent()
        running = asyncio.create_task(agent.run())
        await asyncio.sleep(0.3)
        self.assertTrue((await self.device(agent))["online"])
        agent.go_offline()
        await asyncio.sleep(0.3)
        # For two minutes it may only have lost its way.
        self.assertLess(abs(time.time() - _seconds((await self.device(agent))["lastContactAt"])), 60)
        agent.go_online()
        agent.stop()
        await asyncio.wait_for(running, 5)

    async def test_a_removed_device_is_known_no_more(self):
        agent = await self.agent()
        running = asyncio.create_task(agent.run())
        await asyncio.sleep(0.3)
        await self.order("remove", agent, expected=201)
        await asyncio.wait_for(running, 5)
        self.assertIn(("refused", {"status": 401, "code": "DEVICE_NOT_REGISTERED"}), agent.events)
        self.assertEqual(await agent.use(), 401)


def _seconds(text):
    return datetime.datetime.fromisoformat(text.replace("Z", "+00:00")).timestamp()


if __name__ == "__main__":
    unittest.main(verbosity=2)
