// SPDX-License-Identifier: Apache-2.0
// The wallet: credentials of public agencies on this device, sealed, and shown claim by claim.
import { h, replace } from "../dom.js";
import { rememberFocus } from "../focus.js";
import { t } from "../i18n.js";
import { stageIn } from "../redraws.js";
import { errorBox, start } from "../shell.js";
import { walletGate } from "../wallet/gate.js";
import { refreshStates } from "../wallet/refresh.js";
import { cardView } from "../wallet/views/card.js";
import { consentView } from "../wallet/views/consent.js";
import { historyView } from "../wallet/views/history.js";
import { homeView } from "../wallet/views/home.js";
import { receiveView } from "../wallet/views/receive.js";
import { settingsView } from "../wallet/views/settings.js";

async function draw(page, wallet) {
  // Of two views that are asked for one after the other, the first never ends up over the second.
  const place = stageIn(page);
  const [view, id] = location.hash.slice(1).split("/");
  if (view === "receive") await receiveView(place, wallet);
  else if (view === "card") await cardView(place, wallet, id ?? "");
  else if (view === "history") historyView(place, wallet);
  else if (view === "settings") settingsView(place, wallet);
  else if (view === "answer") await consentView(place, wallet);
  else homeView(place, wallet);
}

function reasonText() {
  const values = new URLSearchParams(location.search);
  if (values.has("request_uri")) return t("wallet.open_to_answer");
  if (values.has("credential_offer_uri") || values.has("credential_offer")) return t("wallet.open_to_receive");
  return t("wallet.lead");
}

start("wallet", "wallet.title", async (main) => {
  const place = h("div", { class: "narrow wallet-page" });
  replace(main, place);
  const heading = [h("h1", {}, t("wallet.title")), h("p", { class: "lead" }, reasonText())];
  await walletGate(place, async (wallet) => {
    const again = () => draw(place, wallet).catch((error) => replace(place, errorBox(error)));
    addEventListener("hashchange", again);
    wallet.onClose(() => removeEventListener("hashchange", again));
    const values = new URLSearchParams(location.search);
    const [href] = location.href.split("#", 1);
    if (values.has("request_uri")) await consentView(stageIn(place), wallet, href);
    else if (values.has("credential_offer_uri") || values.has("credential_offer")) await receiveView(stageIn(place), wallet, href);
    else await draw(place, wallet);
    const shown = place.firstElementChild;
    const isHome = location.hash.length < 2 && !location.search;
    // Only the list that was there then is drawn anew: not what has come in its place meanwhile.
    if (!(await refreshStates(wallet)) || !wallet.isOpen || !isHome || place.firstElementChild !== shown) return;
    const restore = rememberFocus(() => shown);
    homeView(shown, wallet, true);
    restore();
  }, { heading });
});
