/** Looks of an entry in a menu, be it a link or a button. */
export const MENU_ITEM =
  'flex h-7 w-full items-center gap-2 px-3 text-left whitespace-nowrap hover:bg-hover aria-[current=true]:font-semibold';
