/** A case's id as the end of an address. */
export const anchorOf = (caseId: string) => caseId.replaceAll(' ', '-');

/** Where all cases of a family stand, at one of them. */
export function caseHref(locale: string, family: string, anchor = ''): string {
  const end = anchor === '' ? '' : `#${anchor.split('/').map(encodeURIComponent).join('/')}`;
  return `/${locale}/method/${family}${end}`;
}
