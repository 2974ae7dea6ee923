"""The calls of tests/service/test_openapi_answers.py about who may do what: app stop, trusted devices, decisions for
gateways, administrator rights."""

from openapi_client import check, console_token
from openapi_lent import FIRST, OWN, newcomer


def role_calls(client, domain, some):
    roles, one = "/v1.0/admin/roles", "/v1.0/admin/users/{userId}/roles/{roleId}"
    listed = client.call("get", roles, 200).json()["roles"]
    helpdesk = next(r for r in listed if r["preset"] == "helpdesk")
    check(helpdesk["roleId"] == f"helpdesk:{domain}" and helpdesk["builtIn"] is None, "the helpdesk is a role of the tenant")
    place = {"userId": some, "roleId": helpdesk["roleId"]}
    unit = client.call("get", "/v1.0/orgunits", 200, query={"count": 1}).json()["orgUnits"][0]["orgUnitId"]
    wanted = {"scope": {"orgUnits": [unit], "includeSubOrgUnits": True}, "expiresAt": "2100-01-01T00:00:00+09:00"}
    made = client.call("put", one, 200, place, body=wanted)
    client.call("put", one, 412, place, body=wanted, headers={"If-Match": '"999"'})
    client.call("put", one, 400, place, body={})
    client.call("put", one, 404, place, body={"scope": {"orgUnits": ["nowhere"]}})
    client.call("put", one, 404, {**place, "roleId": "none"}, body=wanted)
    held = client.call("get", "/v1.0/admin/users/{userId}/roles", 200, {"userId": some}).json()["roles"]
    check([r["roleId"] for r in held] == [helpdesk["roleId"]] and held[0]["scope"]["orgUnits"] == [unit], "the role is held in its scope")
    client.call("delete", one, 204, place, headers={"If-Match": made.headers["ETag"]})
    client.call("delete", one, 404, place)
    eligible = client.call("put", one, 200, place, body={"scope": {"orgUnits": []}, "eligible": {"maxMinutes": 45, "needsApproval": True}})
    check(eligible.json()["eligible"] == {"maxMinutes": 45, "needsApproval": True}, "he may activate it")
    client.call("put", one, 400, place, body={"scope": {"orgUnits": []}, "eligible": {"maxMinutes": 2}})
    client.call("put", one, 403, {**place, "roleId": f"super:{domain}"}, body={"scope": {"orgUnits": []}})
    client.call("put", one, 403, {**place, "roleId": f"rescue:{domain}"}, body={"scope": {"orgUnits": []}})
    page = client.call("get", roles + "/{roleId}/holders", 200, {"roleId": helpdesk["roleId"]}, query={"count": 1}).json()
    check(page["total"] >= 1 and page["holders"], "who may activate it is listed")
    client.call("get", roles + "/{roleId}/holders", 404, {"roleId": "none"})
    client.call("get", roles + "/{roleId}/holders", 400, {"roleId": helpdesk["roleId"]}, query={"cursor": "made-up"})
    client.call("delete", one, 204, place)
    own_role_calls(client, one, some)


def own_role_calls(client, holding, some):
    roles, one = "/v1.0/admin/roles", "/v1.0/admin/roles/{roleId}"
    wanted = {"name": "受付", "note": "一階", "grants": [{"menu": "members.members", "access": "view"}]}
    made = client.call("post", roles, 201, body=wanted)
    place = {"roleId": made.json()["roleId"]}
    client.call("post", roles, 409, body=wanted)
    client.call("post", roles, 400, body={**wanted, "name": "受付 2", "grants": []})
    client.call("post", roles, 400, body={**wanted, "name": "受付 2", "grants": [{"menu": "security.roles", "access": "view"}]})
    client.call("put", holding, 200, {**place, "userId": some}, body={"scope": {"orgUnits": []}})
    client.call("put", one, 428, place, body=wanted)  # without having seen it
    client.call("put", one, 412, place, body=wanted, headers={"If-Match": '"999"'})
    changed = client.call("put", one, 200, place, body={**wanted, "note": "二階"}, headers={"If-Match": made.headers["ETag"]})
    check(changed.json()["note"] == "二階" and changed.json()["holders"] == 1, "the role is changed for its holder")
    client.call("put", one, 404, {"roleId": "none"}, body=wanted, headers={"If-Match": '"1"'})
    history = client.call("get", one + "/history", 200, place).json()["records"]
    check([r["action"] for r in history] == ["role.update", "role.create"], "the history of the role is told")
    client.call("get", one + "/history", 404, {"roleId": "none"})
    client.call("delete", one, 204, place)
    client.call("delete", one, 404, place)
    deleted = client.call("get", roles, 200, query={"deleted": "true"}).json()["roles"]
    check([r["roleId"] for r in deleted] == [place["roleId"]], "it is among the deleted ones")
    client.call("get", roles, 400, query={"deleted": "maybe"})
    back = client.call("post", one + "/undelete", 200, place).json()
    check(back["holders"] == 1, "its holder is back")
    client.call("post", one + "/undelete", 409, place)
    client.call("post", one + "/undelete", 404, {"roleId": "none"})
    client.call("delete", one, 204, place)


def delegation_calls(client, script, domain, admin):
    whole, answer = "/v1.0/admin/delegation", "/v1.0/admin/delegation/acceptance"
    user, guest = newcomer(client, script, domain, "successor")
    role = {"userId": user, "roleId": f"operator:{domain}"}
    check(client.call("get", whole, 200).json()["delegation"] is None, "nobody was ever asked")
    client.call("delete", whole, 404)
    client.call("put", "/v1.0/admin/users/{userId}/roles/{roleId}", 200, role, body={"scope": {"orgUnits": []}})
    client.call("post", whole, 409, body={"userId": user})  # has never signed in
    guest.token = console_token(guest, "successor@sakura", FIRST, OWN)["access_token"]
    client.call("post", whole, 400, body={})
    client.call("post", whole, 403, body={"userId": user, "formerRoleId": f"super:{domain}"})
    guest.call("post", whole, 403, body={"userId": user})
    asked = client.call("post", whole, 201, body={"userId": user, "formerRoleId": f"deputy:{domain}"}).json()["delegation"]
    check(asked["state"] == "waiting" and asked["formerRoleName"] == "deputy", "it waits for the answer")
    client.call("post", whole, 409, body={"userId": user})
    client.call("post", answer, 404, body={"accept": True})
    guest.call("post", answer, 400, body={})
    check(guest.call("post", answer, 200, body={"accept": False}).json()["delegation"]["state"] == "declined", "he declines")
    client.call("post", whole, 201, body={"userId": user})
    client.call("delete", whole, 204)
    guest.call("post", answer, 409, body={"accept": True})
    client.call("post", whole, 201, body={"userId": user, "formerRoleId": f"deputy:{domain}"})
    check(guest.call("post", answer, 200, body={"accept": True}).json()["delegation"]["state"] == "accepted", "he accepts")
    client.call("post", whole, 403, body={"userId": user})
    guest.call("post", whole, 201, body={"userId": admin})  # and gives it back
    client.call("post", answer, 200, body={"accept": True})
    check(client.call("get", whole, 200).json()["delegation"]["toLogin"] == admin, "everything is as before")
    client.call("delete", "/v1.0/admin/users/{userId}/roles/{roleId}", 204, role)
    client.call("delete", "/v1.0/admin/users/{userId}/roles/{roleId}", 204, {"userId": admin, "roleId": f"deputy:{domain}"})


def access_calls(client, some):
    one, at = {"userId": some[3]}, "/v1.0/admin/users/{userId}"
    check(client.call("get", at + "/app-stop", 200, one).json() == {"mobile": False, "pc": False}, "no app is stopped")
    client.call("put", at + "/app-stop", 204, one, body={"mobile": True})
    client.call("put", at + "/app-stop", 400, one, body={"mobile": "yes"})
    asked = {"subject": {"type": "user", "id": some[3]}, "action": {"name": "use"}, "resource": {"type": "service", "id": "talk"},
             "context": {"client": "mobileApp", "ip": "203.0.113.7"}}
    answer = client.call("post", "/access/v1/evaluation", 200, body=asked).json()
    check([r["code"] for r in answer["context"]["reasons"]] == ["APP_STOPPED"], "a stopped app is refused with its reason")
    client.call("post", "/access/v1/evaluation", 400, body={**asked, "action": {"name": "fly"}})
    both = {**asked, "evaluations": [{}, {"context": {"client": "browser", "ip": "203.0.113.7"}}]}
    decisions = client.call("post", "/access/v1/evaluations", 200, body=both).json()["evaluations"]
    check([d["decision"] for d in decisions] == [False, True], "the browser goes on")
    client.call("get", "/.well-known/authzen-configuration", 200, token=False)
    client.call("get", at + "/trusted-devices", 200, one)
    client.call("delete", at + "/trusted-devices/{deviceId}", 404, {**one, "deviceId": "none"})


def explanation_calls(client, some):
    asked = {"menu": "members.members", "access": "operate", "object": {"kind": "member", "id": some}}
    mine = client.call("post", "/v1.0/admin/explanations/right", 200, body=asked).json()
    check(mine["allowed"] and mine["paths"][0]["builtIn"] == "super" and not mine["removal"], "the highest administrator may, and nothing takes it away")
    his = client.call("post", "/v1.0/admin/explanations/right", 200, body={**asked, "userId": some}).json()
    check(not his["allowed"] and his["grantors"], "a member without a role may not, and somebody could grant it")
    client.call("post", "/v1.0/admin/explanations/right", 400, body={"menu": "nowhere", "access": "view"})
    client.call("post", "/v1.0/admin/explanations/right", 404, body={**asked, "object": {"kind": "member", "id": "nobody"}})
    held = client.call("post", "/v1.0/admin/explanations/holders", 200, query={"count": 1}, body=asked).json()
    check(len(held["holders"]) == 1 and held["total"] >= 1 and held["outside"] == 0, "the list of who may do it begins with its length")
    client.call("post", "/v1.0/admin/explanations/holders", 400, query={"cursor": "made-up"}, body=asked)
    use = client.call("post", "/v1.0/admin/explanations/use", 200, body={"userId": some, "client": "browser", "service": "talk", "country": "JP"}).json()
    check(use["allowed"] and all(link["sentence"] for link in use["links"]), "each link of a use is told in a sentence")
    client.call("post", "/v1.0/admin/explanations/use", 400, body={"client": "telegraph"})
    reached = client.call("get", "/v1.0/admin/users/{userId}/reached-by", 200, {"userId": some}).json()
    check(reached["holders"] and reached["holders"][0]["path"]["links"], "who reaches a member is listed with why")
    client.call("get", "/v1.0/admin/users/{userId}/reached-by", 404, {"userId": "nobody"})
