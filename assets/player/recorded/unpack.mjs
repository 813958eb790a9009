/** What a recording carries, deflated into texts (ui/takeaway/packing.py), taken apart again. */

/** @param {string} text @returns {Promise<Uint8Array[]>} the parts that were packed into it */
export async function unpack(text) {
  const bytes = Uint8Array.from(atob(text), (letter) => letter.charCodeAt(0));
  const plain = new Blob([bytes]).stream().pipeThrough(new DecompressionStream("deflate"));
  const whole = await new Response(plain).arrayBuffer(), view = new DataView(whole);
  const count = view.getUint32(0, true), parts = [];
  let start = 4 + 4 * count;
  for (let k = 1; k <= count; k++) {
    const size = view.getUint32(4 * k, true);
    parts.push(new Uint8Array(whole, start, size));
    start += size;
  }
  return parts;
}

/**
 * The bytes of float32 numbers in their order, out of all first bytes, all second bytes and so on.
 * @param {Uint8Array} places
 */
export function unsorted(places) {
  const count = places.length / 4, bytes = new Uint8Array(places.length);
  for (let j = 0; j < 4; j++) for (let i = 0; i < count; i++) bytes[4 * i + j] = places[j * count + i];
  return bytes;
}
