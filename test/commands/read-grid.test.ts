import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { Options } from '../../src/commands/command.ts';
import { logLine, type Told } from '../../src/commands/log.ts';
import { printGrid } from '../../src/commands/read-grid.ts';
import { TEST_RUN } from '../helpers/run.ts';

const folder = mkdtempSync(join(tmpdir(), 'regstat-grid-'));
afterAll(() => rmSync(folder, { recursive: true }));

const atEnd = () => {};

/** What the command prints and logs for a file given as standard input. */
async function run(
  input: string,
  values: Readonly<Record<string, string>> = {},
  width?: number,
): Promise<{ code: number; printed: string; logged: string }> {
  const printed: string[] = [];
  const logged: string[] = [];
  const io = {
    out: (content: string | Uint8Array) => printed.push(String(content)),
    log: (told: Told) => logged.push(logLine(told, { lang: 'en', form: 'text', quiet: false }) ?? ''),
    sum: () => {},
    stdin: () => new TextEncoder().encode(input),
    run: TEST_RUN,
    width,
    color: false,
  };
  const code = await printGrid({ operands: ['-'], options: new Options(values), lang: 'en', io, atEnd });
  return { code, printed: printed.join(''), logged: logged.join('\n') };
}

const ACTING = 'name,value\n"a\u001b[31m\r\nb",-1.5\n=1+1,+2\n"@x, ""y""",-\n';

describe('read --grid', () => {
  it('prints cells exactly to a pipe', async () => {
    expect((await run(ACTING)).printed).toBe(ACTING);
  });

  it('prints nothing that acts to a terminal', async () => {
    const { printed } = await run(ACTING, {}, 80);
    expect(printed).toBe('name,value\na\ufffd[31m b,-1.5\n=1+1,+2\n"@x, ""y""",-\n');
  });

  it('guards formulas, but no figures, in a file for a spreadsheet', async () => {
    const output = join(folder, 'out.csv');
    expect((await run(ACTING, { output })).printed).toBe('');
    expect(readFileSync(output, 'utf8')).toBe(
      '\ufeffname,value\n"a\u001b[31m\r\nb",-1.5\n\'=1+1,+2\n"\'@x, ""y""",-\n',
    );
  });

  it('takes an empty file for an empty table', async () => {
    expect(await run('')).toMatchObject({ code: 0, printed: '' });
  });

  it('prints a blank cell of a single column so that it stays a row', async () => {
    expect((await run('foo\n\n')).printed).toBe('foo\n""\n');
  });

  it('prints a sheet of a workbook', async () => {
    const printed: string[] = [];
    const io = {
      out: (content: string | Uint8Array) => printed.push(String(content)),
      log: () => {},
      sum: () => {},
      stdin: () => new Uint8Array(),
      run: TEST_RUN,
      width: undefined,
      color: false,
    };
    const operands = ['fixtures/xlsx/2023-05-主要经济指标.xlsx'];
    await printGrid({ operands, options: new Options({}), lang: 'zh', io, atEnd });
    expect(printed.join('').split('\n')[3]).toMatch(/^寒亭区,7\.4%,182\.16,/);
  });

  it.each([{ format: 'json' }, { output: 'out.xlsx' }])('writes nothing but CSV: %o', async (values) => {
    await expect(run('a,b\n1,2\n', values)).rejects.toMatchObject({ exitCode: 2 });
  });
});
