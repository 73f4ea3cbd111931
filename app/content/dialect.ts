import type { DialectWords } from '../../lib/directives.ts';
import { type Locale, words } from '../../locales/index.ts';
import { areas, type DocumentKind } from './document.ts';

/** What the signs of a text are called in its language, where the author gives them no title. */
export function dialectWords(locale: Locale): DialectWords {
  const { callout_tip: tip, callout_attention: attention, callout_important: important } = words[locale].common;
  const { expander, tab, video } = words[locale].content.dialect;
  return { tip, attention, important, expander, tab, video };
}

const kinds = new Map(Object.entries(areas).map(([kind, area]) => [area as string, kind as DocumentKind]));
const document_path = /^(\/[a-z]+)\/([a-z0-9]+(?:-[a-z0-9]+)*)\/?$/;
const file = /^\/content\/files\/([0-9a-f-]{36})(?:\/image)?$/;
const longest_slug = 120;

/** The document an address of this portal speaks of; null for any other address. */
export function targetOf(path: string): { kind: DocumentKind; slug: string } | null {
  const [, area = '', slug = ''] = document_path.exec(path) ?? [];
  const kind = kinds.get(area);
  return kind && slug.length <= longest_slug ? { kind, slug } : null;
}

/** The documents that some addresses of a text lead to, as `kind/slug`, each once. */
export function linksIn(paths: readonly string[]): string[] {
  const found = paths.map(targetOf).filter((target) => target !== null);
  return [...new Set(found.map(({ kind, slug }) => `${kind}/${slug}`))];
}

/** The files that some addresses of a text show or hand out, each once. */
export function filesIn(paths: readonly string[]): string[] {
  return [...new Set(paths.flatMap((path) => file.exec(path)?.[1] ?? []))];
}
