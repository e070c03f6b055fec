import { join } from 'node:path';
import { DATA_DIR } from '../places.ts';
import { decodeText } from './encoding.ts';
import { readInputs } from './inputs.ts';

/** A file of configuration. */
export interface TextFile {
  readonly file: string;
  readonly text: string;
}

/** @throws InputError where there is no such file, or where it is no text */
export async function readText(file: string): Promise<TextFile> {
  const [input] = await readInputs([file], () => new Uint8Array());
  return { file, text: decodeText(input?.bytes ?? new Uint8Array(), file).text };
}

/** A file of the shipped reference data. */
export function readShipped(name: string): Promise<TextFile> {
  return readText(join(DATA_DIR, name));
}
