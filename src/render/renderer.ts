import type { Lang } from '../errors.ts';
import type { Table } from '../table/table.ts';

export interface RenderOptions {
  /** Whether the output may hold colour; only the terminal format has any. */
  readonly color: boolean;
  /** Columns of the terminal; wider tables are split. */
  readonly width: number;
  /** Language of the few words a renderer adds itself: notes, continued. */
  readonly lang: Lang;
  /** Whether csv begins with a byte order mark, without which Excel on a Chinese Windows garbles it. */
  readonly bom: boolean;
}

/** Turns tables into a whole document that ends in a line feed, or into the bytes of a file. Pure. */
type Renderer = (tables: readonly Table[], options: RenderOptions) => string | Uint8Array;

/** An output format: one element of the registry. */
export interface Format {
  /** The word after `--format`. */
  readonly id: string;
  /** File endings in lower case, with the dot, by which `--output` chooses the format. */
  readonly extensions: readonly string[];
  /** Machine formats hold every digit under stable column keys; publication formats what people read. */
  readonly form: 'machine' | 'publication';
  /** Imports the renderer on first use, so that csv does not pay for the start of table and colour packages. */
  readonly load: () => Promise<Renderer>;
}
