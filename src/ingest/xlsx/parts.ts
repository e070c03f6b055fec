import { posix } from 'node:path';
import { InputError, issue } from '../../errors.ts';
import { broken, LIMITS } from './limits.ts';
import type { Source } from './source.ts';
import { readXml } from './xml.ts';
import { partKey, type ZipPart } from './zip.ts';

/** A sheet of cells as the workbook lists it; sheets of charts and macros are not among them. */
export interface SheetPart {
  readonly name: string;
  readonly hidden: boolean;
  readonly part: ZipPart;
}

/** The parts of a workbook that hold figures. */
export interface WorkbookParts {
  readonly sheets: readonly SheetPart[];
  readonly strings: ZipPart | undefined;
  readonly styles: ZipPart | undefined;
  readonly date1904: boolean;
}

interface Relation {
  readonly id: string;
  /** Last part of the type's address, which is all that transitional and strict workbooks have in common. */
  readonly type: string;
  readonly target: string;
}

/** Files that tell what a zip is when it is no workbook. */
const OTHERS: readonly (readonly [part: string, what: string])[] = [
  ['xl/workbook.bin', 'xlsb'],
  ['word/document.xml', 'docx'],
  ['ppt/presentation.xml', 'pptx'],
  ['content.xml', 'ods / odt'],
  ['index.xml', 'numbers'],
];
const TRUE = new Set(['1', 'true', 'on']);

/**
 * Follows the relations from the package to the workbook and from it to its sheets, strings and styles.
 * @throws InputError E_XLSX_NO_BOOK when the zip is something else, E_XLSX_BROKEN when a part is missing
 */
export function findParts(source: Source): WorkbookParts {
  const root = relations('', source).find(({ type }) => type === 'officeDocument');
  const book = root && source.parts.get(root.target);
  if (!book || !/\.xml$/i.test(book.name)) throw noBook(source);
  const related = relations(root.target, source);
  const byId = new Map(related.map((r) => [r.id, r]));
  const part = (type: string) => source.parts.get(related.find((r) => r.type === type)?.target ?? '');
  const { entries, date1904 } = readBook(book, source);
  const taken = new Set<ZipPart>();
  const sheets = entries.flatMap(({ id, name, hidden }): SheetPart[] => {
    const relation = byId.get(id);
    if (relation && relation.type !== 'worksheet') return [];
    const found = source.parts.get(relation?.target ?? '');
    // One part under many names would be read over and over.
    if (!found || taken.has(found)) throw broken(source.file, relation?.target ?? book.name, 'sheet');
    taken.add(found);
    return [{ name, hidden, part: found }];
  });
  return { sheets, strings: part('sharedStrings'), styles: part('styles'), date1904 };
}

function noBook({ parts, file }: Source): InputError {
  const what = OTHERS.find(([name]) => parts.has(name))?.[1] ?? 'zip';
  return new InputError([issue('E_XLSX_NO_BOOK', { what }, { file })]);
}

/** What a part is related to; targets are keys of parts. Those outside the package are left out: nothing is fetched. */
function relations(of: string, source: Source): Relation[] {
  const folder = posix.dirname(of) === '.' ? '' : posix.dirname(of);
  const part = source.parts.get(posix.join(folder, '_rels', `${posix.basename(of)}.rels`));
  const found: Relation[] = [];
  if (!part) return found;
  readXml(part, source, {
    open(name, { Id: id = '', Type: type = '', Target: target = '', TargetMode: mode }) {
      if (name !== 'Relationship' || mode === 'External') return;
      const path = target.startsWith('/') ? target : posix.join(folder, target);
      if (found.length > LIMITS.entries) throw broken(source.file, part.name, 'Relationship');
      found.push({ id, type: type.slice(type.lastIndexOf('/') + 1), target: partKey(path) });
    },
  });
  return found;
}

interface SheetEntry {
  readonly id: string;
  readonly name: string;
  readonly hidden: boolean;
}

function readBook(part: ZipPart, source: Source): { entries: readonly SheetEntry[]; date1904: boolean } {
  const entries: SheetEntry[] = [];
  let date1904 = false;
  readXml(part, source, {
    open(name, attributes, depth) {
      if (depth === 0 && name !== 'workbook') throw noBook(source);
      if (depth === 1 && name === 'workbookPr') date1904 = TRUE.has(attributes.date1904 ?? '');
      if (depth !== 2 || name !== 'sheet') return;
      const id = Object.entries(attributes).find(([key]) => key.endsWith(':id'))?.[1] ?? '';
      const hidden = /hidden/i.test(attributes.state ?? '');
      if (entries.length > LIMITS.entries) throw broken(source.file, part.name, 'sheet');
      entries.push({ id, name: attributes.name ?? '', hidden });
    },
  });
  return { entries, date1904 };
}
