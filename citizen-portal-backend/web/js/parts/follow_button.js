// SPDX-License-Identifier: Apache-2.0
// "Tell me when this moves": follows a campaign in this browser, without an account or an address.
import { h, replace } from "../dom.js";
import { t } from "../i18n.js";
import { follow, isFollowed, unfollow } from "./notice_board.js";

export function followButton(campaign) {
  const output = h("span", { class: "help", role: "status" });
  const button = h("button", { type: "button", class: "secondary" });
  const show = () => {
    button.setAttribute("aria-pressed", String(isFollowed(campaign.id)));
    replace(button, isFollowed(campaign.id) ? `✓ ${t("follow.on")}` : t("follow.off"));
  };
  button.addEventListener("click", () => {
    if (isFollowed(campaign.id)) {
      unfollow(campaign.id);
      replace(output, t("follow.stopped"));
    } else {
      replace(output, follow(campaign) ? t("follow.started") : t("follow.not_kept"));
    }
    show();
  });
  show();
  return h("span", { class: "follow" }, button, " ", output);
}
