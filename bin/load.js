// Loads the program: one script, with the code that V8 made of it when it was built, which saves a quarter of a small
// command's time. Another Node does not accept that code and compiles the script itself: slower, otherwise the same.
const { readFileSync } = require('node:fs');
const { createRequire } = require('node:module');
const { join } = require('node:path');
const { Script } = require('node:vm');

const dist = join(__dirname, '..', 'dist');
const filename = join(dist, 'cli.cjs');

/** @returns {Buffer | undefined} what `.ci/code-cache.mjs` left */
function cachedCode() {
  try {
    return readFileSync(join(dist, 'cli.cache'));
  } catch {
    return undefined;
  }
}

/** @returns {Script} the program, not run yet */
exports.compile = () => new Script(readFileSync(filename, 'utf8'), { filename, cachedData: cachedCode() });

/** Runs the program's script. @returns what src/cli.ts exports */
exports.load = (script = exports.compile()) => {
  const module = { exports: {} };
  script.runInThisContext()(module, createRequire(filename), filename);
  return module.exports;
};
