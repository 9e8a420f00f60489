import type { ChildProcess } from 'node:child_process';

export interface StartedServer {
  url: string;
  process: ChildProcess;
  ended: Promise<number | null>;
  stop: (signal?: NodeJS.Signals) => Promise<number | null>;
  /** The last 20,000 characters that it printed. */
  log: () => string;
}
export function portTaken(host: string, port: number): Promise<boolean>;
export function startServer(options?: {
  host?: string;
  port?: number;
  env?: Record<string, string>;
  quiet?: boolean;
}): Promise<StartedServer>;
