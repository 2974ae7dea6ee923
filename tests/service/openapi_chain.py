"""The calls of tests/service/test_openapi_answers.py about the chain of the logs."""

import json

from openapi_client import check

RUNS, STATEMENTS = "/v1.0/admin/logs/runs", "/v1.0/admin/logs/statements"
PERMIT = "/v1.0/admin/logs/archive-permit"


def chain_calls(client):
    run = client.call("post", RUNS, 200, body={"after": 0}).json()
    records, last = "/v1.0/admin/logs/runs/{runId}/records", 0
    while last < run["upTo"]:
        page = client.call("get", records, 200, {"runId": run["runId"]}, query={"after": last, "count": 500}).text.splitlines()
        last = max(line["seq"] for line in map(json.loads, page) if "seq" in line)
    check(last == run["upTo"], "the chain was fetched up to the record of the run")
    check(client.call("post", RUNS, 200, body={"after": last}).json()["runId"] == "", "nothing newer but the run itself")
    check(json.loads(client.call("get", STATEMENTS, 200, query={"after": last}).text.splitlines()[-1])["statement"], "what was signed")
    client.call("put", PERMIT, 200, body={"days": 90})
    client.call("put", PERMIT, 400, body={"days": 367})
    client.call("get", "/v1.0/admin/logs/forwarding", 200)
    client.call("post", RUNS, 400, body={})
    client.call("get", records, 400, {"runId": run["runId"]}, query={"count": 5001})
    client.call("get", records, 404, {"runId": "none"})
    client.call("get", STATEMENTS, 400, query={"after": -1})
