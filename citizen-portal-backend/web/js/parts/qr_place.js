// SPDX-License-Identifier: Apache-2.0
// A place for a QR code whose code is fetched when it is wanted. Without a network there is the text alone: a page never
// fails for want of a picture.
import { h } from "../dom.js";
import { lazy } from "../lazy.js";

export async function drawQr(place, text, label) {
  try {
    const { qrPicture } = await lazy(() => import("./qr.js"));
    place.append(qrPicture(text, label));
  } catch (error) {
    console.warn(error);
    place.append(h("code", {}, text));
  }
}
