#!/usr/bin/env python3
"""test_oauth.py BIN_DIR: OAuth 2.0 and the challenge sign-in against a real sekishod over TLS.

Everything a client library does: challenge with PKCE, first password, second factor, refresh with rotation, service
account assertions made by PyJWT, the authorize page as a browser fills it in, id_token checked against the published
key, revocation, lock-out, and a restart in between.
"""

import base64
import hashlib
import hmac
import html.parser
import json
import os
import pathlib
import secrets
import signal
import struct
import subprocess
import sys
import tempfile
import time
import unittest
import urllib.parse

import jwt
import requests

BIN = pathlib.Path(sys.argv.pop(1)) if len(sys.argv) > 1 else pathlib.Path("build/dev/bin")
FIRST = "kesa9Tsuru42"
SECOND = "mizu7Kawara35"
LANGUAGES = {"ja": "ログイン", "en": "Log in"}


def totp(secret, shift=0):
    step = int(time.time()) // 30 + shift
    digest = hmac.new(base64.b32decode(secret), struct.pack(">Q", step), hashlib.sha1).digest()
    at = digest[-1] & 15
    return f"{(struct.unpack('>I', digest[at:at + 4])[0] & 0x7FFFFFFF) % 1_000_000:06d}"


def pkce():
    verifier = secrets.token_urlsafe(48)
    digest = hashlib.sha256(verifier.encode()).digest()
    return verifier, base64.urlsafe_b64encode(digest).rstrip(b"=").decode()


class Inputs(html.parser.HTMLParser):
    """The hidden and visible fields of a page, and whether it holds anything active."""

    def __init__(self, text):
        super().__init__()
        self.fields, self.scripts, self.lang = {}, 0, None
        self.feed(text)

    def handle_starttag(self, tag, attributes):
        attributes = dict(attributes)
        if tag == "input":
            self.fields.setdefault(attributes["name"], attributes.get("value", ""))
        if tag == "html":
            self.lang = attributes.get("lang")
        self.scripts += tag == "script" or any(name.startswith("on") for name in attributes)


class Service:
    def __init__(self, folder):
        self.data = pathlib.Path(folder) / "data"
        self.ready = pathlib.Path(folder) / "ready.json"
        self.log = pathlib.Path(folder) / "log"
        self.process = None
        self.init = self.tool("init", "--workgroup", "acme", "--admin", "root")
        self.app = self.tool("client", "add", "--workgroup", "acme", "--name", "Script", "--scopes",
                             "directory user.read openid profile email", "--redirect-uri", "http://127.0.0.1/callback",
                             "--redirect-uri", "https://app.example/callback")
        self.key = pathlib.Path(self.app["privateKeyFile"]).read_text()

    def tool(self, *arguments):
        words = [BIN / "sekishod", *arguments, "--data", self.data, "--json"]
        if arguments[0] == "client":
            words = [BIN / "sekishod", "client", "add", "--data", self.data, "--json", *arguments[2:]]
        return json.loads(subprocess.run(words, check=True, capture_output=True, text=True).stdout)

    def start(self):
        self.ready.unlink(missing_ok=True)
        self.process = subprocess.Popen(
            [BIN / "sekishod", "serve", "--data", self.data, "--listen", "127.0.0.1:0", "--ready-file", self.ready, "--log",
             self.log, "--rate-sign-in", "0"])
        deadline = time.monotonic() + 60
        while not self.ready.exists():
            if self.process.poll() is not None or time.monotonic() > deadline:
                raise RuntimeError("the service did not start")
            time.sleep(0.02)
        facts = json.loads(self.ready.read_text())
        self.url, self.ca = facts["url"], facts["caFile"]

    def stop(self):
        self.process.send_signal(signal.SIGTERM)
        return self.process.wait(30)

    def end(self):
        if self.process and self.process.poll() is None:
            self.stop()

    def request(self, method, path, token=None, **more):
        headers = {"Authorization": f"Bearer {token}"} if token else {}
        headers.update(more.pop("headers", {}))
        return requests.request(method, self.url + path, headers=headers, verify=self.ca, timeout=30,
                                allow_redirects=False, **more)

    def challenge(self, login, password, challenge=None, kind="console"):
        body = {"loginId": login, "password": password, "clientId": "sekisho-console",
                "codeChallenge": challenge or pkce()[1], "client": {"kind": kind, "deviceName": "desk", "os": "Linux", "version": "1"}}
        return self.request("POST", "/oauth2/v2.0/console/challenge", json=body)

    def answer(self, challenge_id, step, **body):
        return self.request("POST", f"/oauth2/v2.0/console/challenge/{challenge_id}/{step}", json=body)

    def token(self, **form):
        return self.request("POST", "/oauth2/v2.0/token", data=form)

    def redeem(self, code, verifier):
        return self.token(grant_type="authorization_code", client_id="sekisho-console", code=code, code_verifier=verifier)

    def sign_in(self, login, password, kind="console"):
        verifier, challenge = pkce()
        step = self.challenge(login, password, challenge, kind)
        assert step.status_code == 200, step.text
        return self.redeem(step.json()["code"], verifier).json()

    def assertion(self, algorithm="RS256", key=None, **claims):
        now = int(time.time())
        content = {"iss": self.app["clientId"], "sub": self.app["serviceAccount"], "iat": now, "exp": now + 3600}
        content.update(claims)
        return jwt.encode(content, self.key if key is None else key, algorithm=algorithm)

    def grant(self, assertion, scope="directory", **more):
        return self.token(grant_type="urn:ietf:params:oauth:grant-type:jwt-bearer", assertion=assertion, scope=scope,
                          client_id=self.app["clientId"], client_secret=self.app["clientSecret"], **more)


class OAuth(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.folder = tempfile.TemporaryDirectory()
        cls.addClassCleanup(cls.folder.cleanup)
        cls.service = Service(cls.folder.name)
        cls.addClassCleanup(cls.service.end)
        cls.service.start()
        cls.enter_for_the_first_time()
        token = cls.service.grant(cls.service.assertion()).json()["access_token"]
        for local in ("hanako", "taro", "jiro"):
            made = cls.service.request("POST", "/v1.0/users", token, json={
                "domainId": cls.service.init["domainId"], "email": f"{local}@acme", "userName": {"lastName": local.title()},
                "passwordConfig": {"passwordCreationType": "ADMIN", "password": FIRST, "changePasswordAtNextLogin": False}})
            assert made.status_code == 201, made.text

    @classmethod
    def enter_for_the_first_time(cls):
        """The setup password is good for choosing a password, and for nothing else."""
        s = cls.service
        verifier, challenge = pkce()
        step = s.challenge("root@acme", s.init["setupPassword"], challenge).json()
        assert step["status"] == "newPassword" and step["policy"]["reason"] in ("first", "forced"), step
        weak = s.answer(step["challengeId"], "new-password", password="password1")
        assert weak.status_code == 400 and weak.json()["code"] == "PASSWORD_WEAK", weak.text
        done = s.answer(step["challengeId"], "new-password", password=FIRST).json()
        assert done["status"] == "complete", done
        tokens = s.redeem(done["code"], verifier)
        assert tokens.status_code == 200 and tokens.json()["expires_in"] == "3600", tokens.text

    def test_challenge_gives_a_token_that_works_and_signs_out(self):
        tokens = self.service.sign_in("root@acme", FIRST)
        self.assertEqual(tokens["scope"], "admin directory")
        access = tokens["access_token"]
        info = self.service.request("GET", "/oauth2/v2.0/userinfo", access)
        self.assertEqual(info.json()["email"], "root@acme")
        self.assertEqual(self.service.request("GET", "/v1.0/admin/me", access).status_code, 200)
        self.assertEqual(self.service.request("POST", "/v1.0/admin/me/sign-out", access).status_code, 204)
        after = self.service.request("GET", "/oauth2/v2.0/userinfo", access)
        self.assertEqual(after.status_code, 401)
        self.assertIn('error="invalid_token"', after.headers["WWW-Authenticate"])

    def test_wrong_and_unknown_look_the_same(self):
        wrong = self.service.challenge("taro@acme", "wrong1Password")
        unknown = self.service.challenge("nobody@acme", "wrong1Password")
        self.assertEqual((wrong.status_code, wrong.json()), (unknown.status_code, unknown.json()))
        self.assertEqual(wrong.json()["code"], "LOGIN_FAILED")
        self.assertEqual(self.service.challenge("taro@acme", FIRST).json()["code"], "NOT_AN_ADMINISTRATOR")

    def test_second_factor(self):
        s = self.service
        access = s.sign_in("hanako@acme", FIRST, "browser")["access_token"]
        begun = s.request("POST", "/v1.0/admin/me/totp", access).json()
        uri = urllib.parse.urlsplit(begun["uri"])
        secret = urllib.parse.parse_qs(uri.query)["secret"][0]
        self.assertEqual((uri.scheme, secret), ("otpauth", begun["secret"]))
        confirmed = s.request("POST", "/v1.0/admin/me/totp/confirm", access, json={"code": totp(secret, -1)})
        self.assertEqual(confirmed.status_code, 204, confirmed.text)
        verifier, challenge = pkce()
        step = s.challenge("hanako@acme", FIRST, challenge, "browser").json()
        self.assertEqual((step["status"], step["methods"]), ("secondFactor", ["totp"]))
        self.assertEqual(s.answer(step["challengeId"], "second-factor", code="abcdef").status_code, 401)
        done = s.answer(step["challengeId"], "second-factor", code=totp(secret))
        self.assertEqual(done.json()["status"], "complete", done.text)
        self.assertEqual(s.redeem(done.json()["code"], verifier).status_code, 200)
        removed = s.request("DELETE", "/v1.0/admin/me/totp", access, json={"password": FIRST})
        self.assertEqual(removed.status_code, 204, removed.text)

    def test_service_account_tokens(self):
        s = self.service
        now = int(time.time())
        good = s.grant(s.assertion())
        self.assertEqual(good.status_code, 200, good.text)
        self.assertIsInstance(good.json()["expires_in"], str)
        listed = s.request("GET", "/v1.0/users?count=2", good.json()["access_token"])
        self.assertEqual(listed.status_code, 200, listed.text)
        self.assertEqual(s.grant(s.assertion(iat=now + 0.25, exp=now + 3600.25)).status_code, 200)
        self.assertEqual(s.grant(s.assertion(), "directory,user.read").json()["scope"], "directory user.read")
        for claims in ({"iat": str(now)}, {"exp": now - 40, "iat": now - 100}, {"exp": now + 3700}, {"iss": "other"},
                       {"sub": "other.serviceaccount@acme"}):
            refused = s.grant(s.assertion(**claims))
            self.assertEqual((refused.status_code, refused.json()["error"]), (400, "invalid_grant"), claims)
        header, content, _ = s.assertion().split(".")
        none = base64.urlsafe_b64encode(b'{"alg":"none"}').rstrip(b"=").decode()
        for text in (f"{none}.{content}.", f"{header}.{content}.", s.assertion(algorithm="HS256", key="x" * 32), "x"):
            self.assertEqual(s.grant(text).json()["error"], "invalid_grant", text[:20])
        self.assertEqual(s.grant(s.assertion(), "audit.read").json()["error"], "invalid_scope")

    def test_client_authentication(self):
        s = self.service
        form = {"grant_type": "urn:ietf:params:oauth:grant-type:jwt-bearer", "assertion": s.assertion(), "scope": "directory"}
        basic = requests.auth.HTTPBasicAuth(s.app["clientId"], s.app["clientSecret"])
        self.assertEqual(s.request("POST", "/oauth2/v2.0/token", data=form, auth=basic).status_code, 200)
        wrong = requests.auth.HTTPBasicAuth(s.app["clientId"], "wrong")
        refused = s.request("POST", "/oauth2/v2.0/token", data=form, auth=wrong)
        self.assertEqual((refused.status_code, refused.json()["error"]), (401, "invalid_client"))
        everything = dict(form, client_id=s.app["clientId"], client_secret=s.app["clientSecret"])
        self.assertEqual(s.request("POST", "/oauth2/v2.0/token", params=everything).status_code, 200)

    def test_refresh_rotates_and_a_stolen_code_ends_the_session(self):
        s = self.service
        verifier, challenge = pkce()
        code = s.challenge("root@acme", FIRST, challenge).json()["code"]
        first = s.redeem(code, verifier).json()
        second = s.token(grant_type="refresh_token", client_id="sekisho-console", refresh_token=first["refresh_token"]).json()
        self.assertNotEqual(first["refresh_token"], second["refresh_token"])
        self.assertEqual(s.request("GET", "/oauth2/v2.0/userinfo", second["access_token"]).status_code, 200)
        self.assertEqual(s.redeem(code, verifier).json()["error"], "invalid_grant")
        self.assertEqual(s.request("GET", "/oauth2/v2.0/userinfo", second["access_token"]).status_code, 401)

    def test_revoke(self):
        s = self.service
        tokens = s.grant(s.assertion()).json()
        app = {"client_id": s.app["clientId"], "client_secret": s.app["clientSecret"]}
        for token in ("unknown", tokens["access_token"], tokens["access_token"]):
            done = s.request("POST", "/oauth2/v2.0/revoke", data={"token": token, "token_type_hint": "access_token", **app})
            self.assertEqual((done.status_code, done.content), (200, b""))
        self.assertEqual(s.request("GET", "/v1.0/users", tokens["access_token"]).status_code, 401)
        again = s.token(grant_type="refresh_token", refresh_token=tokens["refresh_token"], **app).json()
        self.assertNotIn("refresh_token", again)
        self.assertEqual(s.request("GET", "/v1.0/users", again["access_token"]).status_code, 200)

    def browser(self):
        session = requests.Session()
        self.addCleanup(session.close)
        return session

    def open_page(self, browser, redirect, language="en", **more):
        query = {"client_id": self.service.app["clientId"], "redirect_uri": redirect, "response_type": "code",
                 "scope": "openid profile email user.read", "state": "st&te=1", "nonce": "n-1", **more}
        return browser.get(self.service.url + "/oauth2/v2.0/authorize", params=query, verify=self.service.ca,
                           headers={"Accept-Language": language}, allow_redirects=False, timeout=30)

    def submit(self, browser, page, **fields):
        form = Inputs(page.text).fields
        return browser.post(self.service.url + "/oauth2/v2.0/authorize", verify=self.service.ca, allow_redirects=False, timeout=30,
                            data={"form": form["form"], "csrf": form["csrf"], **fields})

    def test_authorize_page_to_id_token(self):
        s = self.service
        redirect = "http://127.0.0.1:49213/callback"
        for language, title in LANGUAGES.items():
            page = self.open_page(self.browser(), redirect, language)
            parsed = Inputs(page.text)
            self.assertEqual((page.status_code, parsed.lang, parsed.scripts), (200, language, 0))
            self.assertIn(f"<h1>{title}</h1>", page.text)
            self.assertIn("default-src 'none'", page.headers["Content-Security-Policy"])
        browser = self.browser()
        page = self.open_page(browser, redirect)
        wrong = self.submit(browser, page, action="signIn", login="taro@acme", password="wrong1Password")
        self.assertEqual(wrong.status_code, 401)
        back = self.submit(browser, wrong, action="signIn", login="taro@acme", password=FIRST)
        self.assertEqual(back.status_code, 302, back.text)
        location = urllib.parse.urlsplit(back.headers["Location"])
        answer = urllib.parse.parse_qs(location.query)
        self.assertEqual((location.netloc, answer["state"]), ("127.0.0.1:49213", ["st&te=1"]))
        app = {"client_id": s.app["clientId"], "client_secret": s.app["clientSecret"]}
        tokens = s.token(grant_type="authorization_code", code=answer["code"][0], redirect_uri=redirect, **app).json()
        keys = s.request("GET", "/oauth2/v2.0/jwks").json()
        key = jwt.PyJWK(keys["keys"][0]).key
        claims = jwt.decode(tokens["id_token"], key, algorithms=["RS256"], audience=s.app["clientId"], issuer=s.url)
        info = s.request("GET", "/oauth2/v2.0/userinfo", tokens["access_token"]).json()
        self.assertEqual((claims["sub"], claims["nonce"], claims["email"]), (info["sub"], "n-1", "taro@acme"))

    def test_authorize_refuses_strangers(self):
        other = self.browser()
        self.assertEqual(self.open_page(other, "https://evil.example/callback").status_code, 400)
        self.assertEqual(self.open_page(other, "https://app.example/callback/").status_code, 400)
        page = self.open_page(self.browser(), "https://app.example/callback")
        forged = self.submit(other, page, action="signIn", login="taro@acme", password=FIRST)
        self.assertEqual((forged.status_code, forged.headers.get("Location")), (400, None))
        fault = self.open_page(other, "https://app.example/callback", scope="audit.read")
        self.assertEqual(fault.status_code, 302)
        self.assertIn("error=invalid_scope", fault.headers["Location"])

    def test_own_password_and_lock_out(self):
        s = self.service
        token = s.grant(s.assertion()).json()["access_token"]
        tokens = s.sign_in("jiro@acme", FIRST, "browser")
        changed = s.request("POST", "/v1.0/admin/me/password", tokens["access_token"], json={"current": FIRST, "new": SECOND})
        self.assertEqual(changed.status_code, 204, changed.text)
        self.assertEqual(s.sign_in("jiro@acme", SECOND, "browser")["scope"], "user.read")
        failures = 0
        while failures < 5:
            answer = s.challenge("jiro@acme", "wrong1Password", kind="browser")
            if answer.status_code == 429:
                time.sleep(int(answer.headers["Retry-After"]))  # as the answer asks for
                continue
            self.assertEqual(answer.status_code, 401)
            failures += 1
        self.assertEqual(s.request("GET", "/oauth2/v2.0/userinfo", tokens["access_token"]).status_code, 401)
        member = s.request("GET", "/v1.0/users/jiro@acme", token).json()
        self.assertEqual((member["isSuspended"], member["suspendedReason"]), (True, "LOGIN_FAIL"))
        self.assertEqual(s.request("POST", "/v1.0/users/jiro@acme/unsuspend", token).status_code, 204)
        answer = s.challenge("jiro@acme", SECOND, kind="browser")
        while answer.status_code == 429:
            time.sleep(int(answer.headers["Retry-After"]))
            answer = s.challenge("jiro@acme", SECOND, kind="browser")
        self.assertEqual(answer.status_code, 200, answer.text)

    def test_zz_a_restart_keeps_sessions_and_loses_no_use(self):
        s = self.service
        tokens = s.sign_in("root@acme", FIRST)
        keys = s.request("GET", "/oauth2/v2.0/jwks").json()
        self.assertEqual(s.stop(), 0)
        s.start()
        self.assertEqual(s.request("GET", "/oauth2/v2.0/userinfo", tokens["access_token"]).status_code, 200)
        self.assertEqual(s.request("GET", "/oauth2/v2.0/jwks").json(), keys)
        log = s.log.read_text()
        for secret in (FIRST, SECOND, tokens["access_token"], tokens["refresh_token"], s.app["clientSecret"], s.init["setupPassword"]):
            self.assertNotIn(secret, log)


if __name__ == "__main__":
    os.environ.pop("SEKISHOD_KEY", None)
    unittest.main(verbosity=2)
