import { type MessagePort, parentPort } from 'node:worker_threads';
import { piecesOnDisk } from '../ingest/inputs.ts';
import { unlessDoubtful } from '../ingest/scan/head.ts';
import { type ScanPart, scanPart } from '../ingest/scan/scan-part.ts';
import { Catalogue } from '../model/catalogue.ts';
import type { Indicator } from '../model/indicator.ts';
import { type PanelParts, panelFrom } from '../model/panel-parts.ts';
import type { Region, RegionSet } from '../model/region.ts';
import { type Packed, pack } from '../store/content.ts';
import { type Result, ResultWriter } from './result-writer.ts';
import { printShared, type SharedPrint } from './shared-print.ts';

/** What a thread of the crew is asked. */
export type Order =
  | {
      readonly kind: 'scan';
      readonly file: { readonly name: string; readonly size: number };
      readonly catalogue: {
        readonly indicators: readonly Indicator[];
        readonly regions: readonly Region[];
        readonly sets: readonly RegionSet[];
      };
      readonly strict: boolean | undefined;
      readonly encoding: string | undefined;
      readonly range: { readonly from: number; readonly to: number };
    }
  | {
      readonly kind: 'print';
      readonly panel: PanelParts;
      readonly result: Result;
      readonly shared: SharedPrint;
    }
  | { readonly kind: 'pack'; readonly file: string };

export type Answer =
  | { readonly part: ScanPart }
  | { readonly doubt: string }
  | { readonly rows: number }
  | { readonly packed: Packed }
  | { readonly error: { readonly message: string; readonly code?: string | undefined } };

async function answerTo(order: Order): Promise<Answer> {
  if (order.kind === 'scan') {
    const { indicators, regions, sets } = order.catalogue;
    const catalogue = new Catalogue(indicators, regions, sets);
    const part = await unlessDoubtful(() => scanPart(order.file, { ...order, catalogue }, order.range));
    return part instanceof Error ? { doubt: part.message } : { part };
  }
  if (order.kind === 'pack') return { packed: pack(() => piecesOnDisk(order.file)) };
  const writer = new ResultWriter(panelFrom(order.panel), order.result);
  return { rows: await printShared(order.shared, writer) };
}

function failure(error: unknown): Answer {
  const { message, code } = error as NodeJS.ErrnoException;
  return { error: { message, code } };
}

/** Answers the orders of the crew's first thread until that ends. */
export function serve(): void {
  const port = parentPort as MessagePort;
  port.on('message', async ({ id, order }: { readonly id: number; readonly order: Order }) => {
    const answer = await answerTo(order).catch(failure);
    port.postMessage({ id, answer });
  });
}
