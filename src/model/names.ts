/** Names that are their own key; most are, and normalising costs more than looking. */
const PLAIN = /^[a-z0-9_.%\u4e00-\u9fff-]*$/;
const INVISIBLE = /[\s\p{Cf}]+/gu;

/**
 * The form in which names are compared: full-width forms made half-width (NFKC), blanks inside names dropped
 * (北 京), Latin letters in lower case.
 */
export function nameKey(name: string): string {
  if (PLAIN.test(name)) return name;
  return name.normalize('NFKC').replace(INVISIBLE, '').toLowerCase();
}

/** The candidate nearest to a name, or undefined when none is near (more than a third of its letters differ). */
export function nearest(name: string, candidates: readonly string[]): string | undefined {
  const wanted = nameKey(name).slice(0, 60);
  let best: string | undefined;
  let least = Math.max(1, Math.floor(wanted.length / 3)) + 1;
  for (const candidate of candidates) {
    const distance = editDistance(wanted, nameKey(candidate), least);
    if (distance < least) [best, least] = [candidate, distance];
  }
  return best;
}

/** Levenshtein distance, given up at `limit`. */
function editDistance(a: string, b: string, limit: number): number {
  if (Math.abs(a.length - b.length) >= limit) return limit;
  let row = Array.from({ length: b.length + 1 }, (_, j) => j);
  for (let i = 1; i <= a.length; i++) {
    const next = [i];
    for (let j = 1; j <= b.length; j++) {
      const substitution = (row[j - 1] as number) + (a[i - 1] === b[j - 1] ? 0 : 1);
      next.push(Math.min(substitution, (row[j] as number) + 1, (next[j - 1] as number) + 1));
    }
    row = next;
  }
  return row[b.length] as number;
}
