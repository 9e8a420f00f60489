const ROBOT = /bot|crawl|spider|preview|unfurl|embed|slurp|scanner|facebookexternalhit|whatsapp/i;

/** Chat programs and mail scanners that fetch a link to draw or check it: no person looked. */
export function isPreviewRobot(request: Request): boolean {
  const purpose = request.headers.get('sec-purpose') ?? request.headers.get('purpose') ?? '';
  return ROBOT.test(request.headers.get('user-agent') ?? '') || purpose.includes('prefetch');
}
