#!/usr/bin/env python3
"""Monitoring of a real service over TLS: events come in, policies find, trial runs agree with them, and mails about what
was found are neither lost nor sent twice when the service is killed in between.
usage: test_monitoring.py [folder of the programs]
"""

import os
import pathlib
import shutil
import signal
import socket
import ssl
import subprocess
import tempfile
import threading
import time
import unittest
import urllib.parse

from script_service import ScriptService
from test_notices import FROM, Mailbox, PROGRAM, Server, TlsFront, make_certificate, wait_for

ROOT = "/v1.0/admin/monitoring"
# The service with its clock ahead by so many seconds: an hour is over at once.
AHEAD = r"""
#define _GNU_SOURCE
#include <dlfcn.h>
#include <stdlib.h>
#include <time.h>
int clock_gettime(clockid_t id, struct timespec* to) {
    static int (*real)(clockid_t, struct timespec*);
    static long ahead = -1;
    if (!real) real = (int (*)(clockid_t, struct timespec*))dlsym(RTLD_NEXT, "clock_gettime");
    if (ahead < 0) ahead = getenv("TEST_AHEAD") ? atol(getenv("TEST_AHEAD")) : 0;
    int done = real(id, to);
    if (id == CLOCK_REALTIME) to->tv_sec += ahead;
    return done;
}
"""


class Monitoring(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.folder = tempfile.TemporaryDirectory(prefix="sekishod-monitoring-")
        cls.addClassCleanup(cls.folder.cleanup)
        cls.root = pathlib.Path(cls.folder.name)
        cls.certificate, cls.context = make_certificate(cls.root, "mail")
        cls.ahead = cls.root / "ahead.so"
        source = cls.root / "ahead.c"
        source.write_text(AHEAD)
        compiler = shutil.which("cc") or shutil.which("gcc") or shutil.which("clang")
        subprocess.run([compiler, "-shared", "-fPIC", "-o", cls.ahead, source, "-ldl"], check=True)

    def setUp(self):
        self.service = ScriptService(PROGRAM, "--sample", 60, "--seed", 4)
        self.addCleanup(self.service.close)
        for name, scopes in (("events", "events"), ("reader", "admin monitoring.read")):
            self.service.apps[name] = self.service.tool("client", "add", "--data", self.service.data, "--workgroup", "sakura", "--name", name,
                                                        "--scopes", scopes)
        self.number = 0

    def start(self, *more, ahead=0):
        environment = {}
        if ahead:
            environment = {"LD_PRELOAD": str(self.ahead), "TEST_AHEAD": str(ahead), "ASAN_OPTIONS": "verify_asan_link_order=0"}
        self.service.start("--rate-admin", 0, *more, **environment)

    def sign_in(self):
        self.http = self.opened("sakura", "admin directory")
        self.events = self.opened("events", "events")
        users = [u for u in self.call("get", "/v1.0/users?count=100").json()["users"]
                 if not any(u[k] for k in ("isPending", "isSuspended", "isDeleted", "isAwaiting", "isAdministrator"))]
        self.hana, self.taro = users[0], users[1]

    def opened(self, app, scope):
        session = self.service.session(app, scope)
        self.addCleanup(session.close)
        return session

    def call(self, method, path, expected=200, http=None, **more):
        answer = (http or self.http).request(method, self.service.url + path, timeout=120, **more)
        self.assertEqual(answer.status_code, expected, f"{method} {path}: {answer.text}")
        return answer

    def message(self, text, sender=None):
        self.number += 1
        data = {"sender": sender or self.hana["email"], "receivers": [self.taro["email"]], "channelId": "c", "channelName": "営業", "text": text}
        return {"specversion": "1.0", "id": f"m{self.number}", "source": "/test", "type": "sekisho.talk.message.sent", "data": data,
                "time": time.strftime("%Y-%m-%dT%H:%M:%SZ", time.gmtime())}

    def send(self, events):
        answer = self.events.post(self.service.url + "/v1.0/events", json=events, timeout=120,
                                  headers={"Content-Type": "application/cloudevents-batch+json"})
        self.assertEqual(answer.status_code, 200, answer.text)
        self.assertEqual((answer.json()["accepted"], answer.json()["refused"]), (len(events), []))

    def made(self, name, service="talk", **values):
        return self.call("post", f"{ROOT}/policies?service={service}", 201, json={"name": name, "values": values}).json()

    def detections(self, query=""):
        return self.call("get", f"{ROOT}/detections{query}").json()

    def test_what_is_sent_is_found_read_and_dealt_with(self):
        self.start()
        self.sign_in()
        policy = self.made("秘密", keyword="ひみつ")
        self.send([self.message("これはﾋﾐﾂです"), self.message("ふつう"), self.message("ヒミツ", "gast@example.com")])
        page = self.detections()
        self.assertEqual((page["open"], page["total"], len(page["detections"])), (2, 2, 2))
        self.assertEqual({d["memberId"] for d in page["detections"]}, {self.hana["userId"], None})
        self.assertFalse([d for d in page["detections"] if "excerpts" in d])
        one = page["detections"][1]["detectionId"]
        self.assertEqual(self.call("get", f"{ROOT}/detections/{one}", 403).json()["code"], "CONSENT_REQUIRED")
        reader = self.opened("reader", "admin monitoring.read")
        read = self.call("get", f"{ROOT}/detections/{one}", http=reader).json()
        excerpt = read["excerpts"][0]
        begin, end = excerpt["hits"][0]
        self.assertEqual(excerpt["text"].encode()[begin:end].decode(), "ﾋﾐﾂ")
        state = {"detectionIds": [one], "state": "handled"}
        self.call("post", f"{ROOT}/detections/state", 400, json=state)
        self.call("post", f"{ROOT}/detections/state", 204, json={**state, "note": "本人に確認"})
        self.assertEqual(self.detections("?state=handled")["detections"][0]["note"], "本人に確認")
        self.assertEqual(self.call("get", f"{ROOT}/policies/{policy['policyId']}").json()["detections"], 2)
        self.assertTrue(self.service.verify_audit())

    def test_a_trial_agrees_and_ends_with_who_asked(self):
        self.start()
        self.sign_in()
        self.send([self.message("契約 " + ("秘密" if i % 10 == 0 else "ふつう")) for i in range(5000)])
        path = f"{ROOT}/trial?service=talk"
        begin = time.monotonic()
        trial = self.call("post", path, json={"name": "", "values": {"keyword": "秘密"}}).json()
        print(f"trial over {trial['looked']} messages: {time.monotonic() - begin:.2f} s")
        self.assertEqual((trial["found"], trial["complete"]), (500, True))
        self.assertGreaterEqual(trial["looked"], 5000)
        self.assertEqual([m["userId"] for m in trial["members"]], [self.hana["userId"]])
        self.assertEqual(len(trial["samples"]), 50)
        self.assertEqual(self.detections()["total"], 0)
        # Many who ask and go away leave nothing behind that would refuse the next one.
        for _ in range(6):
            self.ask_and_leave(path)
        self.assertTrue(wait_for(lambda: self.http.post(self.service.url + path, json={"name": "x"}, timeout=60).status_code == 200))
        policy = self.made("秘密", keyword="秘密")
        self.send([self.message("秘密") for _ in range(7)])
        self.assertEqual(self.detections(f"?policy={policy['policyId']}&count=1")["total"], 7)

    def ask_and_leave(self, path):
        place = urllib.parse.urlsplit(self.service.url)
        context = ssl.create_default_context(cafile=self.service.ca)
        body = b'{"name":"x","values":{}}'
        with socket.create_connection((place.hostname, place.port)) as plain, context.wrap_socket(plain, server_hostname=place.hostname) as secure:
            secure.sendall(f"POST {path} HTTP/1.1\r\nHost: {place.netloc}\r\nAuthorization: {self.http.headers['Authorization']}\r\n"
                           f"Content-Type: application/json\r\nContent-Length: {len(body)}\r\n\r\n".encode() + body)
            time.sleep(0.01)

    def test_of_many_who_change_one_policy_each_version_is_changed_once(self):
        self.start()
        self.sign_in()
        policy = self.made("同時")
        path, statuses, lock = f"{ROOT}/policies/{policy['policyId']}", [], threading.Lock()
        sessions = [self.opened("sakura", "admin") for _ in range(4)]

        def change(number, http):
            for turn in range(10):
                version = http.get(self.service.url + path, timeout=60).headers["ETag"]
                answer = http.put(self.service.url + path, json={"name": f"同時 {number} {turn}"}, headers={"If-Match": version}, timeout=60)
                with lock:
                    statuses.append(answer.status_code)

        threads = [threading.Thread(target=change, args=item) for item in enumerate(sessions)]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
        self.assertEqual(len(statuses), 40)
        self.assertLessEqual(set(statuses), {200, 412})
        self.assertEqual(self.call("get", path).json()["version"], 1 + statuses.count(200), "nobody has overwritten what he had not seen")

    def kill(self):
        self.service.process.send_signal(signal.SIGKILL)
        self.service.process.wait(30)

    def test_a_kill_between_detection_and_notice_loses_nothing_and_repeats_nothing(self):
        box = Mailbox()
        server = Server(box)
        server.start()
        self.addCleanup(server.stop)
        front = TlsFront(self.context, server.port)
        self.addCleanup(front.close)
        mail = ["--smtp", f"smtps://127.0.0.1:{front.port}", "--smtp-from", FROM, "--smtp-ca", self.certificate, "--notice-retry", 1]
        self.start(*mail)
        self.sign_in()
        policy = self.made("秘密", keyword="秘密", notifyMail=True, notifyReceivers=["safety@example.com", self.taro["email"]])
        self.send([self.message("秘密の話"), self.message("秘密")])
        self.kill()
        self.start(*mail, ahead=3700)
        self.assertTrue(wait_for(lambda: len(box.mails) >= 2), "both receivers are told after the hour")
        self.kill()
        self.start(*mail, ahead=7400)
        time.sleep(4)
        self.service.stop()
        told = [m for m in box.messages() if "秘密" in str(m["Subject"])]
        self.assertEqual(sorted(str(m["To"].addresses[0].addr_spec) for m in told), sorted(["safety@example.com", self.taro["email"]]))
        for one in told:
            text = one.get_content()
            self.assertIn(f"sekisho://sakura/monitoring.talk/detections?policy={policy['policyId']}", text.replace("\n", ""))
            self.assertNotIn("秘密の話", text, "what was written is not in mails")
            self.assertIn("2 件", text)
        self.assertNotIn("秘密の話", self.service.log.read_text())


if __name__ == "__main__":
    os.environ.pop("LD_PRELOAD", None)
    unittest.main()
