#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Makes what maru-portal serves from web/, the translations and krds-uiux: pages in both languages from one template,
with the integrity of every script and style sheet in them, everything else below /v/<hash of the whole build>/, and a
gzip beside each text. A page's modules are put together in two files (web_bundle.py); their texts stay as they are
written, and each is served beside them for whoever wants to read it. Only Python's standard library.

usage: web_build.py --web DIR --translations DIR --npm DIR --out DIR [--wasm FILE]
"""
import argparse
import base64
import gzip
import hashlib
import html
import json
import os
import re
import shutil
import sys
from pathlib import Path

sys.dont_write_bytecode = True
import web_bundle  # noqa: E402
import web_fonts  # noqa: E402
import web_icons  # noqa: E402

LANGUAGES = ("ko", "en")
LOCALES = {"ko": "ko_KR", "en": "en_US"}
# Import specifiers that the portal's own files use: static, re-exported, and import("...") with a plain text.
STATIC = re.compile(r"""^\s*(?:import\s*(?:[\w*{}\s,$]+?\sfrom\s*)?|export\s+(?:\*(?:\s+as\s+\w+)?|\{[^}]*\})\s*from\s*)"""
                    r"""["']([^"'\n]+)["']""", re.M)
DYNAMIC = re.compile(r"""\bimport\(\s*["']([^"'\n]+)["']\s*\)""")
TOKEN = re.compile(r"var\((--krds-[\w-]+)")
PLACE = re.compile(r"\{\{(\w+)(?: ([\w.]+))?\}\}")
COMPRESSED = {".html", ".css", ".js", ".json", ".svg", ".webmanifest", ".txt", ".ttf", ".wasm"}
SMALLEST_GZIP = 200
# Each area of the site has its name, its words of what it is, and its menu: (address, page, text).
AREAS = {
    "giving": {"name": "site.name", "home": "/", "masthead": "site.masthead", "footer": "site.footer", "menu": [
        ("/", "index", "nav.campaigns"), ("/mine", "mine", "nav.mine"), ("/wallet", "wallet", "nav.wallet"),
        ("/records", "records", "nav.records"), ("/elections", "elections", "nav.elections"),
        ("/receipt", "receipt", "nav.receipt"), ("/blocks", "blocks", "nav.blocks"), ("/help", "help", "nav.help")]},
    "voting": {"name": "site.voting_name", "home": "/elections", "masthead": "site.voting_masthead",
               "footer": "site.voting_footer", "menu": [
        ("/elections", "elections", "nav.elections"), ("/ballot", "ballot", "nav.ballot"),
        ("/challenge", "challenge", "nav.challenge"), ("/voting-security", "voting-security", "nav.security"),
        ("/wallet", "wallet", "nav.wallet"), ("/", "index", "nav.campaigns"), ("/blocks", "blocks", "nav.blocks")]},
}
VERSION = re.compile(r"[0-9a-f]{16}")
# Texts that pages of elections alone show: no other page waits for them.
VOTING_TEXTS = ("vote.", "enrol.", "ballot.", "challenge.", "security.", "objection.", "voter_key.", "election.", "elections.")

# The voting engine: its worker is one file, its WebAssembly is handed to the worker by a page that has checked it.
WORKER = "js/workers/voting.js"
ENGINE = "wasm/maru-voting.wasm"


class BuildError(Exception):
    pass


def integrity(data: bytes) -> str:
    return "sha384-" + base64.b64encode(hashlib.sha384(data).digest()).decode()


def tokens_for(css: str, token_file: Path) -> str:
    """The KRDS tokens that the style sheets use, resolved to values: the whole file is 50 kB."""
    values = dict(re.findall(r"^\s*(--krds-[\w-]+):\s*([^;]+);", token_file.read_text(encoding="utf-8"), re.M))

    def resolve(name: str, seen: tuple = ()) -> str:
        if name not in values or name in seen:
            raise BuildError(f"{token_file.name} has no token {name}")
        return re.sub(r"var\((--krds-[\w-]+)\)", lambda m: resolve(m.group(1), seen + (name,)), values[name])

    lines = [f"  {name}: {resolve(name)};" for name in sorted(set(TOKEN.findall(css)))]
    return ":root {\n" + "\n".join(lines) + "\n}\n"


def vendor_module(source: bytes, kind: str) -> bytes:
    if kind == "esm":
        return source
    if kind == "woff":
        try:
            return web_fonts.truetype(source)
        except ValueError as error:
            raise BuildError(f"vendor.json: {error}") from error
    if kind != "umd":
        raise BuildError(f"vendor.json: unknown kind {kind}")
    # A script in the CommonJS way gets a module of its own; nothing of it becomes global.
    return (b"const module = { exports: {} };\n(function (module, exports) {\n" + source
            + b"\n}).call(undefined, module, module.exports);\nexport default module.exports;\n")


class Site:
    def __init__(self, options):
        self.web = Path(options.web)
        self.npm = Path(options.npm)
        self.out = Path(options.out)
        self.wasm = Path(options.wasm) if options.wasm else None
        self.texts = {}
        self.assets: dict[str, bytes] = {}  # below /v/<hash>/
        self.root: dict[str, bytes] = {}  # at /
        for language in LANGUAGES:
            file = Path(options.translations) / f"portal.{language}.json"
            data = file.read_bytes()
            self.texts[language] = json.loads(data)
            for area, texts in (("voting", self.texts[language]), ("portal", {key: words for key, words in self.texts[language].items()
                                                                             if not key.startswith(VOTING_TEXTS)})):
                self.assets[f"i18n/{area}.{language}.json"] = json.dumps(texts, ensure_ascii=False, separators=(",", ":")).encode()

    def collect(self):
        for file in sorted((self.web / "js").rglob("*.js")):
            self.assets[file.relative_to(self.web).as_posix()] = file.read_bytes()
        vendor = self.web / "vendor.json"
        if vendor.exists():
            for name, one in json.loads(vendor.read_text(encoding="utf-8")).items():
                source = self.npm / "node_modules" / one["file"]
                if not source.exists():
                    raise BuildError(f"{source} is missing: run scripts/install-dependencies")
                self.assets[f"js/vendor/{name}"] = vendor_module(source.read_bytes(), one.get("kind", "esm"))
        sheets = {f.relative_to(self.web).as_posix(): f.read_text(encoding="utf-8")
                  for f in sorted((self.web / "css").rglob("*.css"))}
        tokens = tokens_for("\n".join(sheets.values()),
                            self.npm / "node_modules/krds-uiux/resources/css/token/krds_tokens.css")
        for name, text in sheets.items():
            self.assets[name] = ((tokens if name == "css/portal.css" else "") + text).encode()
        if self.wasm is not None:
            self.assets[ENGINE] = self.wasm.read_bytes()
        self.put_together()
        self.root_files()
        digest = hashlib.sha256()
        for files in (self.assets, self.root):
            for name in sorted(files):
                digest.update(name.encode() + b"\0" + hashlib.sha256(files[name]).digest())
        for name in ("page.html", "pages.json", "sw.js"):
            digest.update(hashlib.sha256((self.web / name).read_bytes()).digest())
        self.version = digest.hexdigest()[:16]
        self.base = f"/v/{self.version}/"

    def root_files(self):
        """What stands at / and names no version: part of the version itself, so that a new icon is a new build."""
        for file in sorted((self.web / "root").iterdir()):
            self.root[file.name] = file.read_bytes()
        for language in LANGUAGES:
            texts = self.texts[language]
            self.root[f"manifest.{language}.webmanifest"] = json.dumps({
                "id": "/", "lang": language, "name": texts["site.name"], "short_name": texts["site.name"],
                "description": texts["home.lead"], "start_url": "/", "scope": "/", "display": "standalone",
                "background_color": "#ffffff", "theme_color": "#0b50d0", "categories": ["government", "finance"],
                "icons": [
                    {"src": "/icon.svg", "type": "image/svg+xml", "sizes": "any", "purpose": "any"},
                    {"src": "/icon-192.png", "type": "image/png", "sizes": "192x192", "purpose": "any"},
                    {"src": "/icon-512.png", "type": "image/png", "sizes": "512x512", "purpose": "any"},
                    {"src": "/icon-maskable-192.png", "type": "image/png", "sizes": "192x192", "purpose": "maskable"},
                    {"src": "/icon-maskable-512.png", "type": "image/png", "sizes": "512x512", "purpose": "maskable"},
                ],
                "shortcuts": [
                    {"name": texts["nav.mine"], "url": "/mine"}, {"name": texts["nav.receipt"], "url": "/receipt"},
                ],
            }, ensure_ascii=False, separators=(",", ":")).encode()
        for name in web_icons.ICONS:
            self.root[name] = self.icon(name)

    def put_together(self):
        """One style sheet a page, and its scripts in two files; the modules stay beside them as they were written."""
        pages = json.loads((self.web / "pages.json").read_text(encoding="utf-8"))
        entries = [f"js/pages/{page['name']}.js" for page in pages]
        for entry in entries:
            if entry not in self.assets:
                raise BuildError(f"pages.json: there is no {entry}")
        sources = {name: data.decode() for name, data in self.assets.items()
                   if name.endswith(".js") and not name.startswith("js/vendor/") and name != "js/early.js"}
        try:
            chunks = web_bundle.bundles(sources, entries)
            if WORKER in sources:
                chunks[WORKER] = web_bundle.single(sources, WORKER)
        except web_bundle.BundleError as error:
            raise BuildError(str(error)) from error
        self.assets.update((name, text.encode()) for name, text in chunks.items())
        small = b"".join(self.assets.pop(name) for name in sorted(self.assets) if name.startswith("css/pages/"))
        self.assets["css/portal.css"] += small
        self.assets["css/portal-parts.css"] = self.assets["css/portal.css"] + self.assets.pop("css/parts.css")

    def imports(self, name: str):
        """(static, dynamic) modules that a module names, as asset names."""
        text = re.sub(r"/\*.*?\*/", "", self.assets[name].decode(), flags=re.S)
        text = re.sub(r"^\s*//.*$", "", text, flags=re.M)
        found = []
        for pattern in (STATIC, DYNAMIC):
            targets = []
            for specifier in pattern.findall(text):
                if not specifier.startswith("."):
                    raise BuildError(f"{name} imports {specifier}: only relative paths are served")
                target = os.path.normpath(os.path.join(os.path.dirname(name), specifier)).replace(os.sep, "/")
                if target not in self.assets:
                    raise BuildError(f"{name} imports {specifier}, which is no file")
                targets.append(target)
            found.append(targets)
        return found

    def graph(self, entry: str):
        """Modules that run at once, in the order in which they are met, and those that come later."""
        now, later = [], []
        queue = [(entry, False)]
        while queue:
            name, is_later = queue.pop(0)
            if name in now or (is_later and name in later):
                continue
            (later if is_later else now).append(name)
            if name.startswith("js/vendor/"):
                continue
            static, dynamic = self.imports(name)
            queue[:0] = [(one, is_later) for one in static]
            queue += [(one, True) for one in dynamic]
        return now, [name for name in later if name not in now]

    def url(self, name: str) -> str:
        return self.base + name

    def preload(self, name: str, vendor: str = "") -> str:
        # Low: the style sheet goes first, since the first paint needs no script.
        asked = f' data-vendor="{vendor}"' if vendor else ""
        return (f'<link rel="modulepreload" fetchpriority="low" href="{self.url(name)}" '
                f'integrity="{integrity(self.assets[name])}"{asked}>')

    def lazy(self, now, later) -> str:
        """Libraries that are imported by name stand apart: they are heavy, and come only when that name is asked for."""
        asked = {name for module in (*now, *later) if not module.startswith("js/vendor/")
                 for name in self.imports(module)[1] if name.startswith("js/vendor/")}
        links = "".join(self.preload(name, name.rsplit("/", 1)[1] if name in asked else "") for name in later)
        return f"<template data-lazy>{links}</template>"

    def engine(self) -> str:
        """Where the voting engine is and what it must be; js/election/engine_client.js fetches it by this."""
        links = "".join(f'<link data-part="{part}" href="{self.url(name)}" integrity="{integrity(self.assets[name])}">'
                        for part, name in (("worker", WORKER), ("wasm", ENGINE)) if name in self.assets)
        return f"<template data-voting>{links}</template>"

    def head(self, page) -> str:
        entry = f"js/pages/{page['name']}.js"
        if entry not in self.assets:
            raise BuildError(f"page {page['name']} has no {entry}")
        now, later = self.graph(entry)
        lines = [f'<script src="{self.url("js/early.js")}" integrity="{integrity(self.assets["js/early.js"])}"></script>']
        sheet = page.get("style", "css/portal.css")
        lines.append(f'<link rel="stylesheet" href="{self.url(sheet)}" integrity="{integrity(self.assets[sheet])}">')
        lines += [self.preload(name) for name in now if name != entry]
        lines.append(f'<script type="module" fetchpriority="low" src="{self.url(entry)}" integrity="{integrity(self.assets[entry])}"></script>')
        if later:
            lines.append(self.lazy(now, later))
        if page.get("engine"):
            lines.append(self.engine())
        return "\n".join(lines)

    def page(self, template: str, page, language: str) -> bytes:
        texts = self.texts[language]
        area = AREAS[page.get("area", "giving")]
        catalogue = f"i18n/{'voting' if page.get('area') == 'voting' else 'portal'}.{language}.json"

        def text(key: str) -> str:
            if key not in texts:
                raise BuildError(f"portal.{language}.json has no text {key}")
            return html.escape(texts[key])

        current = ' aria-current="page"'

        def fill(match):
            kind, key = match.group(1), match.group(2)
            if kind == "t":
                return text(key)
            if kind == "title":
                return f"{text(page['title'])} · {text(area['name'])}"
            if kind == "description":
                return text(page.get("description", "home.lead"))
            if kind == "menu":
                here = page.get("nav", page["name"])
                return "\n".join(f'<li><a href="{address}"{current if name == here else ""}>{text(words)}</a></li>'
                                 for address, name, words in area["menu"])
            if kind == "intro":
                if not page.get("intro"):
                    return ""
                lead = f'<p class="lead">{text(page["lead"])}</p>' if "lead" in page else ""
                return f'<h1>{text(page["title"])}</h1>{lead}'
            simple = {
                "language": language, "name": page["name"], "version": self.version, "base": self.base,
                "width": page.get("width", "wide"),
                "site_name": text(area["name"]), "home": area["home"], "masthead": text(area["masthead"]), "footer": text(area["footer"]),
                "locale": LOCALES[language], "other_locale": LOCALES["en" if language == "ko" else "ko"],
                "head": self.head(page),
                "texts_url": self.url(catalogue), "texts_integrity": integrity(self.assets[catalogue]),
            }
            if kind not in simple:
                raise BuildError(f"page.html: unknown place {match.group(0)}")
            return simple[kind]

        return PLACE.sub(fill, template).encode()

    def make_root(self):
        pages = json.loads((self.web / "pages.json").read_text(encoding="utf-8"))
        template = (self.web / "page.html").read_text(encoding="utf-8")
        for page in pages:
            for language in LANGUAGES:
                self.root[f"{page['name']}.{language}.html"] = self.page(template, page, language)
        # What opens without a network from the first visit on. The files of other pages, and heavy modules, are kept when
        # they are first used: a first visit stays small.
        shell = set()
        kept = [page for page in pages if page.get("offline")]
        for page in kept:
            now, _ = self.graph(f"js/pages/{page['name']}.js")
            shell.update(now)
            shell.add(page.get("style", "css/portal.css"))
        shell.update(["js/early.js"] + [f"i18n/portal.{one}.json" for one in LANGUAGES])
        names = [self.url(name) for name in sorted(shell)]
        worker = (self.web / "sw.js").read_text(encoding="utf-8")
        for place, value in (("__VERSION__", self.version), ("__FILES__", names),
                             ("__PAGES__", [page["name"] for page in kept])):
            if worker.count(f'"{place}"') != 1:
                raise BuildError(f"sw.js must name {place} once")
            worker = worker.replace(f'"{place}"', json.dumps(value))
        self.root["sw.js"] = worker.encode()

    def icon(self, name: str) -> bytes:
        """Drawing takes a second; a drawing of the same program is kept beside the output."""
        made_by = hashlib.sha256(Path(web_icons.__file__).read_bytes()).hexdigest()[:16]
        kept = self.out.with_name(f"{self.out.name}.icons") / made_by / name
        if not kept.exists():
            kept.parent.mkdir(parents=True, exist_ok=True)
            kept.write_bytes(web_icons.png(*web_icons.ICONS[name]))
        return kept.read_bytes()

    def keep_previous(self, fresh: Path):
        """One build's files below /v/ stay for pages that are open while the portal is renewed: what they load later is
        still there, unchanged."""
        try:
            was = (self.out / "version").read_text(encoding="utf-8").strip()
        except OSError:
            return
        kept = [was] if was != self.version else [one.name for one in (self.out / "v").iterdir() if one.name != was][:1]
        for name in kept:
            source = self.out / "v" / name
            if VERSION.fullmatch(name) and source.is_dir():
                shutil.copytree(source, fresh / "v" / name, copy_function=shutil.copy2)

    def write(self):
        fresh = self.out.with_name(self.out.name + ".new")
        old = self.out.with_name(self.out.name + ".old")
        for folder in (fresh, old):
            shutil.rmtree(folder, ignore_errors=True)
        files = dict(self.root)
        files.update({self.base[1:] + name: data for name, data in self.assets.items()})
        for name, data in files.items():
            path = fresh / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(data)
            if path.suffix in COMPRESSED and len(data) >= SMALLEST_GZIP:
                # No name and no time in it: the same sources make the same bytes.
                Path(f"{path}.gz").write_bytes(gzip.compress(data, 9, mtime=0))
        (fresh / "version").write_text(self.version + "\n", encoding="utf-8")
        self.keep_previous(fresh)
        if self.out.exists():
            self.out.rename(old)
        fresh.rename(self.out)
        shutil.rmtree(old, ignore_errors=True)


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    for name in ("web", "translations", "npm", "out"):
        parser.add_argument(f"--{name}", required=True)
    parser.add_argument("--wasm")
    site = Site(parser.parse_args())
    try:
        site.collect()
        site.make_root()
        site.write()
    except BuildError as error:
        print(f"web_build.py: {error}", file=sys.stderr)
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main())
