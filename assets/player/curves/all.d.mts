/** The curves with their keys: made from the declarations when the page is built (ui/takeaway/curves_module.py). */
export const CURVES: readonly { key: string; shows: CurveKey | null; turns: CurveKey | null }[];
interface CurveKey {
  letter: string;
  text: string;
}
