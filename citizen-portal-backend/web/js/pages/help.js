// SPDX-License-Identifier: Apache-2.0
// Help: what this is, in plain words.
import { h, replace } from "../dom.js";
import { t } from "../i18n.js";
import { start } from "../shell.js";

const TOPICS = ["what", "money", "key", "proof", "privacy", "verifier"];

start("help", "help.title", async (main) => {
  replace(main, h("div", { class: "narrow" }, h("h1", {}, t("help.title")),
    TOPICS.map((topic) => h("section", {}, h("h2", {}, t(`help.${topic}.q`)), h("p", {}, t(`help.${topic}.a`))))));
});
