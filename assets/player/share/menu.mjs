/** The Share menu: it closes itself, and its files are those of the present link. */

import { toldAddress } from "./address.mjs";
import { onClick, onClickElsewhere } from "../core/clicks.mjs";

const menu = () => /** @type {HTMLDetailsElement | null} */ (document.getElementById("share"));

/** @param {Lab} lab @returns {Feature} */
export function createMenu({ link }) {
  /** The files are those of the link that the server wrote last. */
  function follow() {
    for (const anchor of /** @type {NodeListOf<HTMLAnchorElement>} */ (menu()?.querySelectorAll("a[data-page]") ?? [])) anchor.href = addressOf(anchor.dataset);
  }

  /**
   * A file that says to its readers where it is from is told where that is.
   * @param {DOMStringMap} entry
   */
  const addressOf = ({ page, told }) => (told === undefined ? `${page}${link.link}` : toldAddress(page, link.link));

  function close() {
    const open = menu();
    if (!open?.open) return;
    const inside = open.contains(document.activeElement);
    open.open = false;
    if (inside) open.querySelector("summary").focus();
  }

  onClickElsewhere("#share", close);
  onClick("#share .share-list .press", close);
  document.addEventListener("toggle", (event) => { if (event.target === menu() && menu().open) follow(); }, true);
  document.addEventListener("keydown", (event) => { if (event.key === "Escape") close(); });
  return {};
}
