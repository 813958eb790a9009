/**
 * The declared views in the order in which they are drawn. The module is made from the declarations
 * when the page is built (ui/takeaway/views_module.py): no file of it is on the disk.
 */
export const VIEWS: readonly ListedView[];
