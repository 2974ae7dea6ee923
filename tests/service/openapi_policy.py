"""The calls of tests/service/test_openapi_answers.py about policies, permission templates and the configuration as a file."""

from openapi_client import check

CHANGED = {"account": {"passwordReuse": 2}, "approvals": {"quorum": 2}, "board": {"trashDays": 30}, "brake": {"heldHours": 12},
           "calendar": {}, "company": {"phone": "03-1234-5678"}, "contacts": {}, "drive": {}, "externalTalk": {},
           "files": {"extensions": ["exe"]}, "invitation": {"linkAllowed": True}, "locale": {"timeZone": "Asia/Seoul"}, "logs": {"keepDays": 400},
           "menus": {"order": ["board", "talk"]}, "mobile": {}, "network": {"selfLockOut": "confirm"},
           "talk": {"attachmentLimitMb": 100}, "theme": {"colour": "green"}}  # of each policy something that locks nobody out


def policy_calls(client):
    listed = client.call("get", "/v1.0/admin/policies", 200).json()["policies"]
    check({line["key"] for line in listed} == set(CHANGED), "the policies that are listed")
    for key, wanted in CHANGED.items():
        at = f"/v1.0/admin/policies/{key}"
        state = client.call("get", at, 200)
        client.call("get", at + "/schema", 200)
        if not wanted:  # a switch of it is turned
            field, value = next((f, v) for f, v in state.json()["values"].items() if isinstance(v, bool))
            wanted = {field: not value}
        client.call("post", at + "/preview", 200, body={"values": wanted})
        client.call("post", at + "/preview", 200, query={"list": "loggedOut", "count": 5}, body={"values": wanted})
        client.call("post", at + "/preview", 400, body={"values": {"noSuchField": 1}})
        client.call("put", at, 428, body={"values": wanted})
        saved = client.call("put", at, 200, body={"values": wanted, "reason": "因果"}, headers={"If-Match": state.headers["ETag"]})
        check(saved.json()["revision"] == 1, f"{key}: the first revision")
        client.call("put", at, 412, body={"values": wanted}, headers={"If-Match": state.headers["ETag"]})
        client.call("get", at + "/revisions", 200, query={"count": 1})
        client.call("get", at + "/revisions/{revision}", 200, {"revision": "1"})
        client.call("get", at + "/revisions/{revision}", 404, {"revision": "7"})
        client.call("post", at + "/revert", 200, body={"revision": 0}, headers={"If-Match": saved.headers["ETag"]})
    client.call("put", "/v1.0/admin/policies/network", 409, headers={"If-Match": '"2"'},
                body={"values": {"mode": "all", "countryRestriction": True}})  # no second factor, and from an unknown country


def template_calls(client, some):
    at = "/v1.0/admin/permission-templates"
    made = client.call("post", at, 201, body={"name": "店舗", "services": {"drive": {"browser": False}}})
    one = {"templateId": made.json()["templateId"]}
    client.call("post", at, 409, body={"name": "店舗"})
    client.call("get", at, 200)
    client.call("get", at + "/{templateId}", 200, one)
    client.call("put", at + "/{templateId}", 428, one, body={"name": "本店"})
    changed = client.call("put", at + "/{templateId}", 200, one, body={"name": "本店"}, headers={"If-Match": made.headers["ETag"]})
    assigned = client.call("put", at + "/{templateId}/assignments", 200, one, body={"userTypes": [], "members": some[:2]},
                           headers={"If-Match": changed.headers["ETag"]})
    effective = client.call("get", "/v1.0/admin/users/{userId}/effective-template", 200, {"userId": some[0]}).json()
    check(effective["source"] == "member", "the template of a member")
    whole = client.call("get", "/v1.0/admin/configuration", 200).json()
    client.call("post", "/v1.0/admin/configuration/changeset", 409, body=whole)
    whole["policies"]["talk"]["calls"] = not whole["policies"]["talk"]["calls"]
    client.call("post", "/v1.0/admin/configuration/changeset", 201, body=whole)
    client.call("post", "/v1.0/admin/configuration/changeset", 409, body={"format": "sekisho-configuration", "formatVersion": 2})
    wrong = {"format": "sekisho-configuration", "formatVersion": 1, "policies": {"account": {"passwordReuse": 99, "failuresToSuspend": 1}}}
    named = [f["field"] for f in client.call("post", "/v1.0/admin/configuration/changeset", 201, body=wrong).json()["errors"]]
    check(sorted(named) == ["policies.account.failuresToSuspend", "policies.account.passwordReuse"], f"every fault of a file: {named}")
    wrong["policies"]["weather"] = {}
    named = client.call("post", "/v1.0/admin/configuration/changeset", 400, body=wrong).json()["errors"]
    check(len(named) == 3, f"every fault of a file that cannot be planned: {named}")
    client.call("delete", at + "/{templateId}", 204, one, headers={"If-Match": assigned.headers["ETag"]})
