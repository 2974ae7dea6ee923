#!/usr/bin/env python3
"""Documents against the tree: each option of a program stands in its manual page and the reverse, links between documents
lead somewhere, the pages about policies and events are what the facts say. Argument: folder of the programs."""
import os
import pathlib
import re
import subprocess
import sys

ROOT = pathlib.Path(__file__).resolve().parents[2]
BIN = pathlib.Path(sys.argv[1] if len(sys.argv) > 1 else ROOT / "build/release/bin")
checks = 0
faults = []


def check(good, text):
    global checks
    checks += 1
    if not good:
        faults.append(text)


def manual_options(page):
    text = page.read_text(encoding="utf-8").replace("\\-", "-")
    return set(re.findall(r"(?<![\w-])--[a-z][a-z-]+", text))


def help_options(program, *command):
    done = subprocess.run([BIN / program, *command, "--help"], capture_output=True, text=True, check=False,
                          env={**os.environ, "QT_QPA_PLATFORM": "offscreen"})
    check(done.returncode == 0, f"{program} {' '.join(command)} --help ends with {done.returncode}: {done.stderr}")
    return set(re.findall(r"(?<![\w-])--[a-z][a-z-]+", "\n".join(
        line for line in done.stdout.splitlines() if line.lstrip().startswith("-"))))


def check_manual(program, section, commands):
    if not (BIN / program).exists():
        check(program != "sekishod", f"{program} is not built")
        return
    offered = set().union(*(help_options(program, *command) for command in commands))
    written = manual_options(ROOT / f"packaging/man/{program}.{section}")
    common = {"--help", "--version", "--help-all"}
    for option in sorted(offered - written - common):
        check(False, f"{program}.{section} does not name {option}")
    for option in sorted(written - offered - common):
        check(False, f"{program}.{section} names {option}, which {program} does not have")
    check(offered, f"{program} shows no options")


def anchors(page):
    out = set()
    for head in re.findall(r"^#+ (.+)$", page.read_text(encoding="utf-8"), re.M):
        word = re.sub(r"[^\w\- ]", "", re.sub(r"[`*]", "", head).lower()).replace(" ", "-")
        out.add(word)
    return out


def check_links(page):
    text = re.sub(r"```.*?```", "", page.read_text(encoding="utf-8"), flags=re.S)
    for target in re.findall(r"\]\(([^)\s]+)\)", text):
        if re.match(r"[a-z]+:", target):
            continue
        path, _, anchor = target.partition("#")
        file = (page.parent / path).resolve() if path else page
        check(file.exists(), f"{page.relative_to(ROOT)}: {target} leads nowhere")
        if anchor and file.exists():
            check(anchor in anchors(file), f"{page.relative_to(ROOT)}: {target} has no such heading")


def check_policy_pages():
    check_pages("policies")
    check_pages("monitoring-policies", "--monitoring")


def check_pages(name, *options):
    done = subprocess.run([sys.executable, ROOT / "packaging/cmake/policy_pages.py", ROOT, ROOT / f"docs/{name}.md",
                           ROOT / f"docs/{name}.ja.md", "--check", *options], capture_output=True, text=True, check=False)
    check(done.returncode == 0, done.stderr.strip())


def check_event_page():
    done = subprocess.run([sys.executable, ROOT / "packaging/cmake/event_pages.py", ROOT, ROOT / "docs/events.md", "--check"],
                          capture_output=True, text=True, check=False)
    check(done.returncode == 0, done.stderr.strip())


check_policy_pages()
check_event_page()
check_manual("sekishod", 8, [["init"], ["serve"], ["client", "add"], ["audit", "verify"], ["audit", "export"], ["audit", "key"]])
check_manual("sekisho-verify", 1, [[]])
check_manual("sekisho", 1, [[]])
for document in [*ROOT.glob("*.md"), *ROOT.glob("docs/**/*.md")]:
    check_links(document)
print("\n".join(faults))
print(f"{checks - len(faults)} passed, {len(faults)} failed")
sys.exit(1 if faults else 0)
