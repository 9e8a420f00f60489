import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { connect } from 'node:net';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { ROOT } from './command.mjs';
import { freePort } from './free-port.mjs';

const READY_MILLISECONDS = 60_000;

/** True when something already listens there. */
export function portTaken(host, port) {
  return new Promise((resolve) => {
    const socket = connect({ host, port });
    const answer = (taken) => {
      socket.destroy();
      resolve(taken);
    };
    socket.once('connect', () => answer(true));
    socket.once('error', () => answer(false));
  });
}

/** The address to knock at for a server that listens on `host`. */
function reachable(host) {
  if (host === '0.0.0.0') return '127.0.0.1';
  if (host === '::') return '[::1]';
  return host.includes(':') ? `[${host}]` : host;
}

async function answers(url) {
  try {
    const response = await fetch(url, { redirect: 'manual', signal: AbortSignal.timeout(10_000) });
    await response.arrayBuffer();
    return response.status < 500;
  } catch {
    return false;
  }
}

/**
 * Starts the production build and resolves once its first page answers. The app opens and migrates
 * its database as it starts; where it cannot, it says why and this rejects.
 */
export async function startServer({ host = '127.0.0.1', port, env = {}, quiet = false } = {}) {
  if (!existsSync(join(ROOT, '.next', 'BUILD_ID')))
    throw new Error('There is no build yet: run `npm run up` or `npm test` first.');
  const chosen = port ?? (await freePort());
  const child = spawn(
    process.execPath,
    ['node_modules/next/dist/bin/next', 'start', '--hostname', host, '--port', String(chosen)],
    {
      cwd: ROOT,
      env: {
        ...process.env,
        NEXT_TELEMETRY_DISABLED: '1',
        NODE_ENV: 'production',
        HOST: host,
        PORT: String(chosen),
        ...env,
      },
      stdio: ['ignore', 'pipe', 'pipe'],
    },
  );
  let log = '';
  for (const [stream, out] of [
    [child.stdout, process.stdout],
    [child.stderr, process.stderr],
  ])
    stream.setEncoding('utf8').on('data', (text) => {
      log = (log + text).slice(-20_000);
      if (!quiet) out.write(text);
    });
  const ended = new Promise((resolve) =>
    child.once('exit', (code, signal) => resolve(signal === null ? code : 0)),
  );
  const kill = () => child.kill('SIGKILL');
  process.once('exit', kill);
  ended.then(() => process.off('exit', kill));

  const stop = async (signal = 'SIGTERM') => {
    child.kill(signal);
    return ended;
  };
  const url = `http://${reachable(host)}:${chosen}`;
  const deadline = Date.now() + READY_MILLISECONDS;
  while (!(await answers(url))) {
    const state = await Promise.race([ended, wait(100, 'running')]);
    if (state === 'running' && Date.now() < deadline) continue;
    await stop('SIGKILL');
    throw new Error(`The server did not start:\n${log}`);
  }
  return { url, process: child, ended, stop, log: () => log };
}
