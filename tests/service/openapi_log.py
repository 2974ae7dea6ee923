"""The logs for test_openapi_answers.py: search, exports with their files, what members wrote, and the public API's downloads."""
import hashlib
import time

from openapi_client import check, service_token
from openapi_event import event_calls
from openapi_monitor import monitor_calls

LOGS, EXPORTS, MONITORING = "/v1.0/admin/logs", "/v1.0/admin/logs/exports", "/v1.0/admin/monitoring"
PERIOD = {"startTime": "2026-01-01T00:00:00+09:00", "endTime": "2026-01-31T00:00:00+09:00"}


def doing_calls(client, another, app, some):
    """What members do: taken in, monitored, and looked at in the logs. `another()` gives a client without a token."""
    event_calls(another(), app)
    monitor_calls(client, another(), app, some)
    log_calls(client, another(), app)


def log_calls(client, script, app):
    standings = client.call("get", LOGS, 200).json()["logs"]
    check({"admin", "auth", "message"} <= {one["log"] for one in standings}, "the highest administrator has all logs")
    records = LOGS + "/records"
    page = client.call("get", records, 200, query={"logs": "admin", "count": 2}).json()
    check(len(page["records"]) == 2 and page["responseMetaData"]["nextCursor"], "a page of the log of administrators")
    client.call("get", records, 200, query={"logs": "admin", "count": 2, "cursor": page["responseMetaData"]["nextCursor"]})
    client.call("get", records, 200, query={"party": "hanako@sakura", "oldestFirst": "true"})
    client.call("get", records, 400, query={"ip": "nowhere"})
    client.call("get", records, 400, query={"cursor": "made-up"})
    client.call("get", records + "/{seq}", 200, {"seq": str(page["records"][0]["seq"])})
    client.call("get", records + "/{seq}", 404, {"seq": "999999999"})
    export_calls(client)
    content_calls(client)
    download_calls(script, app)


def export_calls(client):
    one, file = EXPORTS + "/{exportId}", EXPORTS + "/{exportId}/file"
    client.call("post", EXPORTS, 400, body={"format": "xml"})
    made = client.call("post", EXPORTS, 201, body={"query": {"logs": ["admin"]}, "format": "csv"}).json()
    place = {"exportId": made["exportId"]}
    until = time.monotonic() + 20
    while (state := client.call("get", EXPORTS, 200).json()["exports"][0])["state"] != "ready" and time.monotonic() < until:
        time.sleep(0.1)
    check(state["state"] == "ready", f"the export is {state}")
    whole = client.call("get", file, 200, place).content
    check(hashlib.sha256(whole).hexdigest() == state["digest"] and len(whole) == state["bytes"], "the file is what was announced")
    check(client.call("get", file, 206, place, headers={"Range": "bytes=100-"}).content == whole[100:], "the rest of it")
    client.call("get", file, 416, place, headers={"Range": f"bytes={len(whole)}-"})
    client.call("get", file, 404, {"exportId": "none"})
    client.call("delete", one, 204, place)
    client.call("delete", one, 404, place)


def content_calls(client):
    contents, consent = MONITORING + "/contents", MONITORING + "/consent"
    state = client.call("get", consent, 200).json()
    if not state["given"]:
        client.call("get", contents, 403)
    client.call("post", consent, 409, body={"edition": state["edition"] + 1, "purpose": "x"})
    client.call("post", consent, 400, body={"edition": state["edition"], "purpose": ""})
    client.call("post", consent, 200, body={"edition": state["edition"], "purpose": "情報漏えいの調査"})
    page = client.call("get", contents, 200, query={"count": 1}).json()
    check(page["messages"], "somebody has written something")
    client.call("get", contents, 200, query={"text": "契約", "sender": "example"})
    client.call("get", contents, 400, query={"bot": "maybe"})


def download_calls(script, app):
    script.token = service_token(script, app, "audit.read monitoring.read")["access_token"]
    logs, contents, file = "/v1.0/audits/logs/download", "/v1.0/monitoring/message-contents/download", "/v1.0/audits/files/{ticket}"
    pointed = script.call("get", logs, 302, query={"service": "admin", **PERIOD})
    script.call("get", logs, 429, query={"service": "admin", **PERIOD})
    script.call("get", logs, 400, query={"service": "admin"})
    word = {"ticket": pointed.headers["Location"].rsplit("/", 1)[1]}
    check("Date,Service" in script.call("get", file, 200, word, token=False).content.decode("utf-8-sig"), "the columns of the source")
    script.call("get", file, 404, word, token=False)
    script.call("get", contents, 302, query=PERIOD)
