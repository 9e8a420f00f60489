/** What the machine of one run costs, by ledger row. Renting fills `compute` alone. */
export interface MachineCostUsd {
  compute: number;
  energy: number;
  facility: number;
  network: number;
  support: number;
  capital: number;
  residual: number;
}

/** Sum of the rows. */
export function machineCostUsd(cost: MachineCostUsd): number {
  return (
    cost.compute +
    cost.energy +
    cost.facility +
    cost.network +
    cost.support +
    cost.capital +
    cost.residual
  );
}
