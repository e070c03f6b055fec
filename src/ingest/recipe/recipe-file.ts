import { isNode, LineCounter, parseDocument, stringify } from 'yaml';
import { InputError, type Issue, issue } from '../../errors.ts';
import type { Recipe } from './recipe.ts';
import { recipeSchema } from './schema.ts';

/**
 * Reads a recipe.
 * @throws InputError E_RECIPE with the line and column of every fault
 */
export function parseRecipe(text: string, file: string): Recipe {
  const lines = new LineCounter();
  const document = parseDocument(text, { lineCounter: lines, prettyErrors: false });
  const at = (offset: number | undefined) => {
    if (offset === undefined) return { file };
    const { line, col } = lines.linePos(offset);
    return { file, line, column: String(col) };
  };
  const broken = document.errors.map((e) => issue('E_RECIPE', { what: e.message }, at(e.pos[0])));
  if (broken.length > 0) throw new InputError(broken);
  const result = recipeSchema.safeParse(plainOf(document, file));
  if (result.success) return result.data;
  const faults = result.error.issues.map((fault): Issue => {
    const path = fault.path.filter((p) => typeof p !== 'symbol');
    const node = nearestNode(document, path);
    const what = [path.join('.'), fault.message].filter((t) => t !== '').join(': ');
    return issue('E_RECIPE', { what }, at(isNode(node) ? node.range?.[0] : undefined));
  });
  throw new InputError(faults);
}

/** What the document says, without anchors: one that refers to nothing, or to itself a thousandfold, is refused. */
function plainOf(document: ReturnType<typeof parseDocument>, file: string): unknown {
  try {
    return document.toJS();
  } catch (error) {
    if (!(error instanceof ReferenceError)) throw error;
    throw new InputError([issue('E_RECIPE', { what: error.message }, { file })]);
  }
}

/** The node at a path, or the nearest one above it that is there: a key that is missing has no place of its own. */
function nearestNode(
  document: ReturnType<typeof parseDocument>,
  path: readonly (string | number)[],
): unknown {
  for (let length = path.length; length > 0; length--) {
    const node = document.getIn(path.slice(0, length), true);
    if (node !== undefined) return node;
  }
  return document.contents;
}

/** A recipe as YAML under a line of comment. */
export function writeRecipe(recipe: Recipe, comment: string): string {
  return `# ${comment}\n${stringify(recipe, { lineWidth: 0 })}`;
}
