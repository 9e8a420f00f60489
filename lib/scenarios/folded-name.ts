/** A name as it is searched: width, case and composition make no difference (Ａ = a). */
export function foldedName(name: string): string {
  return name.normalize('NFKC').toLowerCase().normalize('NFKC');
}
