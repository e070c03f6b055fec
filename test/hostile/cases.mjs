// The cases of the hostile suite that need what regstat does not have yet, found in its manifest.

/** What a case needs besides reading; the first that applies. */
const NEEDS = [
  ['a report', ({ setup, forbidOutside }) => setup === 'diskfull-report' || forbidOutside === true],
];
/** What a case needs besides, where there are files only. */
const NEEDS_OF_FILES = [['a store', ({ setup }) => setup === 'dbcorrupt' || setup === 'dbtruncated']];

/** Splits the cases of a manifest into the ids that can be run and, by need, those that cannot. */
export function splitCases({ cases }, adapter) {
  const needs = adapter === 'files' ? [...NEEDS, ...NEEDS_OF_FILES] : NEEDS;
  const left = Object.fromEntries(needs.map(([need]) => [need, []]));
  const run = [];
  for (const one of cases) {
    const need = needs.find(([, applies]) => applies(one))?.[0];
    (need === undefined ? run : left[need]).push(one.id);
  }
  return { run, left };
}

/** The pattern for `run.mjs --only` that matches these ids and no others. */
export function onlyThese(ids) {
  return `^(?:${ids.join('|')})$`;
}
