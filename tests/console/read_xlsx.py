# SPDX-License-Identifier: Apache-2.0
"""Reads a workbook with nothing but the standard library and prints it as JSON: what a second opinion on our XLSX
sees. usage: read_xlsx.py FILE [--count]"""
import json
import re
import sys
import xml.etree.ElementTree as ET
import zipfile

MAIN = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
REL = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"


def unescape(text):
    return re.sub(r"_x([0-9A-Fa-f]{4})_", lambda m: chr(int(m.group(1), 16)), text)


def cell(element, formats):
    kind = element.get("t", "n")
    found = {"at": element.get("r"), "type": kind, "format": formats[int(element.get("s", "0"))]}
    if kind == "inlineStr":
        found["value"] = unescape("".join(t.text or "" for t in element.iter(MAIN + "t")))
    else:
        value = element.find(MAIN + "v")
        found["value"] = None if value is None else value.text
    found["formula"] = element.find(MAIN + "f") is not None
    return found


def main():
    archive = zipfile.ZipFile(sys.argv[1])
    assert archive.testzip() is None
    styles = ET.fromstring(archive.read("xl/styles.xml"))
    own = {n.get("numFmtId"): n.get("formatCode") for n in styles.iter(MAIN + "numFmt")}
    built_in = {"0": "General", "3": "#,##0"}
    formats = [own.get(x.get("numFmtId"), built_in.get(x.get("numFmtId"), x.get("numFmtId")))
               for x in styles.find(MAIN + "cellXfs")]
    links = {r.get("Id"): r.get("Target") for r in ET.fromstring(archive.read("xl/_rels/workbook.xml.rels"))}
    sheets = []
    for sheet in ET.fromstring(archive.read("xl/workbook.xml")).iter(MAIN + "sheet"):
        made = {"name": sheet.get("name"), "rows": [], "count": 0, "widths": []}
        with archive.open("xl/" + links[sheet.get(REL + "id")]) as text:
            for _, element in ET.iterparse(text):
                tag = element.tag.removeprefix(MAIN)
                if tag == "row":
                    made["count"] += 1
                    if "--count" not in sys.argv:
                        made["rows"].append([cell(c, formats) for c in element.iter(MAIN + "c")])
                    element.clear()
                elif tag == "pane":
                    made["frozen"] = [element.get("ySplit"), element.get("state")]
                elif tag == "autoFilter":
                    made["filter"] = element.get("ref")
                elif tag == "col":
                    made["widths"].append(float(element.get("width")))
        sheets.append(made)
    json.dump(sheets, sys.stdout, ensure_ascii=False)


main()
