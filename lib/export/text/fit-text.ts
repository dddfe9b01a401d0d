/** Text of at most `width` characters; what is cut off is an ellipsis at the end. */
export function fitText(text: string, width: number): string {
  const characters = [...text];
  if (characters.length <= width) return text;
  return width <= 0 ? '' : `${characters.slice(0, width - 1).join('')}…`;
}

/** Number of characters, as a terminal of one cell for each counts them. */
export function textWidth(text: string): number {
  return [...text].length;
}
