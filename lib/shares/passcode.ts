import { randomBytes, type ScryptOptions, scrypt, timingSafeEqual } from 'node:crypto';

const COST_LOG2 = 16;
const BLOCK_SIZE = 8;
const HASH_BYTES = 32;
const MEMORY_BYTES = 128 * 2 ** COST_LOG2 * BLOCK_SIZE * 2;

function derived(passcode: string, salt: Buffer, costLog2: number): Promise<Buffer> {
  const options: ScryptOptions = { N: 2 ** costLog2, r: BLOCK_SIZE, p: 1, maxmem: MEMORY_BYTES };
  return new Promise((resolve, reject) => {
    scrypt(passcode.normalize('NFKC'), salt, HASH_BYTES, options, (error, key) =>
      error ? reject(error) : resolve(key),
    );
  });
}

/** `scrypt$<log2 of the cost>$<salt>$<key>`; typed full-width or half-width is the same passcode. */
export async function hashedPasscode(passcode: string): Promise<string> {
  const salt = randomBytes(16);
  const key = await derived(passcode, salt, COST_LOG2);
  return `scrypt$${COST_LOG2}$${salt.toString('base64url')}$${key.toString('base64url')}`;
}

export async function passcodeFits(passcode: string, hash: string): Promise<boolean> {
  const [, costLog2, salt = '', key = ''] = hash.split('$');
  const expected = Buffer.from(key, 'base64url');
  const found = await derived(passcode, Buffer.from(salt, 'base64url'), Number(costLog2));
  return timingSafeEqual(found, expected);
}
