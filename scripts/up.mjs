import { buildApp } from './build.mjs';
import { installDependencies } from './install.mjs';
import { refuseOldNode } from './node-version.mjs';
import { portTaken, startServer } from './server.mjs';

refuseOldNode();

const host = process.env.HOST || '127.0.0.1';
const port = Number(process.env.PORT || 3000);
if (!Number.isInteger(port) || port < 1 || port > 65_535) {
  console.error(`PORT is ${process.env.PORT}; it must be a whole number from 1 to 65535.`);
  process.exit(1);
}
if (await portTaken(host, port)) {
  console.error(
    `Port ${port} on ${host} is in use by another program. Stop it, or choose another port: ` +
      `PORT=${port + 1} npm run up`,
  );
  process.exit(1);
}

let server;
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'])
  process.on(signal, () => (server === undefined ? process.exit(1) : server.stop(signal)));

await installDependencies();
if (!(await buildApp())) {
  console.error('The build failed; what went wrong is printed above.');
  process.exit(1);
}

try {
  server = await startServer({ host, port, quiet: true });
} catch (error) {
  console.error(error.message);
  process.exit(1);
}
server.process.stdout.pipe(process.stdout);
server.process.stderr.pipe(process.stderr);
if (process.env.npm_lifecycle_event === 'up') {
  // npm passes SIGTERM to its shell and the shell not to us: when it is gone, so are we.
  const shell = process.ppid;
  setInterval(() => process.ppid !== shell && server.stop('SIGTERM'), 250).unref();
}
console.log(`Hakari is ready: ${server.url}`);
process.exitCode = (await server.ended) ?? 1;
