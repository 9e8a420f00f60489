import { spawn } from 'node:child_process';
import { createInterface } from 'node:readline';
import { setTimeout as sleep } from 'node:timers/promises';
import { and, eq } from 'drizzle-orm';
import { type DatabasePlace, openDatabase } from '@/db/open';

export interface KillReport {
  killCount: number;
  acknowledgedCount: number;
  lost: string[];
  /** Scenarios whose version is not the number of their kept versions. */
  torn: string[];
  slowestOpenMilliseconds: number;
}

const WRITER = new URL('./writer-process.ts', import.meta.url).pathname;

/** Runs the writer, kills it after a while of writing, and gives back what it had acknowledged. */
async function acknowledgedUntilKilled(
  place: DatabasePlace,
  round: number,
  lifeMilliseconds: number,
): Promise<string[]> {
  const child = spawn(
    process.execPath,
    ['--import', 'tsx', WRITER, place.dataFolder, place.url ?? '', String(round)],
    { stdio: ['ignore', 'pipe', 'pipe'] },
  );
  let complaint = '';
  child.stderr.on('data', (text) => {
    complaint += text;
  });
  const lines: string[] = [];
  const ended = new Promise<void>((resolve) => child.once('close', () => resolve()));
  const ready = new Promise<void>((resolve) => {
    createInterface({ input: child.stdout }).on('line', (line) => {
      if (line === 'ready') resolve();
      // The number stands twice so that a last line cut by the kill is told from a whole one.
      else if (/^\S+ (\d+) round-\d+-writer-\d-save-\1$/.test(line)) lines.push(line);
    });
  });
  await Promise.race([ready, ended]);
  if (child.exitCode !== null) throw new Error(`the writer did not start: ${complaint}`);
  await sleep(lifeMilliseconds);
  child.kill('SIGKILL');
  await ended;
  return lines;
}

/** Kills a writing server again and again and looks for every save it had acknowledged. */
export async function killLoop(place: DatabasePlace, killCount: number): Promise<KillReport> {
  const report: KillReport = {
    killCount,
    acknowledgedCount: 0,
    lost: [],
    torn: [],
    slowestOpenMilliseconds: 0,
  };
  for (let round = 0; round < killCount; round++) {
    const lines = await acknowledgedUntilKilled(place, round, 50 + ((round * 37) % 300));
    report.acknowledgedCount += lines.length;
    const startMilliseconds = performance.now();
    const database = await openDatabase(place);
    report.slowestOpenMilliseconds = Math.max(
      report.slowestOpenMilliseconds,
      performance.now() - startMilliseconds,
    );
    const { scenarios, scenarioVersions } = database.tables;
    for (const line of lines) {
      const [id = '', version = '', name = ''] = line.split(' ');
      const rows = await database.read
        .select({ name: scenarioVersions.name })
        .from(scenarioVersions)
        .where(
          and(eq(scenarioVersions.scenarioId, id), eq(scenarioVersions.version, Number(version))),
        );
      if (rows[0]?.name !== name) report.lost.push(line);
    }
    for (const scenario of await database.read.select().from(scenarios)) {
      const kept = await database.read
        .select({ version: scenarioVersions.version })
        .from(scenarioVersions)
        .where(eq(scenarioVersions.scenarioId, scenario.id));
      if (kept.length !== scenario.version) report.torn.push(scenario.id);
    }
    await database.close();
  }
  return report;
}
