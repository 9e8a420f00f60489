import type { Operator, OperatorGroup, Tensor } from '../../workload/operator';
import type { Recompute, Stage, StagePart, StageSettings, StreamTensor } from './stage';

function stagePart(group: OperatorGroup): StagePart {
  switch (group) {
    case 'attentionProjection':
    case 'feedForward':
      return 'compute';
    case 'attentionCore':
      return 'attention';
    case 'elementwise':
      return 'elementwise';
    case 'embedding':
    case 'head':
    case 'loss':
      return 'head';
  }
}

/** True for the stages of a layer's feed-forward half, in either direction. */
export function isFeedForwardHalf(stage: Stage): boolean {
  return FEED_FORWARD_STAGES.some((name) => stage.id.startsWith(name));
}
const FEED_FORWARD_STAGES = [
  'feedForward',
  'upProjection',
  'gateProjection',
  'activation',
  'downProjection',
  'middleGradientSum',
];

/** Forward and backward stages of a run of operators, in the order in which they run. */
export function stageLists(
  operators: readonly Operator[],
  settings: StageSettings,
): { forward: Stage[]; backward: Stage[]; savedBytesPerToken: number } {
  const written = new Set(operators.flatMap((operator) => operator.writes.map((t) => t.id)));
  const saved = new Map<string, Tensor>();
  for (const operator of operators)
    for (const tensor of operator.savedForBackward)
      if (settings.recompute === 'nothing' || tensor.kind !== 'scores')
        saved.set(tensor.id, tensor);
  const lastWritten = operators.at(-1)?.writes.map((tensor) => tensor.id) ?? [];

  const stream = (tensor: Tensor, isKept: boolean, prefix = ''): StreamTensor => {
    const split =
      tensor.kind === 'residual' && !settings.sequenceParallel ? 1 : settings.tensorParallel;
    const bytes = tensor.kind === 'logits' ? settings.logitBytes : settings.valueBytes;
    const bytesPerToken = (tensor.elementsPerToken * bytes) / split;
    const heads = settings.attentionHeads / settings.tensorParallel;
    const inFlight = tensor.kind === 'scores' ? Math.max(1, heads) : 1;
    return {
      id: prefix + tensor.id,
      bytesPerToken,
      tileBytes: (bytesPerToken * settings.tileTokens) / inFlight,
      isKept,
    };
  };
  const forwardStage = (operator: Operator, isAgain: boolean): Stage => {
    const keep = (tensor: Tensor) =>
      !isAgain && (saved.has(tensor.id) || lastWritten.includes(tensor.id));
    return {
      id: isAgain ? `${operator.id}Again` : operator.id,
      part: stagePart(operator.group),
      matrixWorkFlopsPerToken: matrixWork(operator, operator.forwardFlopsPerToken, settings),
      vectorElementsPerToken: vectorElements(operator, settings),
      reads: operator.reads.map((tensor) => stream(tensor, false)),
      writes: operator.writes.map((tensor) => stream(tensor, keep(tensor))),
      weightId: operator.id,
      weightBytes: touchedWeightBytes(operator, settings),
      gradientBytes: 0,
      interChipBytesPerToken: isAgain ? 0 : interChipBytes(operator, 'forward', settings),
      residentId: heldTensor(operator)?.id ?? '',
      residentBytes: residentBytes(operator, settings),
    };
  };
  return {
    forward: operators.map((operator) => forwardStage(operator, false)),
    backward: backwardStages(
      operators,
      settings,
      stream,
      written,
      recomputedOperators(operators, settings.recompute).map((o) => forwardStage(o, true)),
    ),
    savedBytesPerToken: [...saved.values()].reduce(
      (total, tensor) => total + stream(tensor, true).bytesPerToken,
      0,
    ),
  };
}

/** The operators that form the attention scores up to what the backward pass needs of them. */
function recomputedOperators(operators: readonly Operator[], recompute: Recompute): Operator[] {
  if (recompute === 'nothing') return [];
  return operators.filter((o) => o.writes.some((tensor) => tensor.kind === 'scores'));
}

/**
 * Backward stages in reverse order: one input-gradient stage per input of a matrix product, one
 * weight-gradient stage per weight, one stage per element-wise operator. A residual sum passes its
 * gradient on; gradients that meet are added by a stage of their own.
 */
function backwardStages(
  operators: readonly Operator[],
  settings: StageSettings,
  stream: (tensor: Tensor, isKept: boolean, prefix?: string) => StreamTensor,
  written: ReadonlySet<string>,
  again: readonly Stage[],
): Stage[] {
  const stages: Stage[] = [];
  let isFormedAgain = false;
  const partials = new Map<string, StreamTensor[]>();
  const base = {
    matrixWorkFlopsPerToken: 0,
    vectorElementsPerToken: 0,
    weightId: '',
    weightBytes: 0,
    gradientBytes: 0,
    interChipBytesPerToken: 0,
    residentId: '',
    residentBytes: 0,
  };
  const gradientOf = (tensor: Tensor, part: StagePart): StreamTensor => {
    const found = partials.get(tensor.id) ?? [];
    const [only] = found;
    if (only === undefined) return stream(tensor, false, 'gradient:');
    if (found.length === 1) return only;
    const sum = stream(tensor, !written.has(tensor.id), 'gradient:');
    stages.push({
      ...base,
      id: `${tensor.id}GradientSum`,
      part,
      vectorElementsPerToken: sum.bytesPerToken / settings.valueBytes,
      reads: found,
      writes: [sum],
    });
    partials.set(tensor.id, [sum]);
    return sum;
  };
  const partialOf = (tensor: Tensor, by: string): StreamTensor => {
    const consumers = operators.filter((o) => o.reads.some((t) => t.id === tensor.id)).length;
    const isEnd = !written.has(tensor.id) && consumers === 1;
    const partial = stream(tensor, isEnd, `gradient by ${by}:`);
    partials.set(tensor.id, [...(partials.get(tensor.id) ?? []), partial]);
    return partial;
  };

  for (const operator of [...operators].reverse()) {
    const part = stagePart(operator.group);
    const needsAgain = operator.savedForBackward.some((saved) =>
      again.some((stage) => stage.writes.some((tensor) => tensor.id === saved.id)),
    );
    if (needsAgain && !isFormedAgain) {
      stages.push(...again);
      isFormedAgain = true;
    }
    const outward = operator.writes.map((tensor) => gradientOf(tensor, part));
    const savedHere = operator.savedForBackward.map((tensor) => stream(tensor, false));
    if (operator.id.endsWith('Residual')) {
      for (const tensor of operator.reads)
        partials.set(tensor.id, [...(partials.get(tensor.id) ?? []), ...outward]);
      continue;
    }
    const inputs = operator.reads;
    const isProduct = operator.group === 'attentionCore' && operator.innerSize > 0;
    if (isProduct) {
      for (const tensor of inputs)
        stages.push({
          ...base,
          id: `${operator.id}:${tensor.id}Gradient`,
          part,
          matrixWorkFlopsPerToken: matrixWork(
            operator,
            operator.inputGradientFlopsPerToken / inputs.length,
            settings,
          ),
          reads: [...outward, ...savedHere.filter((saved) => saved.id !== tensor.id)],
          writes: [partialOf(tensor, operator.id)],
          // The row's own gradient meets the held tensor; the held tensor's gradient is gathered.
          residentId:
            heldTensor(operator)?.id === tensor.id
              ? `gradient:${tensor.id}`
              : (heldTensor(operator)?.id ?? ''),
          residentBytes: residentBytes(operator, settings),
        });
      continue;
    }
    const hasWeight = operator.innerSize > 0;
    stages.push({
      ...base,
      id: `${operator.id}:inputGradient`,
      part,
      matrixWorkFlopsPerToken: matrixWork(operator, operator.inputGradientFlopsPerToken, settings),
      vectorElementsPerToken: vectorElements(operator, settings),
      reads: hasWeight ? outward : [...outward, ...savedHere],
      writes: inputs.map((tensor) => partialOf(tensor, operator.id)),
      weightId: operator.id,
      weightBytes: touchedWeightBytes(operator, settings),
      interChipBytesPerToken: interChipBytes(operator, 'backward', settings),
    });
    if (hasWeight && settings.trainsWeights)
      stages.push({
        ...base,
        id: `${operator.id}:weightGradient`,
        part,
        matrixWorkFlopsPerToken: matrixWork(
          operator,
          operator.weightGradientFlopsPerToken,
          settings,
        ),
        reads: [...outward, ...savedHere],
        writes: [],
        gradientBytes: settings.gradientBytes(operator) / settings.tensorParallel,
      });
  }
  for (const tensor of operators[0]?.reads ?? [])
    if (!written.has(tensor.id)) gradientOf(tensor, 'elementwise');
  return stages;
}

function matrixWork(operator: Operator, flopsPerToken: number, settings: StageSettings): number {
  if (flopsPerToken === 0) return 0;
  return (flopsPerToken * settings.workPerFlopRatio(operator)) / settings.tensorParallel;
}

/** An element-wise operator passes as many elements as the larger of what it reads and writes. */
function vectorElements(operator: Operator, settings: StageSettings): number {
  if (operator.innerSize > 0) return 0;
  const size = (tensors: readonly Tensor[]) =>
    tensors.reduce(
      (total, tensor) =>
        total +
        tensor.elementsPerToken /
          (tensor.kind === 'residual' && !settings.sequenceParallel ? 1 : settings.tensorParallel),
      0,
    );
  return Math.max(size(operator.reads), size(operator.writes));
}

/** A look-up touches the rows of its tokens only: they are counted as its input. */
function touchedWeightBytes(operator: Operator, settings: StageSettings): number {
  if (operator.group === 'embedding') return 0;
  return settings.storedWeightBytes(operator) / settings.tensorParallel;
}

/** One all-reduce of the residual stream after each half of the layer, and one before it backward. */
function interChipBytes(
  operator: Operator,
  direction: 'forward' | 'backward',
  settings: StageSettings,
): number {
  const degree = settings.tensorParallel;
  if (degree === 1) return 0;
  const closing = ['outputProjection', 'downProjection'];
  const opening = ['queryKeyValue', 'upProjection', 'head'];
  const meets = direction === 'forward' ? closing : opening;
  if (!meets.includes(operator.id)) return 0;
  const residual = [...operator.reads, ...operator.writes].find((t) => t.kind === 'residual');
  const bytes = (residual?.elementsPerToken ?? 0) * settings.valueBytes;
  return (2 * (degree - 1) * bytes) / degree;
}

function heldTensor(operator: Operator): Tensor | undefined {
  if (operator.group !== 'attentionCore' || operator.innerSize === 0) return undefined;
  return operator.reads.find((tensor) => tensor.id === 'key' || tensor.id === 'value');
}

/** Of keys and values: the sequence at work and the next one on its way. */
const RESIDENT_COPIES = 2;

function residentBytes(operator: Operator, settings: StageSettings): number {
  const held = heldTensor(operator)?.elementsPerToken ?? 0;
  const bytesPerToken = (held * settings.valueBytes) / settings.tensorParallel;
  return RESIDENT_COPIES * bytesPerToken * settings.sequenceLength;
}
