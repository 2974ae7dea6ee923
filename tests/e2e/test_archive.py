#!/usr/bin/env python3
"""The archive of the logs without a window, against a running service: what the service has deleted is still found and proven, a line
that was changed is named, a killed program goes on, and the public API's downloads are taken once: test_archive.py DIRECTORY_OF_THE_PROGRAMS"""

import datetime
import json
import os
import pathlib
import resource
import signal
import stat
import subprocess
import sys
import time
import unittest

sys.dont_write_bytecode = True
sys.path.insert(0, str(pathlib.Path(__file__).resolve().parent))
sys.path.insert(0, str(pathlib.Path(__file__).resolve().parents[1] / "service"))
from script_service import ScriptService  # noqa: E402

BIN = pathlib.Path(sys.argv.pop(1) if len(sys.argv) > 1 else "build/release/bin").resolve()
LONG_AGO = datetime.timedelta(days=200)  # the service keeps 180


class Archive(unittest.TestCase):
    def setUp(self):
        self.service = ScriptService(BIN / "sekishod", "--sample", "40")
        self.addCleanup(self.service.close)
        made = self.service.tool("client", "add", "--data", self.service.data, "--workgroup", "sakura", "--name", "archive", "--scopes",
                                 "audit.archive")
        self.client = self.service.root / "client.json"
        self.client.write_text(json.dumps(made))
        self.client.chmod(0o600)
        self.service.apps["events"] = self.service.tool("client", "add", "--data", self.service.data, "--workgroup", "sakura", "--name",
                                                        "talk", "--scopes", "events")
        self.service.start()
        self.folder = self.service.root / "archive"
        self.sent = 0

    def command(self, *more, online=True):
        words = [BIN / "sekisho", "--archive", "--folder", self.folder, *more]
        if online:
            words += ["--server", self.service.url, "--ca", self.service.ca, "--client", self.client]
        return list(map(str, words))

    def archive(self, *more, expected=0, online=True, before=None, **environment):
        clean = {key: value for key, value in os.environ.items() if key not in ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM")}
        done = subprocess.run(self.command(*more, online=online), capture_output=True, text=True, timeout=300, check=False,
                              env={**clean, **environment}, preexec_fn=before)
        self.assertEqual(done.returncode, expected, done.stdout + done.stderr)
        for secret in (json.loads(self.client.read_text())["clientSecret"], "PRIVATE KEY"):
            self.assertNotIn(secret, done.stdout + done.stderr)
        return done

    def send(self, count, ago=datetime.timedelta(), text="見積書"):
        """Messages in talk, as a system tells them."""
        http = self.service.session("events", scope="events")
        at = datetime.datetime.now(datetime.timezone.utc) - ago
        events = []
        for _ in range(count):
            self.sent += 1
            events.append({"specversion": "1.0", "id": str(self.sent), "source": "/test", "type": "sekisho.talk.message.sent",
                           "time": (at + datetime.timedelta(milliseconds=self.sent)).isoformat(timespec="milliseconds"),
                           "data": {"sender": "admin@sakura", "receivers": ["tanaka@customer.example"], "channelId": "c-1",
                                    "channelName": f"{text} {self.sent}"}})
        answer = http.post(self.service.url + "/v1.0/events", json=events, timeout=60,
                           headers={"Content-Type": "application/cloudevents-batch+json"})
        self.assertEqual(answer.status_code, 200, answer.text)
        self.assertEqual(answer.json()["accepted"], count, answer.text[:300])
        http.close()

    def records_of(self, output):
        """The objects among the lines."""
        found, text = [], ""
        for line in output.splitlines():
            if line == "{" or text:
                text += line + "\n"
            if line == "}":
                found.append(json.loads(text))
                text = ""
        return found

    def test_what_the_service_has_deleted_is_still_found_and_proven(self):
        self.send(30, LONG_AGO, "機密の件")
        self.archive()
        self.service.stop()
        self.service.start()  # keeps house first: it removes what is older than it keeps
        until = time.monotonic() + 60
        while True:
            status = self.service.verify_audit()["tenants"][0]
            if status["removed"] >= 30 or time.monotonic() > until:
                break
            time.sleep(0.3)
        self.assertGreaterEqual(status["removed"], 30, status)
        self.send(5)
        done = self.archive("--verify", "--find", "機密の件", "--report", self.service.root / "report.pdf")
        found = self.records_of(done.stdout)
        self.assertEqual(len(found), 30)
        self.assertIn("0 faults", done.stdout)
        self.assertTrue((self.service.root / "report.pdf").read_bytes().startswith(b"%PDF"))
        self.assertNotEqual(sum(not line.endswith(", 0 in the archive") for line in done.stdout.splitlines()), 0)

        seq = found[7]["seq"]
        self.service.stop()
        done = self.archive("--offline", "--evidence", str(seq), online=False)
        evidence = self.folder / f"evidence-{seq}.jsonl"
        text = evidence.read_text()
        self.assertEqual(sum("機密の件" in line for line in text.splitlines()), 1, "one record whole, the rest held back")
        key = self.service.root / "key.json"
        key.write_text(json.dumps(json.loads(text.splitlines()[0])["key"]))
        verify = subprocess.run([BIN / "sekisho-verify", evidence, "--key", key], capture_output=True, text=True, timeout=60, check=False)
        self.assertEqual(verify.returncode, 0, verify.stdout + verify.stderr)
        evidence.write_text(text.replace("機密の件", "普通の件"))
        verify = subprocess.run([BIN / "sekisho-verify", evidence, "--key", key], capture_output=True, text=True, timeout=60, check=False)
        self.assertNotEqual(verify.returncode, 0)

    def test_files_are_for_their_owner_only(self):
        self.archive()
        for path in self.folder.iterdir():
            self.assertEqual(stat.S_IMODE(path.stat().st_mode) & 0o077, 0, path)
        raw = b"".join(path.read_bytes() for path in self.folder.glob("archive_*.db*"))
        self.assertNotIn(b"sakura", raw)
        self.client.chmod(0o644)
        self.assertIn("ARCHIVE_FILE_OPEN", self.archive(expected=1).stderr)
        self.client.chmod(0o600)
        self.archive(expected=1, SEKISHO_ARCHIVE_KEY="nonsense")

    def test_a_key_from_elsewhere(self):
        key = "ab" * 32
        self.archive(SEKISHO_ARCHIVE_KEY=key)
        self.assertFalse((self.folder / "archive.key").exists())
        done = self.archive("--offline", "--verify", online=False, SEKISHO_ARCHIVE_KEY=key)
        self.assertIn("0 faults", done.stdout)
        done = self.archive()  # a key of its own now: the old file is put aside and not deleted
        self.assertIn("put aside as", done.stdout)
        self.assertEqual(len(list(self.folder.glob("*.unreadable-1"))), 1)

    def test_a_changed_line_is_named(self):
        self.send(10)
        self.archive()
        key = (self.folder / "archive.key").read_text().strip()
        file = next(self.folder.glob("archive_*.db"))
        script = (f"PRAGMA key = \"x'{key}'\"; PRAGMA cipher_hmac_algorithm = HMAC_SHA256; "
                  "UPDATE record SET line = replace(line, 'tanaka', 'suzuki') WHERE seq = (SELECT max(seq) FROM record WHERE line LIKE "
                  "'%tanaka%'); SELECT max(seq) FROM record WHERE line LIKE '%suzuki%';")
        changed = subprocess.run(["sqlcipher", file], input=script, capture_output=True, text=True, timeout=60, check=False)
        self.assertEqual(changed.returncode, 0, changed.stderr)
        seq = changed.stdout.split()[-1]
        done = self.archive("--offline", "--verify", online=False, expected=4)
        self.assertIn(f"fault altered at record {seq}", done.stderr)

    def test_a_killed_program_goes_on(self):
        for _ in range(8):
            self.send(500)
        for wait in (0.05, 0.1, 0.2, 0.3, 0.4, 0.6):
            process = subprocess.Popen(self.command(), stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
            time.sleep(wait)
            process.send_signal(signal.SIGKILL)
            process.wait(30)
        done = self.archive("--verify")
        self.assertIn(" 0 faults", done.stdout)
        count = int(done.stdout.split(" in the archive")[0].split()[-1])
        self.assertGreater(count, 4000)

    def test_a_full_disk_is_told_and_the_next_run_goes_on(self):
        self.archive()
        for _ in range(4):
            self.send(500)
        room = max(path.stat().st_size for path in self.folder.iterdir()) + 200_000

        def little_room():
            signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
            resource.setrlimit(resource.RLIMIT_FSIZE, (room, room))
        self.assertIn("DISK_FULL", self.archive(expected=3, before=little_room).stderr)
        self.assertIn(" 0 faults", self.archive("--offline", "--verify", online=False).stdout, "what was taken is whole")
        done = self.archive("--verify")
        self.assertIn(" 0 faults", done.stdout)
        self.assertGreater(int(done.stdout.split(" in the archive")[0].split()[-1]), 2000)

    def test_a_service_that_is_not_there_is_no_loss(self):
        self.archive()
        self.service.stop()
        process = subprocess.Popen(self.command(), stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)
        time.sleep(1)
        self.assertIsNone(process.poll(), "it tries again for a while")
        process.kill()
        process.communicate(timeout=30)
        self.service.start()
        self.archive("--verify")

    def test_downloads_of_the_public_api(self):
        self.send(3, datetime.timedelta(days=2), "三件")
        process = subprocess.Popen(self.command("--public-api"), stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)
        time.sleep(4)  # the first day of the first log; the next one comes after a minute
        self.assertIsNone(process.poll())
        process.kill()
        out, err = process.communicate(timeout=30)
        self.assertIn("opened, 0 records", out, err)
        done = self.archive("--offline", "--public-api", "--verify", online=False)
        self.assertIn("0 faults", done.stdout)

    def test_wrong_words_are_refused(self):
        for words in (["--archive"], ["--archive", "--folder", "x"], ["--verify"],
                      ["--archive", "--folder", "x", "--server", "http://x", "--client", "c"],
                      ["--archive", "--folder", "x", "--server", "https://x", "--client", "c", "--every", "4"]):
            done = subprocess.run([BIN / "sekisho", *words], capture_output=True, text=True, timeout=60, check=False,
                                  env={**os.environ, "QT_QPA_PLATFORM": "offscreen"})
            self.assertEqual(done.returncode, 2, words)
            self.assertTrue(done.stderr.strip())


if __name__ == "__main__":
    unittest.main(verbosity=2)
