// The licences of the packages that are really inside dist/, from esbuild's account of what went where.
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/**
 * @param {string} root the project's folder
 * @param {import('esbuild').Metafile['outputs']} outputs
 * @returns {string} one section per bundled package: name, version, licence and its text
 */
export function notices(root, outputs) {
  const sections = [...bundledPackages(outputs)]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([folder, file]) => {
      const { name, version, license } = JSON.parse(readFileSync(join(root, folder, 'package.json'), 'utf8'));
      if (!license) throw new Error(`${name} names no licence: it cannot be bundled`);
      return `${name} ${version} (${license})\n\n${licenceText(root, folder, file, license)}\n`;
    });
  return `regstat contains these packages.\n\n${sections.join(`\n${'-'.repeat(78)}\n\n`)}`;
}

/** Folder of each package of which at least one byte was written -> one of its bundled files. */
function bundledPackages(outputs) {
  const packages = new Map();
  for (const output of Object.values(outputs)) {
    for (const [file, { bytesInOutput }] of Object.entries(output.inputs)) {
      const [folder] = /^.*node_modules\/(?:@[^/]+\/)?[^/]+/.exec(file) ?? [];
      if (folder && bytesInOutput > 0) packages.set(folder, file);
    }
  }
  return packages;
}

const ISC = `Permission to use, copy, modify, and/or distribute this software for any purpose with or without fee is hereby
granted, provided that the above copyright notice and this permission notice appear in all copies.

THE SOFTWARE IS PROVIDED "AS IS" AND THE AUTHOR DISCLAIMS ALL WARRANTIES WITH REGARD TO THIS SOFTWARE INCLUDING ALL
IMPLIED WARRANTIES OF MERCHANTABILITY AND FITNESS. IN NO EVENT SHALL THE AUTHOR BE LIABLE FOR ANY SPECIAL, DIRECT,
INDIRECT, OR CONSEQUENTIAL DAMAGES OR ANY DAMAGES WHATSOEVER RESULTING FROM LOSS OF USE, DATA OR PROFITS, WHETHER IN AN
ACTION OF CONTRACT, NEGLIGENCE OR OTHER TORTIOUS ACTION, ARISING OUT OF OR IN CONNECTION WITH THE USE OR PERFORMANCE OF
THIS SOFTWARE.`;

/**
 * The licence file of a package; where it ships none, the standard text after the notice that heads its source (MIT) or
 * after its author's name (ISC).
 */
function licenceText(root, folder, file, license) {
  const names = readdirSync(join(root, folder)).filter((name) => /^(licen[cs]e|notice)/i.test(name));
  if (names.length > 0)
    return names.map((name) => readFileSync(join(root, folder, name), 'utf8').trim()).join('\n\n');
  const { author } = JSON.parse(readFileSync(join(root, folder, 'package.json'), 'utf8'));
  if (license === 'ISC' && author) return `Copyright (c) ${author.name ?? author}\n\n${ISC}`;
  const [notice] = /\/\*\*\s+\*\s+@license[\s\S]*?\*\//.exec(readFileSync(join(root, file), 'utf8')) ?? [];
  if (license !== 'MIT' || !notice) throw new Error(`${folder} ships no licence text`);
  const permission = readFileSync(join(root, 'LICENSE'), 'utf8').split('\n\n').slice(2).join('\n\n');
  return `${notice}\n\n${permission.trim()}`;
}
