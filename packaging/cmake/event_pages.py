#!/usr/bin/env python3
"""event_pages.py ROOT PAGE [--check]: writes the page that describes the events of the intake, made of event_types.json.

With --check nothing is written; it ends with 1 and one sentence when the page is not what the facts say now.
"""

import json
import pathlib
import sys

sys.dont_write_bytecode = True  # nothing is to appear among the sources

TYPES = {
    "id": "text of 1 to 255 bytes",
    "name": "text, at most 1,000 characters",
    "number": "whole number from 0 to 2^53",
    "flag": "`true` or `false`",
    "person": "user ID, or mail address of a member or of anybody",
    "people": "list of at most 200 such",
    "address": "mail address",
    "content": "what a member wrote, at most 20,000 characters",
    "files": "list of at most 50 `{\"name\", \"size\"}`; the size in bytes may be missing",
    "client": "`browser`, `mobileApp`, `pcApp`, `driveExplorer`, `api` or `console`",
    "ip": "IPv4 or IPv6 address",
    "result": "`success` (also when it is missing), `denied` or `failed`",
    "service": "`board`, `talk`, `calendar`, `contacts`, `drive`, `tasks`, `forms` or `mail`",
}
COMMON = ("client", "ip", "result", "reason")  # fields of every type

INTRO = """# Events of members' doings

What members do in talk, Drive, mail, board, calendar and elsewhere comes into `sekishod` as events. Each becomes a record of one of the
[logs](decisions/0013-logs.md), is looked at by the monitoring policies, and counts in the previews of other policies. The systems in which members work
send them; `tests/e2e/event_generator.py` is a complete sender.

This page is made of `resources/event_types.json` by `packaging/cmake/event_pages.py`; the service checks events against the same file.

## Sending

    POST /v1.0/events
    Authorization: Bearer <access token of a service account with the scope events>
    Content-Type: application/cloudevents-batch+json

    [{"specversion": "1.0", "id": "5f1c…", "source": "/talk/tokyo-1", "type": "sekisho.talk.message.sent",
      "time": "2026-11-26T18:00:00.123+09:00",
      "data": {"sender": "hanako@sakura", "receivers": ["taro@sakura", "tanaka@customer.example"], "channelId": "room-12",
               "text": "見積書を添付します。", "attachments": [{"name": "見積書.pdf", "size": 48213}], "client": "mobileApp", "ip": "203.0.113.7"}}]

    200 {"accepted": 1, "duplicates": 0, "refused": []}

Events are [CloudEvents 1.0](https://cloudevents.io) in the JSON format: a batch of at most 5,000 and 10 MiB, or one event alone as
`application/cloudevents+json`.

* `id` and `source` together name an event, each of at most 255 bytes. An event that is known by them is not taken again and counts under `duplicates`, for
  31 days after it was taken. Whoever got no answer sends the same batch again: nothing is lost and nothing is there twice.
* `time` is when it happened, with an offset. Events may come late and in any order; one that lies more than an hour in the future is refused.
* `data` holds the fields of the type, as below. A field that the type does not have is refused, so that no misspelled one is lost in silence. `null` counts as
  missing. `datacontenttype`, when there, must be JSON. Extension attributes are not looked at.
* People are members when the user ID, the login or another address of the member says so, and otherwise strangers, who appear by what was sent. Addresses are
  compared in small letters. A group or an organization of the tenant as a receiver is nobody from outside for the monitoring policies; a group that has people
  from outside counts on both sides.

What is answered as accepted is on the disk. What is wrong with an event keeps back that event alone; `refused` names its place in the batch:

| code | why |
|---|---|
| `EVENT_FORMAT` | no CloudEvents 1.0: `field` names the attribute |
| `EVENT_TYPE_UNKNOWN` | a type that is not below |
| `EVENT_FIELD` | `field` is missing, is not known or has a wrong value |
| `EVENT_TIME` | no time, one that cannot be read, or one more than an hour in the future |
| `EVENT_UTF8` | text that is not UTF-8, or half of a surrogate pair |

A batch is refused as a whole, and nothing of it is taken, with `INVALID_JSON` (400), `EVENT_BATCH_SIZE`, `EVENT_BATCH_PEOPLE` (more than 50,000 people are named in it) and `PAYLOAD_TOO_LARGE` (413),
`UNSUPPORTED_MEDIA_TYPE` (415), `SERVICE_STORAGE_FULL` (507), and `EVENT_BACKPRESSURE` (429) with `Retry-After` when the service is still writing what others sent.

## A certificate instead of a token

A system that cannot handle tokens comes with a self-signed certificate (RFC 8705): TLS proves that it holds the key, and the certificate is registered for an app.

    openssl req -x509 -newkey ec -pkeyopt ec_paramgen_curve:P-256 -nodes -days 365 -subj "/CN=Sekisho API client" -keyout events.key -out events.pem
    sekishod client add --data /srv/sekisho --workgroup sakura --name "talk gateway" --scopes events --certificate events.pem
    curl --cacert ca.pem --cert events.pem --key events.key -H "Content-Type: application/cloudevents-batch+json" --data @batch.json https://…/v1.0/events

A request without `Authorization` is then one of the app's service account, with its scopes. The service asks every client for a certificate and demands none.
Programs that choose a certificate by the name of its issuer, as browsers and Java do, offer only one with the name in the example. A certificate outside of its
dates is refused in the handshake. A reverse proxy that ends TLS ends this too.

## Kinds of values

| kind | value |
|---|---|
"""


def field_text(field, actor):
    name = f"`{field['key']}`"
    return f"{name} {field['type']}" + ("" if field.get("required") else ", optional") + (" — who did it" if field["key"] == actor else "")


def page_text(root):
    read = lambda name: json.loads((root / "resources" / name).read_text(encoding="utf-8"))  # noqa: E731
    logs, types = read("logs.json"), read("event_types.json")
    lines = [INTRO.rstrip("\n")]
    lines += [f"| {kind} | {words} |" for kind, words in TYPES.items()]
    lines += ["", "Every type has besides: " + ", ".join(f"`{name}`" for name in COMMON) + ". `reason` says in a word of the sender why something was denied or failed.",
              "", "## Types", ""]
    for log in logs:
        rows = [row for row in types if row["log"] == log["key"]]
        if not rows:
            continue
        lines += [f"### {log['en']} ({log['ja']})", ""]
        if log.get("optional"):
            lines += ["Kept only while the policy *Retention and forwarding* says so; until then such events are accepted and leave nothing.", ""]
        lines += ["| type | what | fields |", "|---|---|---|"]
        for row in rows:
            fields = "; ".join(field_text(field, row["actor"]) for field in row["fields"] if field["key"] not in COMMON)
            lines.append(f"| `{row['type']}` | {row['en']} ({row['ja']}) | {fields} |")
        lines.append("")
    return "\n".join(lines).rstrip("\n") + "\n"


def main(arguments):
    check = "--check" in arguments
    arguments = [argument for argument in arguments if argument != "--check"]
    if len(arguments) != 2:
        print("usage: event_pages.py ROOT PAGE [--check]", file=sys.stderr)
        return 2
    page = pathlib.Path(arguments[1])
    text = page_text(pathlib.Path(arguments[0]))
    if not check:
        page.write_text(text, encoding="utf-8")
        return 0
    if page.exists() and page.read_text(encoding="utf-8") == text:
        return 0
    print(f"event_pages.py: {page.name} is not what event_types.json says; write it anew.", file=sys.stderr)
    return 1


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
