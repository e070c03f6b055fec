// The JSON Schema of recipes, for editors: dist/layout.schema.json from the schema that validates them.
import { build } from 'esbuild';

/** The schema of src/ingest/recipe/schema.ts as text. */
export async function recipeSchema(root) {
  const { outputFiles } = await build({
    absWorkingDir: root,
    entryPoints: ['src/ingest/recipe/schema.ts'],
    bundle: true,
    format: 'esm',
    platform: 'node',
    write: false,
  });
  const code = Buffer.from(outputFiles[0].contents).toString('base64');
  const { recipeJsonSchema } = await import(`data:text/javascript;base64,${code}`);
  return `${JSON.stringify(recipeJsonSchema(), null, 2)}\n`;
}
