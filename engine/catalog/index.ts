// biome-ignore-all assist/source/organizeImports: written by `npm run catalog`, sorted by path
import assumptionsCarbon from './assumptions/carbon.json';
import assumptionsExchange from './assumptions/exchange.json';
import assumptionsModelError from './assumptions/model-error.json';
import assumptionsOverheads from './assumptions/overheads.json';
import assumptionsOwnership from './assumptions/ownership.json';
import assumptionsPeople from './assumptions/people.json';
import assumptionsPilot from './assumptions/pilot.json';
import assumptionsPlanning from './assumptions/planning.json';
import assumptionsPower from './assumptions/power.json';
import assumptionsProgramme from './assumptions/programme.json';
import assumptionsQuality from './assumptions/quality.json';
import assumptionsRent from './assumptions/rent.json';
import assumptionsSparsity from './assumptions/sparsity.json';
import hardwareAmdMi300x192gb from './hardware/amd-mi300x-192gb.json';
import hardwareNvidiaA100Pcie80gb from './hardware/nvidia-a100-pcie-80gb.json';
import hardwareNvidiaA100Sxm440gb from './hardware/nvidia-a100-sxm4-40gb.json';
import hardwareNvidiaA100Sxm480gb from './hardware/nvidia-a100-sxm4-80gb.json';
import hardwareNvidiaB200Sxm180gb from './hardware/nvidia-b200-sxm-180gb.json';
import hardwareNvidiaH100Pcie80gb from './hardware/nvidia-h100-pcie-80gb.json';
import hardwareNvidiaH100Sxm580gb from './hardware/nvidia-h100-sxm5-80gb.json';
import hardwareNvidiaH200Sxm141gb from './hardware/nvidia-h200-sxm-141gb.json';
import hardwareNvidiaL40s48gb from './hardware/nvidia-l40s-48gb.json';
import hardwareSambanovaSn10 from './hardware/sambanova-sn10.json';
import hardwareSambanovaSn30 from './hardware/sambanova-sn30.json';
import hardwareSambanovaSn40l from './hardware/sambanova-sn40l.json';
import modelsGpt1_3b from './models/gpt-1.3b.json';
import modelsGpt125m from './models/gpt-125m.json';
import modelsGpt13b from './models/gpt-13b.json';
import modelsGpt175b from './models/gpt-175b.json';
import modelsGpt2_7b from './models/gpt-2.7b.json';
import modelsGpt350m from './models/gpt-350m.json';
import modelsGpt6_7b from './models/gpt-6.7b.json';
import modelsGpt760m from './models/gpt-760m.json';
import modelsGpt2Large from './models/gpt2-large.json';
import modelsGpt2Medium from './models/gpt2-medium.json';
import modelsGpt2Small from './models/gpt2-small.json';
import modelsGpt2Xl from './models/gpt2-xl.json';
import modelsLlama13b from './models/llama-13b.json';
import modelsLlama213b from './models/llama-2-13b.json';
import modelsLlama270b from './models/llama-2-70b.json';
import modelsLlama27b from './models/llama-2-7b.json';
import modelsLlama370b from './models/llama-3-70b.json';
import modelsLlama38b from './models/llama-3-8b.json';
import modelsLlama3_1405b from './models/llama-3.1-405b.json';
import modelsLlama33b from './models/llama-33b.json';
import modelsLlama65b from './models/llama-65b.json';
import modelsLlama7b from './models/llama-7b.json';
import modelsMistral7b from './models/mistral-7b.json';
import modelsMixtral8x7b from './models/mixtral-8x7b.json';
import modelsMpt1b from './models/mpt-1b.json';
import modelsMpt30b from './models/mpt-30b.json';
import modelsMpt7b from './models/mpt-7b.json';
import pricesAws from './prices/aws.json';
import pricesAzure from './prices/azure.json';
import pricesCoreweave from './prices/coreweave.json';
import pricesCrusoe from './prices/crusoe.json';
import pricesGcp from './prices/gcp.json';
import pricesLambda from './prices/lambda.json';
import pricesNebius from './prices/nebius.json';
import pricesOci from './prices/oci.json';
import pricesRunpod from './prices/runpod.json';
import pricesSambanovaQuote from './prices/sambanova-quote.json';
import regionsFrankfurt from './regions/frankfurt.json';
import regionsLondon from './regions/london.json';
import regionsOregon from './regions/oregon.json';
import regionsOsaka from './regions/osaka.json';
import regionsParis from './regions/paris.json';
import regionsSingapore from './regions/singapore.json';
import regionsStockholm from './regions/stockholm.json';
import regionsTokyo from './regions/tokyo.json';
import regionsVirginia from './regions/virginia.json';
import sources from './sources.json';
import stacksGenericTuned from './stacks/generic-tuned.json';
import stacksInternevo from './stacks/internevo.json';
import stacksLlmFoundryFsdp from './stacks/llm-foundry-fsdp.json';
import stacksMegatronCore from './stacks/megatron-core.json';
import stacksMegatronDeepspeed from './stacks/megatron-deepspeed.json';
import stacksMegatronLm2021 from './stacks/megatron-lm-2021.json';
import stacksMegatronLm2022 from './stacks/megatron-lm-2022.json';
import stacksSambaflowO0 from './stacks/sambaflow-o0.json';
import { loadCatalog } from './load';
import type { Catalog } from './schema';
import stacksSambaflowO3 from './stacks/sambaflow-o3.json';

/** All the engine knows, parsed and cross-checked. */
export const catalog: Catalog = loadCatalog({
  version: '2026-11-23-42dc8cea',
  hardware: {
    'amd-mi300x-192gb': hardwareAmdMi300x192gb,
    'nvidia-a100-pcie-80gb': hardwareNvidiaA100Pcie80gb,
    'nvidia-a100-sxm4-40gb': hardwareNvidiaA100Sxm440gb,
    'nvidia-a100-sxm4-80gb': hardwareNvidiaA100Sxm480gb,
    'nvidia-b200-sxm-180gb': hardwareNvidiaB200Sxm180gb,
    'nvidia-h100-pcie-80gb': hardwareNvidiaH100Pcie80gb,
    'nvidia-h100-sxm5-80gb': hardwareNvidiaH100Sxm580gb,
    'nvidia-h200-sxm-141gb': hardwareNvidiaH200Sxm141gb,
    'nvidia-l40s-48gb': hardwareNvidiaL40s48gb,
    'sambanova-sn10': hardwareSambanovaSn10,
    'sambanova-sn30': hardwareSambanovaSn30,
    'sambanova-sn40l': hardwareSambanovaSn40l,
  },
  stacks: {
    'generic-tuned': stacksGenericTuned,
    internevo: stacksInternevo,
    'llm-foundry-fsdp': stacksLlmFoundryFsdp,
    'megatron-core': stacksMegatronCore,
    'megatron-deepspeed': stacksMegatronDeepspeed,
    'megatron-lm-2021': stacksMegatronLm2021,
    'megatron-lm-2022': stacksMegatronLm2022,
    'sambaflow-o0': stacksSambaflowO0,
    'sambaflow-o3': stacksSambaflowO3,
  },
  models: {
    'gpt-1.3b': modelsGpt1_3b,
    'gpt-125m': modelsGpt125m,
    'gpt-13b': modelsGpt13b,
    'gpt-175b': modelsGpt175b,
    'gpt-2.7b': modelsGpt2_7b,
    'gpt-350m': modelsGpt350m,
    'gpt-6.7b': modelsGpt6_7b,
    'gpt-760m': modelsGpt760m,
    'gpt2-large': modelsGpt2Large,
    'gpt2-medium': modelsGpt2Medium,
    'gpt2-small': modelsGpt2Small,
    'gpt2-xl': modelsGpt2Xl,
    'llama-13b': modelsLlama13b,
    'llama-2-13b': modelsLlama213b,
    'llama-2-70b': modelsLlama270b,
    'llama-2-7b': modelsLlama27b,
    'llama-3-70b': modelsLlama370b,
    'llama-3-8b': modelsLlama38b,
    'llama-3.1-405b': modelsLlama3_1405b,
    'llama-33b': modelsLlama33b,
    'llama-65b': modelsLlama65b,
    'llama-7b': modelsLlama7b,
    'mistral-7b': modelsMistral7b,
    'mixtral-8x7b': modelsMixtral8x7b,
    'mpt-1b': modelsMpt1b,
    'mpt-30b': modelsMpt30b,
    'mpt-7b': modelsMpt7b,
  },
  providers: {
    aws: pricesAws,
    azure: pricesAzure,
    coreweave: pricesCoreweave,
    crusoe: pricesCrusoe,
    gcp: pricesGcp,
    lambda: pricesLambda,
    nebius: pricesNebius,
    oci: pricesOci,
    runpod: pricesRunpod,
    'sambanova-quote': pricesSambanovaQuote,
  },
  regions: {
    frankfurt: regionsFrankfurt,
    london: regionsLondon,
    oregon: regionsOregon,
    osaka: regionsOsaka,
    paris: regionsParis,
    singapore: regionsSingapore,
    stockholm: regionsStockholm,
    tokyo: regionsTokyo,
    virginia: regionsVirginia,
  },
  assumptions: {
    carbon: assumptionsCarbon,
    exchange: assumptionsExchange,
    modelError: assumptionsModelError,
    overheads: assumptionsOverheads,
    ownership: assumptionsOwnership,
    people: assumptionsPeople,
    pilot: assumptionsPilot,
    planning: assumptionsPlanning,
    power: assumptionsPower,
    programme: assumptionsProgramme,
    quality: assumptionsQuality,
    rent: assumptionsRent,
    sparsity: assumptionsSparsity,
  },
  sources,
});
