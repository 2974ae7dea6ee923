#!/usr/bin/env python3
"""Events like those of a busy tenant: event_generator.py --count N [--batch N] [--seed N] [--members FILE]
       [--url URL --ca FILE (--token-file FILE | --certificate FILE --key FILE)] [--rate N]

Without --url the batches are printed, one JSON list a line. With it they are sent to the event intake, again after a 429,
and what became of them is printed. --members names a file with one address or user id a line. The same seed, members and
--now give the same events.

Most of it is talk, some of it Drive and mail, the rest everything else that event_types.json has. A few events come late or
out of order, some come twice, some people are nobody's members, some senders are bots.
"""

import argparse
import datetime
import json
import pathlib
import random
import sys
import time

TYPES = {row["type"]: row for row in json.loads((pathlib.Path(__file__).resolve().parents[2] / "resources/event_types.json").read_text("utf-8"))}
SHARES = {"sekisho.talk.message.sent": 620, "sekisho.drive.file.downloaded": 60, "sekisho.drive.file.uploaded": 40, "sekisho.mail.sent": 30,
          "sekisho.mail.received": 50, "sekisho.board.post.viewed": 40, "sekisho.calendar.event.created": 20, "sekisho.file.viewed": 20}
OTHERS = 3  # of each type that is not named above
TEXTS = ("おはようございます。今日の会議は 15 時からです。", "お疲れさまです。先ほどの件、確認しました。", "ありがとうございます😀", "見積書を添付します。ご確認ください。",
         "契約の期限は来月末です。", "【機密】来期の人員計画です。社外には出さないでください。", "ｷｬﾝﾍﾟｰﾝの案を共有します", "了解です", "Please find the minutes attached.",
         "The delivery was moved to Friday; can you tell the customer?", "明日は在宅勤務です。", "회의는 세 시에 시작합니다.", "会议改到下午三点。", "<script>alert(1)</script>",
         "\"引用\" と \\ と\n改行", "👨‍👩‍👧‍👦 家族会は土曜です")
NAMES = ("見積書", "議事録", "契約書", "月次報告", "予算", "price list", "組織図", "会議メモ", "顧客一覧（社外秘）", "ｶﾀﾛｸﾞ")
EXTENSIONS = ("pdf", "xlsx", "docx", "pptx", "jpg", "zip", "csv", "exe")
ROOMS = ("営業部", "プロジェクトA", "総務", "Design team", "昼休み", "経営会議")
CLIENTS = ("browser", "mobileApp", "pcApp", "driveExplorer", "api")
SERVICES = ("talk", "drive", "board", "mail")
OUTSIDERS = ("tanaka@customer.example", "purchase@supplier.example", "info@partner.example")


class EventGenerator:
    def __init__(self, members, seed=1, now=None, late=0.02, twice=0.01, source="/generator", strangers=0.03):
        self.members = list(members)
        self.random = random.Random(seed)
        self.now = now or datetime.datetime.now(datetime.timezone.utc)
        self.late, self.twice, self.strangers = late, twice, strangers
        self.source = f"{source}/{seed}"
        self.made = 0
        self.earlier = []
        self.kinds = [*SHARES, *(kind for kind in TYPES if kind not in SHARES)]
        self.weights = [SHARES.get(kind, OTHERS) for kind in self.kinds]
        self.busy = [1 / (place + 3) for place in range(len(self.members))]  # a few do most of it

    def person(self):
        if self.random.random() < self.strangers:
            return self.random.choice(OUTSIDERS)
        return self.random.choices(self.members, self.busy)[0]

    def people(self, most):
        return sorted({self.person() for _ in range(self.random.randint(1, most))})

    def file(self):
        return {"name": f"{self.random.choice(NAMES)}_{self.random.randint(1, 99)}.{self.random.choice(EXTENSIONS)}",
                "size": int(self.random.lognormvariate(12, 2))}

    def value(self, field):
        draw, key, kind = self.random, field["key"], field["type"]
        if kind in ("person", "address"):
            return self.person()
        if kind == "people":
            return self.people(1 if draw.random() < 0.7 else 12)
        if kind == "content":
            return " ".join(draw.choice(TEXTS) for _ in range(draw.randint(1, 3)))
        if kind == "files":
            return [self.file() for _ in range(draw.randint(1, 3))]
        if kind == "number":
            return draw.randint(1, 7200) if key == "seconds" else int(draw.lognormvariate(11, 2))
        if kind == "flag":
            return draw.random() < 0.05
        if kind == "client":
            return draw.choice(CLIENTS)
        if kind == "ip":
            return f"203.0.113.{draw.randint(1, 254)}" if draw.random() < 0.9 else f"2001:db8::{draw.randint(1, 65535):x}"
        if kind == "result":
            return draw.choices(("success", "failed", "denied"), (96, 3, 1))[0]
        if kind == "service":
            return draw.choice(SERVICES)
        if kind == "id":
            return f"{key}-{draw.randint(1, 400)}"
        if key == "path":
            return draw.choice(("/bots/1/users/message", "/users", "/calendars"))
        return self.file()["name"] if "file" in key.lower() or key == "updated" else draw.choice(ROOMS)

    def time(self):
        """Seconds ago mostly, in no strict order; a few days ago when a system was offline."""
        ago = self.random.uniform(0, 86_400 * 5) if self.random.random() < self.late else self.random.uniform(0, 30)
        return (self.now - datetime.timedelta(seconds=ago)).isoformat(timespec="milliseconds")

    def event(self, kind=None):
        if self.earlier and self.random.random() < self.twice:
            return self.random.choice(self.earlier)
        kind = kind or self.random.choices(self.kinds, self.weights)[0]
        data = {}
        for field in TYPES[kind]["fields"]:
            often = {"content": 0.97, "files": 0.08}.get(field["type"], 0.8)
            if field["key"] != "reason" and (field.get("required") or self.random.random() < often):
                data[field["key"]] = self.value(field)
        if data.get("bot") is True:
            data["sender"] = f"bot-{self.random.randint(1, 5)}"
        if data.get("result", "success") != "success":
            data["reason"] = self.random.choice(("QUOTA_EXCEEDED", "NOT_SHARED", "OFFLINE"))
        self.made += 1
        made = {"specversion": "1.0", "id": f"{self.source.rpartition('/')[2]}-{self.made}", "source": self.source, "type": kind, "time": self.time(),
                "datacontenttype": "application/json", "data": data}
        self.earlier.append(made)
        del self.earlier[:-200]
        return made

    def batch(self, count):
        return [self.event() for _ in range(count)]


def sender(options):
    import requests
    http = requests.Session()
    http.trust_env = False
    http.verify = options.ca
    http.headers["Content-Type"] = "application/cloudevents-batch+json"
    if options.certificate:
        http.cert = (options.certificate, options.key)
    else:
        http.headers["Authorization"] = "Bearer " + pathlib.Path(options.token_file).read_text(encoding="utf-8").strip()

    def send(batch):
        body = json.dumps(batch, ensure_ascii=False).encode()
        while True:
            answer = http.post(options.url + "/v1.0/events", data=body, timeout=120)
            if answer.status_code != 429:
                break
            time.sleep(float(answer.headers.get("Retry-After", 1)))
        answer.raise_for_status()
        return answer.json()

    return send


def main():
    parse = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parse.add_argument("--count", type=int, required=True)
    parse.add_argument("--batch", type=int, default=500)
    parse.add_argument("--seed", type=int, default=1)
    parse.add_argument("--members")
    parse.add_argument("--now", type=datetime.datetime.fromisoformat)
    parse.add_argument("--rate", type=float, default=0, help="events a second; 0: as fast as they are taken")
    for name in ("--url", "--ca", "--token-file", "--certificate", "--key"):
        parse.add_argument(name)
    options = parse.parse_args()
    lines = pathlib.Path(options.members).read_text(encoding="utf-8").split() if options.members else [f"member{n}@sakura" for n in range(1, 101)]
    generator = EventGenerator(lines, options.seed, options.now)
    send = sender(options) if options.url else None
    total = {"accepted": 0, "duplicates": 0, "refused": 0}
    began, left = time.monotonic(), options.count
    while left > 0:
        batch = generator.batch(min(options.batch, left))
        left -= len(batch)
        if not send:
            print(json.dumps(batch, ensure_ascii=False))
            continue
        answer = send(batch)
        for key in total:
            total[key] += answer[key] if key != "refused" else len(answer[key])
        if options.rate:
            time.sleep(max(0, (options.count - left) / options.rate - (time.monotonic() - began)))
        elif not options.now:
            generator.now = datetime.datetime.now(datetime.timezone.utc)
    if send:
        print(json.dumps({**total, "seconds": round(time.monotonic() - began, 3)}))


if __name__ == "__main__":
    sys.exit(main())
