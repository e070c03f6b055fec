import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { RunFolder } from '../../../src/commands/month/run-folder.ts';

const scratch = mkdtempSync(join(tmpdir(), 'regstat-folder-'));
afterAll(() => rmSync(scratch, { recursive: true, force: true }));

function makeFolder(name: string): RunFolder {
  mkdirSync(join(scratch, name));
  return new RunFolder(join(scratch, name, 'out'));
}

const writing = (text: string) => async (draft: string) => {
  writeFileSync(join(draft, 'table.txt'), text);
  return 'new' as const;
};
const textIn = (path: string) => readFileSync(join(path, 'table.txt'), 'utf8');

describe('a folder that is written whole', () => {
  it('keeps the one before, and no other', async () => {
    const folder = makeFolder('before');
    for (const text of ['1', '2', '3']) await folder.replace(writing(text));
    expect([textIn(folder.path), textIn(folder.previous)]).toEqual(['3', '2']);
    expect(readdirSync(join(scratch, 'before')).sort()).toEqual(['out', 'out.previous']);
  });

  it('is not touched when the new one cannot be made or is the same', async () => {
    const folder = makeFolder('failing');
    await folder.replace(writing('1'));
    const full = Object.assign(new Error('full'), { code: 'ENOSPC' });
    const failing = folder.replace(async () => Promise.reject(full));
    await expect(failing).rejects.toMatchObject({ exitCode: 4, message: 'E_OUTPUT' });
    await folder.replace(async () => 'same');
    expect(textIn(folder.path)).toBe('1');
    expect(readdirSync(join(scratch, 'failing'))).toEqual(['out']);
  });

  it('is there again after a kill between the two renames, without what was left behind', async () => {
    const folder = makeFolder('killed');
    await folder.replace(writing('1'));
    renameSync(folder.path, folder.previous);
    const left = `${folder.path}.0b7c1f6e-8f0e-4f52-9d53-0d9d2b1f7a11.tmp`;
    mkdirSync(left);
    mkdirSync(`${folder.path}.notes.tmp`);
    const draft = `${folder.path}.lock.0b7c1f6e-8f0e-4f52-9d53-0d9d2b1f7a11.tmp`;
    writeFileSync(draft, '');
    folder.recover();
    expect(textIn(folder.path)).toBe('1');
    expect([left, draft, `${folder.path}.notes.tmp`].map((path) => existsSync(path))).toEqual([
      false,
      false,
      true,
    ]);
  });

  it('names what no run wrote, but not the litter of systems', async () => {
    const folder = makeFolder('litter');
    expect(folder.state()).toMatchObject({ manifest: undefined, foreign: [] });
    await folder.replace(async (draft) => {
      writeFileSync(join(draft, 'manifest.json'), '{"manifest":1,"inputs":[],"outputs":[]}');
      return 'new';
    });
    for (const name of ['.DS_Store', 'Thumbs.db', '~$notes.docx']) writeFileSync(join(folder.path, name), '');
    expect(folder.state()).toMatchObject({ foreign: [], complete: true });
    mkdirSync(join(folder.path, 'sub'));
    writeFileSync(join(folder.path, 'sub', 'notes.docx'), '');
    expect(folder.state().foreign).toEqual(['sub/notes.docx']);
  });
});
