# SPDX-License-Identifier: Apache-2.0
"""Every lint against small trees that break one of its rules, and against one that breaks none."""
import pathlib
import shutil
import tempfile
import unittest

import check_arrows
import check_determinism
import check_files
import check_format
import check_lockfile
import check_translations
import common

HEAD = "// SPDX-License-Identifier: Apache-2.0\n// A sample.\n"
TABLE = """
<!-- arrows:begin -->
| room | may know | what |
|---|---|---|
| `shared/base` | | values |
| `shared/crypto` | `shared/base` | hashing |
| `server/domain` | `shared/base` | interface |
| `server/domains/*` | `server/domain` `shared/base` | rules |
<!-- arrows:end -->
"""


class Tree(unittest.TestCase):
    def setUp(self):
        self.root = pathlib.Path(tempfile.mkdtemp(prefix="maru-lint-"))
        self.addCleanup(shutil.rmtree, self.root)

    def put(self, name, text):
        path = self.root / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")

    def assertOneProblem(self, problems, part):
        self.assertEqual(len(problems), 1, problems)
        self.assertIn(part, problems[0])


class Arrows(Tree):
    def problems(self, table=TABLE):
        return check_arrows.check(self.root, table)[0]

    def test_accepts_declared_arrows(self):
        self.put("shared/crypto/hash.cpp", '#include "shared/crypto/hash.h"\n#include "shared/base/bytes.h"\n')
        self.put("server/domains/donation/rules.cpp", '#include "server/domain/domain.h"\n')
        self.assertEqual(self.problems(), [])

    def test_refuses_undeclared_arrow(self):
        self.put("shared/base/bytes.cpp", '#include "shared/crypto/hash.h"\n')
        self.assertOneProblem(self.problems(), "shared/base -> shared/crypto")

    def test_refuses_sibling_domain(self):
        self.put("server/domains/donation/rules.cpp", '#include "server/domains/accounts/rules.h"\n')
        self.assertOneProblem(self.problems(), "server/domains/donation -> server/domains/accounts")

    def test_refuses_file_without_room(self):
        self.put("shared/attic/x.cpp", "int x;\n")
        self.assertOneProblem(self.problems(), "no room")

    def test_refuses_relative_include(self):
        self.put("shared/base/a.cpp", '#include "b.h"\n')
        self.assertOneProblem(self.problems(), "from the root")

    def test_ignores_comments(self):
        self.put("shared/base/a.cpp", '// #include "shared/crypto/hash.h"\n/*\n#include "shared/crypto/hash.h"\n*/\n')
        self.assertEqual(self.problems(), [])

    def test_refuses_cycle(self):
        cyclic = TABLE.replace("| `shared/base` | |", "| `shared/base` | `shared/crypto` |")
        self.assertOneProblem(self.problems(cyclic), "cycle")

    def test_refuses_unknown_room_and_missing_table(self):
        unknown = TABLE.replace("| `shared/base` | |", "| `shared/base` | `shared/nowhere` |")
        self.assertOneProblem(self.problems(unknown), "which is no room")
        self.assertOneProblem(self.problems("no table"), "markers are missing")
        self.assertOneProblem(self.problems("<!-- arrows:begin --><!-- arrows:end -->"), "empty")


class Determinism(Tree):
    BAD = {
        "double share = 0.5;": "floating point",
        "float f;": "floating point",
        "auto now = std::chrono::system_clock::now();": "clock",
        "auto now = time(nullptr);": "clock",
        "int r = rand();": "randomness",
        "std::unordered_map<int, int> m;": "unordered",
        "std::mutex m;": "threads",
        "std::ifstream in(path);": "files",
        "char c = static_cast<char>(std::tolower(x));": "locale",
        "int n = atoi(text);": "locale",
        "std::map<Account*, int> m;": "pointer",
        "#include <thread>": "threads",
        "#include <unordered_set>": "unordered",
        "#include <chrono>": "clock",
    }
    GOOD = ("// a double spend\n", 'const char* s = "float rand() double";\n', "int doubleCount = 0;\n",
            "auto t = context.time();\n", "std::map<Key, int> m;\n", "int big = 1'000'000;\n", "bool isdigitAt = x;\n",
            "auto s = header.time (a);\n")

    def test_refuses_each_banned_thing(self):
        for line, reason in self.BAD.items():
            with self.subTest(line):
                self.put("server/domains/x/a.cpp", HEAD + line + "\n")
                problems, _ = check_determinism.check(self.root)
                self.assertTrue(problems)
                self.assertIn(reason, problems[0])
                self.assertIn(":3:", problems[0])

    def test_accepts_harmless_look_alikes(self):
        for line in self.GOOD:
            with self.subTest(line):
                self.put("shared/ledger/a.cpp", HEAD + line)
                self.assertEqual(check_determinism.check(self.root)[0], [])

    def test_allows_the_signers_nonce_in_its_file_only(self):
        for name, count in (("shared/ledger/transaction.cpp", 0), ("shared/ledger/header.cpp", 1)):
            self.put(name, HEAD + "auto nonce = crypto::randomBytes(16);\n")
            self.assertEqual(len(check_determinism.check(self.root)[0]), count)

    def test_leaves_other_rooms_alone(self):
        self.put("server/api/a.cpp", HEAD + "#include <thread>\ndouble x;\n")
        self.assertEqual(check_determinism.check(self.root), ([], 0))


class Files(unittest.TestCase):
    CASES = (
        ("shared/base/a.h", HEAD + "#pragma once\n", None),
        ("shared/base/a.h", HEAD + "int x;\n", "#pragma once"),
        ("shared/base/a.cpp", "// A sample.\n", "the first line"),
        ("shared/base/a.cpp", HEAD.split("\n")[0] + "\n#include <map>\n", "second line"),
        ("shared/base/a.cpp", HEAD + "\n" * 998, "1000 lines"),
        ("shared/base/a.cpp", HEAD + "\n" * 997, None),
        ("server/api/a.cpp", HEAD + "#include <boost/beast/core.hpp>\n", "Boost.Asio/Beast"),
        ("server/api/a.cpp", HEAD + "#include <boost/asio.hpp>\n", "Boost.Asio/Beast"),
        ("shared/http/a.cpp", HEAD + "#include <boost/asio/ssl.hpp>\n#include <openssl/ssl.h>\n", None),
        ("shared/ledger/a.cpp", HEAD + "#include <botan/hash.h>\n", "Botan"),
        ("shared/ledger/a.cpp", HEAD + "#include <sodium.h>\n", "libsodium"),
        ("server/api/a.cpp", HEAD + "#include <openssl/evp.h>\n", "OpenSSL"),
        ("server/storage/a.cpp", HEAD + "#include <sqlite3.h>\n", "SQLite"),
        ("server/storage/sqlcipher/a.cpp", HEAD + "#include <sqlite3.h>\n", None),
        ("server/api/a.cpp", HEAD + "#include <QString>\n", "Qt"),
        ("shared/base/a.cpp", HEAD + "#include <QtCore/QString>\n", "Qt"),
        ("shared/base/a.cpp", HEAD + "#include <qstring.h>\n", "Qt"),
        ("admin-console/core/a.cpp", HEAD + "#include <QString>\n", None),
        ("tests/unit/a.cpp", HEAD + "#include <QtTest/QtTest>\n", None),
        ("shared/base/a.cpp", HEAD + "#include <queue>\n", None),
        ("scripts/a.py", "print()\n", "licence"),
        ("scripts/a.py", "#!/usr/bin/env python3\n# SPDX-License-Identifier: Apache-2.0\n", None),
        ("shared/base/CMakeLists.txt", "project(x)\n", "licence"),
    )

    def test_cases(self):
        for name, text, part in self.CASES:
            with self.subTest(name=name, text=text[-60:]):
                problems = check_files.check_file(pathlib.PurePosixPath(name), text)
                if part is None:
                    self.assertEqual(problems, [])
                else:
                    self.assertEqual(len(problems), 1, problems)
                    self.assertIn(part, problems[0])


class Lockfile(unittest.TestCase):
    def problems(self, version="1.2.3", **changes):
        entry = {"version": "1.2.3", "integrity": "sha512-" + "A" * 86 + "=="}
        entry.update(changes)
        lock = {"lockfileVersion": 3,
                "packages": {"": {}, "node_modules/x": {k: v for k, v in entry.items() if v is not None}}}
        return check_lockfile.check_pair("npm", {"dependencies": {"x": version}}, lock)

    def test_cases(self):
        self.assertEqual(self.problems(), [])
        self.assertIn("no SHA-512", self.problems(integrity=None)[0])
        self.assertIn("no SHA-512", self.problems(integrity="sha1-abc=")[0])
        self.assertIn("address", self.problems(resolved="https://example.org/x.tgz")[0])
        self.assertIn("run a script", self.problems(hasInstallScript=True)[0])
        self.assertIn("not pinned", self.problems(version="^1.2.3")[0])
        self.assertIn("in the lock file", self.problems(version="1.2.4")[0])


class Translations(Tree):
    TS = ('<?xml version="1.0"?><TS><context><name>Page</name><message><source>Open</source>'
          "<translation{}>{}</translation></message></context></TS>")

    def setUp(self):
        super().setUp()
        self.put("translations/merge_errors.py",
                 common.read(common.ROOT, "translations/merge_errors.py"))
        self.put("translations/errors.d/a.json", '{"a.known": {"ko": "가", "en": "A"}}')

    def problems(self):
        return check_translations.check(self.root)[0]

    def test_finds_codes_without_title(self):
        self.put("shared/base/a.cpp", 'return refused("a.known");\nreturn base::failed(\n    "a.unknown", x);\n')
        self.assertOneProblem(self.problems(), "a.cpp:3: 'a.unknown'")

    def test_finds_aggregate_errors_and_ignores_comments(self):
        self.put("shared/base/a.cpp", '// refused("a.comment")\nError e { ErrorKind::Failed, "a.other", {}, {} };\n')
        self.assertOneProblem(self.problems(), "a.other")

    def test_finds_missing_language(self):
        self.put("translations/errors.d/b.json", '{"b.half": {"ko": "가"}}')
        self.assertOneProblem(self.problems(), "b.half")

    def test_finds_different_portal_keys_and_placeholders(self):
        check = check_translations.check_catalogues
        self.assertEqual(check({"a": {"b": "{n}원"}}, {"a": {"b": "{n} won"}}), [])
        self.assertOneProblem(check({"a": {"b": "가"}}, {}), "portal.en.json: a.b is missing")
        self.assertOneProblem(check({}, {"a": "A"}), "portal.ko.json: a is missing")
        self.assertOneProblem(check({"a": "{n}원"}, {"a": "won"}), "placeholders")
        self.assertOneProblem(check({"a": " "}, {"a": "x"}), "empty")

    def test_finds_missing_portal_catalogue(self):
        self.put("translations/portal.ko.json", "{}")
        self.assertOneProblem(self.problems(), "portal.en.json is missing")

    def test_finds_unfinished_console_entries(self):
        check = check_translations.check_ts
        self.assertEqual(check("x.ts", self.TS.format("", "열기")), [])
        self.assertOneProblem(check("x.ts", self.TS.format(' type="unfinished"', "")), "unfinished")
        self.assertOneProblem(check("x.ts", self.TS.format(' type="vanished"', "열기")), "no longer used")
        self.assertOneProblem(check("x.ts", self.TS.format("", "")), "empty")


class Format(Tree):
    def test_reports_and_accepts(self):
        shutil.copy(common.ROOT / ".clang-format", self.root)
        self.put("shared/a.cpp", "int  main( ){return 0;}\n")
        self.assertTrue(check_format.check(self.root, [pathlib.Path("shared/a.cpp")]))
        self.assertEqual(check_format.check(self.root, [pathlib.Path("shared/a.cpp")], fix=True), [])
        self.assertEqual(check_format.check(self.root, [pathlib.Path("shared/a.cpp")]), [])


class Common(unittest.TestCase):
    def test_code_only_keeps_line_numbers(self):
        text = 'a /* x\ny */ b // c\n"s\\"t" R"(raw\n)" d\n'
        self.assertEqual(common.code_only(text).count("\n"), text.count("\n"))
        self.assertNotIn("raw", common.code_only(text))
        self.assertIn("raw", common.code_only(text, keep_strings=True))


if __name__ == "__main__":
    unittest.main()
