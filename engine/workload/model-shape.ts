import type { Catalog } from '../catalog/schema';
import { EngineError } from '../errors';
import type { ModelShape, Workload } from '../scenario';
import { shapeForParameterCount } from './shape-rule';

/**
 * The shape of the model asked for: a preset's, one filled from a parameter count by the shape rule,
 * or as given. Throws `unknownModelPreset` naming those that exist, and refuses experts without
 * active experts, more active than there are, and heads that key-value heads do not divide.
 */
export function modelShape(model: Workload['model'], catalog: Catalog): ModelShape {
  if ('presetId' in model) {
    const preset = catalog.models[model.presetId];
    if (preset === undefined)
      throw new EngineError('unknownModelPreset', {
        path: 'workload.model.presetId',
        value: model.presetId,
        accepted: Object.keys(catalog.models),
      });
    return preset.shape;
  }
  if ('parameterCount' in model)
    return shapeForParameterCount(model.parameterCount, model.sequenceLength);
  return checkedShape(model, 'workload.model');
}

/** The shape if it can run; `path` is where the asker wrote it. Throws `invalidValue`. */
export function checkedShape(model: ModelShape, path: string): ModelShape {
  const { attentionHeads, keyValueHeads, experts, activeExperts } = model;
  if (attentionHeads % keyValueHeads !== 0)
    throw new EngineError('invalidValue', {
      path: `${path}.keyValueHeads`,
      value: keyValueHeads,
      accepted: `a divisor of attentionHeads ${attentionHeads}`,
    });
  if (
    (experts === undefined) !== (activeExperts === undefined) ||
    (activeExperts ?? 1) > (experts ?? 1)
  )
    throw new EngineError('invalidValue', {
      path: `${path}.activeExperts`,
      value: activeExperts ?? null,
      accepted: `with experts, from 1 to ${experts ?? 'experts'}`,
    });
  return model;
}
