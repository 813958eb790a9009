/** The Share menu: files of the present link, and pictures of what is on screen, at slide size. */

import { labAddress, toldAddress } from "./address.mjs";
import { copyText } from "./copy.mjs";
import { still } from "./still.mjs";
import { tell } from "./toast.mjs";
import { onClick, onClickElsewhere } from "../core/clicks.mjs";
import { say } from "../words/words.mjs";

const PATIENCE = 8000, POLL = 100, KEPT = 10_000;
const menu = () => /** @type {HTMLDetailsElement | null} */ (document.getElementById("share"));

/** @param {Pick<Lab, "link" | "clock" | "panels" | "changed"> & {rest: ReturnType<typeof import("../paths/rest.mjs").createRest>, seen: (id: string) => {start: number[]|null, palette: Palette}}} page */
export function createShare({ link, clock, panels, rest, seen, changed }) {
  /** @type {Record<string, () => void>} */
  const pressed = { copy_link: () => copyText(labAddress(link.link), say("Link copied")), copy_code: copyCode };
  for (const id of ["contour", "surface"]) for (const format of ["png", "svg"]) pressed[`${id}_${format}`] = () => picture(id, format);

  /** The files are those of the link that the server wrote last. */
  function follow() {
    for (const anchor of /** @type {NodeListOf<HTMLAnchorElement>} */ (menu()?.querySelectorAll("a[data-page]") ?? [])) anchor.href = addressOf(anchor.dataset.page);
  }

  /**
   * A recording says to its readers where it is from.
   * @param {string} page
   */
  const addressOf = (page) => (page === "page.html" ? toldAddress(page, link.link) : `${page}${link.link}`);

  async function copyCode() {
    try {
      const response = await fetch(`code.py${link.link}`);
      if (!response.ok) throw new Error(String(response.status));
      await copyText(await response.text(), say("PyTorch code copied"));
    } catch {
      tell(say("The server is away: the program cannot be copied."));
    }
  }

  function close() {
    const open = menu();
    if (!open?.open) return;
    const inside = open.contains(document.activeElement);
    open.open = false;
    if (inside) open.querySelector("summary").focus();
  }

  /**
   * Waits until the paths are Plotly's own traces, so that they are in the picture.
   * @param {string} id @param {string} format
   */
  async function picture(id, format) {
    const panel = panels.find((one) => one.id === id);
    clock.pause();
    const last = performance.now() + PATIENCE;
    do { // Traces of an earlier step are taken away in the frame that comes first.
      await new Promise((resume) => setTimeout(resume, POLL));
      if (performance.now() > last || !panel.overlay.width) return tell(say("This picture is not on the screen"));
    } while (!rest.committed().includes(id));
    save(await still(panel, format, { ...seen(id), changed }), `${id}-step-${clock.step}.${format}`);
    tell(say("Picture saved"));
  }

  /** @param {Blob} blob @param {string} name */
  function save(blob, name) {
    const anchor = document.createElement("a"), address = URL.createObjectURL(blob);
    [anchor.href, anchor.download] = [address, name];
    anchor.click();
    setTimeout(() => URL.revokeObjectURL(address), KEPT);
  }

  // Plotly's own tool would save the plot without what lies over it.
  onClick(".modebar-btn[data-say-tip='Download plot as a PNG']", (tool, event) => {
    const panel = panels.find((one) => one.gd?.contains(tool));
    if (!panel) return;
    event.stopImmediatePropagation();
    picture(panel.id, "png");
  });
  onClickElsewhere("#share", close);
  onClick("#share [data-share]", ({ dataset }) => pressed[dataset.share]?.());
  onClick("#share .share-list .press", close);
  document.addEventListener("toggle", (event) => { if (event.target === menu() && menu().open) follow(); }, true);
  document.addEventListener("keydown", (event) => { if (event.key === "Escape") close(); });
}
