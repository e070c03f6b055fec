import { decodeText } from './encoding.ts';
import { readInputs } from './inputs.ts';

/** The text of a file of configuration. @throws InputError where there is none, or where it is no text */
export async function readText(path: string): Promise<string> {
  const [file] = await readInputs([path], () => new Uint8Array());
  return decodeText(file?.bytes ?? new Uint8Array(), path).text;
}
