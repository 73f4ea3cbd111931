/** The compression a client takes (RFC 9110, 12.5.3), the better first; null for none. `q=0` is a no. */
export function encodingOf(accept: string | null): 'br' | 'gzip' | null {
  const takes = (name: string): boolean =>
    accept !== null &&
    new RegExp(`(?:^|[ ,])${name}\\b(?!\\s*;\\s*q=0(?:\\.0*)?(?:[ ,]|$))`, 'i').test(accept.slice(0, 200));
  return takes('br') ? 'br' : takes('gzip') ? 'gzip' : null;
}
