import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { SHELLS } from '../../src/commands/completion-scripts.ts';
import { runCommand } from '../helpers/command.ts';

const folder = mkdtempSync(join(tmpdir(), 'regstat-completion-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** Has bash complete lines, each given as the words that bash parts it into; one answer a line. */
function bash(lines: readonly (readonly string[])[]): string[] {
  const quoted = (word: string) => `'${word.replaceAll("'", "'\\''")}'`;
  const script = [
    'regstat() { node bin/regstat.js "$@"; }',
    'source <(regstat completion bash)',
    'complete -p regstat',
    ...lines.flatMap((words) => [
      `COMP_WORDS=(regstat ${words.map(quoted).join(' ')}); COMP_CWORD=${words.length}; _regstat`,
      `(IFS='|'; echo "\${COMPREPLY[*]}")`,
    ]),
  ].join('\n');
  const run = spawnSync('bash', ['--norc', '-c', script], { encoding: 'utf8' });
  expect(run.stderr).toBe('');
  const [registered, ...answers] = run.stdout.slice(0, -1).split('\n');
  expect(registered).toBe('complete -o default -F _regstat regstat');
  return answers;
}

describe('completion in bash', () => {
  it('offers commands, options, values, names and ids', () => {
    const cases: readonly (readonly [words: readonly string[], offers: string])[] = [
      [['exp'], 'explain|explore'],
      [['rank', '--ind'], '--indicator'],
      [['rank', '-f', ''], 'table|csv|json|md'],
      [['rank', '--format', '=', 'j'], 'json'],
      [['rank', '--indicator', '税收'], '税收收入|税收占一般公共预算收入比重'],
      [['rank', '--indicator', 'tax'], 'tax_rev|tax_share'],
      [['rank', '--indicator', '社零'], '社零|社零总额'],
      [['rank', '--regions', ''], 'weifang-14|weifang-16'],
      [['rank', '--region', 'fang'], 'Fangzi'],
      [['rank', '--region', '37078'], '370781|370782|370783|370784|370785|370786'],
      [['rank', '--group', ''], '市辖区|县域|开发区'],
      [['explain', '坊'], '坊子区'],
      [['explain', '--data', 'x', '坊子区', '高新技术产业产值占'], '高新技术产业产值占规上工业比重'],
      [['explain', '坊子区', '税收收入', '2023-05', ''], 'growth|rank|share'],
      [['explore', 'd'], 'describe'],
      [['completion', ''], SHELLS.join('|')],
    ];
    expect(bash(cases.map(([words]) => words))).toEqual(cases.map(([, offers]) => offers));
  }, 60_000);

  it('quotes what a shell would part, as the word was begun', () => {
    expect(
      bash([
        ['rank', '--indicator', 'Tax\\ r'],
        ['rank', '--indicator', '"Tax r'],
        ['rank', '--indicator', "'固定资产投资("],
        ['rank', '--indicator', '固定资产投资\\('],
      ]),
    ).toEqual(['Tax\\ revenue', 'Tax revenue', '固定资产投资(不含农户)', '固定资产投资\\(不含农户\\)']);
  }, 30_000);

  it('leaves files to the shell, and evaluates nothing that was typed', () => {
    const file = join(folder, 'made');
    const lines = [
      ['rank', '--data', 'fix'],
      ['read', ''],
      ['rank', '--indicator', `$(touch ${file})`],
      ['rank', '--indicator', `\`touch ${file}\``],
      ['no-such-command', '--x'],
    ];
    expect(bash(lines)).toEqual(['', '', '', '', '']);
    expect(existsSync(file)).toBe(false);
  }, 30_000);

  it('offers names of the user’s own catalogue', () => {
    writeFileSync(
      join(folder, 'indicators.csv'),
      'id,name_zh,name_en,aliases,unit,kind,direction,basis,growth_source\nown_x,自有指标,Own indicator,,亿元,flow,higher,ytd,computed\n',
    );
    const lines = [
      ['rank', '--catalogue', folder, '--indicator', 'own'],
      ['rank', '--catalogue', join(folder, 'none'), '--indicator', 'tax_r'],
    ];
    expect(bash(lines)).toEqual(['own_x', 'tax_rev']);
  }, 30_000);
});

describe('completion', () => {
  const offers = async (...words: string[]) => {
    const [shell = '', ...typed] = words;
    return (await runCommand(['completion', shell, '--', ...typed])).out.trimEnd().split('\n');
  };

  it('speaks the language of the line where nothing is typed', async () => {
    expect(await offers('zsh', 'explain', '')).toContain('坊子区');
    expect(await offers('zsh', 'explain', '--lang', 'en', '')).toContain('Fangzi');
  });

  it('gives each shell the word that it takes', async () => {
    expect(await offers('zsh', 'rank', '--indicator', 'Tax r')).toEqual(['Tax revenue']);
    expect(await offers('fish', 'rank', '--indicator=tax_r')).toEqual(['--indicator=tax_rev']);
    expect(await offers('powershell', 'rank', '--indicator', "'Tax r")).toEqual(["'Tax revenue'"]);
    expect(await offers('powershell', 'rank', '--regions', '""')).toEqual(['weifang-14', 'weifang-16']);
  });

  it('refuses other shells', async () => {
    await expect(runCommand(['completion', 'tcsh'])).rejects.toMatchObject({ exitCode: 2 });
  });
});
