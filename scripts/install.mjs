import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { ROOT, run } from './command.mjs';

function packagesOf(file) {
  const path = join(ROOT, file);
  return existsSync(path) ? JSON.parse(readFileSync(path, 'utf8')).packages : null;
}

/** True when every package that the lock file names, optional ones aside, is installed at its version. */
export function dependenciesCurrent() {
  const locked = packagesOf('package-lock.json');
  const installed = packagesOf('node_modules/.package-lock.json');
  if (locked === null || installed === null) return false;
  return Object.entries(locked).every(
    ([path, { version, optional, peer }]) =>
      path === '' || optional || peer || installed[path]?.version === version,
  );
}

/** npm as this process was started by it, else the one on the PATH. */
function npm(args) {
  const cli = process.env.npm_execpath;
  if (cli?.endsWith('.js')) return run(process.execPath, [cli, ...args], { quiet: true });
  return run(process.platform === 'win32' ? 'npm.cmd' : 'npm', args, { quiet: true });
}

/**
 * Installs what the lock file names. Behind a registry mirror that lacks packages of other systems
 * `npm ci` can refuse the lock file; `npm install` then takes the same versions and leaves it as it is.
 */
export async function installDependencies() {
  if (dependenciesCurrent()) return;
  console.log('Installing dependencies (a minute or two the first time) …');
  const quiet = ['--no-audit', '--no-fund', '--loglevel=error'];
  const exact = await npm(['ci', ...quiet]);
  if (exact.code === 0) return;
  const lenient = await npm(['install', '--no-save', ...quiet]);
  if (lenient.code === 0) return;
  console.error(`${exact.output}\n${lenient.output}`);
  console.error('Dependencies could not be installed. Is the npm registry in reach?');
  process.exit(1);
}
