/** Version of the form of manifests. */
export const MANIFEST = 1;
export const MANIFEST_FILE = 'manifest.json';

/** A file that a run used. */
export interface InputRecord {
  /** What it is to the run; `shipped` is reference data of the program itself. */
  readonly role: 'month' | 'data' | 'delivery' | 'layout' | 'rules' | 'catalogue' | 'shipped';
  /** As seen from the folder of the month's file, with slashes. */
  readonly file: string;
  readonly sha256: string;
  /** Its copy in the folder, where one was asked for. */
  readonly copy?: string | undefined;
}

/** A file that a run wrote. */
export interface OutputRecord {
  readonly file: string;
  readonly command: string;
  readonly bytes: number;
  readonly sha256: string;
}

/** Everything that decides what the outputs are. */
export interface Request {
  readonly manifest: typeof MANIFEST;
  readonly regstat: string;
  readonly period: string;
  readonly draft: boolean;
  readonly options: { readonly lang: string; readonly formats: readonly string[]; readonly copies: boolean };
  readonly inputs: readonly InputRecord[];
}

/** What a run says of itself beside its outputs. No clock, no machine: the same inputs give the same bytes. */
export interface Manifest extends Request {
  /** Findings of the gate that stand, and those that are waived. */
  readonly gate: Readonly<Record<string, number>>;
  readonly counts: Readonly<Record<string, number>>;
  readonly outputs: readonly OutputRecord[];
}

export function manifestText(manifest: Manifest): string {
  return `${JSON.stringify(manifest, null, 2)}\n`;
}

/** @returns undefined for a text that is no manifest of this form */
export function parseManifest(text: string): Manifest | undefined {
  try {
    const found = JSON.parse(text) as Manifest;
    const isOurs = found.manifest === MANIFEST && Array.isArray(found.inputs) && Array.isArray(found.outputs);
    return isOurs ? found : undefined;
  } catch {
    return undefined;
  }
}

/** Whether a manifest answers a request: the same inputs, configuration and version. */
export function answers(
  found: Manifest,
  { manifest, regstat, period, draft, options, inputs }: Request,
): boolean {
  const key = (r: Request) => JSON.stringify([r.manifest, r.regstat, r.period, r.draft, r.options, r.inputs]);
  return key(found) === key({ manifest, regstat, period, draft, options, inputs });
}
