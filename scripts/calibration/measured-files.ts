import { readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import {
  FAMILIES,
  POWER_FAMILY,
  PUBLISHED_RUN_FAMILY,
  WHOLE_RUN_FAMILY,
} from '../../engine/validation/families';

const folder = fileURLToPath(new URL('../../engine/validation/', import.meta.url));

/** The lines of a family's JSONL file. */
export function familyText(family: string): string {
  return readFileSync(`${folder}${family}.jsonl`, 'utf8').trim();
}

/** Text of engine/validation/measured-lines.ts: the JSONL files as a module, since the engine reads no files. */
export function measuredLinesText(): string {
  const families = [
    ...FAMILIES.map(({ id }) => id),
    WHOLE_RUN_FAMILY.id,
    PUBLISHED_RUN_FAMILY.id,
    POWER_FAMILY.id,
  ];
  const entries = families.map((family) => {
    const text = familyText(family).replaceAll('\\', '\\\\').replaceAll('`', '\\`');
    return `  '${family}': \`${text}\`,`;
  });
  return [
    '// biome-ignore-all format: written by `npm run calibrate` from the JSONL files beside it',
    '/** The measured cases, one JSON per line, by family. */',
    'export const MEASURED_LINES: Readonly<Record<string, string>> = {',
    ...entries,
    '};',
    '',
  ].join('\n');
}

export function writeMeasuredLines(): void {
  writeFileSync(`${folder}measured-lines.ts`, measuredLinesText());
}

export function writeLeftOutParameters(parameters: object): void {
  writeFileSync(`${folder}left-out-parameters.json`, `${JSON.stringify(parameters, null, 2)}\n`);
}
