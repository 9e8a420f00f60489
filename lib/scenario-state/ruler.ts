/** Round values in one decade, about evenly spaced on a log scale. */
const STOPS_PER_DECADE = [
  1, 1.1, 1.2, 1.3, 1.5, 1.7, 2, 2.2, 2.5, 2.8, 3, 3.5, 4, 4.5, 5, 5.5, 6, 7, 8, 9,
];

/** The values a ruler stops at, from one power of ten to another. */
export function rulerStops(from: number, to: number): number[] {
  const first = Math.round(Math.log10(from));
  const last = Math.round(Math.log10(to));
  const stops: number[] = [];
  for (let power = first; power < last; power++)
    for (const mantissa of STOPS_PER_DECADE) stops.push(Number(`${mantissa}e${power}`));
  stops.push(Number(`1e${last}`));
  return stops;
}

/** The stop nearest to a value on the log scale, by difference where a stop is zero; the ends for what lies outside. */
export function nearestStop(stops: readonly number[], value: number): number {
  const isLogarithmic = stops.every((stop) => stop > 0);
  const distance = (stop: number) =>
    Math.abs(isLogarithmic ? Math.log(stop / value) : stop - value);
  return stops.reduce(
    (nearest, stop, index) => (distance(stop) < distance(stops[nearest] ?? stop) ? index : nearest),
    0,
  );
}
