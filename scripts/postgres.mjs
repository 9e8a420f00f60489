import { execFileSync, spawn, spawnSync } from 'node:child_process';
import { chownSync, existsSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { freePort } from './free-port.mjs';

const READY_MILLISECONDS = 30_000;

/** The folder of PostgreSQL's server programs, newest version first; null where none are installed. */
export function postgresPrograms() {
  const debian = '/usr/lib/postgresql';
  const versions = existsSync(debian) ? readdirSync(debian).sort((a, b) => b - a) : [];
  const onPath = (process.env.PATH ?? '').split(':');
  const folders = [...versions.map((version) => join(debian, version, 'bin')), ...onPath];
  return folders.find((folder) => folder !== '' && existsSync(join(folder, 'initdb'))) ?? null;
}

/** PostgreSQL refuses to run as root: the user to run it as, or nothing where we are not root. */
function serverUser() {
  if (process.getuid?.() !== 0) return {};
  for (const name of ['postgres', 'nobody']) {
    const id = (flag) => spawnSync('id', [flag, name], { encoding: 'utf8' });
    if (id('-u').status !== 0) continue;
    return { uid: Number(id('-u').stdout), gid: Number(id('-g').stdout) };
  }
  throw new Error('PostgreSQL must not run as root and there is no user `postgres` or `nobody`.');
}

/**
 * Starts a throw-away PostgreSQL: C collation, UTF-8, its data in a temporary folder, listening on
 * 127.0.0.1 only. `stop` ends it and deletes the data. Durability is off: for tests, never for data.
 */
export async function startPostgres() {
  const programs = postgresPrograms();
  if (programs === null)
    throw new Error('PostgreSQL is not installed: on Debian, apt-get install postgresql.');
  const user = serverUser();
  const folder = mkdtempSync(join(tmpdir(), 'hakari-postgres-'));
  if (user.uid !== undefined) chownSync(folder, user.uid, user.gid);
  const data = join(folder, 'data');
  const options = { ...user, cwd: folder, env: { PATH: process.env.PATH, LC_ALL: 'C' } };
  execFileSync(
    join(programs, 'initdb'),
    ['-D', data, '-U', 'hakari', '--auth=trust', '--encoding=UTF8', '--locale=C', '--no-sync'],
    { ...options, stdio: ['ignore', 'ignore', 'inherit'] },
  );
  const port = await freePort();
  const settings = ['listen_addresses=127.0.0.1', 'fsync=off', 'max_connections=200'];
  const server = spawn(
    join(programs, 'postgres'),
    ['-D', data, '-k', folder, '-p', String(port), ...settings.flatMap((s) => ['-c', s])],
    { ...options, stdio: ['ignore', 'ignore', 'pipe'] },
  );
  let log = '';
  server.stderr.setEncoding('utf8').on('data', (text) => {
    log = (log + text).slice(-4000);
  });
  const ended = new Promise((resolve) => server.once('exit', resolve));
  const killServer = () => server.kill('SIGQUIT');
  process.once('exit', killServer);

  async function stop() {
    process.off('exit', killServer);
    server.kill('SIGINT');
    await ended;
    rmSync(folder, { recursive: true, force: true });
  }

  const deadline = Date.now() + READY_MILLISECONDS;
  const ready = ['-q', '-h', '127.0.0.1', '-p', String(port), '-U', 'hakari', '-d', 'postgres'];
  while (spawnSync(join(programs, 'pg_isready'), ready, options).status !== 0) {
    if (server.exitCode !== null || Date.now() > deadline) {
      await stop();
      throw new Error(`PostgreSQL did not start:\n${log}`);
    }
    await wait(50);
  }
  return { url: `postgres://hakari@127.0.0.1:${port}/postgres`, stop };
}
