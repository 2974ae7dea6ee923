#!/usr/bin/env python3
"""What the talk service would tell of messages: talk_events.py URL CA APP, with a list of {sender, receivers, text} on the
standard input. APP is what `sekishod client add --json` said of an app with the scope `events`."""

import json
import pathlib
import sys
import time
import uuid

import jwt
import requests


def opened(url, ca, app):
    http = requests.Session()
    http.trust_env = False
    http.verify = ca
    now = int(time.time())
    claims = {"iss": app["clientId"], "sub": app["serviceAccount"], "iat": now, "exp": now + 3600}
    form = {"assertion": jwt.encode(claims, pathlib.Path(app["privateKeyFile"]).read_text(), algorithm="RS256"),
            "grant_type": "urn:ietf:params:oauth:grant-type:jwt-bearer", "client_id": app["clientId"],
            "client_secret": app["clientSecret"], "scope": "events"}
    answer = http.post(url + "/oauth2/v2.0/token", data=form, timeout=60)
    answer.raise_for_status()
    http.headers["Authorization"] = "Bearer " + answer.json()["access_token"]
    return http


def main():
    url, ca, app = sys.argv[1:4]
    http = opened(url, ca, json.loads(pathlib.Path(app).read_text(encoding="utf-8")))
    when = time.strftime("%Y-%m-%dT%H:%M:%SZ", time.gmtime())
    events = [{"specversion": "1.0", "id": str(uuid.uuid4()), "source": "/talk", "type": "sekisho.talk.message.sent", "time": when,
               "data": {"channelId": "c1", "channelName": "営業", **one}} for one in json.load(sys.stdin)]
    answer = http.post(url + "/v1.0/events", json=events, timeout=60, headers={"Content-Type": "application/cloudevents-batch+json"})
    print(answer.text)
    return 0 if answer.ok and answer.json()["accepted"] == len(events) else 1


if __name__ == "__main__":
    sys.exit(main())
