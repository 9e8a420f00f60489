import fc from 'fast-check';

/** One seed for all properties, so that a commit is green or red for good; the long tests roam. */
const SEED = 20_261_123;

if (process.env.HAKARI_TESTS !== 'long') fc.configureGlobal({ seed: SEED });
