#!/usr/bin/env python3
"""policy_pages.py ROOT EN_PAGE JA_PAGE [--monitoring] [--check]: writes the two pages that describe every policy, made of
the schemas; with --monitoring those of the conditions of monitoring policies.

With --check nothing is written; it ends with 1 and one sentence when a page is not what the schemas say now.
"""

import json
import pathlib
import sys

sys.dont_write_bytecode = True  # nothing is to appear among the sources

import policy_facts  # noqa: E402
from fact_text import Fault  # noqa: E402

WORDS = {
    "en": {
        "title": "# Policies",
        "intro": [
            "Every policy of the console, field by field: what may be set, what holds before anybody has saved, what saving does to people, and the "
            "item of the MHLW guideline on the safety of medical information systems (edition 5.1) that asks for it. How a policy is drafted, previewed, "
            "saved and taken back is told in the [user guide](user-guide.md#policies).",
            "The word in grey is the name of the field in the configuration file and in the [API](openapi.yaml). This page is made of "
            "`resources/policies` by `packaging/cmake/policy_pages.py`; the form, both checks and the words of the audit are made of the same files.",
        ],
        "place": "In the console: {}", "key": "Name: `{}`", "join": " > ", "list": ", ", "other": "policies.ja.md", "language": "日本語",
        "switch": "On or off; {} at first.", "on": "on", "off": "off", "choice": "One of: {}.", "checks": "Any of: {}.{}", "every": " All of them at first.",
        "first": "{} (at first)", "number": "{} to {}{}; {} at first.", "fixed": "Always {}{}.", "text": "{} to {} characters; {}.",
        "empty": "empty at first", "filled": "“{}” at first", "addresses": "Up to {} addresses, networks or ranges; none at first.",
        "countries": "Up to {} countries; at first {}.", "extensions": "Up to {} extensions; at first {}.",
        "members": "Up to {} members; nobody at first.", "targets": "Up to {} members and organizations; none at first.",
        "emails": "Up to {} mail addresses; none at first.", "order": "An order of: {}.", "links": "Up to {} links; {} at first.", "date": "A day, or empty; {}.", "zone": "A time zone such as `Asia/Tokyo`; {}.", "none": "none", "mirror": "Shown here, set in {}: “{}”.",
        "atMost": "Not above “{}”.", "needs": "When", "consequence": "Saving", "guideline": "Guideline", "comma": ": ",
        "destroys": "What is lost cannot be brought back, not even by returning to an earlier revision, so the console wants a word typed first.",
    },
    "ja": {
        "title": "# ポリシー",
        "intro": [
            "コンソールのすべてのポリシーを項目ごとに説明します。設定できる値、最初の保存までの値、保存したときにメンバーに起こること、"
            "「医療情報システムの安全管理に関するガイドライン」(5.1 版) の対応する項番を示します。下書き、影響の確認、保存、復元の手順は"
            "[使い方](user-guide.ja.md#ポリシー)にあります。",
            "灰色の語は、構成ファイルと [API](openapi.yaml) での項目名です。このページは `resources/policies` から "
            "`packaging/cmake/policy_pages.py` で作られます。画面、双方の検査、監査の文言も同じファイルから作られます。",
        ],
        "place": "コンソールの場所: {}", "key": "名前: `{}`", "join": " > ", "list": "、", "other": "policies.md", "language": "English",
        "switch": "オン / オフ。最初は{}です。", "on": "オン", "off": "オフ", "choice": "次のいずれか: {}。", "checks": "次から選択 (複数可): {}。{}", "every": "最初はすべて選択されています。",
        "first": "{} (最初の値)", "number": "{}～{}{}。最初は {} です。", "fixed": "常に {}{}です。", "text": "{}～{} 文字。{}。",
        "empty": "最初は空です", "filled": "最初は「{}」です", "addresses": "アドレス、ネットワーク、範囲を {} 件まで。最初は空です。",
        "countries": "{} か国まで。最初は {} です。", "extensions": "拡張子を {} 件まで。最初は{}です。",
        "members": "メンバーを {} 名まで。最初は空です。", "targets": "メンバーと組織を合わせて {} 件まで。最初は空です。",
        "emails": "メールアドレスを {} 件まで。最初は空です。", "order": "次の並び順: {}。", "links": "リンクを {} 件まで。最初は{}です。", "date": "日付、または空。{}。", "zone": "`Asia/Tokyo` などのタイムゾーン。{}。", "none": "空", "mirror": "ここでは表示だけで、「{}」の「{}」で設定します。",
        "atMost": "「{}」を超えられません。", "needs": "条件", "consequence": "保存すると", "guideline": "ガイドライン", "comma": ": ",
        "destroys": "失われたデータは以前の改訂に戻しても元に戻らないため、確認の語を入力してから保存します。",
    },
}

# What the page of monitoring says otherwise.
MONITORING_WORDS = {
    "en": {
        "title": "# Monitoring policies",
        "intro": [
            "The conditions of a monitoring policy, field by field. There are up to 500 policies of each service; all conditions of a policy must hold "
            "together, and what several policies find counts in each. How text is compared is told below, what reading detections needs in the "
            "[user guide](user-guide.md).",
            "The word in grey is the name of the field in the [API](openapi.yaml). This page is made of `resources/monitoring` by "
            "`packaging/cmake/policy_pages.py`; the form and both checks are made of the same files.",
            "Text is compared character by character. Full and half width, hiragana and katakana, capital and small letters, old and present forms of kanji "
            "and accents of Latin letters make no difference, and invisible characters are left out; so `ｻｰﾊﾞｰ` is found by `サーバー`. Blanks and symbols are "
            "compared as they stand: the keyword is what is typed and nothing else, so symbols neither find too much nor disturb.",
        ],
        "other": "monitoring-policies.ja.md",
    },
    "ja": {
        "title": "# モニタリングポリシー",
        "intro": [
            "モニタリングポリシーの条件を項目ごとに説明します。ポリシーはサービスごとに 500 件まで登録できます。1 つのポリシーの条件はすべて満たしたときに検知され、"
            "複数のポリシーに該当したものは、それぞれのポリシーで検知数に数えます。文字の照合方法は下記のとおりです。検知内容の閲覧に必要な手順は"
            "[使い方](user-guide.ja.md)にあります。",
            "灰色の語は [API](openapi.yaml) での項目名です。このページは `resources/monitoring` から `packaging/cmake/policy_pages.py` で作られます。"
            "画面と双方の検査も同じファイルから作られます。",
            "文字は 1 文字ずつ照合します。全角と半角、ひらがなとカタカナ、大文字と小文字、漢字の旧字体と新字体、ラテン文字のアクセントの有無は区別せず、"
            "目に見えない文字は無視します。たとえば `サーバー` で `ｻｰﾊﾞｰ` も見つかります。空白と記号は入力したとおりに照合するため、"
            "記号によって余分に検知したり、検知が漏れたりすることはありません。",
        ],
        "other": "monitoring-policies.md",
    },
}


class Page:
    def __init__(self, policies, menus, language, words):
        self.policies, self.menus, self.language, self.say = policies, menus, language, words

    def words(self, said):
        return said[self.language]

    def place(self, key):
        parts = key.split(".")
        return self.say["join"].join(self.menus[".".join(parts[:n])][self.language] for n in range(1, len(parts) + 1))

    def unit(self, ui):
        return " " + self.words(ui["unit"]) if "unit" in ui else ""

    def choices(self, field, chosen):
        said = field["x-ui"]["values"]
        shown = [(policy_facts.value_text(value), value in chosen) for value in policy_facts.enum_of(field)]
        return self.say["list"].join(self.say["first"].format(self.words(said[text])) if first else self.words(said[text])
                                     for text, first in shown)

    def values(self, field):
        ui, say, widget, default = field["x-ui"], self.say, field["x-ui"]["widget"], field["default"]
        low, high = policy_facts.limits_of(field)
        if widget == "switch":
            return say["switch"].format(say["on"] if default else say["off"])
        if widget == "checks":
            every = len(default) == len(policy_facts.enum_of(field))
            return say[widget].format(self.choices(field, [] if every else default), say["every"] if every else "")
        if widget == "order":
            return say[widget].format(self.choices(field, []))
        if widget == "choice":
            return say[widget].format(self.choices(field, [default]))
        if widget == "number":
            return say["number"].format(low, high, self.unit(ui), default)
        if widget == "fixed":
            return say["fixed"].format(default, self.unit(ui))
        if widget in ("date", "zone"):
            return say[widget].format(say["filled"].format(default) if default else say["empty"])
        if widget == "text":
            return say["text"].format(low, high, say["filled"].format(default) if default else say["empty"])
        listed = say["list"].join(f"`{entry}`" for entry in default) or say["none"]
        return say[widget].format(f"{high:,}", listed)

    def mirrored(self, mirror):
        owner, _, name = mirror.partition(".")
        schema = self.policies[owner]
        return self.say["mirror"].format(self.words(schema["x-ui"]["label"]), self.words(schema["properties"][name]["x-ui"]["label"]))

    def field(self, key, field, fields):
        ui, say = field["x-ui"], self.say
        lines = [f'**{self.words(ui["label"])}** · `{key}`', ""]
        if "help" in ui:
            lines += [self.words(ui["help"]), ""]
        if "mirror" in ui:
            return [*lines, "- " + self.mirrored(ui["mirror"]), ""]
        said = self.values(field)
        if "atMost" in ui:
            said += (" " if self.language == "en" else "") + say["atMost"].format(self.words(fields[ui["atMost"]]["x-ui"]["label"]))
        lines.append("- " + said)
        if "needs" in ui:
            lines.append(f'- {say["needs"]}{say["comma"]}{self.words(ui["needs"]["why"])}')
        if "consequence" in ui:
            loss = (" " if self.language == "en" else "") + say["destroys"] if "destroys" in ui else ""
            lines.append(f'- {say["consequence"]}{say["comma"]}{self.words(ui["consequence"])}{loss}')
        if "guideline" in ui:
            lines.append(f'- {say["guideline"]}{say["comma"]}{ui["guideline"]}')
        return [*lines, ""]

    def policy(self, key, schema):
        ui, say = schema["x-ui"], self.say
        lines = [f'## {self.words(ui["label"])}', "", f'{say["place"].format(self.place(ui["menu"]))}. {say["key"].format(key)}.'
                 if self.language == "en" else f'{say["place"].format(self.place(ui["menu"]))}。{say["key"].format(key)}', ""]
        for group in ui["groups"]:
            lines += [f'### {self.words(ui["label"])}{say["comma"]}{self.words(group["label"])}', ""]
            inside = [(name, field) for name, field in schema["properties"].items() if field["x-ui"]["group"] == group["key"]]
            for name, field in sorted(inside, key=lambda item: item[1]["x-ui"]["order"]):
                lines += self.field(name, field, schema["properties"])
        return lines

    def text(self):
        say = self.say
        lines = [say["title"], "", f'[{say["language"]}]({say["other"]})', ""]
        for paragraph in say["intro"]:
            lines += [paragraph, ""]
        order = list(self.menus)
        for key, schema in sorted(self.policies.items(), key=lambda item: order.index(item[1]["x-ui"]["menu"])):
            lines += self.policy(key, schema)
        return "\n".join(lines).rstrip("\n") + "\n"


def main(arguments):
    check, monitoring = "--check" in arguments, "--monitoring" in arguments
    arguments = [argument for argument in arguments if not argument.startswith("--")]
    if len(arguments) != 3:
        print("usage: policy_pages.py ROOT EN_PAGE JA_PAGE [--monitoring] [--check]", file=sys.stderr)
        return 2
    resources = pathlib.Path(arguments[0]) / "resources"
    try:
        menus = json.loads((resources / "menus.json").read_text(encoding="utf-8"))
        policies = (policy_facts.read_monitoring if monitoring else policy_facts.read_policies)(resources, menus)
        by_key = {menu["key"]: menu for menu in menus}
        for language, name in zip(("en", "ja"), arguments[1:]):
            words = {**WORDS[language], **(MONITORING_WORDS[language] if monitoring else {})}
            path, text = pathlib.Path(name), Page(policies, by_key, language, words).text()
            if check and (not path.exists() or path.read_text(encoding="utf-8") != text):
                raise Fault(f"{path} is not what the schemas say; make it anew with packaging/cmake/policy_pages.py.")
            if not check:
                path.write_text(text, encoding="utf-8")
    except Fault as fault:
        print(f"policy_pages.py: {fault}", file=sys.stderr)
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
