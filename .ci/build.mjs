// `npm run build`, also run by `npm ci` and `npm pack`: dist/ from src/.
import { bundle, declarations } from './bundle.mjs';

await bundle();
if (!declarations()) process.exitCode = 1;
