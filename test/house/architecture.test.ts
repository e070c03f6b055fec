import { describe, expect, it } from 'vitest';
import { packageImporters, readSources } from './sources.ts';

const sources = readSources();

// Imports point one way: for each layer (a folder, or a file at the top of src/) those it may import besides itself.
const CORE = ['errors', 'model', 'stats'];
const ALL = [...CORE, 'checks', 'table', 'text', 'ingest', 'store', 'rollup', 'warehouse', 'projects'];
const EDGES = ['render', 'report', 'frame', 'places', 'yaml'];
const LAYERS: Readonly<Record<string, readonly string[]>> = {
  errors: [],
  places: [],
  yaml: ['errors'],
  model: ['errors'],
  stats: ['errors', 'model'],
  checks: [...CORE, 'yaml'],
  table: CORE,
  text: CORE,
  ingest: ['errors', 'model', 'places', 'yaml'],
  store: ['errors', 'model'],
  rollup: ['errors', 'model'],
  warehouse: ['errors', 'model'],
  projects: ['errors', 'model'],
  frame: ['errors', 'model'],
  render: [...CORE, 'table'],
  report: [...CORE, 'table', 'text'],
  index: [...ALL, ...EDGES],
  commands: [...ALL, ...EDGES],
  cli: [...ALL, ...EDGES, 'commands'],
};
const PURE = ['yaml', 'model', 'stats', 'checks', 'table', 'text'];

/** The layer of a file of src/: its folder, or its own name at the top. */
function layerOf(path: string): string {
  const [first = ''] = path.split('/');
  return ['issue-texts.ts', 'messages'].includes(first) ? 'errors' : first.replace(/\.ts$/, '');
}

/** `path:line` of each place where the code, without comments and strings, matches. */
function places(pattern: RegExp, applies: (path: string) => boolean = () => true): string[] {
  return sources
    .filter(({ path }) => applies(path))
    .flatMap(({ path, code }) => (pattern.test(code) ? [`${path}: ${pattern.exec(code)?.[0]}`] : []));
}

describe('src', () => {
  it('has only the layers of the design', () => {
    const layers = new Set(sources.map(({ path }) => layerOf(path)));
    expect([...layers].filter((layer) => !(layer in LAYERS))).toEqual([]);
  });

  it('imports one way', () => {
    const wrong = sources.flatMap(({ path, imports }) => {
      const allowed = [layerOf(path), ...(LAYERS[layerOf(path)] ?? [])];
      const own = imports.filter(({ target }) => target.endsWith('.ts'));
      return own
        .filter(({ target }) => !allowed.includes(layerOf(target)))
        .map(({ target }) => `${path} -> ${target}`);
    });
    expect(wrong).toEqual([]);
  });

  it.each([
    ['the data-frame library', 'frame/danfo.ts', /^$/],
    ['the store', 'store/store.ts', /^store\//],
  ])('loads %s only when it is used', (_, file, within) => {
    const eager = sources.filter(
      ({ path, imports }) =>
        !within.test(path) && imports.some(({ target, kind }) => kind === 'static' && target === file),
    );
    expect(eager.map(({ path }) => path)).toEqual([]);
  });

  it('imports each package in one file', () => {
    const shared = [...packageImporters()].filter(([, files]) => files.length > 1);
    expect(shared).toEqual([]);
    expect(packageImporters().get('danfojs-node')).toEqual(['frame/danfo.ts']);
    expect(packageImporters().get('libsql')).toEqual(['store/database.ts']);
  });

  it('keeps the core free of files, clock and environment', () => {
    const impure = sources.filter(
      ({ path, imports }) =>
        PURE.includes(layerOf(path)) && imports.some(({ target }) => target.startsWith('node:')),
    );
    expect(impure.map(({ path }) => path)).toEqual([]);
    expect(places(/\bnew Date\b|\bDate[.(]|[:<|] ?Date\b/, (path) => PURE.includes(layerOf(path)))).toEqual(
      [],
    );
  });

  it('touches the process in cli.ts only', () => {
    expect(places(/\bprocess\.\w+|\bconsole\.\w+|\bnode:process\b/, (path) => path !== 'cli.ts')).toEqual([]);
    expect(places(/\bconsole\.\w+/)).toEqual([]);
  });

  it('has no default export and no any', () => {
    expect(places(/^export default\b|\bas default\b/m)).toEqual([]);
    expect(places(/(?:[:<,|&(] ?|\bas )any\b(?! ?[:?=(])|\bany\[\]/)).toEqual([]);
  });

  it('has no file over 300 lines', () => {
    expect(sources.filter(({ lines }) => lines > 300).map(({ path, lines }) => `${path}: ${lines}`)).toEqual(
      [],
    );
  });
});
