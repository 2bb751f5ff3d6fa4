#!/usr/bin/python3
# SPDX-License-Identifier: Apache-2.0
"""Writes every format of a model and reads it back with tools that are not the project's own: see scripts/check-reports.

check_reports.py BULKHEAD_CLI FOLDER CORPORA MODEL… writes to FOLDER; the environment names the tools (REPORT_TOOLS, CHROMIUM).
"""
import csv
import json
import os
import re
import subprocess
import sys
import xml.dom.minidom
from collections import Counter
from pathlib import Path

HERE = Path(__file__).resolve().parent
RATINGS = ("critical", "high", "medium", "low")
DAY = ["--as-of", "2026-01-31"]
EXCHANGE = {"sarif": "sarif", "csv": "csv", "xlsx": "xlsx", "otm": "otm", "threat-dragon": "td.json", "navigator": "layer.json",
            "opengraph": "graph.json", "drawio": "drawio", "mermaid": "mmd", "tm-library": "tml.json", "tm-bom": "bom.json"}
faults = []
skipped = []


def fault(what):
    faults.append(what)
    print("FAULT", what, flush=True)


def skip(what):
    if what not in skipped:
        skipped.append(what)


def run(*command, **more):
    return subprocess.run([str(part) for part in command], capture_output=True, text=True, errors="replace", **more)


class Written:
    """All files that are made of one model."""

    def __init__(self, cli, model, folder):
        self.model = model
        self.folder = folder
        self.folder.mkdir(parents=True, exist_ok=True)
        self.cli = cli
        self.analysis = json.loads(self.made("analyze", "analysis.json", "--format", "json").read_text())
        self.made("analyze", "findings.csv", "--format", "csv")
        self.made("analyze", "findings.md", "--format", "markdown")
        self.made("analyze", "findings.txt", "--format", "text")
        for audience in ("board", "engineering", "audit"):
            for suffix in ("html", "pdf", "md"):
                self.made("report", f"{audience}.{suffix}", "--audience", audience)
        self.made("report", "report.json")
        offered = run(cli, "export", "--help").stdout
        for name, suffix in EXCHANGE.items():
            if re.search(rf"[{{,|]{name}[,|}}]", offered):
                self.made("export", "model." + suffix, "--to", name)
        for suffix in ("svg", "png", "pdf", "dot"):
            self.made("render", "picture." + suffix)

    def path(self, name):
        return self.folder / name

    def made(self, command, name, *options):
        dated = [] if command == "render" else DAY
        result = run(self.cli, command, self.model, "-o", self.path(name), *options, *dated)
        if result.returncode != 0:
            fault(f"{self.model}: {command} {' '.join(options)} ends with {result.returncode}: {result.stderr.strip()[-300:]}")
        return self.path(name)

    @property
    def findings(self):
        return {finding["id"]: finding for finding in self.analysis["findings"]}

    @property
    def by_hand(self):
        return {threat["id"]: threat for threat in self.analysis["manual_threats"]}

    def differs(self, where, expected, got):
        if expected == got:
            return
        if isinstance(expected, dict) and isinstance(got, dict):
            keys = [key for key in sorted(set(expected) | set(got), key=str) if expected.get(key) != got.get(key)]
            fault(f"{where}: {len(keys)} differ from the analysis, as {keys[0]}: {expected.get(keys[0])!r}, not {got.get(keys[0])!r}")
        else:
            fault(f"{where}: {expected!r} in the analysis, {got!r} here")


def ratings_of(things):
    return {name: thing["rating"] for name, thing in things.items()}


def values(written):
    """One truth, the JSON of analyze, against each other format, value by value."""
    truth = ratings_of(written.findings) | ratings_of(written.by_hand)

    with open(written.path("findings.csv"), newline="", encoding="utf-8-sig") as file:
        rows = list(csv.DictReader(file))
    shown = {re.sub(r"^'", "", row["id"]): row for row in rows}
    written.differs("findings.csv, ratings", truth, {name: row["rating"] for name, row in shown.items()})
    written.differs("findings.csv, scores", {name: str(finding["score"]) for name, finding in written.findings.items()},
                    {name: row["score"] for name, row in shown.items() if name in written.findings})
    written.differs("findings.csv, states", {name: (finding["decision"] or {}).get("state", "open") for name, finding in written.findings.items()},
                    {name: row["state"] for name, row in shown.items() if name in written.findings})
    cells = [cell for row in rows for cell in row.values() if cell and cell[0] in "=+@\t\r"]
    if cells:
        fault(f"{written.path('findings.csv')}: a spreadsheet would take for a formula: {cells[0]!r}")

    results = json.loads(written.path("model.sarif").read_text())["runs"][0]["results"]
    sarif = {result["partialFingerprints"]["bulkheadFinding/v1"]: result for result in results}
    written.differs("SARIF, ratings", truth, {name: result["properties"]["rating"] for name, result in sarif.items()})
    written.differs("SARIF, suppressions", {name for name, finding in written.findings.items() if is_decided(finding)},
                    {name for name, result in sarif.items() if result.get("suppressions") and name in written.findings})

    report = json.loads(written.path("report.json").read_text())
    issues = report["issues"] + [issue for element in report["to_verify"] for issue in element["issues"]]
    told = {finding["id"]: finding["rating"] for issue in issues for finding in issue["findings"]}
    written.differs("report.json, ratings", ratings_of(written.findings), told)
    for key in ("by_rating", "by_category", "confirmed", "to_verify", "open", "decided"):
        written.differs(f"report.json, summary {key}", written.analysis["summary"][key], report["summary"][key])

    sheet = workbook(written)
    written.differs("workbook, ratings", truth, sheet)

    for name in ("engineering.html", "engineering.md", "audit.html", "audit.md", "findings.md"):
        text = written.path(name).read_text()
        plain = text.replace("&gt;", ">").replace("&lt;", "<").replace("&quot;", '"').replace("&#39;", "'").replace("&amp;", "&")
        missing = [finding for finding in written.findings if finding not in plain and finding not in text]
        if missing:
            fault(f"{written.path(name)}: {len(missing)} of {len(written.findings)} findings are missing, as {missing[0]}")
    for name in ("engineering.pdf", "audit.pdf"):
        text = re.sub(r"\s", "", run("pdftotext", "-raw", written.path(name), "-").stdout)
        missing = [finding for finding in written.findings if re.sub(r"\s", "", finding) not in text]
        if missing:
            fault(f"{written.path(name)}: {len(missing)} of {len(written.findings)} findings are missing, as {missing[0]}")


def is_decided(finding):
    decision = finding["decision"]
    return bool(decision) and decision.get("effective", decision.get("state")) != "open"


def workbook(written):
    try:
        import openpyxl
    except ImportError:
        skip("workbook: no openpyxl")
        return ratings_of(written.findings) | ratings_of(written.by_hand)
    book = openpyxl.load_workbook(written.path("model.xlsx"))
    formulas = [cell.coordinate for sheet in book for row in sheet.iter_rows() for cell in row if cell.data_type == "f"]
    if formulas:
        fault(f"{written.path('model.xlsx')}: a formula in {formulas[0]}")
    rows = list(book["Findings"].iter_rows(values_only=True))
    heads = [str(head or "").lower() for head in next(row for row in rows if row[0] and len([cell for cell in row if cell]) > 3)]
    finding, rating = heads.index("id"), heads.index("rating")
    start = next(i for i, row in enumerate(rows) if [str(cell or "").lower() for cell in row] == heads) + 1
    return {str(row[finding]): str(row[rating]).lower() for row in rows[start:] if row[finding]}


def well_formed(written):
    for name in ("picture.svg", "model.drawio"):
        if written.path(name).exists():
            result = run("xmllint", "--noout", "--nonet", "--huge", written.path(name))
            if result.returncode:
                fault(f"{written.path(name)}: {result.stderr.strip()[:300]}")
    picture = xml.dom.minidom.parse(str(written.path("picture.svg")))
    for tag in ("script", "foreignObject", "image", "use"):
        if picture.getElementsByTagName(tag):
            fault(f"{written.path('picture.svg')}: has a {tag}")
    if run("which", "dot").returncode == 0:
        result = run("dot", "-Tcanon", written.path("picture.dot"))
        if result.returncode:
            fault(f"{written.path('picture.dot')}: {result.stderr.strip()[:300]}")
    else:
        skip("picture.dot: no Graphviz")


def printed(written):
    """What others say of the PDFs. Gives the pages of the engineers' report."""
    pages = {}
    for name in ("board.pdf", "engineering.pdf", "audit.pdf", "picture.pdf"):
        path = written.path(name)
        result = run("qpdf", "--check", path)
        if result.returncode or "WARNING" in result.stderr:
            fault(f"{path}: qpdf: {(result.stdout + result.stderr).strip()[-300:]}")
        info = dict(line.split(":", 1) for line in run("pdfinfo", path).stdout.splitlines() if ":" in line)
        pages[name] = int(info.get("Pages", "0"))
        images = run("pdfimages", "-list", path).stdout.strip().splitlines()
        if len(images) > 2:
            fault(f"{path}: {len(images) - 2} pictures of pixels")
        unembedded = [line for line in run("pdffonts", path).stdout.splitlines()[2:] if line.split()[-5] != "yes"]
        if unembedded:
            fault(f"{path}: a font is not embedded: {unembedded[0]}")
        if name != "picture.pdf" and not info.get("Title", "").strip():
            fault(f"{path}: has no title")
        outline(path, name)
    title = json.loads(written.path("report.json").read_text())["model"]["title"]
    if pages["board.pdf"] > 5 and len(title) < 80: # with names of a paragraph each it is longer
        fault(f"{written.path('board.pdf')}: {pages['board.pdf']} pages are no report for a board")
    return pages["engineering.pdf"]


def outline(path, name):
    if name == "picture.pdf":
        return
    document = json.loads(run("qpdf", "--json=2", "--json-key=outlines", path).stdout or "{}")
    titles = [entry["title"] for entry in document.get("outlines", [])]
    if not titles or titles[0] != "Summary":
        fault(f"{path}: its outline begins with {titles[:1]}")


def markup(files):
    """The HTML by the checker of the W3C."""
    jar = Path(os.environ["REPORT_TOOLS"]) / "node_modules/vnu-jar/build/dist/vnu.jar"
    result = run("java", "-Xss4m", "-jar", jar, "--errors-only", "--format", "json", "--exit-zero-always", *files)
    messages = json.loads(result.stderr or '{"messages": []}')["messages"]
    for message in messages[:10]:
        fault(f"{message.get('url', '')[-80:]}:{message.get('lastLine')}: vnu: {message['message']}")
    if len(messages) > 10:
        fault(f"vnu: {len(messages) - 10} more")


def browser(folder, reports):
    job = folder / "browser.json"
    job.write_text(json.dumps(reports))
    before = len(faults)
    with subprocess.Popen(["node", HERE / "browser.mjs", job], stdout=subprocess.PIPE, text=True) as process: # what it finds is told at once
        for line in process.stdout:
            fault("Chromium: " + line.strip())
    if process.returncode and len(faults) == before:
        fault(f"Chromium: ends with {process.returncode}")


def multitool(files):
    tools = list(Path(os.environ["REPORT_TOOLS"]).glob("node_modules/@microsoft/sarif-multitool-linux/Sarif.Multitool"))
    if not tools:
        return skip("SARIF Multitool: not for this system")
    for file in files:
        log = file.with_suffix(".checked")
        result = run(tools[0], "validate", file, "--rule-kind", "Sarif;Gh", "--level", "Error;Warning", "--output", log, "--log",
                     "ForceOverwrite", env=dict(os.environ, DOTNET_SYSTEM_GLOBALIZATION_INVARIANT="1"))
        if not log.exists():
            fault(f"{file}: Multitool: {(result.stdout + result.stderr).strip()[-300:]}")
            continue
        found = Counter((one["ruleId"], one.get("level", "warning"), one["message"].get("text") or str(one["message"].get("arguments"))[:160])
                        for one in json.loads(log.read_text(encoding="utf-8-sig"))["runs"][0].get("results", []))
        for (rule, level, text), count in found.items():
            if level == "error":
                fault(f"{file}: Multitool {rule}, {count} times: {text}")


def schemas(everything, corpora):
    folder = corpora / "tools/schemas"
    checks = [("layer.json", HERE / "navigator-layer.schema.json")]
    if folder.is_dir():
        checks += [("otm", folder / "otm-startleft.schema.json"), ("td.json", folder / "threat-dragon-v2.schema.json"),
                   ("tml.json", folder / "owasp-tm-library-1.0.2.schema.json"),
                   ("bom.json", folder / "cyclonedx-2.0-draft-threatmodeling-cf0bc557.schema.json")]
    else:
        skip(f"schemas of OTM, Threat Dragon, TM-Library and TM-BOM: {folder} is absent")
    for suffix, schema in checks:
        files = [written.path("model." + suffix) for written in everything if written.path("model." + suffix).exists()]
        if not files:
            skip(f"{schema.name}: no such format is written")
            continue
        result = run("node", HERE / "schemas.mjs", schema, *files)
        for line in result.stdout.strip().splitlines():
            fault("ajv: " + line)
        if result.returncode and not result.stdout.strip():
            fault(f"ajv: {schema.name}: {result.stderr.strip()[-300:]}")


def main():
    cli, folder, corpora, models = Path(sys.argv[1]).resolve(), Path(sys.argv[2]), Path(sys.argv[3]), sys.argv[4:]
    everything, reports, pages_html = [], [], []
    for number, model in enumerate(models):
        model = hostile(folder) if model == "hostile" else model
        written = Written(cli, model, folder / f"{number}-{Path(model).name}")
        if faults and not written.path("engineering.html").exists():
            continue
        everything.append(written)
        values(written)
        well_formed(written)
        pages = printed(written)
        title = json.loads(written.path("report.json").read_text())["model"]["title"]
        for audience in ("board", "engineering", "audit"):
            file = written.path(audience + ".html")
            pages_html.append(file)
            reports.append({"file": str(file.resolve()), "title": title + " – threat report" if title.isascii() and title.isprintable() else None, "drawn": bool(written.analysis["findings"]),
                            "ids": [] if audience == "board" else list(written.findings), "pages": pages if audience == "engineering" else 400,
                            "ratings": {rating: written.analysis["summary"]["by_rating"][rating] for rating in RATINGS}})
        print(f"{Path(model).name}: {len(written.findings)} findings, {pages} pages for engineers", flush=True)
    markup(pages_html)
    multitool([written.path("model.sarif") for written in everything])
    schemas(everything, corpora)
    browser(folder, reports)
    for what in skipped:
        print("skipped:", what)
    print(f"{len(faults)} faults in what was made of {len(everything)} models.")
    return 1 if faults else 0


PAYLOAD = ("</title></script></svg><script>document.title='PWNED';alert(1)</script>\"'><img src=x onerror=alert(2)>=1+1 ]]> --> {{7*7}} "
           "| `x` \u202etxt.exe\u202c \u001b[31mred\u0001 & <b>")


def hostile(folder):
    """The hardened web shop with all texts that a stranger may have written replaced."""
    def replace(value):
        items = value.items() if isinstance(value, dict) else enumerate(value)
        for key, member in list(items):
            if isinstance(member, str) and key in ("title", "name", "description", "scope", "notes", "note", "rationale", "owner", "ticket",
                                                   "reason", "object", "out_of_scope_reason"):
                value[key] = PAYLOAD
            elif isinstance(member, list) and key in ("authors", "reviewers", "assumptions", "threat_actors"):
                value[key] = [PAYLOAD, PAYLOAD]
            elif isinstance(member, (dict, list)):
                replace(member)
    model = json.loads((HERE.parents[1] / "resources/examples/web-shop-hardened.bulkhead").read_text())
    model["manual_threats"] = {"own": {"category": "tampering", "description": "", "subject": "proxy", "impact": 5, "likelihood": 5, "title": ""}}
    model["metadata"].pop("baseline", None)
    replace(model)
    path = folder / "hostile.bulkhead"
    path.write_text(json.dumps(model))
    return path


sys.exit(main())
