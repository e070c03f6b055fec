// The JSON Schemas of what is configured in YAML, for editors, from the schemas that validate it.
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { build } from 'esbuild';

/** The schemas by the name of their file in dist/. */
export async function schemas(root) {
  const [{ recipeJsonSchema }, { monthJsonSchema }] = await Promise.all(
    ['src/ingest/recipe/schema.ts', 'src/commands/month/schema.ts'].map((source) => load(root, source)),
  );
  const named = { 'layout.schema.json': recipeJsonSchema(), 'month.schema.json': await monthJsonSchema() };
  return Object.entries(named).map(([name, schema]) => [name, `${JSON.stringify(schema, null, 2)}\n`]);
}

async function load(root, source) {
  const { outputFiles } = await build({
    absWorkingDir: root,
    entryPoints: [source],
    bundle: true,
    packages: 'external',
    format: 'cjs',
    platform: 'node',
    define: { 'import.meta.url': JSON.stringify(pathToFileURL(join(root, 'dist/cli.cjs')).href) },
    write: false,
  });
  const module = { exports: {} };
  const require = createRequire(join(root, 'package.json'));
  new Function('module', 'exports', 'require', outputFiles[0].text)(module, module.exports, require);
  return module.exports;
}
