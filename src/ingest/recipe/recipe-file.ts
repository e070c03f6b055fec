import { readYaml, writeYaml } from '../../yaml/yaml-file.ts';
import type { Recipe } from './recipe.ts';
import { recipeSchema } from './schema.ts';

/**
 * Reads a recipe.
 * @throws InputError E_RECIPE with the line and column of every fault
 */
export function parseRecipe(text: string, file: string): Recipe {
  return readYaml(text, file, { schema: recipeSchema, code: 'E_RECIPE' }).data;
}

/** A recipe as YAML under a line of comment. */
export function writeRecipe(recipe: Recipe, comment: string): string {
  return writeYaml(recipe, comment);
}
