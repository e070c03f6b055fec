import type { Call } from './command.ts';

/** Nothing is said of what takes less than a second. */
const PATIENCE = 1000;
const EVERY = 200;

/**
 * Shows how far a long task is, on a terminal: `34 %  4,600,000 rows  210 MB/s  3 s left`.
 * @returns what is told the bytes done, of how many, and the rows; undefined where nobody looks on
 */
export function progressOf({
  io,
  lang,
}: Call): ((bytes: number, of: number, rows: number) => void) | undefined {
  const { progress } = io;
  if (!progress) return undefined;
  const start = performance.now();
  let shown = start;
  return (bytes, of, rows) => {
    const now = performance.now();
    if (bytes >= of) {
      if (shown > start) progress(undefined);
      return;
    }
    if (now - start < PATIENCE || now - shown < EVERY) return;
    shown = now;
    const speed = bytes / (now - start);
    const figures = {
      percent: Math.floor((100 * bytes) / of),
      rows: rows.toLocaleString('en'),
      speed: Math.round(speed / 1000),
      left: Math.ceil((of - bytes) / speed / 1000),
    };
    progress(
      lang === 'zh'
        ? `${figures.percent}%  ${figures.rows} 行  ${figures.speed} MB/s  剩余 ${figures.left} 秒`
        : `${figures.percent} %  ${figures.rows} rows  ${figures.speed} MB/s  ${figures.left} s left`,
    );
  };
}
