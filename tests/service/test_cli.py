#!/usr/bin/env python3
"""The sub-commands of sekishod as a person or a script calls them: test_cli.py DIRECTORY_OF_THE_PROGRAMS"""

import json
import os
import pathlib
import resource
import signal
import stat
import subprocess
import sys
import tempfile
import time
import unittest

PROGRAM = pathlib.Path(sys.argv.pop(1) if len(sys.argv) > 1 else "build/dev/bin").resolve() / "sekishod"
HEADER = ("姓,名,ID,パスワード,姓(フリガナ),名(フリガナ),個人メール,サブメール,ニックネーム,利用権限タイプ,職級,組織名,役職,電話番号,"
          "携帯番号/国番号,携帯番号/番号,言語,担当業務,勤務先,SNS,SNS_ID,入社日\r\n")


def environment(**extra):
    clean = {k: v for k, v in os.environ.items() if not k.startswith("SEKISHOD_")}
    return {**clean, "LC_ALL": "C.UTF-8", **extra}


def run(*arguments, env=None, before=None):
    return subprocess.run([PROGRAM, *map(str, arguments)], capture_output=True, text=True, env=env or environment(),
                          preexec_fn=before, timeout=300, check=False)


def mode(path):
    return stat.S_IMODE(path.stat().st_mode)


def row(**cells):
    names = HEADER.strip().split(",")
    values = {"姓": "佐藤", "名": "花子", "ID": "hanako", "姓(フリガナ)": "サトウ", "名(フリガナ)": "ハナコ", **cells}
    return ",".join(values.get(name, "") for name in names) + "\r\n"


class Commands(unittest.TestCase):
    def setUp(self):
        self.folder = tempfile.TemporaryDirectory(prefix="sekishod-cli-")
        self.addCleanup(self.folder.cleanup)
        self.root = pathlib.Path(self.folder.name)
        self.data = self.root / "data"

    def init(self, *more, workgroup="sakura", admin="admin", **options):
        return run("init", "--data", self.data, "--workgroup", workgroup, "--admin", admin, *more, **options)

    def made(self, *more, **options):
        result = self.init("--json", *more, **options)
        self.assertEqual(result.returncode, 0, result.stderr)
        return json.loads(result.stdout)

    def verified(self, *more):
        result = run("audit", "verify", "--data", self.data, "--json", *more)
        return result.returncode, json.loads(result.stdout) if result.stdout else result.stderr

    def assert_refused(self, result, *words):
        self.assertNotEqual(result.returncode, 0)
        self.assertEqual(result.stdout, "")
        self.assertNotIn("terminate", result.stderr)
        for word in words:
            self.assertIn(word, result.stderr)
        self.assertRegex(result.stderr, r"[.]\s*$")

    # --- init ---

    def test_init_makes_a_data_directory_of_the_owner(self):
        made = self.made()
        self.assertEqual(set(made), {"domainId", "workgroup", "adminId", "setupPassword", "caFile"})
        self.assertEqual((made["workgroup"], made["adminId"]), ("sakura", "admin@sakura"))
        self.assertIn(len(str(made["domainId"])), (8, 9))
        self.assertEqual(pathlib.Path(made["caFile"]), self.data / "ca.pem")
        self.assertEqual(mode(self.data), 0o700)
        for name in ("store.db", "store.key", "ca.key", "server.key"):
            self.assertEqual(mode(self.data / name), 0o600, name)
        self.assertEqual(sorted(p.name for p in self.data.iterdir()),
                         ["ca.key", "ca.pem", "server.key", "server.pem", "store.db", "store.key"])
        self.assertNotIn(b"SQLite format", (self.data / "store.db").read_bytes()[:16])

    def test_the_text_for_people_shows_the_password_once(self):
        result = self.init("--name", "さくら商事")
        self.assertEqual(result.returncode, 0, result.stderr)
        for word in ("さくら商事", "admin@sakura", "setup password", "ca.pem", "sekishod serve"):
            self.assertIn(word, result.stdout)

    def test_a_second_tenant_and_never_the_same_twice(self):
        first = self.made()
        second = self.made(workgroup="ume", admin="chief")
        self.assertNotEqual(first["domainId"], second["domainId"])
        before = self.verified()
        self.assert_refused(self.init(), "sakura")
        self.assertEqual(self.verified(), before)
        self.assertEqual([t["workgroup"] for t in before[1]["tenants"]], ["sakura", "ume"])

    def test_bad_names_make_nothing(self):
        for workgroup in ("S", "a", "-abc", "Sakura", "sa kura", "a" * 23, "sakura-", "桜", "", "line", "my-lineworks"):
            self.assert_refused(self.init(workgroup=workgroup))
            self.assertFalse(self.data.exists(), workgroup)
        for admin in ("a", "a..b", ".ab", "a" * 41, "ad min", "管理者", "a@b"):
            self.assert_refused(self.init(admin=admin))
            self.assertFalse(self.data.exists(), admin)
        for sample in ("-1", "1000001", "many"):
            self.assertNotEqual(self.init("--sample", sample).returncode, 0)
            self.assertFalse(self.data.exists(), sample)
        self.assert_refused(self.init("--san", "not a host"))
        self.assertFalse(self.data.exists())
        self.assert_refused(self.init("--sample", "5", "--base-time", "yesterday"))
        self.assertFalse(self.data.exists())

    def test_a_folder_with_other_files_is_left_alone(self):
        self.data.mkdir()
        (self.data / "note.txt").write_text("mine")
        self.assert_refused(self.init(), "note.txt")
        self.assertEqual([p.name for p in self.data.iterdir()], ["note.txt"])

    def test_a_folder_that_cannot_be_made(self):
        (self.root / "file").write_text("")
        self.data = self.root / "file" / "data"
        self.assert_refused(self.init(), "file")
        self.data = pathlib.Path("/proc/sekishod")
        self.assert_refused(self.init())

    def test_a_full_disk_leaves_nothing(self):
        def little_room():
            signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
            resource.setrlimit(resource.RLIMIT_FSIZE, (100_000, 100_000))
        result = self.init("--sample", "300", before=little_room)
        self.assert_refused(result)
        self.assertFalse(self.data.exists())
        self.made()  # the next attempt is not in the way of the last

    def test_a_kill_leaves_nothing_that_counts(self):
        process = subprocess.Popen([PROGRAM, "init", "--data", self.data, "--workgroup", "sakura", "--admin", "admin",
                                    "--sample", "200000"], env=environment(), stdout=subprocess.DEVNULL,
                                   stderr=subprocess.DEVNULL)
        deadline = time.monotonic() + 60
        while not (self.data / ".making" / "store.db").exists() and time.monotonic() < deadline:
            self.assertIsNone(process.poll())
        process.kill()
        process.wait()
        self.assertFalse((self.data / "store.db").exists())
        self.assert_refused(run("audit", "verify", "--data", self.data))
        self.made()
        self.assertFalse((self.data / ".making").exists())
        self.assertEqual(self.verified()[0], 0)

    def test_the_key_of_the_environment_is_not_written(self):
        key = "0123456789abcdef" * 4
        self.made(env=environment(SEKISHOD_KEY=key))
        self.assertFalse((self.data / "store.key").exists())
        self.assert_refused(run("audit", "verify", "--data", self.data))
        self.assertEqual(run("audit", "verify", "--data", self.data, env=environment(SEKISHOD_KEY=key)).returncode, 0)
        wrong = run("audit", "verify", "--data", self.data, env=environment(SEKISHOD_KEY="f" * 64))
        self.assert_refused(wrong)
        self.assert_refused(self.init(workgroup="ume", env=environment(SEKISHOD_KEY="short")))

    def test_a_sample_with_a_password_file(self):
        secret = self.root / "password"
        secret.write_text("Plum-Blossom72\n")
        result = self.init("--sample", "40", "--seed", "3", "--sample-password-file", secret)
        self.assertEqual(result.returncode, 0, result.stderr)
        self.assertIn("40 members", result.stdout)
        self.assertNotIn("Plum", result.stdout + result.stderr)

    # --- import ---

    def import_file(self, content, encoding="utf-8"):
        file = self.root / "members.csv"
        file.write_bytes(content.encode(encoding))
        return file

    def test_an_import_in_either_encoding(self):
        rows = HEADER + row(組織名="営業部>一課", 役職="主任") + row(ID="jiro", 姓="髙橋", 名="次郎", 入社日="20260401")
        for number, encoding in enumerate(("utf-8", "utf-8-sig", "cp932")):
            result = self.init("--import", self.import_file(rows, encoding), workgroup=f"team{number}")
            self.assertEqual(result.returncode, 0, result.stderr)
            self.assertIn("2 members", result.stdout)

    def test_who_works_in_japanese_reads_japanese(self):
        file = self.import_file(HEADER + row() + row(ID="ji..ro") + row(ID="a" * 41))
        for name in ("LC_ALL", "LC_MESSAGES", "LANG"):
            others = {"LC_ALL": "", "LC_MESSAGES": "", "LANG": "en_US.UTF-8"} if name != "LANG" else {"LC_ALL": "", "LC_MESSAGES": ""}
            result = self.init("--import", file, env=environment(**{**others, name: "ja_JP.UTF-8"}))
            self.assertEqual(result.returncode, 2, result.stderr)
            self.assertIn("3 行目, ID: ", result.stderr)
            self.assertIn("4 行目, ID: ", result.stderr)
            for line in result.stderr.strip().splitlines():
                self.assertTrue(line.endswith("。"), line)
            self.assertFalse(self.data.exists())
        result = run("serve", "--data", self.root / "nothing", env=environment(LC_ALL="ja_JP.UTF-8"))
        self.assertEqual(result.returncode, 1)
        self.assertIn("このフォルダーに保存領域がありません", result.stderr)

    def test_one_fault_imports_nobody_and_says_where(self):
        rows = HEADER + row() + row(ID="a..b") + row(ID="x1", 入社日="20260230") + "too,short\r\n"
        result = self.init("--import", self.import_file(rows))
        self.assertEqual(result.returncode, 2)
        self.assertFalse(self.data.exists())
        for words in ("line 3, ID: ", "line 4, 入社日: ", "line 5, ID: ID is required. Fill it in", "3 faults"):
            self.assertIn(words, result.stderr)

    def test_a_file_that_is_no_csv(self):
        file = self.root / "members.csv"
        file.write_bytes(b"\xff\xfe\x00\x01")
        self.assert_refused(self.init("--import", file))
        self.assertNotEqual(self.init("--import", self.root / "absent.csv").returncode, 0)
        self.assertFalse(self.data.exists())

    # --- client add, audit verify ---

    def add_client(self, *more, workgroup="sakura"):
        return run("client", "add", "--data", self.data, "--workgroup", workgroup, "--name", "Script", "--scopes",
                   "directory user.read", *more)

    def test_a_client_has_a_secret_and_a_key(self):
        domain = self.made()["domainId"]
        result = self.add_client("--json")
        self.assertEqual(result.returncode, 0, result.stderr)
        client = json.loads(result.stdout)
        self.assertEqual(set(client), {"clientId", "clientSecret", "serviceAccount", "privateKeyFile", "domainId"})
        self.assertEqual(client["domainId"], domain)
        self.assertTrue(client["serviceAccount"].endswith("@sakura"))
        key = pathlib.Path(client["privateKeyFile"])
        self.assertEqual(mode(key), 0o600)
        self.assertEqual(mode(key.parent), 0o700)
        self.assertTrue(key.read_text().startswith("-----BEGIN PRIVATE KEY-----"))
        other = json.loads(self.add_client("--json").stdout)
        self.assertNotEqual(client["clientId"], other["clientId"])
        self.assertEqual(self.verified()[1]["tenants"][0]["records"], 5)

    def test_a_client_needs_a_tenant(self):
        self.assert_refused(self.add_client(), "no store")
        self.made()
        self.assert_refused(self.add_client(workgroup="ume"), "ume")
        self.assertFalse((self.data / "clients").exists())

    def test_the_log_is_checked_against_a_head_that_was_kept(self):
        self.made()
        status, first = self.verified()
        self.assertEqual(status, 0)
        self.assertTrue(first["whole"])
        head = first["tenants"][0]["head"]
        self.add_client()
        self.assertEqual(self.verified("--workgroup", "sakura", "--head", head)[0], 0)
        number, digest = head.split(":")
        status, report = self.verified("--workgroup", "sakura", "--head", f"{int(number) + 7}:{digest}")
        self.assertEqual(status, 1)
        self.assertFalse(report["whole"])
        self.assertEqual(self.verified("--workgroup", "sakura", "--head", f"{number}:{'0' * 64}")[0], 1)
        for wrong in ("x", "1", "1:ab", ":", "-1:" + "0" * 64):
            self.assertEqual(self.verified("--workgroup", "sakura", f"--head={wrong}")[0], 2, wrong)
        self.assertNotEqual(self.verified("--head", head)[0], 0)

    def test_what_was_stated_needs_a_service_that_has_run(self):
        self.made()
        self.assert_refused(run("audit", "key", "--data", self.data))
        out = self.root / "evidence"
        self.assert_refused(run("audit", "export", "--data", self.data, "--workgroup", "sakura", "--out", out))
        self.assertFalse(out.exists())
        self.assertFalse((self.data / "signing.key").exists(), "asking makes no key")
        kept = self.root / "kept"
        kept.write_text("")
        self.assertEqual(self.verified("--workgroup", "sakura", "--heads", str(kept))[0], 0)
        self.assertNotEqual(run("audit", "verify", "--data", self.data, "--heads", kept).returncode, 0, "of one workgroup")
        kept.write_text("e30.e30.e30\n")
        done = run("audit", "verify", "--data", self.data, "--workgroup", "sakura", "--heads", kept)
        self.assertEqual(done.returncode, 1)
        self.assertIn("signing.key", done.stderr)
        self.assertEqual(self.verified("--workgroup", "ume")[0], 1)

    def test_help_names_every_command(self):
        text = run("--help").stdout
        for word in ("init", "serve", "client", "audit"):
            self.assertIn(word, text)
        self.assertIn("--sample", run("init", "--help").stdout)
        self.assertNotEqual(run().returncode, 0)
        self.assertNotEqual(run("nonsense").returncode, 0)


if __name__ == "__main__":
    unittest.main()
