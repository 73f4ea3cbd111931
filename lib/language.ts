/**
 * The best of `offered` for an Accept-Language header (RFC 9110, 12.5.4): exact match first, then the same language;
 * null when the reader names none of them.
 */
export function bestLanguage<Offered extends string>(
  header: string | null | undefined,
  offered: readonly Offered[],
): Offered | null {
  if (!header) return null;
  const wanted = header
    .slice(0, 500)
    .split(',')
    .map((part) => {
      const [tag = '', ...parameters] = part.trim().toLowerCase().split(';');
      const quality = parameters.find((parameter) => parameter.trim().startsWith('q='));
      return { tag: tag.trim(), quality: quality ? Number(quality.trim().slice(2)) : 1 };
    })
    .filter(({ tag, quality }) => tag && quality > 0)
    .sort((a, b) => b.quality - a.quality);
  for (const { tag } of wanted) {
    const language = tag.split('-')[0];
    const found =
      offered.find((one) => one.toLowerCase() === tag) ??
      offered.find((one) => one.toLowerCase().split('-')[0] === language);
    if (found) return found;
  }
  return null;
}
