import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { ROOT } from './command.mjs';

/**
 * A lock file made behind a registry mirror lacks the optional packages of systems that the mirror
 * does not carry, and `npm ci` then refuses it everywhere. Run this after changing a dependency: it
 * adds them with the version their parent asks for and the system that their name says.
 */
const SYSTEMS = ['aix', 'android', 'darwin', 'freebsd', 'linux', 'netbsd', 'openbsd', 'win32'];
const PROCESSORS = ['arm64', 'arm', 'x64', 'ia32', 'ppc64', 's390x', 'riscv64', 'wasm32'];
const C_LIBRARIES = { gnu: 'glibc', musl: 'musl' };

function missingEntry(name, version) {
  const words = name.split(/[/-]/);
  const os = words.filter((word) => SYSTEMS.includes(word));
  const cpu = words.filter((word) => PROCESSORS.includes(word));
  const libc = words.flatMap((word) => C_LIBRARIES[word] ?? []);
  return {
    version,
    ...(cpu.length > 0 && { cpu }),
    ...(libc.length > 0 && { libc }),
    optional: true,
    ...(os.length > 0 && { os }),
  };
}

const path = join(ROOT, 'package-lock.json');
const lock = JSON.parse(readFileSync(path, 'utf8'));
const added = [];
for (const [parent, { optionalDependencies = {}, dev }] of Object.entries(lock.packages))
  for (const [name, version] of Object.entries(optionalDependencies)) {
    const key = `node_modules/${name}`;
    const nested = `${parent}/${key}`;
    if (parent === '' || !/^\d+\.\d+\.\d+/.test(version)) continue;
    if (lock.packages[nested] !== undefined || lock.packages[key] !== undefined) continue;
    lock.packages[key] = { ...missingEntry(name, version), ...(dev && { dev }) };
    added.push(`${name} ${version}`);
  }
const root = lock.packages[''];
const rest = Object.entries(lock.packages).filter(([key]) => key !== '');
lock.packages = {
  '': root,
  ...Object.fromEntries(rest.sort(([a], [b]) => a.localeCompare(b, 'en'))),
};
if (added.length > 0) writeFileSync(path, `${JSON.stringify(lock, null, 2)}\n`);
console.log(added.length === 0 ? 'The lock file is complete.' : `Added: ${added.join(', ')}`);
