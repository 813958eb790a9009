/**
 * The share formats that the player makes, in the order of the menu. The module is made from the
 * declarations when the page is built (ui/takeaway/formats_module.py): no file of it is on the disk.
 */
export const FORMATS: readonly ListedFormat[];
