import type { z } from 'zod';
import { EngineError, type ErrorDetails } from './errors';
import { type Scenario, scenarioSchema } from './scenario';

interface Issue {
  code: string;
  path: PropertyKey[];
  message: string;
  expected?: string;
  keys?: string[];
  errors?: Issue[][];
}

/** Texts are told back no longer than this. */
const LONGEST_TOLD_CHARACTERS = 40;
/** Kinds of value that a text is not: told back where it stands for one, it is no free text. */
const PLAIN_KINDS = ['number', 'int', 'boolean'];

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

function fieldNames({ inst }: z.core.$ZodRawIssue): string {
  const { shape } = (inst?._zod.def ?? {}) as { shape?: object };
  return Object.keys(shape ?? {}).join(', ');
}

/** What would be accepted, where the schema's own words do not name it. */
function acceptedText(issue: z.core.$ZodRawIssue): string | undefined {
  const { code, input } = issue;
  if (code === 'unrecognized_keys') return `the fields ${fieldNames(issue)}`;
  if (code === 'invalid_value') return issue.values.map(String).join(', ');
  if (code === 'invalid_union' && Array.isArray(issue.options))
    return issue.options.map(String).join(', ');
  if (code === 'invalid_type' && issue.expected === 'object' && input !== undefined)
    return `an object with the fields ${fieldNames(issue)}`;
  return undefined;
}

/** A number, a truth value or a short text as written; nothing of lists and objects. */
function told(value: unknown): ErrorDetails[string] | undefined {
  if (typeof value === 'string')
    return value.length > LONGEST_TOLD_CHARACTERS
      ? `${[...value].slice(0, LONGEST_TOLD_CHARACTERS - 1).join('')}…`
      : value;
  return typeof value === 'number' || typeof value === 'boolean' ? value : undefined;
}

/**
 * The value written at the path of an issue. A text is told back only where one of a few words, a
 * number or a truth value belongs: free text may be a secret.
 */
function writtenAt(
  input: unknown,
  { code, path, expected }: Issue,
): ErrorDetails[string] | undefined {
  let value = input;
  for (const key of path) {
    if (typeof value !== 'object' || value === null || !Object.hasOwn(value, key)) return undefined;
    value = (value as Record<PropertyKey, unknown>)[key];
  }
  const isChoice = code === 'invalid_value' || code === 'invalid_union';
  if (typeof value === 'string' && !isChoice && !PLAIN_KINDS.includes(expected ?? ''))
    return undefined;
  return told(value);
}

/**
 * Parses an input at the door, once. Throws EngineError `unknownField` or `invalidValue` naming the
 * first field's path, its value where it is no free text, what is accepted, and the paths of all
 * other complaints.
 */
export function readInput<Schema extends z.ZodType>(
  schema: Schema,
  input: unknown,
): z.output<Schema> {
  const parsed = schema.safeParse(input, { error: acceptedText });
  if (parsed.success) return parsed.data;
  const issues = (parsed.error.issues as unknown as Issue[]).flatMap(flattened);
  const unknown = issues.find((issue) => issue.code === 'unrecognized_keys');
  const first = unknown ?? issues[0];
  if (first === undefined) throw new EngineError('invalidValue', { path: '', accepted: '' });
  const path = [...first.path, ...(first.keys?.slice(0, 1) ?? [])];
  const value = writtenAt(input, { ...first, path });
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
