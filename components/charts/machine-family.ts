import type { Token } from './tokens';

const BY_VENDOR: Record<string, Token> = {
  nvidia: 'familyNvidia',
  amd: 'familyAmd',
  sambanova: 'familyRdu',
};

/** The hue of a machine: its kind where it is a dataflow machine, else its vendor. */
export function machineFamily(machine: { kind: string; vendorId: string } | undefined): Token {
  if (machine === undefined) return 'familyOther';
  if (machine.kind === 'rdu') return 'familyRdu';
  return BY_VENDOR[machine.vendorId] ?? 'familyOther';
}
