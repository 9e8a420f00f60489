import 'server-only';
import type { Hardware } from '@/engine/catalog/hardware-schema';
import type { ModelShape, Run } from '@/engine/scenario';
import caseSources from '@/engine/validation/case-sources.json';
import {
  FAMILIES,
  POWER_FAMILY,
  PUBLISHED_RUN_FAMILY,
  type Split,
  sizeLabel,
  WHOLE_RUN_FAMILY,
} from '@/engine/validation/families';
import { measuredCaseSchema } from '@/engine/validation/measured-case';
import peerTools from '@/engine/validation/peer-tools.json';
import peers from '@/engine/validation/peers.json';
import { wholeRunSchema } from '@/engine/validation/predictions';
import { type ScoreRow, scoreRow } from '@/engine/validation/score';
import { measuredLines, validationPredictions } from '@/engine/validation/table';
import { ENGINE_VERSION } from '@/engine/version';
import { processState } from '@/lib/process-state';
import { catalog } from '@/lib/worker/engine';

/** What a family's cases measure. */
export type Quantity = 'stepSeconds' | 'chipHours' | 'chipWatts';

/** One measured case with what the engine says of it. */
export interface MethodCase {
  id: string;
  hardware: Pick<Hardware, 'name' | 'kind' | 'vendorId'>;
  stackId: string;
  sizeLabel: string;
  sequenceLength: number;
  chipCount: number;
  chipFraction: number;
  /** Null where the source gives no layout and a search finds one. */
  run: Run | null;
  measured: number;
  predicted: number;
  isCalibration: boolean;
}

export interface MethodSource {
  title: string;
  url: string;
}

/** What another tool, or a plain rule, reaches on a superset of a family's cases. */
export interface MethodPeer {
  id: string;
  /** Null where the peer is a rule and no tool. */
  tool: { name: string; source: MethodSource } | null;
  /** Published by its authors, or run for this project. */
  isPublished: boolean;
  figure:
    | { kind: 'error'; errorRatio: number }
    | { kind: 'range'; lowRatio: number; highRatio: number }
    | { kind: 'refused'; refusedRatio: number }
    | { kind: 'bound'; boundFactor: number };
}

/** A family's score against the mark that it has to reach. */
export interface MarkedScore {
  row: ScoreRow;
  markRatio: number;
  isReached: boolean;
}

export interface MethodFamily extends MarkedScore {
  id: string;
  quantity: Quantity;
  /** Null where nothing of the family calibrated anything. */
  split: Split | null;
  /** Sizes that have a mark of their own. */
  bySize: (MarkedScore & { sizeLabel: string })[];
  cases: MethodCase[];
  sources: MethodSource[];
  peers: MethodPeer[];
}

/** All that the method page shows: the current engine on every measured case. */
export interface MethodView {
  engineVersion: string;
  catalogVersion: string;
  families: MethodFamily[];
  machines: { name: string; isValidated: boolean }[];
}

type Facts = Omit<MethodCase, 'measured' | 'predicted' | 'isCalibration'> & {
  source: string;
};

function hardwareOf(id: string): MethodCase['hardware'] {
  const record = catalog.hardware[id];
  if (record === undefined) throw new RangeError(`not in the catalog: ${id}`);
  const { name, kind, vendorId } = record;
  return { name, kind, vendorId };
}

/** What is known of the cases of a family, whatever the engine says of them. */
function factsOf(family: string): Map<string, Facts> {
  const facts = measuredLines(family).map((line): Facts => {
    const { source } = line as { source: string };
    const shared = (caze: { id: string; hardware: string; model: ModelShape }) => ({
      id: caze.id,
      hardware: hardwareOf(caze.hardware),
      sizeLabel: sizeLabel(caze.model),
      sequenceLength: caze.model.sequenceLength,
      source,
    });
    if (isOfWholeRuns(family)) {
      const run = wholeRunSchema.parse(line);
      const { softwareStack: stackId, chipCount } = run;
      return { ...shared(run), stackId, chipCount, chipFraction: 1, run: null };
    }
    const caze = measuredCaseSchema.parse(line);
    const { softwareStack: stackId, chipCount, chipFraction, run } = caze;
    return { ...shared(caze), stackId, chipCount, chipFraction, run };
  });
  return new Map(facts.map((fact) => [fact.id, fact]));
}

function isOfWholeRuns(family: string): boolean {
  return family === WHOLE_RUN_FAMILY.id || family === PUBLISHED_RUN_FAMILY.id;
}

function quantityOf(family: string): Quantity {
  if (isOfWholeRuns(family)) return 'chipHours';
  return family === POWER_FAMILY.id ? 'chipWatts' : 'stepSeconds';
}

function marked(row: ScoreRow, markRatio: number): MarkedScore {
  return { row, markRatio, isReached: row.mape <= markRatio };
}

function sourceOf(key: string): MethodSource {
  const source = Object.entries(caseSources).find(([known]) => known === key)?.[1];
  if (source === undefined) throw new RangeError(`no source ${key}`);
  return source;
}

function peerFigure(peer: (typeof peers)[number]): MethodPeer['figure'] {
  const { tool, errorRatio, lowRatio, highRatio, refusedRatio, boundFactor } = peer;
  if (errorRatio !== undefined) return { kind: 'error', errorRatio };
  if (lowRatio !== undefined && highRatio !== undefined)
    return { kind: 'range', lowRatio, highRatio };
  if (refusedRatio !== undefined) return { kind: 'refused', refusedRatio };
  if (boundFactor !== undefined) return { kind: 'bound', boundFactor };
  throw new RangeError(`no figure of ${tool}`);
}

function peersOf(family: string): MethodPeer[] {
  return peers
    .filter((peer) => peer.family === family)
    .map((peer) => {
      const tool = Object.entries(peerTools).find(([key]) => key === peer.tool)?.[1];
      if (tool === undefined) throw new RangeError(`no tool ${peer.tool}`);
      return {
        id: peer.tool,
        tool:
          tool.name === null
            ? null
            : { name: tool.name, source: { title: tool.title, url: tool.url } },
        isPublished: peer.origin === 'published',
        figure: peerFigure(peer),
      };
    });
}

function viewNow(): MethodView {
  const families = validationPredictions(catalog).map(({ family, markRatio, predictions }) => {
    const facts = factsOf(family);
    const known = FAMILIES.find(({ id }) => id === family);
    const sources = new Set([...facts.values()].map(({ source }) => source));
    const cases = predictions.map((prediction): MethodCase => {
      const fact = facts.get(prediction.id);
      if (fact === undefined) throw new RangeError(`no case ${prediction.id}`);
      const { source: _source, ...about } = fact;
      const { measured, predicted, isCalibration } = prediction;
      return { ...about, measured, predicted, isCalibration };
    });
    return {
      id: family,
      quantity: quantityOf(family),
      split: known?.split ?? null,
      ...marked(scoreRow(family, predictions), markRatio),
      bySize: Object.entries(known?.sizeMarkRatios ?? {}).map(([size, sizeMarkRatio]) => ({
        sizeLabel: size,
        ...marked(
          scoreRow(
            family,
            predictions.filter(({ id }) => facts.get(id)?.sizeLabel === size),
          ),
          sizeMarkRatio,
        ),
      })),
      cases,
      sources: [...sources].map(sourceOf),
      peers: peersOf(family),
    };
  });
  return {
    engineVersion: ENGINE_VERSION,
    catalogVersion: catalog.version,
    families,
    machines: Object.values(catalog.hardware).map(({ name, validated }) => ({
      name,
      isValidated: validated,
    })),
  };
}

/** The method page's figures, worked out once per process from the engine that answers questions. */
export function methodView(): MethodView {
  return processState('method-view', viewNow);
}
