import { bareCode } from './source-text';

const listed = (text: string) => new Set(text.split(/\s+/).filter(Boolean));

/** Words that say what a number is measured in. A block named with one speaks for its members. */
const MEASURES =
  listed(`seconds hours days weeks months years bytes bits flops joules watts kilowatts
  usd kilograms nats tokens weights ratio ratios share probability counts`);
/** Words that say what a number counts, or that it has no unit. */
const COUNTED =
  listed(`sequences elements parameters experts heads layers units tiles batch requests
  interruptions cycles choices divisors count size divisor exponent factor intensity index seed loss
  utilisation effectiveness fraction weight goal quantile draw hash distance calibration`);

/** Names that need no unit: shapes that files and requests fix, degrees of parallelism, plain positions. */
const ALLOWED =
  listed(`layers hiddenSize attentionHeads keyValueHeads feedForwardSize vocabularySize sequenceLength experts
  activeExperts tensorParallel pipelineParallel dataParallel contextParallel expertParallel interleave
  chipsPerNode ranks ranksPerNode senders sharers replicas heads rows columns depth batch queries keys
  p10 p50 p90 value low high minimum maximum index count seed year trainingsPerYear
  trainingsByYear lossGapLimit currencyPerUsd yenPerUsd euroPerUsd tried memory topology other
  keptBlocksPerUnit dense planned likely gpu rdu spot start end limit current small large banks candidates
  n nCalibration nTest mape median p95 worstError predicted measured ascending stage tile`);

/** The words of a name: `priceUsdPerHour` and `SECONDS_PER_DAY` alike. */
function wordsOf(name: string): string[] {
  return name
    .replace(/([a-z0-9])([A-Z])/g, '$1 $2')
    .split(/[ _]/)
    .map((word) => word.toLowerCase());
}

function says(name: string, words: ReadonlySet<string>): boolean {
  return wordsOf(name).some((word) => words.has(word));
}

export interface NumericName {
  name: string;
  line: number;
  /** Names of the blocks around it, outermost first: a part of `breakdownSeconds` is in seconds. */
  within: string[];
}

const NUMERIC_MEMBER =
  /\b([A-Za-z_]\w*)\??\s*:\s*(?:readonly\s+)?(?:number\b(?!\s*[)=]*\s*=>\s*[^n])|z\s*\.\s*(?:number|int)\(|factIn\()/g;
const NUMERIC_CONSTANT = /^export const ([A-Za-z_]\w*)(?:: number)? = [-\d(][^;{]*;/gm;
const NUMERIC_FUNCTION = /^export function (\w+)\([^{;]*\): number(?:\[\])? \{/gm;

/** The names of the blocks that are open at a position. */
function blocksAt(code: string, position: number): string[] {
  const open: string[] = [];
  let start = 0;
  for (let i = 0; i < position; i++) {
    const character = code[i];
    if (character === '{') open.push(code.slice(start, i));
    else if (character === '}') open.pop();
    if (character === '{' || character === '}' || character === ';') start = i + 1;
  }
  return open.flatMap((header) => {
    const named =
      /(?:interface|type|const|function)\s+(\w+)/.exec(header) ??
      /(\w+)\??\s*:?\s*[^:]*$/.exec(header);
    return named?.[1] === undefined ? [] : [named[1]];
  });
}

/** Every number that a file declares by name: members of types and schemas, parameters, constants, results. */
export function numericNames(text: string): NumericName[] {
  const code = bareCode(text);
  return [NUMERIC_MEMBER, NUMERIC_CONSTANT, NUMERIC_FUNCTION].flatMap((pattern) =>
    [...code.matchAll(pattern)].map((match) => ({
      name: match[1] as string,
      line: code.slice(0, match.index).split('\n').length,
      within: blocksAt(code, match.index),
    })),
  );
}

/** True when a reader can tell from the name, or from the block that holds it, what the number is in. */
export function isUnitNamed({ name, within }: NumericName): boolean {
  const own = ALLOWED.has(name) || says(name, MEASURES) || says(name, COUNTED);
  return own || within.some((block) => says(block, MEASURES));
}
