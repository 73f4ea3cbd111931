import { plainText } from '../../lib/plain-text.ts';
import type { Chrome } from '../../ui/chrome.ts';
import type { PublicHead } from '../../ui/parts/public-head.tsx';
import { documentPath, isListed } from './document.ts';
import type { Shown } from './find.ts';
import type { Variant } from './find-reading.ts';

const described = 200;
const types = {
  doc: 'TechArticle',
  kb: 'TechArticle',
  news: 'NewsArticle',
  video: 'VideoObject',
  package: 'TechArticle',
};

type Step = { href: string; label: string };

/** What a document that anybody may read says of itself; undefined for every other, which search engines are asked to leave alone. */
export function openPage(
  { origin, brand }: Pick<Chrome, 'origin' | 'brand'>,
  document: Shown,
  trail: readonly Step[],
  variants: readonly Variant[],
): PublicHead | undefined {
  if (document.audience !== 'public' || !isListed(document.state)) return undefined;
  const { title, locale, published_at, updated_at, kind } = document;
  const path = documentPath(document);
  const description = descriptionOf(document);
  const vendor = { '@type': 'Organization', name: brand.name };
  const steps = [...trail, { href: path, label: title }];
  return {
    path,
    title,
    description,
    type: 'article',
    locale,
    published_at,
    changed_at: updated_at,
    variants: variants
      .filter(({ audience }) => audience === 'public')
      .map((variant) => ({ locale: variant.locale, path: documentPath(variant) })),
    data: {
      '@graph': [
        {
          '@type': types[kind],
          headline: title.slice(0, 110),
          name: title,
          description,
          inLanguage: locale,
          datePublished: published_at.toISOString(),
          dateModified: updated_at.toISOString(),
          url: origin + path,
          mainEntityOfPage: origin + path,
          author: vendor,
          publisher: vendor,
          ...(document.module_name && { articleSection: document.module_name }),
          ...(document.product_name && {
            about: {
              '@type': 'SoftwareApplication',
              name: document.product_name,
              applicationCategory: 'BusinessApplication',
            },
          }),
          keywords: [...document.codes, ...document.keywords].slice(0, 20).join(', ') || undefined,
        },
        {
          '@type': 'BreadcrumbList',
          itemListElement: steps.map(({ href, label }, index) => ({
            '@type': 'ListItem',
            position: index + 1,
            name: label,
            item: origin + href,
          })),
        },
      ],
    },
  };
}

function descriptionOf({ summary, opening }: Pick<Shown, 'summary' | 'opening'>): string | undefined {
  const text = summary || plainText(opening);
  if (!text) return undefined;
  return text.length > described ? `${text.slice(0, described - 1).trimEnd()}…` : text;
}
