#!/usr/bin/env python3
"""A running service against docs/openapi.yaml: each operation is called at least once, its status must be one of those
described and its body must fit the schema, with no property that is not described. Argument: folder of the programs."""
import base64
import json
import os
import pathlib
import secrets
import subprocess
import sys
import tempfile
import time

from openapi_approval import approval_calls
from openapi_brake import brake_calls
from openapi_chain import chain_calls
from openapi_company import company_calls
from openapi_cut_off import cut_off_calls
from openapi_device import device_calls
from openapi_lent import lent_calls
from openapi_log import doing_calls
from openapi_policy import policy_calls, template_calls
from openapi_role import access_calls, delegation_calls, explanation_calls, role_calls
from openapi_client import API, Client, SEKISHOD, called, check, checks, console_token, faults, run, service_token

PNG = base64.b64decode("iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==")
NOT_CALLED = {"answerAuthorizePage"}  # the page of a browser, tested with the sign-in itself


def sign_in_calls(client, app):
    client.call("get", "/.well-known/openid-configuration", 200)
    client.call("get", "/oauth2/v2.0/jwks", 200)
    page = {"client_id": app["clientId"], "redirect_uri": "https://app.example/back", "response_type": "code", "scope": "directory"}
    client.call("get", "/oauth2/v2.0/authorize", 200, query=page)
    client.call("get", "/oauth2/v2.0/authorize", 302, query={**page, "scope": "admin"})
    client.call("get", "/oauth2/v2.0/authorize", 400, query={**page, "redirect_uri": "https://elsewhere.example/"})
    client.call("post", "/oauth2/v2.0/token", 400, data={"grant_type": "password", "client_id": app["clientId"], "client_secret": app["clientSecret"]})
    client.call("post", "/oauth2/v2.0/token", 401, data={"grant_type": "refresh_token", "client_id": app["clientId"], "client_secret": "wrong"})
    client.call("get", "/v1.0/users", 401)


def user_calls(client, domain):
    users = "/v1.0/users"
    page = client.call("get", users, 200, query={"count": 20}).json()
    cursor = page["responseMetaData"]["nextCursor"]
    client.call("get", users, 200, query={"count": 20, "cursor": cursor, "orderBy": "CREATED_TIME"})
    client.call("get", users, 200, query={"count": 7, "orderBy": "NAME", "sortOrder": "DESCENDING"})
    client.call("get", users, 400, query={"count": 0})
    client.call("get", users, 404, query={"domainId": domain + 1})
    unit = client.call("get", "/v1.0/orgunits", 200, query={"count": 100}).json()["orgUnits"][0]["orgUnitId"]
    full = {"domainId": domain, "email": "hanako.mori", "userExternalKey": "EMP-1", "userName": {"lastName": "森", "firstName": "花子", "phoneticLastName": "モリ", "phoneticFirstName": "ハナコ"},
            "i18nNames": [{"language": "en_US", "firstName": "Hanako", "lastName": "Mori"}], "nickName": "hana", "privateEmail": "hanako@example.org",
            "telephone": "03-5555-0101", "cellPhone": "090-5555-0117", "location": "東京本社", "task": "営業", "birthdayCalendarType": "SOLAR", "birthday": "1991-04-09",
            "hiredDate": "2016-04-01", "locale": "ja_JP", "timeZone": "Asia/Tokyo", "employeeNumber": "000117", "messenger": {"protocol": "LINE", "messengerId": "hanako_m"},
            "customProperties": {"costCenter": "CC-210", "licenses": ["forklift", "driver"]}, "activationDate": "2020-04-01T09:00:00+09:00",
            "relations": [{"relationUserId": page["users"][0]["userId"], "relationName": "上司"}],
            "organizations": [{"domainId": domain, "primary": True, "orgUnits": [{"orgUnitId": unit, "primary": True, "isManager": False}]}],
            "passwordConfig": {"passwordCreationType": "ADMIN", "password": "kesa9Tsuru42", "changePasswordAtNextLogin": True}}
    key = {"Idempotency-Key": secrets.token_hex(8)}
    made = client.call("post", users, 201, body=full, headers=key)
    again = client.call("post", users, 201, body=full, headers=key)
    check(again.headers.get("Idempotency-Replayed") == "true" and again.json() == made.json(), "the kept answer of a repeated POST")
    client.call("post", users, 409, body=full)
    client.call("post", users, 400, body={**full, "email": "two..dots"})
    user, one = {"userId": made.json()["userId"]}, users + "/{userId}"
    tag = client.call("get", one, 200, {"userId": "externalKey:EMP-1"}).headers["ETag"]
    client.call("get", one, 404, {"userId": "nobody"})
    client.call("patch", one, 200, user, body={"domainId": domain, "nickName": None, "task": "国内営業"}, headers={"If-Match": tag})
    client.call("patch", one, 412, user, body={"task": "x"}, headers={"If-Match": tag})
    client.call("put", one, 200, user, body={k: v for k, v in full.items() if k != "passwordConfig"})
    client.call("get", one + "/orgunits", 200, user, query={"membershipType": "DIRECT"})
    client.call("post", one + "/alias-emails/{email}", 200, {**user, "email": "hanako2"})
    client.call("delete", one + "/alias-emails/{email}", 204, {**user, "email": "hanako2"})
    state_calls(client, one, user)
    photo_calls(client, one, user)
    client.call("get", users + "/external-keys", 200, query={"hasExternalKey": "true"})
    client.call("post", users + "/external-keys", 204, body={"users": [{"id": user["userId"], "externalKey": "EMP-2"}]})
    client.call("delete", one, 204, user)
    client.call("post", one + "/undelete", 200, user)
    client.call("delete", one, 204, user)
    client.call("delete", one + "/forcedelete", 204, user)


def state_calls(client, one, user):
    client.call("post", one + "/suspend", 400, user)  # he has never signed in
    client.call("post", one + "/send-invitation-email", 204, user, body={"email": "hanako@example.com"})
    client.call("post", one + "/send-invitation-email", 400, user, body={})
    client.call("post", "/v1.0/users/send-invitation-email", 202, body={})
    client.call("get", "/welcome/{token}", 404, {"token": "none"}, token=False)
    client.call("post", "/welcome/{token}", 404, {"token": "none"}, data={"password": "x", "passwordAgain": "x"}, token=False)
    someone = {"userId": next(u["userId"] for u in client.call("get", "/v1.0/users", 200, query={"count": 100}).json()["users"]
                              if not any(u[k] for k in ("isAdministrator", "isPending", "isSuspended", "isDeleted", "isAwaiting")))}
    client.call("post", one + "/suspend", 204, someone)
    client.call("post", one + "/unsuspend", 204, someone, data="null")
    client.call("post", one + "/set-leave-of-absence", 204, user, body={"startTime": "2030-01-01T00:00:00+09:00", "endTime": "2030-02-01T00:00:00+09:00"})
    client.call("get", one, 200, user)
    client.call("post", one + "/clear-leave-of-absence", 204, user)
    client.call("post", one + "/force-logout", 202, someone)
    client.call("post", one + "/move", 403, user)


def photo_calls(client, one, user):
    client.call("get", one + "/photo", 404, user)
    for method in ("put", "post"):
        address = client.call("post", one + "/photo", 200, user, body={"fileName": "a.png", "fileSize": len(PNG)}).json()["uploadUrl"]
        ticket = {"ticket": address.rsplit("/", 1)[1]}
        client.call(method, "/v1.0/uploads/{ticket}", 200, ticket, data=PNG, headers={"Content-Type": "application/octet-stream"}, token=False)
    address = client.call("get", one + "/photo", 302, user).headers["Location"]
    got = client.call("get", "/v1.0/downloads/{ticket}", 200, {"ticket": address.rsplit("/", 1)[1]}, token=False)
    check(got.content == PNG, "the photo comes back as it was sent")
    client.call("delete", one + "/photo", 204, user)


def unit_calls(client, domain):
    units, one = "/v1.0/orgunits", "/v1.0/orgunits/{orgUnitId}"
    made = client.call("post", units, 201, body={"domainId": domain, "orgUnitName": "新規事業室", "displayOrder": 1, "orgUnitExternalKey": "ORG-1", "useMessage": True})
    unit = {"orgUnitId": made.json()["orgUnitId"]}
    below = client.call("post", units, 201, body={"domainId": domain, "orgUnitName": "企画課", "displayOrder": 1, "parentOrgUnitId": "externalKey:ORG-1"}).json()
    got = client.call("get", one, 200, unit)
    client.call("put", one, 200, unit, body={"domainId": domain, "orgUnitName": "新規事業部", "email": got.json()["email"], "orgUnitExternalKey": "ORG-1"}, headers={"If-Match": got.headers["ETag"]})
    client.call("patch", one, 200, unit, body={"description": "二期目", "i18nNames": [{"language": "en_US", "name": "New business"}]})
    client.call("post", one + "/move", 400, unit, body={"displayOrder": 1, "parentOrgUnitId": below["orgUnitId"]})
    client.call("post", one + "/move", 200, {"orgUnitId": below["orgUnitId"]}, body={"displayOrder": 1})
    full = next(u for u in client.call("get", units, 200).json()["orgUnits"] if client.call("get", one + "/members", 200, {"orgUnitId": u["orgUnitId"]}).json()["members"])
    client.call("delete", one, 409, {"orgUnitId": full["orgUnitId"]})
    client.call("get", units + "/external-keys", 200)
    client.call("post", units + "/external-keys", 204, body={"orgUnits": [{"id": unit["orgUnitId"], "externalKey": "ORG-2"}]})
    client.call("delete", one, 204, unit)


def rank_calls(client, domain):
    for path, name, lists in (("levels", "level", "levels"), ("positions", "position", "positions"), ("user-types", "userType", "userTypes"),
                              ("employment-types", "employmentType", "employmentTypes")):
        base, one = f"/v1.0/directory/{path}", f"/v1.0/directory/{path}/{{rankId}}"
        client.call("post", base + "/enable", 204)
        body = {"domainId": domain, "displayOrder": 90, f"{name}Name": f"新しい {name}", "i18nNames": [{"language": "en_US", "name": "New"}]}
        if name == "level":
            body["executive"] = True
        made = client.call("post", base, 201, body=body)
        rank = {"rankId": made.json()[name + "Id"]}
        client.call("post", base, 409, body=body)
        client.call("get", base, 200)
        client.call("get", one, 200, rank)
        client.call("put", one, 200, rank, body={**body, f"{name}ExternalKey": f"K-{name}"})
        client.call("patch", one, 200, {"rankId": f"externalKey:K-{name}"}, body={"displayOrder": -1})
        client.call("get", base + "/external-keys", 200, query={"hasExternalKey": "true"})
        client.call("post", base + "/external-keys", 204, body={lists: [{"domainId": domain, "id": rank["rankId"], "externalKey": None}]})
        client.call("delete", one, 204, rank)
        client.call("get", one, 404, rank)
    for path in ("levels", "positions", "user-types", "employment-types"):
        client.call("post", f"/v1.0/directory/{path}/disable", 204)
        client.call("get", f"/v1.0/directory/{path}", 403)


def group_calls(client, domain, people):
    groups, one = "/v1.0/groups", "/v1.0/groups/{groupId}"
    body = {"domainId": domain, "groupName": "防災委員会 2026", "groupExternalKey": "GRP-1", "groupEmail": "bousai", "administrators": [{"userId": people[0]}],
            "members": [{"id": people[0], "type": "USER"}], "useMessage": True, "useNote": True}
    made = client.call("post", groups, 201, body=body)
    client.call("post", groups, 409, body=body)
    client.call("post", groups, 400, body={**body, "groupName": "x", "administrators": []})
    group = {"groupId": made.json()["groupId"]}
    page = client.call("get", groups, 200, query={"count": 3}).json()
    client.call("get", groups, 200, query={"count": 3, "cursor": page["responseMetaData"]["nextCursor"]})
    tag = client.call("get", one, 200, {"groupId": "externalKey:GRP-1"}).headers["ETag"]
    client.call("patch", one, 200, group, body={"description": "年2回訓練"}, headers={"If-Match": tag})
    client.call("patch", one, 412, group, body={"description": "x"}, headers={"If-Match": tag})
    client.call("put", one, 200, group, body={**body, "useTask": True})
    client.call("post", one + "/members", 201, group, body={"id": people[1], "type": "USER"})
    client.call("post", one + "/members", 409, group, body={"id": people[1], "type": "USER"})
    client.call("post", one + "/members", 400, group, body={"id": group["groupId"], "type": "GROUP"})
    client.call("get", one + "/members", 200, group)
    client.call("delete", one + "/members/{memberId}", 204, {**group, "memberId": people[1]})
    client.call("delete", one + "/members/{memberId}", 404, {**group, "memberId": people[1]})
    client.call("post", one + "/administrators", 201, group, body={"userId": people[1]})
    client.call("get", one + "/administrators", 200, group)
    client.call("delete", one + "/administrators/{userId}", 204, {**group, "userId": people[1]})
    client.call("delete", one + "/administrators/{userId}", 400, {**group, "userId": people[0]})
    client.call("get", groups + "/external-keys", 200, query={"hasExternalKey": "true"})
    client.call("post", groups + "/external-keys", 204, body={"groups": [{"id": group["groupId"], "externalKey": "GRP-2"}]})
    return group


def setting_calls(client, domain, people):
    base, one = "/v1.0/directory/users/custom-properties", "/v1.0/directory/users/custom-properties/{customPropertyId}"
    made = client.call("post", base, 201, body={"domainId": domain, "propertyName": "shirt", "displayName": "シャツ", "propertyType": "STRING",
                       "options": [{"optionName": "S", "displayName": "小"}, {"optionName": "L", "displayName": "大"}]})
    prop = {"customPropertyId": made.json()["customPropertyId"]}
    client.call("get", base, 200)
    client.call("get", one, 200, prop)
    client.call("patch", one, 200, prop, body={"displayOrder": 7}, headers={"If-Match": made.headers["ETag"]})
    client.call("patch", one, 400, prop, body={"propertyType": "DATE"})
    client.call("patch", "/v1.0/users/{userId}", 200, {"userId": people[0]}, body={"customProperties": {"shirt": "L"}})
    client.call("patch", "/v1.0/users/{userId}", 400, {"userId": people[0]}, body={"customProperties": {"shirt": "M"}})
    client.call("delete", one, 204, prop)
    base, one = "/v1.0/directory/profile-statuses", "/v1.0/directory/profile-statuses/{profileStatusId}"
    body = {"domainId": domain, "iconType": "TEA_TIME", "profileStatusName": "休憩", "displayOrder": 9}
    status = {"profileStatusId": client.call("post", base, 201, body=body).json()["profileStatusId"]}
    client.call("get", base, 200)
    client.call("get", one, 200, status)
    client.call("put", one, 200, status, body={**body, "enableSettingByUser": False})
    client.call("patch", one, 200, {"profileStatusId": "BUSY"}, body={"displayOrder": 8})
    client.call("delete", one, 403, {"profileStatusId": "BUSY"})
    shown, entry = "/v1.0/users/{userId}/user-profile-statuses", "/v1.0/users/{userId}/user-profile-statuses/{userProfileStatusId}"
    user = {"userId": people[0]}
    body = {"profileStatusId": status["profileStatusId"], "statusMessage": "茶", "autoReplyMail": {"internal": {"content": "後ほど", "sentDirectlyToMe": False}}}
    made = client.call("post", shown, 201, user, body=body)
    client.call("post", shown, 409, user, body=body)
    client.call("get", shown, 200, user)
    mine = {**user, "userProfileStatusId": made.json()["userProfileStatusId"]}
    client.call("get", entry, 200, mine)
    client.call("put", entry, 200, mine, body={"profileStatusId": "AWAY"})
    client.call("patch", entry, 200, mine, body={"statusMessage": "x", "endTime": "2100-01-01T00:00:00+09:00"})
    client.call("delete", entry, 204, mine)
    client.call("delete", one, 204, status)
    client.call("post", base + "/disable", 204)
    client.call("get", base, 403)
    client.call("post", base + "/enable", 204)


def restriction_calls(client, people):
    unit = client.call("get", "/v1.0/orgunits", 200, query={"count": 1}).json()["orgUnits"][0]["orgUnitId"]
    kind = client.call("get", "/v1.0/directory/user-types", 200).json()["userTypes"][0]["userTypeId"]
    for path, values in (("/v1.0/users/{userId}", {"userId": people[0]}), ("/v1.0/orgunits/{orgUnitId}", {"orgUnitId": unit}),
                         ("/v1.0/directory/user-types/{rankId}", {"rankId": kind}), ("/v1.0/directory/employment-types/{rankId}", {"rankId": kind})):
        path += "/orgunit-access-restrict"
        client.call("get", path, 404, values)
        body = {"accessRestrictType": "ONLY_MY_AND_SPECIFIED_ORGUNIT", "specifiedOrgUnits": [{"orgUnitId": unit, "includeSubOrgUnits": True}]}
        made = client.call("post", path, 201, values, body=body)
        client.call("post", path, 409, values, body=body)
        client.call("get", path, 200, values)
        client.call("put", path, 200, values, body={"accessRestrictType": "ONLY_ME"}, headers={"If-Match": made.headers["ETag"]})
        client.call("put", path, 412, values, body=body, headers={"If-Match": made.headers["ETag"]})
        client.call("delete", path, 204, values)
    client.call("post", "/v1.0/users/{userId}/orgunit-access-restrict", 201, {"userId": people[0]}, body={"accessRestrictType": "ONLY_ME"})


def room_calls(client, people, group):
    admin = "/v1.0/admin"
    client.call("get", admin + "/users/{userId}/orgunit-access-restrict", 200, {"userId": people[0]})
    client.call("get", admin + "/users/{userId}/orgunit-access-restrict", 200, {"userId": people[1]})
    client.call("get", admin + "/groups/{groupId}/readers", 200, group, query={"count": 1})
    photo = admin + "/groups/{groupId}/photo"
    client.call("get", photo, 404, group)
    client.call("put", photo, 400, group, data=b"<svg/>", headers={"Content-Type": "image/png"})
    client.call("put", photo, 204, group, data=PNG, headers={"Content-Type": "image/png"})
    check(client.call("get", photo, 200, group).content == PNG, "the photo of a group comes back as it was sent")
    client.call("delete", photo, 204, group)
    unit = {"orgUnitId": client.call("get", "/v1.0/orgunits", 200, query={"count": 1}).json()["orgUnits"][0]["orgUnitId"]}
    page = client.call("get", admin + "/orgunits/{orgUnitId}/readers", 200, unit, query={"count": 2}).json()
    client.call("get", admin + "/orgunits/{orgUnitId}/readers", 200, unit, query={"count": 2, "cursor": page["responseMetaData"]["nextCursor"]})
    client.call("get", "/v1.0/orgunits/{orgUnitId}/members", 200, unit, query={"orderBy": "RANK"})
    client.call("get", admin + "/users/{userId}/rooms", 200, {"userId": people[0]})
    for path, values in (("/orgunits/{orgUnitId}", unit), ("/groups/{groupId}", group)):
        tag = client.call("get", admin + path + "/room", 200, values).headers["ETag"]
        client.call("post", admin + path + "/room/erase", 200, values, body={"talk": True, "notes": True, "acceptLoss": True})
        client.call("put", admin + path + "/room/features", 200, values, body={"useMessage": True, "useNote": False, "acceptLoss": True}, headers={"If-Match": tag})
    full = client.call("get", "/v1.0/groups", 200, query={"count": 1}).json()["groups"][0]["groupId"]
    client.call("put", admin + "/groups/{groupId}/room/features", 409, {"groupId": full}, body={"useMessage": False})
    client.call("put", admin + "/groups/{groupId}/room/features", 200, {"groupId": full}, body={"useMessage": False, "acceptLoss": True})
    rooms = client.call("get", admin + "/room-archive", 200).json()["rooms"]
    check(len(rooms) == 1 and rooms[0]["restorable"], "the room can be restored")
    archived = {"archiveId": rooms[0]["archiveId"]}
    client.call("post", admin + "/room-archive/{archiveId}/restore", 200, archived, body={"groupName": "復元", "administrators": [{"userId": people[0]}]})
    client.call("post", admin + "/room-archive/{archiveId}/restore", 409, archived, body={})
    client.call("delete", "/v1.0/groups/{groupId}", 204, group)
    for kind, path in (("levels", "levelId"), ("positions", "positionId"), ("user-types", "userTypeId")):
        client.call("get", f"{admin}/directory/{kind}/impact", 200)
        items = client.call("get", f"/v1.0/directory/{kind}", 200).json()
        ids = [item[path] for item in next(iter(items.values()))]
        client.call("put", f"{admin}/directory/{kind}/order", 204, body={"ids": ids[::-1]})
        client.call("put", f"{admin}/directory/{kind}/order", 400, body={"ids": ids[1:]})
    client.call("get", admin + "/users/{userId}/leaver-check", 200, {"userId": people[0]})
    client.call("get", admin + "/dormant", 200, query={"notSeenSince": "2100-01-01T00:00:00Z", "count": 20})
    client.call("get", admin + "/dormant", 400)


def invitation_calls(client):
    admin = "/v1.0/admin/invitations"
    tag = client.call("get", admin + "/settings", 200).headers["ETag"]
    client.call("post", admin, 403, body={})
    client.call("post", "/v1.0/admin/me/invitations", 403)
    client.call("put", admin + "/settings", 200, body={"linkAllowed": True, "inviters": "ALL_MEMBERS", "autoApproval": False}, headers={"If-Match": tag})
    issued = client.call("post", admin, 201, body={"role": "OPERATOR", "expiresInDays": 3}).json()
    client.call("post", "/v1.0/admin/me/invitations", 201)
    token = issued["token"]
    client.call("post", "/v1.0/join/check", 200, body={"token": token}, token=False)
    client.call("post", "/v1.0/join/check", 404, body={"token": "none"}, token=False)
    for local in ("join.one", "join.two"):
        client.call("post", "/v1.0/join", 201, body={"token": token, "email": local, "lastName": "志望", "password": "kesa9Tsuru42"}, token=False)
    client.call("post", "/v1.0/join", 404, body={"token": "none", "email": "x1", "password": "kesa9Tsuru42"}, token=False)
    page = client.call("get", "/join/{token}", 200, {"token": token}, headers={"Accept-Language": "en"}, token=False).text
    form = {"email": "join.one", "lastName": "Page", "password": "kesa9Tsuru42", "passwordAgain": "kesa9Tsuru42"}
    form |= {name: page.split(f'name="{name}" value="')[1].split('"')[0] for name in ("form", "csrf")}
    client.call("post", "/join/{token}", 409, {"token": token}, data=form, token=False)  # the cookie is in the session
    client.call("post", "/join/{token}", 400, {"token": token}, data=form, token=False)
    client.call("post", "/join/{token}", 415, {"token": token}, data="{}", headers={"Content-Type": "application/json"}, token=False)
    client.call("get", "/join/{token}", 404, {"token": "none"}, token=False)
    waiting = [a["applicantId"] for a in client.call("get", "/v1.0/admin/applicants", 200).json()["applicants"]]
    client.call("post", "/v1.0/admin/applicants/{applicantId}/approve", 201, {"applicantId": waiting[0]})
    client.call("put", admin + "/settings", 409, body={"linkAllowed": True, "inviters": "ALL_MEMBERS", "autoApproval": True, "acceptWaiting": 5})
    client.call("post", "/v1.0/admin/applicants/{applicantId}/reject", 204, {"applicantId": waiting[1]}, body={"reason": "twice"})
    client.call("get", admin, 200)
    client.call("delete", admin + "/{invitationId}", 204, {"invitationId": issued["invitationId"]})
    fields = client.call("get", "/v1.0/admin/fields", 200)
    client.call("post", "/v1.0/admin/fields/employee-numbers", 409)
    wanted = {"fields": fields.json()["fields"], "employeeNumber": {"automatic": True, "prefix": "E", "digits": 5}}
    client.call("put", "/v1.0/admin/fields", 200, body=wanted, headers={"If-Match": fields.headers["ETag"]})
    client.call("put", "/v1.0/admin/fields", 400, body={"fields": [{"key": "email", "required": True}]})
    client.call("post", "/v1.0/admin/fields/employee-numbers", 200)
    for kind, key in (("custom-properties", "customPropertyId"), ("profile-statuses", "profileStatusId")):
        entries = fields.json()["customProperties" if kind == "custom-properties" else "profileStatuses"]
        ids = [entry[key] for entry in entries]
        client.call("put", f"/v1.0/admin/fields/{kind}/order", 204, body={"ids": ids[::-1]})
        client.call("put", f"/v1.0/admin/fields/{kind}/order", 400, body={"ids": ids[1:]})


def talk_link_calls(client, member):
    one, user = "/v1.0/users/{userId}", {"userId": member}
    for partner in ("line", "works"):
        client.call("post", f"{one}/link-to-{partner}", 204, user)
        client.call("post", f"{one}/link-to-{partner}", 400, user)
        client.call("post", f"{one}/unlink-to-{partner}", 204, user)
        client.call("post", f"/v1.0/users/link-to-{partner}", 202)
        client.call("post", f"{one}/unlink-to-{partner}", 400, user)
    client.call("get", f"{one}/link-url", 200, user)
    url = client.call("post", f"{one}/link-url/reset", 200, user).json()["linkUrl"]
    client.call("get", "/contact/{token}", 200, {"token": url.rsplit("/", 1)[1]}, token=False)
    client.call("get", "/contact/{token}", 404, {"token": "nobody"}, token=False)


def admin_calls(client, changed):
    admin, one = "/v1.0/admin", "/v1.0/admin/users/{userId}"
    for path in ("/capabilities", "/me", "/menus"):
        client.call("get", admin + path, 200)
    lines = client.call("get", admin + "/snapshot", 200).text.splitlines()
    check(json.loads(lines[-1])["kind"] == "end", "the snapshot is whole")
    client.call("patch", "/v1.0/users/{userId}", 200, {"userId": changed[0]}, body={"task": "受付"})
    page = client.call("get", admin + "/changes", 200, query={"cursor": json.loads(lines[0])["cursor"], "count": 50}).json()
    check([c["id"] for c in page["changes"] if c["kind"] == "member"] == [changed[0]], "the change stands in the feed")
    client.call("get", admin + "/changes", 410, query={"cursor": 10**9})
    with client.call("get", admin + "/push", 200) as stream:
        check(stream.headers["Content-Type"].startswith("text/event-stream"), "push is an event stream")
    busy = None
    for member in changed:
        sessions = client.call("get", one + "/sessions", 200, {"userId": member}, query={"count": 200}).json()["sessions"]
        busy = busy or next(((member, s["sessionId"]) for s in sessions if "endedAt" not in s), None)
        client.call("get", one + "/record", 200, {"userId": member})
        client.call("get", one + "/audit", 200, {"userId": member}, query={"count": 5})
    check(busy is not None, "the sample has somebody who is signed in")
    if busy:
        client.call("delete", one + "/sessions/{sessionId}", 204, {"userId": busy[0], "sessionId": busy[1]})
    client.call("delete", one + "/sessions/{sessionId}", 404, {"userId": changed[0], "sessionId": "none"})
    client.call("post", one + "/password", 204, {"userId": changed[0]}, body={"mode": "request"})
    client.call("post", one + "/password", 204, {"userId": changed[0]}, body={"mode": "force", "password": "mizu7Kawara35"})
    client.call("post", one + "/password", 400, {"userId": changed[0]}, body={"mode": "force", "password": "a"})


def changeset_calls(client, domain, some):
    sets, one = "/v1.0/admin/changesets", "/v1.0/admin/changesets/{changesetId}"
    unit = {"no": 1, "kind": "orgUnit", "action": "create", "id": "new:a", "value": {"domainId": domain, "orgUnitName": "推進室", "displayOrder": 1}}
    change = {"no": 2, "kind": "member", "action": "update", "id": some[3], "value": {"nickName": "はな"}, "source": {"row": 7}}
    bad = {"no": 3, "kind": "member", "action": "update", "id": "nobody", "value": {}}
    made = client.call("post", sets, 201, body={"title": "異動", "origin": "move", "operations": [unit, change, bad], "plan": True})
    place = {"changesetId": made.json()["changesetId"]}
    client.call("get", sets, 200, query={"state": "planned", "mine": "true"})
    client.call("get", one, 200, place)
    check(len(client.call("get", one + "/rows", 200, place).json()["rows"]) == 3, "all rows are told")
    client.call("post", one + "/apply", 409, place, body={})
    client.call("post", one + "/apply", 412, place, body={"skipRefused": True}, headers={"If-Match": '"1"'})
    client.call("post", one + "/apply", 200, place, body={"skipRefused": True})
    client.call("post", one + "/plan", 409, place)
    back = {"changesetId": client.call("post", one + "/undo", 201, place).json()["changesetId"]}
    client.call("delete", one, 204, back)
    joiner = {"no": 1, "kind": "member", "action": "create", "id": "new:j", "value": {"domainId": domain, "email": "joiner.mail",
              "privateEmail": "joiner@example.org", "userName": {"lastName": "新入"}}}
    mailed = client.call("post", sets, 201, body={"title": "招待", "operations": [joiner], "plan": True, "sendInvitations": True}).json()
    check(mailed["impact"]["invitations"] == 1, "the plan says how many mails go out")
    client.call("delete", one, 204, {"changesetId": mailed["changesetId"]})
    large = {"changesetId": client.call("post", sets, 201, body={"title": "多数"}).json()["changesetId"]}
    lines = "".join(json.dumps({"no": n, "kind": "member", "action": "update", "id": some[n % len(some)], "value": {"task": f"係 {n}"}}) + "\n"
                    for n in range(1, 2201))
    client.call("put", one + "/operations", 200, large, data=lines.encode(), headers={"Content-Type": "application/x-ndjson"})
    client.call("post", one + "/plan", 202, large)
    check(settled(client, large) == "planned", "a large changeset is planned by itself")
    client.call("post", one + "/apply", 202, large, body={})
    check(settled(client, large) == "applied", "a large changeset is applied by itself")
    for step in ("pause", "resume", "cancel"):
        client.call("post", one + "/" + step, 409, large)
    client.call("get", one, 404, {"changesetId": "nothing"})


def settled(client, place):
    deadline = time.monotonic() + 60
    while time.monotonic() < deadline:
        state = client.call("get", "/v1.0/admin/changesets/{changesetId}", 200, place).json()["state"]
        if state not in ("planning", "applying", "rollingBack"):
            return state
        time.sleep(0.05)
    return "never"


def account_calls(client, password):
    me = "/v1.0/admin/me"
    client.call("post", me + "/password", 403, body={"current": "wrong9Tsuru42", "new": "betterKesa77x"})
    client.call("post", me + "/password", 204, body={"current": password, "new": "betterKesa77x"})
    client.call("post", me + "/totp", 200)
    client.call("post", me + "/totp/confirm", 400, body={"code": "12"})
    client.call("delete", me + "/totp", 404, body={"password": "betterKesa77x"})
    client.call("post", me + "/sign-out", 204)
    client.call("get", me, 401)


def main(folder):
    made = run("init", "--data", f"{folder}/data", "--workgroup", "sakura", "--admin", "admin", "--sample", "120", "--seed", "7")
    app = run("client", "add", "--data", f"{folder}/data", "--workgroup", "sakura", "--name", "script", "--scopes", "directory", "--redirect-uri", "https://app.example/back")
    events = run("client", "add", "--data", f"{folder}/data", "--workgroup", "sakura", "--name", "events", "--scopes", "events audit.read monitoring.read")
    ready = pathlib.Path(folder, "ready.json")
    service = subprocess.Popen([SEKISHOD, "serve", "--data", f"{folder}/data", "--listen", "127.0.0.1:0", "--ready-file", ready, "--log", f"{folder}/log",
                                "--rate-directory", "0", "--rate-sign-in", "0"])
    try:
        deadline = time.monotonic() + 60
        while not ready.exists():
            if service.poll() is not None or time.monotonic() > deadline:
                sys.exit("the service did not start: " + pathlib.Path(folder, "log").read_text())
            time.sleep(0.02)
        place = json.loads(ready.read_text())
        script, console = Client(place["url"], place["caFile"]), Client(place["url"], place["caFile"])
        sign_in_calls(script, app)
        tokens = service_token(script, app)
        script.token = tokens["access_token"]
        script.call("get", "/oauth2/v2.0/userinfo", 200)
        domain = made["domainId"]
        user_calls(script, domain)
        unit_calls(script, domain)
        script.call("get", "/v1.0/admin/me", 403)
        password = "kesa9Tsuru42x"
        console.token = console_token(console, made["adminId"], made["setupPassword"], password)["access_token"]
        console.call("get", "/oauth2/v2.0/userinfo", 200)
        some = [u["userId"] for u in script.call("get", "/v1.0/users", 200, query={"count": 40}).json()["users"] if not u["isAdministrator"] and not u["isDeleted"]]
        admin_calls(console, some)
        group = group_calls(script, domain, some)
        setting_calls(script, domain, some)
        restriction_calls(script, some)
        room_calls(console, some, group)
        rank_calls(script, domain)
        policy_calls(console)
        invitation_calls(console)  # afterwards: its settings are a policy
        talk_link_calls(script, some[-1])
        template_calls(console, some)
        company_calls(console, PNG)
        access_calls(console, some)
        role_calls(console, domain, some[-1])
        delegation_calls(console, script, domain, made["adminId"])
        explanation_calls(console, some[-1])
        lent_calls(console, script, domain)
        approval_calls(console, script, domain, password)
        cut_off_calls(console, some[4])
        device_calls(console, made["adminId"], password)
        brake_calls(console)
        chain_calls(console)
        doing_calls(console, lambda: Client(place["url"], place["caFile"]), events, some[5])
        changeset_calls(console, domain, some)
        account_calls(console, password)
        form = {"token": tokens["refresh_token"], "client_id": app["clientId"], "client_secret": app["clientSecret"]}
        script.call("post", "/oauth2/v2.0/revoke", 200, data=form, token=False)
        script.call("get", "/v1.0/users", 401)
    finally:
        service.terminate()
        check(service.wait(30) == 0, "the service stops on SIGTERM")


with tempfile.TemporaryDirectory() as home:
    os.umask(0o077)
    main(home)
missed = {o["operationId"] for item in API["paths"].values() for o in item.values()} - called - NOT_CALLED
check(not missed, f"never called: {sorted(missed)}")
print("\n".join(faults))
print(f"{len(checks) - len(faults)} passed, {len(faults)} failed")
sys.exit(1 if faults else 0)
