import type { z } from 'zod';
import { EngineError } from './errors';
import { type Scenario, scenarioSchema } from './scenario';

interface Issue {
  code: string;
  path: PropertyKey[];
  message: string;
  keys?: string[];
  errors?: Issue[][];
}

/** `options.0.payment.region` for the path of an issue. */
function dotted(path: PropertyKey[]): string {
  return path.map(String).join('.');
}

/** Of the branches of a union, the one the writer most likely meant: it knows the most keys. */
function flattened(issue: Issue): Issue[] {
  if (issue.code !== 'invalid_union' || !issue.errors?.length) return [issue];
  const branches = issue.errors.map((branch) =>
    branch.flatMap(flattened).map((inner) => ({ ...inner, path: [...issue.path, ...inner.path] })),
  );
  const weight = (branch: Issue[]) =>
    branch.reduce((sum, inner) => sum + 100 * (inner.keys?.length ?? 0) + 1, 0);
  return branches.reduce((best, branch) => (weight(branch) < weight(best) ? branch : best));
}

/** The number or truth value written at a path. Texts are not told back: one may be a secret. */
function writtenAt(input: unknown, path: PropertyKey[]): number | boolean | undefined {
  let value = input;
  for (const key of path) {
    if (typeof value !== 'object' || value === null || !Object.hasOwn(value, key)) return undefined;
    value = (value as Record<PropertyKey, unknown>)[key];
  }
  return typeof value === 'number' || typeof value === 'boolean' ? value : undefined;
}

/**
 * Parses an input at the door, once. Throws EngineError `unknownField` or `invalidValue` naming the
 * first field's path, its value if a number, what is accepted, and the paths of all other complaints.
 */
export function readInput<Schema extends z.ZodType>(
  schema: Schema,
  input: unknown,
): z.output<Schema> {
  const parsed = schema.safeParse(input);
  if (parsed.success) return parsed.data;
  const issues = (parsed.error.issues as unknown as Issue[]).flatMap(flattened);
  const unknown = issues.find((issue) => issue.code === 'unrecognized_keys');
  const first = unknown ?? issues[0];
  if (first === undefined) throw new EngineError('invalidValue', { path: '', accepted: '' });
  const path = [...first.path, ...(first.keys?.slice(0, 1) ?? [])];
  const value = writtenAt(input, path);
  throw new EngineError(unknown ? 'unknownField' : 'invalidValue', {
    path: dotted(path),
    ...(value === undefined ? {} : { value }),
    accepted: first.message,
    paths: issues.slice(0, 20).map((issue) => dotted(issue.path)),
  });
}

/** A Scenario from anything a person, file or request holds. Errors as `readInput`. */
export function readScenario(input: unknown): Scenario {
  return readInput(scenarioSchema, input);
}
