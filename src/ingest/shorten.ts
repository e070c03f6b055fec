const SHOWN = 40;

/** A refused text as it is shown: one line, not too long. */
export function shorten(text: string): string {
  // No more than is needed is looked at: a cell may hold megabytes.
  const line = text
    .trimStart()
    .slice(0, SHOWN * 10)
    .replace(/\s+/gu, ' ')
    .trim();
  const characters = [...line];
  return characters.length > SHOWN ? `${characters.slice(0, SHOWN - 1).join('')}…` : line;
}
