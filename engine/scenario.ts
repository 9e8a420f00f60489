import { z } from 'zod';

/**
 * The one schema: form = URL = row = request = engine input. Strict everywhere: an unknown key is
 * refused with its path.
 */

const positive = z.number().positive().finite();
const nonNegative = z.number().nonnegative().finite();
const share = z.number().min(0).max(1);
const count = z.int().positive().max(10_000_000);
const text = (maximum: number) =>
  z
    .string()
    .refine((s) => [...s].length <= maximum, { message: `at most ${maximum} characters` })
    .refine((s) => !s.includes('\u0000') && s.isWellFormed(), {
      message: 'no U+0000 and no lone surrogates',
    });
const key = z.string().regex(/^[a-z0-9][a-z0-9.-]{0,79}$/);

export const PRECISIONS = ['fp16', 'bf16', 'fp8'] as const;
export const precisionSchema = z.enum(PRECISIONS);
export type Precision = z.infer<typeof precisionSchema>;

export const modelShapeSchema = z.strictObject({
  layers: count.max(10_000),
  hiddenSize: count.max(1_000_000),
  attentionHeads: count.max(10_000),
  keyValueHeads: count.max(10_000),
  feedForwardSize: count,
  gatedFeedForward: z.boolean(),
  vocabularySize: count,
  sequenceLength: count,
  tiedEmbeddings: z.boolean(),
  experts: count.max(10_000).optional(),
  activeExperts: count.max(10_000).optional(),
});
/** A decoder-only transformer, all sizes given. */
export type ModelShape = z.infer<typeof modelShapeSchema>;

const layoutKinds = {
  microBatchSequences: count.nullable(),
  tensorParallel: count,
  pipelineParallel: count,
  dataParallel: count,
  interleave: count,
  sequenceParallel: z.boolean(),
  expertParallel: count,
  contextParallel: count,
  sharding: z.enum(['none', 'zero1', 'zero2', 'zero3']),
  recompute: z.enum(['none', 'selective', 'full']),
};
const layoutFields = {
  microBatchSequences: layoutKinds.microBatchSequences.default(null),
  tensorParallel: layoutKinds.tensorParallel.default(1),
  pipelineParallel: layoutKinds.pipelineParallel.default(1),
  dataParallel: layoutKinds.dataParallel.default(1),
  interleave: layoutKinds.interleave.default(1),
  sequenceParallel: layoutKinds.sequenceParallel.default(false),
  expertParallel: layoutKinds.expertParallel.default(1),
  contextParallel: layoutKinds.contextParallel.default(1),
  sharding: layoutKinds.sharding.default('none'),
  recompute: layoutKinds.recompute.default('none'),
};
export const layoutSchema = z.strictObject(layoutFields);
/** How a model is laid over chips. `microBatchSequences` null = the fastest that fits. */
export type Layout = z.infer<typeof layoutSchema>;

export const runSchema = z.strictObject({
  globalBatchSequences: count,
  precision: precisionSchema.default('bf16'),
  ...layoutFields,
});
/** A layout with the batch of all replicas and the precision: all of one training step. */
export type Run = z.infer<typeof runSchema>;

export const SPARSITY_PATTERNS = [
  'dense',
  'unstructured',
  'block16',
  'block32',
  'block64',
  '2:4',
] as const;
export const sparsityPhaseSchema = z.strictObject({
  tokenShareRatio: share,
  attentionSparsityRatio: z.number().min(0).max(0.999),
  feedForwardSparsityRatio: z.number().min(0).max(0.999),
});
/** A stretch of training at one level. Ratios are the share of weights that are zero. */
export type SparsityPhase = z.infer<typeof sparsityPhaseSchema>;

const phasesSchema = z.array(sparsityPhaseSchema).min(1).max(16);
const sparsePattern = z.enum(SPARSITY_PATTERNS).exclude(['dense']);
const densePlan = z.strictObject({ pattern: z.literal('dense') });

function checkPhases(
  plan: { pattern: string; phases?: SparsityPhase[] | null },
  context: z.core.$RefinementCtx,
): void {
  if (!plan.phases) return;
  const sum = plan.phases.reduce((total, phase) => total + phase.tokenShareRatio, 0);
  if (Math.abs(sum - 1) > 1e-6)
    context.addIssue({
      code: 'custom',
      path: ['phases'],
      message: `tokenShareRatio sums to ${sum}, accepted: 1`,
    });
  if (plan.pattern !== '2:4') return;
  plan.phases.forEach((phase, index) => {
    for (const field of ['attentionSparsityRatio', 'feedForwardSparsityRatio'] as const)
      if (phase[field] !== 0 && phase[field] !== 0.5)
        context.addIssue({
          code: 'custom',
          path: ['phases', index, field],
          message: `2:4 keeps two of four weights, accepted: 0 or 0.5`,
        });
  });
}

export const sparsitySchema = z
  .discriminatedUnion('pattern', [
    densePlan,
    z.strictObject({ pattern: sparsePattern, phases: phasesSchema }),
  ])
  .superRefine(checkPhases);
/** Pattern, level per operator group, and schedule. One phase means one step's sparsity. */
export type Sparsity = z.infer<typeof sparsitySchema>;

export const askedSparsitySchema = z
  .discriminatedUnion('pattern', [
    densePlan,
    z.strictObject({ pattern: sparsePattern, phases: phasesSchema.nullable() }),
  ])
  .superRefine(checkPhases);
/** A sparsity plan as asked for. `phases` null = the engine chooses the schedule. */
export type AskedSparsity = z.infer<typeof askedSparsitySchema>;

export const MODES = ['pretrain', 'continue', 'finetune-full', 'finetune-lora'] as const;
const workloadFields = z.strictObject({
  mode: z.enum(MODES).default('pretrain'),
  model: z.union([
    z.strictObject({ presetId: key }),
    z.strictObject({
      parameterCount: z.number().min(1e6).max(1e14),
      sequenceLength: count.max(4_194_304).optional(),
    }),
    modelShapeSchema,
  ]),
  trainingTokens: z.number().min(1e6).max(1e16),
  globalBatchTokens: z.number().min(1).max(1e12),
  precision: precisionSchema.default('bf16'),
});
export const workloadSchema = workloadFields.superRefine((workload, context) => {
  const { globalBatchTokens, trainingTokens } = workload;
  if (globalBatchTokens > trainingTokens)
    context.addIssue({
      code: 'custom',
      path: ['globalBatchTokens'],
      message: `at most trainingTokens, ${trainingTokens}`,
    });
});
export type Workload = z.infer<typeof workloadSchema>;

export const goalsSchema = z.strictObject({
  budgetUsd: positive.nullable().default(null),
  deadlineSeconds: positive.nullable().default(null),
  carbonCapKilograms: positive.nullable().default(null),
  lossGapLimit: positive.default(0.01),
  vendors: z.array(key).max(20).nullable().default(null),
  regions: z.array(key).max(50).nullable().default(null),
});
export type Goals = z.infer<typeof goalsSchema>;

export const programmeSchema = z.strictObject({
  horizonYears: z.int().min(1).max(5).default(3),
  trainingsPerYear: z.number().min(0).max(365).default(2),
  experimentShareRatio: z.number().min(0).max(5).default(0.2),
  growthRatioPerYear: z.number().min(-0.9).max(10).default(0),
  benefitUsdPerMonth: nonNegative.nullable().default(null),
  delayCostUsdPerWeek: nonNegative.nullable().default(null),
});
export type Programme = z.infer<typeof programmeSchema>;

export const RENT_TERMS = ['on-demand', 'spot', 'reserved-1y', 'reserved-3y'] as const;
export const rentTermSchema = z.enum(RENT_TERMS);
export type RentTerm = z.infer<typeof rentTermSchema>;

export const paymentSchema = z.discriminatedUnion('kind', [
  z.strictObject({
    kind: z.literal('rent'),
    providerId: key,
    region: key,
    term: rentTermSchema.default('on-demand'),
  }),
  z.strictObject({
    kind: z.enum(['own', 'colocate']),
    region: key,
    /** Share of the machines' life in use, by this and other work. */
    utilisationRatio: z.number().min(0.01).max(1).nullable().default(null),
    lifeYears: z.number().min(0.5).max(15).nullable().default(null),
  }),
  z.strictObject({
    kind: z.literal('existing'),
    region: key,
    bookValueUsdPerChip: nonNegative.default(0),
    availableShareRatio: z.number().min(0.01).max(1).default(1),
  }),
]);
export type Payment = z.infer<typeof paymentSchema>;

export const optionSchema = z.strictObject({
  id: key,
  hardware: key,
  chipCount: count.max(1_000_000).nullable().default(null),
  softwareStack: key.default('generic-tuned'),
  layout: layoutSchema.nullable().default(null),
  sparsity: askedSparsitySchema.default({ pattern: 'dense' }),
  payment: paymentSchema,
});
/** One column of the comparison. `chipCount`, `layout` or the plan's `phases` null = the engine chooses. */
export type Option = z.infer<typeof optionSchema>;

export const moneySchema = z.strictObject({
  currency: z.enum(['USD', 'JPY', 'EUR']).default('USD'),
  currencyPerUsd: z.number().positive().max(1e6).default(1),
  discountRatio: z.number().min(0).max(1).default(0.07),
});
export type Money = z.infer<typeof moneySchema>;

export const overrideSchema = z.strictObject({
  path: z.string().min(3).max(200),
  value: z.number().finite(),
  note: text(400).default(''),
});
/** One fact of the catalog replaced by the user's number. */
export type Override = z.infer<typeof overrideSchema>;

export const scenarioSchema = z.strictObject({
  version: z.literal(1),
  name: text(120).default(''),
  note: text(4000).default(''),
  workload: workloadSchema,
  goals: goalsSchema.prefault({}),
  programme: programmeSchema.prefault({}),
  options: z
    .array(optionSchema)
    .min(1)
    .max(4)
    .refine((options) => new Set(options.map((o) => o.id)).size === options.length, {
      message: 'option ids must differ',
    }),
  money: moneySchema.prefault({}),
  overrides: z.array(overrideSchema).max(200).default([]),
  ladder: z.literal('paper').nullable().default(null),
});
/** One question: a workload, goals, assumptions and 1-4 options to compare. */
export type Scenario = z.infer<typeof scenarioSchema>;
/** What a person or a file may write: defaults left out. */
export type ScenarioInput = z.input<typeof scenarioSchema>;

export const caseSchema = z.object({
  id: z.string(),
  hardware: z.string(),
  chipCount: count,
  chipFraction: z.number().positive().max(1).default(1),
  chipsPerNode: count.default(8),
  interNodeBytesPerSecondPerNode: positive.nullable().default(null),
  softwareStack: z.string().default('generic-tuned'),
  model: modelShapeSchema,
  run: runSchema,
  /** One step has one phase: several, or phases left open, are refused with `onePhaseNeeded`. */
  sparsity: askedSparsitySchema.default({ pattern: 'dense' }),
});
/** One training step, everything given. Unknown top-level fields (source, measured) are ignored. */
export type Case = z.infer<typeof caseSchema>;

/** A case whose layout is to be found: what `run` states is held fixed. */
export const searchCaseSchema = caseSchema.extend({
  run: z.strictObject({
    globalBatchSequences: count,
    precision: precisionSchema.default('bf16'),
    ...z.strictObject(layoutKinds).partial().shape,
  }),
});
export type SearchCase = z.infer<typeof searchCaseSchema>;
