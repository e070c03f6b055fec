import { isNode, isScalar, LineCounter, parseDocument, stringify } from 'yaml';
import { InputError, type Issue, issue, type Origin } from '../errors.ts';
import type { IssueCode } from '../issue-texts.ts';
import type { z } from './zod.ts';

/** What a file of YAML must be, and how it is spoken of when it is not. */
export interface YamlKind<T> {
  readonly schema: z.ZodType<T>;
  /** The issue of every fault; its `{what}` says which. */
  readonly code: IssueCode;
  /** Every scalar is the text as it stands: `01` stays `01`, `0.50` keeps its digits. Numbers are read by the schema. */
  readonly asText?: boolean | undefined;
  /** Words for a fault that say more than those of the schema; `value` is what stands at its path. */
  readonly faultOf?: ((fault: Fault, value: unknown) => readonly WordedFault[]) | undefined;
}

type Fault = z.core.$ZodIssue;

/** What is wrong, and at which key below the fault's own path. */
interface WordedFault {
  readonly code: IssueCode;
  readonly values: Readonly<Record<string, string>>;
  readonly key?: string | undefined;
}

type Path = readonly (string | number)[];

/** What a file says, and where it says it. */
export interface YamlFile<T> {
  readonly data: T;
  /** The place of a node, or of the nearest one above it: a key that is missing has no place of its own. */
  readonly at: (path: Path) => Origin;
}

/**
 * Reads a file of YAML.
 * @throws InputError with the line and column of every fault
 */
export function readYaml<T>(
  text: string,
  file: string,
  { schema, code, asText = false, faultOf }: YamlKind<T>,
): YamlFile<T> {
  const lines = new LineCounter();
  const document = parseDocument(text, {
    lineCounter: lines,
    prettyErrors: false,
    schema: asText ? 'failsafe' : 'core',
  });
  const place = (offset: number | undefined): Origin => {
    if (offset === undefined) return { file };
    const { line, col } = lines.linePos(offset);
    return { file, line, column: String(col) };
  };
  const [broken] = document.errors;
  // What is broken behind the first fault is mostly its echo.
  if (broken) throw new InputError([wrong(code, broken.message, place(broken.pos[0]))]);
  const at = (path: Path) => {
    const node = nearestNode(document, path);
    return place(isNode(node) ? node.range?.[0] : undefined);
  };
  const plain = plainOf(document, code, file);
  const result = schema.safeParse(plain);
  if (result.success) return { data: result.data, at };
  const faults = result.error.issues.flatMap((fault): Issue[] => {
    const path = fault.path.filter((p) => typeof p !== 'symbol');
    if (faultOf) {
      return faultOf(fault, valueAt(plain, path)).map(({ code: own, values, key }) =>
        issue(own, values, at(key === undefined ? path : [...path, key])),
      );
    }
    const [place, given] = [path.join('.'), givenIn(document, path)];
    const [what, zh] = [fault.message, inChinese(fault)].map((words) =>
      [place, words].filter((t) => t !== '').join(': '),
    ) as [string, string];
    return [issue(code, { what, zh, given }, at(path))];
  });
  throw new InputError(faults.toSorted(byPlace));
}

/** A fault that the YAML reader words. */
function wrong(code: IssueCode, what: string, origin: Origin): Issue {
  return issue(code, { what, zh: what, given: '' }, origin);
}

/** What zod says in English. */
function inChinese(fault: Fault): string {
  if (fault.code === 'invalid_type') return fault.input === undefined ? '缺少此项' : `应为 ${fault.expected}`;
  if (fault.code === 'invalid_value') return `应为其中之一：${fault.values.map(String).join(' ')}`;
  if (fault.code === 'unrecognized_keys') return `没有这一项：${fault.keys.join(' ')}`;
  if (fault.code === 'custom' && typeof fault.params?.zh === 'string') return fault.params.zh;
  return `内容不合要求（${fault.message}）`;
}

/** The scalar that was refused, in brackets. */
function givenIn(document: ReturnType<typeof parseDocument>, path: Path): string {
  const node = document.getIn(path, true);
  return isScalar(node) ? ` (${String(node.source ?? node.value)})` : '';
}

/** What the document says, without anchors: one that refers to nothing, or to itself a thousandfold, is refused. */
function plainOf(document: ReturnType<typeof parseDocument>, code: IssueCode, file: string): unknown {
  try {
    return document.toJS();
  } catch (error) {
    if (!(error instanceof ReferenceError)) throw error;
    throw new InputError([wrong(code, error.message, { file })]);
  }
}

function byPlace({ origin: a }: Issue, { origin: b }: Issue): number {
  return (a?.line ?? 0) - (b?.line ?? 0) || Number(a?.column ?? 0) - Number(b?.column ?? 0);
}

function valueAt(plain: unknown, path: Path): unknown {
  return path.reduce<unknown>(
    (value, key) => (typeof value === 'object' && value !== null ? Reflect.get(value, key) : undefined),
    plain,
  );
}

function nearestNode(document: ReturnType<typeof parseDocument>, path: Path): unknown {
  for (let length = path.length; length > 0; length--) {
    const node = document.getIn(path.slice(0, length), true);
    if (node !== undefined) return node;
  }
  return document.contents;
}

/** Data as YAML under a line of comment. */
export function writeYaml(data: unknown, comment: string): string {
  return `# ${comment}\n${stringify(data, { lineWidth: 0 })}`;
}
