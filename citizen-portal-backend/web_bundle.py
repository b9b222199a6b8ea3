# SPDX-License-Identifier: Apache-2.0
"""Puts the portal's modules together, so that a page on a slow phone asks for two scripts instead of forty: js/shared.js
with what every page needs, js/pages/<page>.js with the rest of a page, js/lazy/<part>.js for what is imported only now
and then. A module becomes a function that returns its exports; its text stays as it was written. Libraries stay files
of their own. What cannot be put together faithfully is refused: cycles, `export let`, top-level await."""
import os
import re
import sys

sys.dont_write_bytecode = True

VENDOR = "js/vendor/"
IMPORT = re.compile(r"""^import\s*(?:(?P<what>[\w*{}\s,$]+?)\sfrom\s*)?["'](?P<path>[^"'\n]+)["'];?[ \t]*$""", re.M)
DYNAMIC = re.compile(r"""\bimport\(\s*["']([^"'\n]+)["']\s*\)""")
DECLARED = re.compile(r"^export\s+(?=(?:async\s+function\*?|function\*?|class|const)\s+(?P<name>[\w$]+))", re.M)
LISTED = re.compile(r"^export\s*\{(?P<names>[^}]*)\};?[ \t]*$", re.M)
REFUSED = re.compile(r"^(?:import|export)\b(?!\s*\()[^\n]*|^await\b[^\n]*", re.M)
COMMENT = re.compile(r"/\*.*?\*/|^[ \t]*//[^\n]*", re.M | re.S)


class BundleError(Exception):
    pass


def name_of(module: str) -> str:
    return "m_" + re.sub(r"\W", "_", module.removeprefix("js/").removesuffix(".js"))


def target_of(module: str, specifier: str) -> str:
    return os.path.normpath(os.path.join(os.path.dirname(module), specifier)).replace(os.sep, "/")


def relative(chunk: str, target: str) -> str:
    path = os.path.relpath(target, os.path.dirname(chunk)).replace(os.sep, "/")
    return path if path.startswith(".") else f"./{path}"


class Modules:
    """The portal's own modules: what each imports, at once and later."""

    def __init__(self, sources: dict[str, str]):
        self.sources = sources
        self.static, self.dynamic = {}, {}
        for module, text in sources.items():
            bare = COMMENT.sub("", text)
            self.static[module] = [target_of(module, found["path"]) for found in IMPORT.finditer(bare)]
            self.dynamic[module] = [target_of(module, path) for path in DYNAMIC.findall(bare)]
            for target in (*self.static[module], *self.dynamic[module]):
                if target not in sources and not target.startswith(VENDOR):
                    raise BundleError(f"{module} imports {target}, which is no file")

    def ordered(self, entry: str) -> list[str]:
        """The entry and all that it imports, each after what it needs itself; without libraries."""
        done, open_ones = [], []

        def visit(module):
            if module in done or module.startswith(VENDOR):
                return
            if module in open_ones:
                raise BundleError("modules import each other in a circle: " + " -> ".join([*open_ones, module]))
            open_ones.append(module)
            for one in self.static[module]:
                visit(one)
            open_ones.pop()
            done.append(module)

        visit(entry)
        return done


class Chunks:
    def __init__(self, modules: Modules, entries: list[str]):
        self.modules = modules
        graphs = {entry: modules.ordered(entry) for entry in entries}
        immediate = {module for graph in graphs.values() for module in graph}
        lazy = {}
        waiting = [one for module in sorted(immediate) for one in modules.dynamic[module]]
        while waiting:
            target = waiting.pop()
            if target in lazy or target in immediate or target.startswith(VENDOR):
                continue
            lazy[target] = modules.ordered(target)
            waiting += [one for module in lazy[target] for one in modules.dynamic[module]]
        uses = {}
        for graph in (*graphs.values(), *lazy.values()):
            for module in graph:
                uses[module] = uses.get(module, 0) + 1
        # A module has one instance, so what a later part has in common with anything else is shared.
        common = {module for module in immediate if all(module in graph for graph in graphs.values())}
        common |= {module for graph in lazy.values() for module in graph if uses[module] > 1}
        common |= {target for module in immediate for target in modules.dynamic[module] if target in immediate}
        for module in sorted(common):
            common.update(modules.ordered(module))
        self.shared = []
        for module in sorted(common):
            self.shared += [one for one in modules.ordered(module) if one not in self.shared]
        self.place = {module: "js/shared.js" for module in self.shared}
        self.chunks = {"js/shared.js": self.shared}
        for entry, graph in graphs.items():
            self.chunks[entry] = [module for module in graph if module not in common]
        for target, graph in lazy.items():
            if target in common:
                continue
            chunk = f"js/lazy/{os.path.basename(target)}"
            if chunk in self.chunks:
                raise BundleError(f"two later parts are called {os.path.basename(target)}")
            self.chunks[chunk] = [module for module in graph if module not in common]
            self.place[target] = chunk

    def module(self, chunk: str, module: str) -> str:
        exports = {}

        def bring(found):
            target = target_of(module, found["path"])
            what = (found["what"] or "").strip()
            if target.startswith(VENDOR) and (what.startswith("{") or not what):
                raise BundleError(f"{module}: a library is imported as `name` or `* as name`")
            if not what:
                return ""
            whole = re.fullmatch(r"\*\s+as\s+([\w$]+)", what)
            if whole:
                return f"const {whole[1]} = {name_of(target)};"
            if what.startswith("{"):
                return "const " + re.sub(r"([\w$]+)\s+as\s+([\w$]+)", r"\1: \2", what) + f" = {name_of(target)};"
            if not target.startswith(VENDOR):
                raise BundleError(f"{module}: only libraries have a default export")
            return f"const {what} = {name_of(target)}.default;"

        def later(found):
            target = target_of(module, found[1])
            if target in self.modules.sources and self.place.get(target) == "js/shared.js":
                return f"Promise.resolve({name_of(target)})"
            return f'import("{relative(chunk, self.place.get(target, target))}")'

        def listed(found):
            for one in filter(None, (part.strip() for part in found["names"].split(","))):
                inner, _, outer = one.partition(" as ")
                exports[outer.strip() or inner.strip()] = inner.strip()
            return ""

        def declared(found):
            exports[found["name"]] = found["name"]
            return ""

        text = IMPORT.sub(bring, self.modules.sources[module])
        text = DYNAMIC.sub(later, text)
        text = DECLARED.sub(declared, LISTED.sub(listed, text))
        text = text.replace("import.meta.url", f'new URL("{relative(chunk, module)}", import.meta.url).href')
        refused = REFUSED.search(COMMENT.sub("", text))
        if refused:
            raise BundleError(f"{module}: cannot be put together with others: {refused[0]}")
        given = ", ".join(name if name == inner else f"{name}: {inner}" for name, inner in exports.items())
        return f"// {module}\nconst {name_of(module)} = (() => {{\n{text.strip()}\nreturn {{ {given} }};\n}})();\n"

    def text(self, chunk: str) -> str:
        modules = self.chunks[chunk]
        body = "".join(self.module(chunk, module) for module in modules)
        needed = {target for module in modules for target in self.modules.static[module]}
        needed |= {target for module in modules for target in self.modules.dynamic[module]
                   if self.place.get(target) == "js/shared.js"}
        libraries = sorted(target for target in needed if target.startswith(VENDOR))
        head = "".join(f'import * as {name_of(one)} from "{relative(chunk, one)}";\n' for one in libraries)
        outside = sorted(target for target in needed if target not in modules and target not in libraries)
        strangers = [target for target in outside if target not in self.shared]
        if strangers:
            raise BundleError(f"{chunk} needs {strangers[0]}, which is in no chunk of its own")
        if outside:
            names = ", ".join(name_of(target) for target in outside)
            head += f'import {{ {names} }} from "{relative(chunk, "js/shared.js")}";\n'
        tail = ""
        if chunk == "js/shared.js":
            tail = "export { " + ", ".join(name_of(module) for module in modules) + " };\n"
        elif chunk.startswith("js/lazy/"):
            entry = next(module for module in modules if self.place.get(module) == chunk)
            names = self.exported(entry)
            tail = f"export const {{ {', '.join(names)} }} = {name_of(entry)};\n"
        return head + body + tail

    def exported(self, module: str) -> list[str]:
        text = self.modules.sources[module]
        names = [found["name"] for found in DECLARED.finditer(text)]
        for found in LISTED.finditer(text):
            names += [part.split(" as ")[-1].strip() for part in found["names"].split(",") if part.strip()]
        return names


def single(sources: dict[str, str], entry: str) -> str:
    """One file with all that `entry` needs: for a worker, which has no page whose integrity would cover further files."""
    modules = Modules(sources)
    chunks = Chunks(modules, [entry])
    later = [target for module in chunks.shared for target in modules.dynamic[module]]
    libraries = [target for module in chunks.shared for target in modules.static[module] if target.startswith(VENDOR)]
    if later or libraries:
        raise BundleError(f"{entry}: a worker is one file, but it asks for {(later + libraries)[0]}")
    return "".join(chunks.module(entry, module) for module in chunks.shared)


def bundles(sources: dict[str, str], entries: list[str]) -> dict[str, str]:
    """{chunk: text} of the portal's own modules (`sources`: asset name -> text, without libraries)."""
    chunks = Chunks(Modules(sources), entries)
    return {chunk: chunks.text(chunk) for chunk in chunks.chunks}
