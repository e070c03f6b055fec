// The licences of the packages that are really inside dist/, from esbuild's account of what went where.
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/**
 * @param {string} root the project's folder
 * @param {import('esbuild').Metafile} metafile
 * @returns {string} one section per bundled package: name, version, licence and its text
 */
export function notices(root, metafile) {
  const sections = [...bundledPackages(metafile)]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([folder, file]) => {
      const { name, version, license } = JSON.parse(readFileSync(join(root, folder, 'package.json'), 'utf8'));
      if (!license) throw new Error(`${name} names no licence: it cannot be bundled`);
      return `${name} ${version} (${license})\n\n${licenceText(root, folder, file, license)}\n`;
    });
  return `regstat contains these packages.\n\n${sections.join(`\n${'-'.repeat(78)}\n\n`)}`;
}

/** Folder of each package of which at least one byte was written -> one of its bundled files. */
function bundledPackages(metafile) {
  const packages = new Map();
  for (const output of Object.values(metafile.outputs)) {
    for (const [file, { bytesInOutput }] of Object.entries(output.inputs)) {
      const [folder] = /^.*node_modules\/(?:@[^/]+\/)?[^/]+/.exec(file) ?? [];
      if (folder && bytesInOutput > 0) packages.set(folder, file);
    }
  }
  return packages;
}

/** The licence file of a package; where it ships none, the notice heading its source before the standard MIT text. */
function licenceText(root, folder, file, license) {
  const names = readdirSync(join(root, folder)).filter((name) => /^(licen[cs]e|notice)/i.test(name));
  if (names.length > 0)
    return names.map((name) => readFileSync(join(root, folder, name), 'utf8').trim()).join('\n\n');
  const [notice] = /\/\*\*\s+\*\s+@license[\s\S]*?\*\//.exec(readFileSync(join(root, file), 'utf8')) ?? [];
  if (license !== 'MIT' || !notice) throw new Error(`${folder} ships no licence text`);
  const permission = readFileSync(join(root, 'LICENSE'), 'utf8').split('\n\n').slice(2).join('\n\n');
  return `${notice}\n\n${permission.trim()}`;
}
