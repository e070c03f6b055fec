import { SaxesParser } from 'saxes';
import { InputError, issue } from '../../errors.ts';
import { shorten } from '../shorten.ts';
import { broken, LIMITS } from './limits.ts';
import type { Source } from './source.ts';
import { unpack } from './unpack.ts';
import type { ZipPart } from './zip.ts';

export type Attributes = Readonly<Record<string, string>>;

/** Takes the events of one part. Names are without prefix; the root has depth 0, and text that of its element. */
export interface XmlHandler {
  open(name: string, attributes: Attributes, depth: number): void;
  text?(text: string, depth: number): void;
  close?(name: string, depth: number): void;
}

const ENTITIES: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" };
/** Bytes given to the parser at a time, after which it is asked what it made of them. */
const STEP = 64 * 1024;

/**
 * Reads one part of a workbook as strict XML 1.0 in UTF-8 or UTF-16, without DTD and so without entities of its own.
 * @throws InputError E_XLSX_DOCTYPE, E_XLSX_BROKEN, E_XLSX_BOMB, E_XLSX_CELLS
 */
export function readXml(part: ZipPart, source: Source, handler: XmlHandler): void {
  new XmlReader(part, source, handler).read();
}

class XmlReader {
  readonly #part: ZipPart;
  readonly #source: Source;
  readonly #parser: SaxesParser<{ xmlns: false }>;
  #depth = -1;
  /** Tags so far, and bytes since the last of them. */
  #tags = 0;
  #quiet = 0;

  constructor(part: ZipPart, source: Source, handler: XmlHandler) {
    this.#part = part;
    this.#source = source;
    this.#parser = this.#newParser(handler);
  }

  read(): void {
    let decoder: InstanceType<typeof TextDecoder> | undefined;
    const decode = (bytes?: Uint8Array) => {
      try {
        return (bytes ? decoder?.decode(bytes, { stream: true }) : decoder?.decode()) ?? '';
      } catch {
        throw this.#broken(decoder?.encoding ?? '');
      }
    };
    for (const piece of unpack(this.#part, this.#source.file, this.#source.budget)) {
      for (let at = 0; at < piece.length; at += STEP) {
        decoder ??= new TextDecoder(encodingOf(piece), { fatal: true });
        this.#write(decode(piece.subarray(at, at + STEP)));
      }
    }
    this.#write(decode());
    this.#parser.close();
  }

  #write(text: string): void {
    this.#source.budget.marks(count(text, '<') + count(text, '&') + count(text, '\r'), this.#part.name);
    const before = this.#tags;
    this.#parser.write(text);
    this.#quiet = this.#tags === before ? this.#quiet + text.length : 0;
    if (this.#quiet > LIMITS.quiet) throw this.#broken('XML: no tag');
  }

  #newParser(handler: XmlHandler): SaxesParser<{ xmlns: false }> {
    const parser = new SaxesParser({
      xmlns: false,
      position: false,
      defaultXMLVersion: '1.0',
      forceXMLVersion: true,
    });
    parser.ENTITIES = Object.assign(Object.create(null), ENTITIES) as Record<string, string>;
    parser.on('opentag', ({ name, attributes }) => {
      if (++this.#depth > LIMITS.depth) throw this.#broken(`XML: depth > ${LIMITS.depth}`);
      this.#tags++;
      handler.open(local(name), attributes, this.#depth);
    });
    parser.on('closetag', ({ name }) => {
      this.#tags++;
      handler.close?.(local(name), this.#depth);
      this.#depth--;
    });
    const text = handler.text?.bind(handler);
    if (text) {
      parser.on('text', (value) => text(value, this.#depth));
      parser.on('cdata', (value) => text(value, this.#depth));
    }
    this.#refuse(parser);
    return parser;
  }

  // A parser with more handlers than these seven is four times as slow: V8 then keeps its fields in a hash table.
  #refuse(parser: SaxesParser<{ xmlns: false }>): void {
    parser.on('error', ({ message }) => {
      throw this.#broken(`XML: ${message.replace(/^[^a-z]*/i, '').slice(0, 60)}`);
    });
    parser.on('doctype', () => {
      const values = { part: shorten(this.#part.name) };
      throw new InputError([issue('E_XLSX_DOCTYPE', values, { file: this.#source.file })]);
    });
    parser.on('xmldecl', ({ encoding = 'utf-8' }) => {
      if (!/^utf-?(8|16)$/i.test(encoding)) throw this.#broken('XML: encoding');
    });
  }

  #broken(reason: string): InputError {
    return broken(this.#source.file, this.#part.name, reason);
  }
}

/** Some writers put a prefix before every name: `x:row`. */
function local(name: string): string {
  const colon = name.length > 2 ? name.indexOf(':') : -1;
  return colon < 0 ? name : name.slice(colon + 1);
}

function count(text: string, character: string): number {
  let found = 0;
  for (let at = text.indexOf(character); at >= 0; at = text.indexOf(character, at + 1)) found++;
  return found;
}

function encodingOf([a, b]: Uint8Array): string {
  if ((a === 0xff && b === 0xfe) || (a === 0x3c && b === 0)) return 'utf-16le';
  return (a === 0xfe && b === 0xff) || (a === 0 && b === 0x3c) ? 'utf-16be' : 'utf-8';
}
