// One run of one command: wall time seen from outside, processor time and peak memory from GNU time.
import { spawn, spawnSync } from 'node:child_process';
import { readFileSync, rmSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const gnuTime = spawnSync('/usr/bin/time', ['-f', '%M', 'true']).status === 0;
const usageHook = fileURLToPath(new URL('./usage.cjs', import.meta.url));
const here = fileURLToPath(new URL('..', import.meta.url));

/** How peak memory is known on this machine. */
export const memorySource = gnuTime ? 'GNU time' : 'process.resourceUsage, Node only';

const INTERRUPTS = ['SIGINT', 'SIGTERM'];

// Node 20 parses the file of NODE_EXTRA_CA_CERTS at every start, and NODE_OPTIONS may hold anything: both would be
// charged to the peers that run on Node. One locale for all that sort or read Chinese.
const { NODE_EXTRA_CA_CERTS, NODE_OPTIONS, ...inherited } = process.env;
const environment = { ...inherited, LC_ALL: 'C.UTF-8' };

/**
 * @param {string[]} command
 * @param {{scratch: string, seconds: number}} limits a folder for the accounts, and when to give up
 * @returns {Promise<{wall: number, cpu?: number, peakMB?: number} | {failed: string}>} seconds, and MB of 10^6 bytes
 */
export async function measure(command, { scratch, seconds }) {
  const account = `${scratch}/usage-${process.pid}`;
  const [file, ...args] = gnuTime ? ['/usr/bin/time', '-o', account, '-f', '%U %S %M', ...command] : command;
  const hook = gnuTime ? {} : { NODE_OPTIONS: `--require="${usageHook}"`, BENCH_USAGE: account };
  const run = await timed(file, args, { ...environment, ...hook }, seconds);
  const usage = readAccount(account);
  return run.failed ? { failed: run.failed } : { wall: run.wall, ...usage };
}

function timed(file, args, env, seconds) {
  return new Promise((done) => {
    const start = process.hrtime.bigint();
    // A process group of its own: what takes too long ends with all it has started.
    const child = spawn(file, args, { cwd: here, env, detached: true, stdio: ['ignore', 'ignore', 'pipe'] });
    let [wall, late, errors] = [0, false, ''];
    const end = () => process.kill(-child.pid, 'SIGKILL');
    const interrupted = () => {
      end();
      process.exit(130);
    };
    const timer = setTimeout(() => {
      late = true;
      end();
    }, seconds * 1000);
    for (const signal of INTERRUPTS) process.once(signal, interrupted);
    child.stderr.on('data', (chunk) => {
      errors = (errors + chunk).slice(-300);
    });
    child.on('error', (error) => done({ failed: error.message }));
    child.on('exit', () => {
      wall = Number(process.hrtime.bigint() - start) / 1e9;
    });
    child.on('close', (status, signal) => {
      clearTimeout(timer);
      for (const signal of INTERRUPTS) process.off(signal, interrupted);
      if (late) done({ failed: `not finished after ${seconds} s` });
      else if (status === 0) done({ wall });
      else done({ failed: `ended with ${status ?? signal}: ${errors.trim()}` });
    });
  });
}

/** Processor seconds and peak memory; nothing when nobody wrote them down. */
function readAccount(account) {
  try {
    const line = readFileSync(account, 'utf8').trim().split('\n').at(-1) ?? '';
    rmSync(account);
    const [user, system, kibibytes] = line.split(' ').map(Number);
    return { cpu: user + system, peakMB: (kibibytes * 1024) / 1e6 };
  } catch {
    return {};
  }
}
