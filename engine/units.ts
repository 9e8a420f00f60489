/** Exact conversion factors. Inside the engine everything is SI; these stand at its two doors. */
export const SECONDS_PER_MINUTE = 60;
export const SECONDS_PER_HOUR = 3600;
export const SECONDS_PER_DAY = 86_400;
/** Mean month of a 365.25-day year. */
export const SECONDS_PER_MONTH = (365.25 / 12) * SECONDS_PER_DAY;
export const SECONDS_PER_YEAR = 365.25 * SECONDS_PER_DAY;
export const HOURS_PER_MONTH = SECONDS_PER_MONTH / SECONDS_PER_HOUR;
export const JOULES_PER_KILOWATT_HOUR = 3.6e6;
export const WATTS_PER_KILOWATT = 1e3;
export const BYTES_PER_GIGABYTE = 1e9;
export const MONTHS_PER_YEAR = 12;
