/** The program of the link in PyTorch, on the clipboard. */

import { copyText } from "../share/copy.mjs";
import { tell } from "../share/toast.mjs";
import { say } from "../words/words.mjs";

/** @param {Lab} lab @returns {Feature} */
export function create({ link }) {
  async function copy() {
    try {
      const response = await fetch(`code.py${link.link}`);
      if (!response.ok) throw new Error(String(response.status));
      await copyText(await response.text(), say("PyTorch code copied"));
    } catch {
      tell(say("The server is not responding: the program cannot be copied."));
    }
  }

  return { pressed: () => { copy(); } };
}
