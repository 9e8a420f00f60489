import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { run } from './command.mjs';
import { postgresPrograms } from './postgres.mjs';

function onPath(...names) {
  const folders = (process.env.PATH ?? '').split(':').filter(Boolean);
  return (
    names.flatMap((name) => folders.map((folder) => join(folder, name))).find(existsSync) ?? null
  );
}

/** The Chromium or Chrome that web tests drive; HAKARI_CHROMIUM names another. Null where there is none. */
export function findChromium() {
  return (
    process.env.HAKARI_CHROMIUM ??
    onPath('chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable')
  );
}

const PROGRAMS = [
  { name: 'Chromium', found: findChromium, debian: 'chromium' },
  { name: 'PostgreSQL', found: postgresPrograms, debian: 'postgresql' },
  { name: 'pdftotext', found: () => onPath('pdftotext'), debian: 'poppler-utils' },
];
const LONG_PROGRAMS = [
  {
    name: 'LibreOffice',
    found: () => onPath('soffice', 'libreoffice'),
    debian: 'libreoffice-calc-nogui',
  },
];

const missing = (programs) => programs.filter((program) => program.found() === null);

/** Installs the programs that tests need and the system lacks. Returns the names of those still missing. */
export async function installPrograms({ long }) {
  const programs = long ? [...PROGRAMS, ...LONG_PROGRAMS] : PROGRAMS;
  const wanted = missing(programs);
  if (wanted.length === 0) return [];
  const packages = wanted.map((program) => program.debian);
  const command = ['apt-get', 'install', '-y', '--no-install-recommends', ...packages];
  const root = process.getuid?.() === 0;
  const sudo = !root && (await run('sudo', ['-n', 'true'], { quiet: true })).code === 0;
  if (onPath('apt-get') !== null && (root || sudo)) {
    console.log(`Installing ${packages.join(', ')} …`);
    const env = { DEBIAN_FRONTEND: 'noninteractive' };
    const apt = ([first, ...rest]) =>
      root
        ? run(first, rest, { quiet: true, env })
        : run('sudo', ['-n', first, ...rest], { quiet: true, env });
    await apt(['apt-get', 'update']);
    const { code, output } = await apt(command);
    if (code !== 0) console.error(output.slice(-2000));
  }
  const left = missing(programs).map((program) => program.name);
  if (left.length > 0)
    console.error(
      `Tests need ${left.join(', ')}, which could not be installed here. ` +
        `On Debian or Ubuntu: sudo ${command.join(' ')}`,
    );
  return left;
}
