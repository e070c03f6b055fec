// node read-sync.mjs DATA: the least any Node program must do, bytes into one buffer
import { openSync, readSync } from 'node:fs';

const handle = openSync(process.argv[2] ?? '', 'r');
const buffer = Buffer.allocUnsafe(1 << 20);
while (readSync(handle, buffer) > 0);
