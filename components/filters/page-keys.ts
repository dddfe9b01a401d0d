/** Keys of the URL that say where in a list a page is; they are of no use with other filters. */
export const PAGE_KEYS = ['cursor', 'page'] as const;
