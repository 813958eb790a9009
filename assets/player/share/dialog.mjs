/** A dialog of the Share menu; when it is closed the focus goes back to where it came from. */

import { make, makeButton } from "../core/elements.mjs";
import { say } from "../words/words.mjs";

/**
 * @param {string} id
 * @param {() => string} name its title, asked for when it opens: the language may have changed
 * @param {(Node|string)[]} children
 */
export function createDialog(id, name, ...children) {
  const title = make("h2"), shut = makeButton("", () => element.close());
  const element = make("dialog", "share-dialog", make("div", "share-head", title, shut), ...children);
  let from = /** @type {HTMLElement | null} */ (null);
  element.id = id;
  title.id = `${id}-title`;
  element.setAttribute("aria-labelledby", title.id);
  document.body.append(element);
  element.addEventListener("close", () => {
    const there = from?.isConnected && from.checkVisibility();
    (there ? from : document.querySelector("#share summary"))?.focus();
  });
  element.addEventListener("click", (event) => { if (event.target === element) element.close(); });

  return {
    element,
    open() {
      title.textContent = name();
      shut.replaceChildren(say("Close"), " ", make("kbd", "", "Esc"));
      if (element.open) return;
      from = document.activeElement;
      element.showModal();
    },
    close: () => element.close(),
  };
}
