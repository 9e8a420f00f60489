import type { Assumptions } from '../catalog/assumption-schema';
import type { Values } from '../catalog/fact';
import type { Hardware } from '../catalog/hardware-schema';
import type { OutcomeInputs } from '../outcome-inputs';
import type { TrainingSecondsByPart } from '../result';
import type { TrainingWork } from '../training-work';
import { WATTS_PER_KILOWATT } from '../units';

/**
 * Mean draw of one chip while it trains: idle + (full - idle) x min(1, utilisation /
 * fullDrawUtilisation)^drawExponent, full draw a share of the rating. Between idle and full, and
 * never falls as utilisation grows. Exponent and share are one for all chips, the utilisation at
 * which a chip meets its power limit is a fact of the chip. Fitted at .18 to .39 of the 16-bit peak.
 * @source caraml-2024, figure 2
 */
export function meanChipWatts(
  idleChipWatts: number,
  fullDrawChipWatts: number,
  flopsUtilisationRatio: number,
  fullDrawUtilisationRatio: number,
  drawExponentRatio: number,
): number {
  const drawShare = Math.min(1, flopsUtilisationRatio / fullDrawUtilisationRatio);
  return idleChipWatts + (fullDrawChipWatts - idleChipWatts) * drawShare ** drawExponentRatio;
}

/** Energy by what draws it; the parts sum to the whole. */
export interface EnergyJoulesByPart {
  chips: number;
  host: number;
  network: number;
  facility: number;
}

/**
 * Writes the energy of one run (no experiments, no reruns) into `into` and returns the sum. Chips
 * draw their mean while they compute and idle while they wait for data, checkpoints and start-up;
 * hosts draw always; the network takes a share of both; facility = (PUE - 1) x all of it.
 */
export function runEnergyJoules(
  work: TrainingWork,
  inputs: OutcomeInputs,
  seconds: TrainingSecondsByPart,
  into: EnergyJoulesByPart,
): number {
  const busySeconds =
    seconds.sparseSteps +
    seconds.denseSteps +
    seconds.evaluation +
    seconds.failures +
    seconds.setbacks;
  const quietSeconds = seconds.dataLoading + seconds.checkpoints + seconds.startUp;
  const busyChipWatts = meanChipWatts(
    inputs.idleChipWatts,
    inputs.ratedChipWatts * inputs.fullDrawRatio,
    work.flopsUtilisationRatio,
    inputs.fullDrawUtilisationRatio,
    inputs.drawExponentRatio,
  );
  into.chips = work.chipCount * (busyChipWatts * busySeconds + inputs.idleChipWatts * quietSeconds);
  into.host = work.nodeCount * inputs.hostWattsPerNode * (busySeconds + quietSeconds);
  into.network = (into.chips + into.host) * inputs.networkPowerRatio;
  const equipmentJoules = into.chips + into.host + into.network;
  into.facility = equipmentJoules * (inputs.powerUsageEffectivenessRatio - 1);
  return equipmentJoules + into.facility;
}

/** Kilowatts that must be provisioned: every chip at its rating, hosts and network beside them. */
export function provisionedKilowatts(work: TrainingWork, inputs: OutcomeInputs): number {
  const nodeWatts = work.chipsPerNode * inputs.ratedChipWatts + inputs.hostWattsPerNode;
  return (work.nodeCount * nodeWatts * (1 + inputs.networkPowerRatio)) / WATTS_PER_KILOWATT;
}

/** Draw of a chip of the catalog at a utilisation, with the full-draw point of that chip or of its family. */
export function chipWattsAt(
  hardware: Values<Hardware>,
  power: Values<Assumptions>['power'],
  flopsUtilisationRatio: number,
): number {
  const { fullDrawUtilisationRatio } = power;
  return meanChipWatts(
    hardware.idleChipWatts,
    hardware.ratedChipWatts * power.fullDrawRatio,
    flopsUtilisationRatio,
    fullDrawUtilisationRatio[hardware.id] ?? fullDrawUtilisationRatio[hardware.kind],
    power.drawExponentRatio,
  );
}
