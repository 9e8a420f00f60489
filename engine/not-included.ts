import type { Scenario } from './scenario';

/** What no estimate holds, whatever is asked. Codes are translation keys. */
const NEVER_INCLUDED = [
  'dataCollection',
  'dataLabelling',
  'inferenceServing',
  'productDevelopment',
  'legalAndCompliance',
  'taxesAndDuties',
  'priceNegotiation',
  'capacityWaiting',
] as const;

/** What is left out of this question's figures; shown wherever the figures are. */
export function notIncluded(scenario: Scenario): string[] {
  const kinds = new Set(scenario.options.map((option) => option.payment.kind));
  const isTuning = scenario.workload.mode !== 'pretrain';
  return [
    ...NEVER_INCLUDED,
    ...(kinds.has('own') || kinds.has('colocate') ? ['buildingAndSite', 'insurance'] : []),
    ...(isTuning ? ['baseModelLicence'] : []),
  ];
}
