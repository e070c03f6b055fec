import { type Facets, type HeaderContext, readHeader } from './header.ts';

/** Names read before, by the facts of their file: a long table repeats them in every row. */
const READ = new WeakMap<HeaderContext, Map<string, Facets>>();

/** What the name of an indicator in a row says. */
export function namedBy(text: string, facts: HeaderContext): Facets {
  const names = READ.get(facts) ?? new Map<string, Facets>();
  READ.set(facts, names);
  const found = names.get(text) ?? readHeader(text, facts);
  names.set(text, found);
  return found;
}
