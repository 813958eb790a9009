/** The addresses under which the lab answers, as the browser sees them. */

const base = () => new URL(".", location.href);

/** The lab with a link. @param {string} link from "?" on, or empty */
export const labAddress = (link) => new URL(link || ".", base()).href;

/**
 * The page that other sites may show in a frame.
 * @param {string} link
 */
export const embedAddress = (link) => new URL(`embed${link}`, base()).href;

/**
 * A page of the server that must know where the lab is.
 * @param {string} link
 * @param {string} page
 */
export const toldAddress = (page, link) => `${page}${link || "?"}&at=${encodeURIComponent(location.origin)}`;

/**
 * The link with other parts hidden.
 * @param {string} link @param {string[]} hidden words of `hide`
 */
export function withHidden(link, hidden) {
  const words = link.replace(/^\?/, "").split("&").filter((word) => word && !word.startsWith("hide="));
  if (hidden.length) words.push(`hide=${hidden.join(",")}`);
  return words.length ? `?${words.join("&")}` : "";
}
