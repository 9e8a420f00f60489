import { provisionedKilowatts } from '../energy/power';
import type { OutcomeInputs } from '../outcome-inputs';
import type { TrainingWork } from '../training-work';
import { JOULES_PER_KILOWATT_HOUR, SECONDS_PER_MONTH, SECONDS_PER_YEAR } from '../units';
import type { MachineCostUsd } from './machine-cost';

/** Price of all servers of the cluster. */
export function serversUsd(work: TrainingWork, inputs: OutcomeInputs): number {
  return work.nodeCount * inputs.nodePriceUsd;
}

/**
 * Price of the fabric between nodes: servers x share / (1 - share), the share being that of the
 * whole cluster's price. One node needs none.
 * @source epoch-training-cost-trends, CLUSTER_INTERCONNECT_COST_FRACTION
 */
export function fabricUsd(work: TrainingWork, inputs: OutcomeInputs): number {
  if (work.nodeCount === 1) return 0;
  const shareRatio = inputs.networkCapitalRatio;
  return (serversUsd(work, inputs) * shareRatio) / (1 - shareRatio);
}

/**
 * Price plus the cost of the capital bound in it over its life: price + discount x life x (price +
 * residual) / 2, the mean book value of a straight-line write-off.
 */
export function financedUsd(priceUsd: number, residualUsd: number, inputs: OutcomeInputs): number {
  const meanBookUsd = (priceUsd + residualUsd) / 2;
  return priceUsd + inputs.discountRatioPerYear * inputs.lifeYears * meanBookUsd;
}

/** Share of a machine's useful life that `occupiedSeconds` take: over life x share of it in use. */
export function lifeShareRatio(inputs: OutcomeInputs, occupiedSeconds: number): number {
  return occupiedSeconds / (inputs.lifeYears * SECONDS_PER_YEAR * inputs.useRatio);
}

/**
 * Writes what one run costs on machines that are owned, pro rata of their useful life: purchase and
 * installation with the cost of capital, fabric, support, resale less removal (negative), electricity
 * of the equipment, and under `facility` cooling by PUE and the room by provisioned power.
 */
export function writeOwnedMachineUsd(
  work: TrainingWork,
  inputs: OutcomeInputs,
  occupiedSeconds: number,
  equipmentJoules: number,
  facilityJoules: number,
  into: MachineCostUsd,
): void {
  const lifeShare = lifeShareRatio(inputs, occupiedSeconds);
  const servers = serversUsd(work, inputs);
  const fabric = fabricUsd(work, inputs);
  const installation = (servers + fabric) * inputs.installationRatio;
  const financedServers = financedUsd(servers, servers * inputs.residualRatio, inputs);
  into.compute = 0;
  into.capital = (financedServers + financedUsd(installation, 0, inputs)) * lifeShare;
  into.network = financedUsd(fabric, fabric * inputs.residualRatio, inputs) * lifeShare;
  into.residual = -netResaleUsd(work, inputs) * lifeShare;
  into.support = supportUsdPerYear(work, inputs) * inputs.lifeYears * lifeShare;
  into.energy = (equipmentJoules / JOULES_PER_KILOWATT_HOUR) * inputs.electricityUsdPerKilowattHour;
  const coolingUsd =
    (facilityJoules / JOULES_PER_KILOWATT_HOUR) * inputs.electricityUsdPerKilowattHour;
  into.facility = coolingUsd + roomUsd(work, inputs, occupiedSeconds);
}

/** What the cluster brings at the end of its life less taking it down; negative when removal costs more. */
export function netResaleUsd(work: TrainingWork, inputs: OutcomeInputs): number {
  const purchasedUsd = serversUsd(work, inputs) + fabricUsd(work, inputs);
  return purchasedUsd * (inputs.residualRatio - inputs.decommissionRatio);
}

/** Support contracts of a year on servers and fabric. */
export function supportUsdPerYear(work: TrainingWork, inputs: OutcomeInputs): number {
  const supportedUsd = work.nodeCount * inputs.supportedPriceUsdPerNode + fabricUsd(work, inputs);
  return supportedUsd * inputs.supportRatioPerYear;
}

/** Room, racks and power supply by provisioned kilowatt and month; idle months are paid by the used ones. */
export function roomUsd(
  work: TrainingWork,
  inputs: OutcomeInputs,
  occupiedSeconds: number,
): number {
  const paidMonths = occupiedSeconds / inputs.useRatio / SECONDS_PER_MONTH;
  return provisionedKilowatts(work, inputs) * inputs.roomUsdPerKilowattMonth * paidMonths;
}

/** Storage bought with the cluster, pro rata. */
export function ownedStorageUsd(
  work: TrainingWork,
  inputs: OutcomeInputs,
  occupiedSeconds: number,
): number {
  return (
    serversUsd(work, inputs) * inputs.storageCapitalRatio * lifeShareRatio(inputs, occupiedSeconds)
  );
}
