/** A line that says what has just happened: seen for a while, and spoken. */

const SHOWN = 3000;
const toast = document.createElement("div");
toast.className = "toast";
toast.id = "toast";
let timer = /** @type {number} */ (null);

/** @param {string} text in the page's language */
export function tell(text) {
  const dialog = document.querySelector("dialog[open]"), line = document.getElementById("announce");
  // While a dialog is open nothing outside of it is seen or spoken.
  (dialog ?? document.body).append(toast);
  if (dialog) toast.setAttribute("role", "status");
  else toast.removeAttribute("role");
  toast.textContent = text;
  toast.hidden = false;
  if (line && !dialog) line.textContent = text;
  clearTimeout(timer);
  timer = setTimeout(() => { toast.hidden = true; }, SHOWN);
}
