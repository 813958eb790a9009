/** Connection: shows in the banner when the server is unreachable, and notices when it is back. */

import { alive } from "./stream.mjs";
import { later, say } from "../words/words.mjs";

const BEAT = 4000, RETRY = 1000;
const WORDS = later("The server is not responding. Your last change is kept and will be sent when it is back.");

/** @param {() => void} back called when the server answers again */
export function createConnection(back) {
  const presence = { away: false, lost };

  function show() {
    const banner = document.getElementById("banner");
    if (!banner) return;
    if (presence.away && banner.textContent !== say(WORDS)) banner.textContent = say(WORDS);
    banner.hidden = !presence.away;
  }

  function lost() {
    if (presence.away) return;
    presence.away = true;
    show();
    setTimeout(retry, RETRY);
  }

  async function retry() {
    if (!(await alive())) {
      show();
      setTimeout(retry, RETRY);
      return;
    }
    presence.away = false;
    show();
    back();
  }

  setInterval(async () => {
    if (document.visibilityState === "visible" && !presence.away && !(await alive())) lost();
  }, BEAT);
  return presence;
}
