import { spawn } from 'node:child_process';
import { fileURLToPath } from 'node:url';

/** The repository's root: every command runs there, wherever it was called from. */
export const ROOT = fileURLToPath(new URL('..', import.meta.url));

/** Runs a command to its end. `quiet` keeps the output back and returns it. */
export function run(command, args, { quiet = false, env = {} } = {}) {
  const started = Date.now();
  return new Promise((resolve) => {
    const child = spawn(command, args, {
      cwd: ROOT,
      env: { ...process.env, NEXT_TELEMETRY_DISABLED: '1', ...env },
      stdio: quiet ? ['ignore', 'pipe', 'pipe'] : ['ignore', 'inherit', 'inherit'],
    });
    const kill = () => child.kill();
    process.once('exit', kill);
    let output = '';
    const collect = (text) => {
      output += text;
    };
    child.stdout?.setEncoding('utf8').on('data', collect);
    child.stderr?.setEncoding('utf8').on('data', collect);
    const end = (code) => {
      process.off('exit', kill);
      resolve({ code, output, seconds: (Date.now() - started) / 1000 });
    };
    child.once('error', (error) => {
      output += `${error.message}\n`;
      end(1);
    });
    child.once('close', (code, signal) => end(signal === null ? code : 1));
  });
}

/** Runs a program of a dependency: its JavaScript file with this Node, so that it works on every system. */
export function runProgram(file, args, options) {
  return run(process.execPath, [`node_modules/${file}`, ...args], options);
}
