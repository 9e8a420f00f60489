/** What of a transfer shows when a share of it hides behind work: seconds - overlapRatio x min(seconds, windowSeconds). */
export function exposedSeconds(
  seconds: number,
  windowSeconds: number,
  overlapRatio: number,
): number {
  return seconds - overlapRatio * Math.min(seconds, windowSeconds);
}
