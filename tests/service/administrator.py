"""Somebody who is signed in at a service over TLS with the console's client, and decides on requests."""

import base64
import hashlib
import secrets
import urllib.parse

import requests

PASSWORD = "kesa9Tsuru42"
ADMIN = "/v1.0/admin"
REASON = urllib.parse.quote("退職したため")


class Administrator:
    """One who is signed in with the console's client; `again` after the service was started anew."""

    def __init__(self, service, login, password=PASSWORD):
        self.service, self.login, self.password = service, login, password
        self.http = requests.Session()
        self.http.trust_env = False
        self.again()

    def again(self):
        self.url, self.http.verify = self.service.url, self.service.ca
        verifier = secrets.token_urlsafe(48)
        challenge = base64.urlsafe_b64encode(hashlib.sha256(verifier.encode()).digest()).rstrip(b"=").decode()
        step = self.http.post(self.url + "/oauth2/v2.0/console/challenge", timeout=60, json={
            "loginId": self.login, "password": self.password, "clientId": "sekisho-console", "codeChallenge": challenge,
            "client": {"kind": "console", "deviceName": "desk", "os": "Linux", "version": "1"}})
        step.raise_for_status()
        if step.json()["status"] == "newPassword":
            self.password = PASSWORD + "x"
            step = self.http.post(f"{self.url}/oauth2/v2.0/console/challenge/{step.json()['challengeId']}/new-password", timeout=60,
                                  json={"password": self.password})
            step.raise_for_status()
        tokens = self.http.post(self.url + "/oauth2/v2.0/token", timeout=60, data={
            "grant_type": "authorization_code", "client_id": "sekisho-console", "code": step.json()["code"], "code_verifier": verifier})
        tokens.raise_for_status()
        self.http.headers["Authorization"] = "Bearer " + tokens.json()["access_token"]

    def ask(self, method, path, body=None, **headers):
        return self.http.request(method, self.url + path, json=body, headers={key.replace("_", "-"): value for key, value in headers.items()},
                                 timeout=120)

    def get(self, path):
        answer = self.ask("GET", path)
        answer.raise_for_status()
        return answer.json()

    def approve(self, request, expected=200):
        answer = self.ask("POST", f"{ADMIN}/approvals/{request['approvalId']}/approval", {"reason": ""},
                          If_Match=f'"{request["version"]}"')
        if answer.status_code != expected:
            raise AssertionError(answer.text)
        return answer.json()
