// biome-ignore-all assist/source/organizeImports: written by `npm run catalog`, sorted by path
import assumptionsExchange from './assumptions/exchange.json';
import assumptionsPlanning from './assumptions/planning.json';
import assumptionsQuality from './assumptions/quality.json';
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
import { loadCatalog } from './load';
import type { Catalog } from './schema';
import sources from './sources.json';

/** All the engine knows, parsed and cross-checked. */
export const catalog: Catalog = loadCatalog({
  version: '2026-11-23-4c3b554f',
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
  stacks: {},
  models: {},
  providers: {},
  regions: {},
  assumptions: {
    exchange: assumptionsExchange,
    planning: assumptionsPlanning,
    quality: assumptionsQuality,
    sparsity: assumptionsSparsity,
  },
  sources,
});
