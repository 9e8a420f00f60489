import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { ROOT, runProgram } from './command.mjs';

const FOLDERS = ['app', 'components', 'lib', 'db', 'engine', 'server', 'public'];
const STAMP = join(ROOT, '.next', 'hakari-sources');

function filesUnder(folder) {
  return readdirSync(folder, { withFileTypes: true, recursive: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath ?? entry.path, entry.name));
}

/** A hash of everything that goes into the build: code, settings at the root, and the lock file. */
function sourcesHash() {
  const atRoot = readdirSync(ROOT)
    .filter((name) => /\.(?:[cm]?[jt]s|json)$/.test(name) && name !== 'next-env.d.ts')
    .map((name) => join(ROOT, name));
  const folders = FOLDERS.map((name) => join(ROOT, name)).filter(existsSync);
  const hash = createHash('sha256').update(process.version);
  for (const file of [...atRoot, ...folders.flatMap(filesUnder)].sort())
    hash.update(`\0${file.slice(ROOT.length)}\0`).update(readFileSync(file));
  return hash.digest('hex');
}

/** Builds the app unless the last build was made from the same sources. True when a build stands. */
export async function buildApp() {
  const hash = sourcesHash();
  if (existsSync(STAMP) && readFileSync(STAMP, 'utf8') === hash) return true;
  console.log('Building …');
  const build = await runProgram('next/dist/bin/next', ['build'], { quiet: true });
  if (build.code !== 0) {
    console.error(build.output);
    return false;
  }
  writeFileSync(STAMP, hash);
  return true;
}
