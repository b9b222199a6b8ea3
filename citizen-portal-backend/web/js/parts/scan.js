// SPDX-License-Identifier: Apache-2.0
// Reading a QR code from the camera or from a picture file: the browser's own BarcodeDetector where there is one, else
// jsQR, which is fetched when it is wanted. Pictures stay on this device.
import { h, replace } from "../dom.js";
import { t } from "../i18n.js";
import { lazy } from "../lazy.js";

const MOST_PIXELS = 1_600;
const LOOK_EVERY_MS = 150;

async function makeReader() {
  if (typeof BarcodeDetector === "function") {
    try {
      if ((await BarcodeDetector.getSupportedFormats()).includes("qr_code")) {
        const detector = new BarcodeDetector({ formats: ["qr_code"] });
        return async (canvas) => (await detector.detect(canvas))[0]?.rawValue ?? null;
      }
    } catch {
      // Some systems name the interface without having it.
    }
  }
  const { default: jsQR } = await lazy(() => import("../vendor/jsqr.js"), "jsqr.js");
  return (canvas) => {
    const image = canvas.getContext("2d", { willReadFrequently: true }).getImageData(0, 0, canvas.width, canvas.height);
    return jsQR(image.data, image.width, image.height)?.data ?? null;
  };
}

function drawn(source, width, height) {
  const scale = Math.min(1, MOST_PIXELS / Math.max(width, height));
  const canvas = h("canvas", { width: String(Math.max(1, Math.round(width * scale))), height: String(Math.max(1, Math.round(height * scale))) });
  canvas.getContext("2d", { willReadFrequently: true }).drawImage(source, 0, 0, canvas.width, canvas.height);
  return canvas;
}

/** The text of the QR code on a picture, or null. */
export async function readPicture(file) {
  const [read, bitmap] = await Promise.all([makeReader(), createImageBitmap(file)]);
  try {
    return await read(drawn(bitmap, bitmap.width, bitmap.height));
  } finally {
    bitmap.close();
  }
}

/**
 * Buttons for camera and picture; `found(text)` is called once for each code that is read. `wantsMore(text)`, where it is
 * given, may say that this code is one of several: then the camera goes on looking.
 */
export function scanBlock(found, label, wantsMore = async () => false) {
  const output = h("div", { "aria-live": "polite" });
  const video = h("video", { class: "scan", muted: true, playsinline: true, hidden: true, "aria-label": t("scan.view") });
  let stream = null;
  const stop = () => {
    stream?.getTracks().forEach((track) => track.stop());
    stream = null;
    video.hidden = true;
    camera.textContent = t("scan.camera");
  };
  const look = async (read) => {
    while (stream) {
      if (video.readyState >= HTMLMediaElement.HAVE_CURRENT_DATA) {
        const text = await read(drawn(video, video.videoWidth, video.videoHeight));
        if (text && stream && !(await wantsMore(text))) {
          stop();
          replace(output);
          found(text);
          return;
        }
      }
      await new Promise((resolve) => setTimeout(resolve, LOOK_EVERY_MS));
    }
  };
  const camera = h("button", { type: "button", class: "secondary", onclick: async () => {
    if (stream) {
      stop();
      replace(output);
      return;
    }
    try {
      const [read, media] = await Promise.all([makeReader(),
        navigator.mediaDevices.getUserMedia({ video: { facingMode: "environment" }, audio: false })]);
      stream = media;
      video.srcObject = media;
      video.hidden = false;
      await video.play();
      camera.textContent = t("scan.stop");
      replace(output, h("p", { role: "status" }, t("scan.looking")));
      await look(read);
    } catch (error) {
      stop();
      const isDenied = error.name === "NotAllowedError";
      replace(output, h("div", { class: "box warning", role: "alert" }, t(isDenied ? "scan.denied" : "scan.no_camera")));
    }
  } }, t("scan.camera"));
  const picture = h("input", { type: "file", accept: "image/*", hidden: true, "aria-label": t("scan.picture") });
  picture.addEventListener("change", async () => {
    if (!picture.files[0]) return;
    replace(output, h("p", { role: "status" }, t("scan.reading")));
    try {
      const text = await readPicture(picture.files[0]);
      replace(output, text ? null : h("div", { class: "box warning", role: "alert" }, t("scan.nothing")));
      if (text && !(await wantsMore(text))) found(text);
    } catch {
      replace(output, h("div", { class: "box warning", role: "alert" }, t("scan.nothing")));
    }
    picture.value = "";
  });
  addEventListener("pagehide", stop);
  return h("div", { class: "scan-block", role: "group", "aria-label": label }, h("p", { class: "buttons" },
    navigator.mediaDevices?.getUserMedia ? camera : null,
    h("button", { type: "button", class: "secondary", onclick: () => picture.click() }, t("scan.picture")), picture), video, output);
}
