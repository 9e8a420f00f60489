import { spawn } from 'node:child_process';
import { createInterface } from 'node:readline';
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

/** Runs the writer, kills it once it has acknowledged so much, and gives back all it had. */
async function acknowledgedUntilKilled(
  place: DatabasePlace,
  round: number,
  enoughCount: number,
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
  createInterface({ input: child.stdout }).on('line', (line) => {
    // The number stands twice so that a last line cut by the kill is told from a whole one.
    if (/^\S+ (\d+) round-\d+-writer-\d-save-\1$/.test(line)) lines.push(line);
    // A moment later, so that the kill falls anywhere within the writes that follow.
    if (lines.length === enoughCount) setTimeout(() => child.kill('SIGKILL'), Math.random() * 15);
  });
  await ended;
  if (child.signalCode !== 'SIGKILL') throw new Error(`the writer ended by itself: ${complaint}`);
  return lines;
}

/** Kills a writing server again and again and looks for every save it had acknowledged. */
export async function killLoop(
  place: DatabasePlace,
  killCount: number,
  leastAcknowledgedCount: number,
): Promise<KillReport> {
  const report: KillReport = {
    killCount,
    acknowledgedCount: 0,
    lost: [],
    torn: [],
    slowestOpenMilliseconds: 0,
  };
  for (let round = 0; round < killCount; round++) {
    const enoughCount = leastAcknowledgedCount + ((round * 37) % leastAcknowledgedCount);
    const lines = await acknowledgedUntilKilled(place, round, enoughCount);
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
