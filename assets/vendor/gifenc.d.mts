/** What the player uses of gifenc. */
type Colours = number[][];
export function quantize(pixels: Uint8ClampedArray, most: number, options: { format: string }): Colours;
export function applyPalette(pixels: Uint8ClampedArray, colours: Colours, format: string): Uint8Array;
export function GIFEncoder(): {
  writeFrame(pixels: Uint8Array, width: number, height: number, options: object): void;
  finish(): void;
  bytes(): Uint8Array<ArrayBuffer>;
};
