import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { COMMANDS } from '../../src/commands/registry.ts';
import { FIGURE_KEYS } from '../../src/table/columns.ts';

const scratch = mkdtempSync(join(tmpdir(), 'regstat-readme-'));
afterAll(() => rmSync(scratch, { recursive: true, force: true }));

/** What examples write. */
const WRITTEN = /^(?:regstat\.db|new-month|drafts\/)/;

const readme = readFileSync('README.md', 'utf8');

function blocks(language: string): string[] {
  return [...readme.matchAll(new RegExp(`^\`\`\`${language}\\n(.*?)^\`\`\``, 'gms'))].map(
    ([, text = '']) => text,
  );
}

describe('README', () => {
  it('begins with the two commands that need nothing else', () => {
    const [first, second] = blocks('sh');
    expect([first?.trim(), second?.trim()]).toEqual(['npm ci && npm start', 'npm ci && npm test']);
  });

  it.each(blocks('console').map((block) => [block.split('\n')[0] ?? '', block] as const))(
    '%s',
    (command, block) => {
      const words = command.replace(/^\$ regstat /, '').split(' ');
      const args = words.map((word) => (WRITTEN.test(word) ? join(scratch, word) : word));
      const run = spawnSync(process.execPath, ['bin/regstat.js', ...args], { encoding: 'utf8' });
      expect(run.stdout.startsWith(block.split('\n').slice(1).join('\n'))).toBe(true);
      expect(run.status).toBe(0);
    },
  );

  it.each(['crontab', 'ini', 'bat'])(
    'has a job for %s that is silent unless a file is refused',
    (language) => {
      const [, line = ''] = /regstat(?:\.cmd)? (ingest [^>\n]*)/.exec(blocks(language).join('\n')) ?? [];
      const store = join(scratch, `${language}.db`);
      const job = (deliveries: string) => {
        const args = line
          .trim()
          .replace(/\S+deliveries/, deliveries)
          .replace(/\S+\.db/, store)
          .split(' ');
        return spawnSync(process.execPath, ['bin/regstat.js', ...args], { encoding: 'utf8' });
      };
      const good = job('fixtures/weifang');
      const codes = good.stderr
        .split('\n')
        .slice(0, -1)
        .map((entry) => JSON.parse(entry).code);
      // Three figures are wanting in the fixtures, each in a month of its own.
      const told = ['N_GATE', 'N_GATE', 'N_GATE', 'N_INGESTED'];
      expect([good.status, codes]).toEqual([0, language === 'ini' ? told : []]);
      const bad = job('fixtures/bad/number.csv');
      expect([bad.status, bad.stderr]).toEqual([3, expect.stringContaining('E_NUMBER')]);
    },
  );

  it('has a library example that runs and prints what it says', () => {
    const [code = ''] = blocks('ts');
    const file = 'dist/readme-example.mjs';
    const plain = code.replace("'regstat'", "'./index.js'");
    writeFileSync(file, plain);
    try {
      const run = spawnSync(process.execPath, [file], { encoding: 'utf8' });
      expect(run.stderr).toBe('');
      expect(run.stdout.startsWith(blocks('text')[0]?.trimEnd() ?? '-')).toBe(true);
    } finally {
      rmSync(file);
    }
  });

  it('lists every command and every machine column', () => {
    for (const { name } of COMMANDS) expect(readme).toContain(`| \`${name}`);
    const listed = /^`(indicator,[^`]*)`/ms.exec(readme)?.[1]?.split(/,\s+/);
    expect(listed).toEqual(FIGURE_KEYS);
  });
});
