import { EngineError } from '../errors';
import type { ModelShape } from '../scenario';
import { parameterCount } from './transformer';

/** Training length and vocabulary of the GPT-3 family. */
const DEFAULT_SEQUENCE_LENGTH = 2048;
const VOCABULARY_SIZE = 50257;
const FEED_FORWARD_PER_HIDDEN = 4;
/** Widths tried: eight per doubling, so that heads come in numbers that divide well. */
const WIDTHS_PER_DOUBLING = 8;
const SMALLEST_HIDDEN_SIZE = 64;
const LARGEST_HIDDEN_SIZE = 131_072;
/** Layers may lie this far off the family's aspect, so that neighbouring widths meet. */
const LAYER_SPREAD_RATIO = 1.2;
/** Below twice this many layers every number is tried, then every second, every fourth … */
const FINE_LAYERS = 18;

/** Width over layers in the GPT-3 family: 64 up to width 2048, 128 from 4096. */
function aspect(hiddenSize: number): number {
  return Math.min(128, Math.max(64, hiddenSize / 32));
}

/** 128 from width 2048 as in GPT-3, 64 below, less where the width is under 512. */
function headSize(hiddenSize: number, widthStepElements: number): number {
  if (hiddenSize >= 2048) return 128;
  return Math.min(64, widthStepElements);
}

function layerStep(layers: number): number {
  return 2 ** Math.max(0, Math.floor(Math.log2(layers / FINE_LAYERS)));
}

function familyShape(
  layers: number,
  hiddenSize: number,
  attentionHeads: number,
  sequenceLength: number,
): ModelShape {
  return {
    layers,
    hiddenSize,
    attentionHeads,
    keyValueHeads: attentionHeads,
    feedForwardSize: FEED_FORWARD_PER_HIDDEN * hiddenSize,
    gatedFeedForward: false,
    vocabularySize: VOCABULARY_SIZE,
    sequenceLength,
    tiedEmbeddings: true,
  };
}

/** Layer counts tried at one width: the family's, give or take the spread. */
function* layersNear(familyLayers: number): Generator<number> {
  const most = Math.ceil(familyLayers * LAYER_SPREAD_RATIO);
  let layers = Math.max(1, Math.floor(familyLayers / LAYER_SPREAD_RATIO));
  layers -= layers % layerStep(layers);
  for (; layers <= most; layers += layerStep(layers)) yield layers;
}

/** All shapes of the family, by growing width, then depth. */
function* familyShapes(sequenceLength: number): Generator<ModelShape> {
  for (let octave = SMALLEST_HIDDEN_SIZE; octave <= LARGEST_HIDDEN_SIZE; octave *= 2) {
    const widthStepElements = octave / WIDTHS_PER_DOUBLING;
    for (let hiddenSize = octave; hiddenSize < 2 * octave; hiddenSize += widthStepElements) {
      const heads = hiddenSize / headSize(hiddenSize, widthStepElements);
      for (const layers of layersNear(hiddenSize / aspect(hiddenSize)))
        yield familyShape(layers, hiddenSize, heads, sequenceLength);
    }
  }
}

/**
 * A decoder shape of about `parameterCount` parameters after the GPT-3 family: plain feed-forward of
 * 4 x hiddenSize, tied embeddings, vocabulary 50,257, hiddenSize / layers of 64 rising to 128. Of
 * the family's shapes the one whose count is nearest is taken, so a larger request never gives a
 * smaller model. Within 3 % from 1e8 to 2e12; below 4e6 the smallest shape, most of it embedding.
 * Throws EngineError `unusableParameterCount` where the count is not positive and finite.
 * @source brown-2020, table 2.1
 */
export function shapeForParameterCount(
  requestedParameterCount: number,
  sequenceLength: number = DEFAULT_SEQUENCE_LENGTH,
): ModelShape {
  if (!(requestedParameterCount > 0) || !Number.isFinite(requestedParameterCount))
    throw new EngineError('unusableParameterCount', {
      value: String(requestedParameterCount),
      accepted: 'a positive number',
    });
  let nearest: ModelShape | undefined;
  let nearestDistance = Number.POSITIVE_INFINITY;
  for (const shape of familyShapes(sequenceLength)) {
    const distance = Math.abs(parameterCount(shape) - requestedParameterCount);
    if (nearest !== undefined && distance >= nearestDistance) continue;
    nearest = shape;
    nearestDistance = distance;
  }
  return nearest as ModelShape;
}
