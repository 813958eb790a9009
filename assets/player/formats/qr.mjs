/** The QR code of the link over the whole screen, for a room with telephones. */

import { make } from "../core/elements.mjs";
import { say } from "../words/words.mjs";
import { labAddress, toldAddress } from "../share/address.mjs";
import { createDialog } from "../share/dialog.mjs";

/** @param {Lab} lab @returns {Feature} */
export function create({ link }) {
  const image = make("img", "qr-image"), text = make("p", "qr-link"), problem = make("p", "qr-problem");
  const dialog = createDialog("qr-dialog", () => say("QR code of this link"), image, problem, text);
  problem.setAttribute("role", "status");
  image.addEventListener("load", () => URL.revokeObjectURL(image.src));

  async function open() {
    const asked = link.link;
    text.textContent = labAddress(asked);
    image.alt = say("QR code of the link below");
    image.hidden = true;
    problem.textContent = "";
    dialog.open();
    const found = await draw(asked);
    if (asked !== link.link) return open();
    image.hidden = Boolean(found.problem);
    problem.textContent = found.problem ?? "";
    if (found.picture) image.src = URL.createObjectURL(found.picture);
  }

  return { pressed: () => { open(); } };
}

/** @param {string} link */
async function draw(link) {
  try {
    const response = await fetch(toldAddress("qr.svg", link));
    if (response.ok) return { picture: await response.blob() };
    return { problem: (await response.json()).problem };
  } catch {
    return { problem: say("The server is not responding: the code cannot be drawn.") };
  }
}
