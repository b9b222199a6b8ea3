// SPDX-License-Identifier: Apache-2.0
// What this device has checked itself: a tap away where it holds, all of it at once where it does not.
import { h } from "../../dom.js";
import { count, t } from "../../i18n.js";
import { proofList } from "../../proof_list.js";

/** `also`: what holds besides the steps. */
export const checkedPart = (result, also = []) => h("section", {}, h("h2", {}, t("receipt.device_checked")), also.map((text) => h("p", {}, `✓ ${text}`)),
  h("details", { open: !result.ok }, h("summary", {}, t("vote.recorded_checks", { count: count(result.steps.length) })), proofList(result)));
