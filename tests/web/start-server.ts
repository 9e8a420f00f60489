import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { startServer } from '../../scripts/server.mjs';

/** One production server for all web tests, on a free port, with an empty database of its own. */
export default async function startForWebTests(): Promise<() => Promise<void>> {
  const dataFolder = mkdtempSync(path.join(tmpdir(), 'hakari-web-'));
  const env = { HAKARI_DATA_DIR: dataFolder, HAKARI_LIMITS: 'test', DATABASE_URL: '' };
  const server = await startServer({ env, quiet: true });
  process.env.HAKARI_TEST_URL = server.url;
  return async () => {
    await server.stop();
    rmSync(dataFolder, { recursive: true, force: true });
  };
}
