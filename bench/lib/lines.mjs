// Lines of a CSV file of any size, without quotes and byte order mark.
import { closeSync, openSync, readSync } from 'node:fs';
import { StringDecoder } from 'node:string_decoder';

/** @param {string} file @returns {Generator<string[]>} the fields of each line; none of ours contains a comma */
export function* rowsOf(file) {
  const handle = openSync(file, 'r');
  const buffer = Buffer.allocUnsafe(1 << 20);
  const decoder = new StringDecoder('utf8');
  let rest = '';
  for (let size = readSync(handle, buffer); size > 0; size = readSync(handle, buffer)) {
    const lines = (rest + decoder.write(buffer.subarray(0, size))).replace(/["\r\ufeff]/g, '').split('\n');
    rest = lines.pop() ?? '';
    for (const line of lines) yield line.split(',');
  }
  if (rest) yield rest.split(',');
  closeSync(handle);
}
