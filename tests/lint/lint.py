#!/usr/bin/env python3
"""Holds the tree against the rules of the house: layers, cycles, file length, connects, modal loops, marks, words.

Usage: lint.py [ROOT]. Prints one line a fault, 'N passed, N failed' at the end; exit 1 on any fault.
The rules are data in layers.json beside this file.
"""
import fnmatch
import json
import pathlib
import re
import subprocess
import sys

ROOT = pathlib.Path(sys.argv[1] if len(sys.argv) > 1 else ".").resolve()
RULES = json.loads((pathlib.Path(__file__).parent / "layers.json").read_text(encoding="utf-8"))
LAYERS = RULES["layers"]
INCLUDE = re.compile(r'^\s*#\s*include\s*([<"])([^>"]+)[>"]', re.M)

QT_MODULE = {
    "Network": re.compile(r"^(QtNetwork/)?Q(Network|Ssl|Tcp|Udp|Local(Socket|Server)|Host|Http|Abstract(Socket|NetworkCache))"),
    "Svg": re.compile(r"^(QtSvg/)?QSvg"),
    "Test": re.compile(r"^(QtTest|QTest|QSignalSpy|QAbstractItemModelTester)"),
}
WIDGET_HINT = re.compile(
    r"^(QtWidgets/)?Q(Widget|Application|MainWindow|Dialog|MessageBox|FileDialog|(Push|Tool|Radio|Abstract)Button|Label|LineEdit|"
    r"(Table|Tree|List|AbstractItem|Header)View|StyledItemDelegate|Style(?!Hints)|Layout|(H|V)BoxLayout|FormLayout|GridLayout|Menu|Action|"
    r"ComboBox|CheckBox|Splitter|TabWidget|StatusBar|ToolBar|ScrollArea|GroupBox|Stacked|ProgressBar|PlainTextEdit|TextEdit|"
    r"SpinBox|DateEdit|DateTimeEdit|Completer|Frame|Dock)")

faults: list[str] = []
checks = 0


def fault(path, line, text):
    faults.append(f"{path}:{line}: {text}")


def tracked():
    out = subprocess.run(["git", "-C", str(ROOT), "ls-files", "-co", "--exclude-standard"], capture_output=True, text=True)
    if out.returncode == 0 and out.stdout:
        return [pathlib.PurePosixPath(p) for p in out.stdout.splitlines() if (ROOT / p).is_file()]
    return [p.relative_to(ROOT) for p in ROOT.rglob("*") if p.is_file() and "build" not in p.parts]


def layer_of(path: str):
    folder = path
    while "/" in folder:
        folder = folder.rsplit("/", 1)[0]
        for key in LAYERS:
            if fnmatch.fnmatch(folder, key) and folder.count("/") == key.count("/"):
                return folder, key
    return None, None


def allowed(key, target_folder):
    return any(fnmatch.fnmatch(target_folder, may) for may in LAYERS[key]["may"])


def check_includes(path, text, graph):
    folder, key = layer_of(str(path))
    if key is None:
        return
    rule = LAYERS[key]
    for match in INCLUDE.finditer(text):
        name = match.group(2)
        line = text.count("\n", 0, match.start()) + 1
        for part, places in RULES["only_in"].items():
            if name.startswith(part) and folder not in places:
                fault(path, line, f"<{name}> belongs only in {', '.join(places) or 'no folder at all'}")
        if name in ("QtWidgets", "QtCore", "QtGui", "QtNetwork"):
            fault(path, line, f"include the single header instead of all of <{name}>")
        if match.group(1) == "<" and re.match(r"^(Q[A-Z]|Qt[A-Z])", name):
            check_qt(path, line, name, rule)
        target, target_key = layer_of(name)
        if name.startswith("app/"):
            target, target_key = "app", "app"
        if target is None or target == folder:
            continue
        graph.setdefault(folder, set()).add(target)
        if not allowed(key, target):
            fault(path, line, f"{folder} may not include {target}")


def check_qt(path, line, name, rule):
    if rule["qt"] is None:
        fault(path, line, f"no Qt here: <{name}>")
        return
    module = next((m for m, pattern in QT_MODULE.items() if pattern.match(name)), None)
    if module is None and WIDGET_HINT.match(name):
        module = "Widgets"
    if module and module not in rule["qt"]:
        fault(path, line, f"Qt {module} is not for this folder: <{name}>")


def check_cycles(graph):
    state = {}

    def visit(node, trail):
        if state.get(node) == 2:
            return
        if state.get(node) == 1:
            faults.append("cycle: " + " -> ".join(trail[trail.index(node):] + [node]))
            return
        state[node] = 1
        for nxt in sorted(graph.get(node, ())):
            visit(nxt, trail + [node])
        state[node] = 2

    for node in sorted(graph):
        visit(node, [])


LINE_RULES = [
    (re.compile(r"\b(SIGNAL|SLOT)\s*\("), "connect by pointer, not by string", ("*.cpp", "*.h")),
    (re.compile(r"\b(TODO|FIXME|XXX|HACK)\b"), "a mark without an issue", ("*.cpp", "*.h", "*.py", "*.cmake", "*.sh")),
    (re.compile(r"(^|[^A-Za-z0-9_.-])/(work|farm|home/[a-z]+)/"), "a path of one machine", ("*",)),
    (re.compile(r"\bQEventLoop\b|processEvents\s*\("), "no nested event loop", ("*.cpp", "*.h")),
    (re.compile(r"QSortFilterProxyModel"), "too slow on long lists: own model", ("*.cpp", "*.h")),
    (re.compile(r"ignoreSslErrors|VerifyNone|QueryPeer\b"), "certificates are always verified", ("*.cpp", "*.h")),
    (re.compile(r"\s+$"), "blanks at the end of the line", ("*.cpp", "*.h", "*.py", "*.json", "*.cmake")),
]


def check_lines(path, text):
    name = str(path)
    if name.startswith(("tests/lint/", "tests/fuzz/corpus/", "tests/fixtures/")):
        return
    in_tests = name.startswith("tests/")
    for pattern, words, globs in LINE_RULES:
        if not any(fnmatch.fnmatch(name, g) for g in globs):
            continue
        if in_tests and ("event loop" in words or "certificates" in words):
            continue
        for number, line in enumerate(text.split("\n"), 1):
            if pattern.search(line):
                fault(path, number, words)


def check_modal(path, text):
    if not str(path).startswith(("ui/", "app/", "models/")) or path.suffix not in (".cpp", ".h"):
        return
    for number, line in enumerate(text.split("\n"), 1):
        if re.search(r"\.exec\(\)|->exec\(\)|QMessageBox::(question|warning|information|critical)|QInputDialog::get|QFileDialog::get", line) \
                and not str(path).startswith("app/main"):
            fault(path, number, "no modal loop: open() and a callback")


def main():
    global checks
    graph: dict[str, set[str]] = {}
    over = []
    for path in tracked():
        if path.suffix not in (".cpp", ".h", ".py", ".json", ".cmake", ".md", ".sql", ".txt", "") and path.name != "CMakeLists.txt":
            continue
        try:
            text = (ROOT / path).read_text(encoding="utf-8")
        except UnicodeDecodeError:
            continue
        checks += 1
        if path.suffix in (".cpp", ".h"):
            check_includes(path, text, graph)
            if path.suffix == ".h" and "#pragma once" not in text and "corpus" not in str(path):
                fault(path, 1, "#pragma once is missing")
            check_modal(path, text)
        if path.suffix in (".cpp", ".h", ".py"):
            length = text.count("\n")
            if length > RULES["limits"]["refused_lines"]:
                fault(path, length, f"{length} lines; {RULES['limits']['refused_lines']} are the most")
            elif length > RULES["limits"]["aim_lines"] and str(path) not in RULES["baseline_over_aim"]:
                over.append(f"{path} ({length})")
        check_lines(path, text)
    check_cycles(graph)
    if over:
        print("over the aim of 500 lines: " + ", ".join(over))
    for line in faults:
        print(line)
    print(f"{checks - min(checks, len(faults))} passed, {len(faults)} failed")
    return 1 if faults else 0


sys.exit(main())
