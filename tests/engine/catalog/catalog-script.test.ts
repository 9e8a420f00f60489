import { execFileSync } from 'node:child_process';
import { cpSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';

const root = fileURLToPath(new URL('../../..', import.meta.url));
let copy: string;

beforeEach(() => {
  copy = mkdtempSync(join(tmpdir(), 'hakari-catalog-'));
  cpSync(join(root, 'engine/catalog'), join(copy, 'engine/catalog'), { recursive: true });
  cpSync(join(root, 'scripts/catalog.ts'), join(copy, 'scripts/catalog.ts'));
  cpSync(join(root, 'package.json'), join(copy, 'package.json'));
  symlinkSync(join(root, 'node_modules'), join(copy, 'node_modules'));
});
afterEach(() => rmSync(copy, { recursive: true }));

function exitStatus(...parameters: string[]): number {
  try {
    execFileSync(
      process.execPath,
      [join(root, 'node_modules/tsx/dist/cli.mjs'), 'scripts/catalog.ts', ...parameters],
      { cwd: copy, stdio: 'pipe' },
    );
    return 0;
  } catch (error) {
    return (error as { status: number }).status;
  }
}

describe('npm run catalog', () => {
  it('--check fails after a number changed, and passes once the index is written again', () => {
    expect(exitStatus()).toBe(0);
    expect(exitStatus('--check')).toBe(0);
    const index = join(copy, 'engine/catalog/index.ts');
    const before = readFileSync(index, 'utf8');
    const region = join(copy, 'engine/catalog/regions/tokyo.json');
    writeFileSync(region, readFileSync(region, 'utf8').replace('0.45285', '0.45286'));
    expect(exitStatus('--check')).toBe(1);
    expect(readFileSync(index, 'utf8')).toBe(before);
    expect(exitStatus()).toBe(0);
    expect(exitStatus('--check')).toBe(0);
    expect(readFileSync(index, 'utf8')).not.toBe(before);
  });

  it('does not mind how a file is indented, and notices a new file', () => {
    exitStatus();
    const region = join(copy, 'engine/catalog/regions/tokyo.json');
    writeFileSync(region, JSON.stringify(JSON.parse(readFileSync(region, 'utf8')), null, 4));
    expect(exitStatus('--check')).toBe(0);
    cpSync(region, join(copy, 'engine/catalog/regions/kyoto.json'));
    expect(exitStatus('--check')).toBe(1);
  });
});
