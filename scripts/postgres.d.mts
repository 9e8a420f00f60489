export function postgresPrograms(): string | null;
export function startPostgres(): Promise<{ url: string; stop: () => Promise<void> }>;
