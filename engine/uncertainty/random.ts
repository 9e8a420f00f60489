/** Low-discrepancy draws from integers alone: the same on every machine, to the last bit. */

const BITS_32 = 2 ** 32;

/** 32-bit hash of a text, FNV-1a with a final mix so that near texts give far seeds. */
export function textHash(text: string, seed: number): number {
  let hash = 0x811c9dc5 ^ seed;
  for (let i = 0; i < text.length; i++) hash = Math.imul(hash ^ text.charCodeAt(i), 0x01000193);
  return mixedBits(hash);
}

/** A bijection of 32 bits in which every input bit moves every output bit. */
export function mixedBits(bits: number): number {
  let x = bits >>> 0;
  x = Math.imul(x ^ (x >>> 16), 0x21f0aaad);
  x = Math.imul(x ^ (x >>> 15), 0xd35a2d97);
  return (x ^ (x >>> 15)) >>> 0;
}

function reversedBits(bits: number): number {
  let x = bits;
  x = ((x >>> 1) & 0x55555555) | ((x & 0x55555555) << 1);
  x = ((x >>> 2) & 0x33333333) | ((x & 0x33333333) << 2);
  x = ((x >>> 4) & 0x0f0f0f0f) | ((x & 0x0f0f0f0f) << 4);
  x = ((x >>> 8) & 0x00ff00ff) | ((x & 0x00ff00ff) << 8);
  return ((x >>> 16) | (x << 16)) >>> 0;
}

/** A permutation of 32 bits in which a bit depends on lower bits only: Owen scrambling of reversed bits. */
function lowToHighPermutation(bits: number, seed: number): number {
  let x = bits ^ Math.imul(bits, 0x3d20adea);
  x = (x + seed) | 0;
  x = Math.imul(x, (seed >>> 16) | 1);
  x ^= Math.imul(x, 0x05526c56);
  x ^= Math.imul(x, 0x53a22864);
  return x >>> 0;
}

/**
 * Draw number `index` of the dimension `dimensionSeed`, in (0, 1): the van der Corput sequence,
 * Owen-scrambled, its order shuffled by a second scramble so that dimensions are independent. The
 * first 2^k draws put exactly one in each of 2^k equal cells.
 * @source burley-2020, sections 3 and 5; permutation of vegdahl-2021
 */
export function unitDraw(index: number, dimensionSeed: number): number {
  const orderSeed = mixedBits(dimensionSeed);
  const shuffledIndex = reversedBits(lowToHighPermutation(reversedBits(index), orderSeed));
  const scrambled = reversedBits(lowToHighPermutation(shuffledIndex, dimensionSeed));
  return (scrambled + 0.5) / BITS_32;
}
