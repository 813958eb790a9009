/** Expressions that the server sends as trees, compiled into closures. */

/** @type {Record<string, (a: Compiled) => Compiled>} */
const ONE = {
  /** @param {Compiled} a */
  neg: (a) => (x, y, i) => -a(x, y, i),
};

/** @type {Record<string, (a: Compiled, b: Compiled) => Compiled>} */
const TWO = {
  /** @param {Compiled} a @param {Compiled} b */
  add: (a, b) => (x, y, i) => a(x, y, i) + b(x, y, i),
  /** @param {Compiled} a @param {Compiled} b */
  sub: (a, b) => (x, y, i) => a(x, y, i) - b(x, y, i),
  /** @param {Compiled} a @param {Compiled} b */
  mul: (a, b) => (x, y, i) => a(x, y, i) * b(x, y, i),
  /** @param {Compiled} a @param {Compiled} b */
  div: (a, b) => (x, y, i) => a(x, y, i) / b(x, y, i),
  /** @param {Compiled} a @param {Compiled} b */
  pow: (a, b) => (x, y, i) => a(x, y, i) ** b(x, y, i),
  /** @param {Compiled} a @param {Compiled} b */
  maximum: (a, b) => (x, y, i) => Math.max(a(x, y, i), b(x, y, i)),
  /** @param {Compiled} a @param {Compiled} b */
  minimum: (a, b) => (x, y, i) => Math.min(a(x, y, i), b(x, y, i)),
};

for (const name of /** @type {const} */ (["exp", "log", "log1p", "sqrt", "sin", "cos", "tanh", "abs"])) {
  const of = Math[name];
  /** @param {Compiled} a */
  ONE[name] = (a) => (x, y, i) => of(a(x, y, i));
}

/**
 * @param {number|string|any[]} tree a number, "x", "y", ["column", k], or [name, argument, …]
 * @param {number[][]} columns the inputs: one list a column, one entry a place
 * @returns {Compiled|null} null for a tree that this page does not know
 */
export function compile(tree, columns) {
  if (typeof tree === "number") return () => tree;
  if (tree === "x") return (x) => x;
  if (tree === "y") return (_, y) => y;
  if (!Array.isArray(tree)) return null;
  const [name, ...rest] = tree;
  if (name === "column") return columns[rest[0]] ? (_x, _y, i) => columns[rest[0]][i] : null;
  const parts = rest.map((part) => compile(part, columns));
  if (parts.includes(null)) return null;
  if (parts.length === 2) return TWO[name]?.(parts[0], parts[1]) ?? null;
  return parts.length === 1 ? (ONE[name]?.(parts[0]) ?? null) : null;
}
