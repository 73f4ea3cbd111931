import type { Locale } from '../../locales/index.ts';
import type { Chrome } from '../chrome.ts';
import { LinkedData } from './linked-data.tsx';

/** What a page that anybody may read says of itself to search engines and to those who pass its address on. */
export type PublicHead = {
  /** Its one address: a path with the query that belongs to it. */
  path: string;
  title: string;
  description?: string | undefined;
  type?: 'article' | 'website';
  /** Of the content. */
  locale?: Locale;
  published_at?: Date | undefined;
  changed_at?: Date | undefined;
  /** The same content in every language it is written in, this one too. */
  variants?: readonly { locale: Locale; path: string }[];
  /** Of schema.org, without `@context`. */
  data?: Record<string, unknown> | undefined;
};

const territories: Record<Locale, string> = { 'pt-BR': 'pt_BR', en: 'en_GB', es: 'es_ES' };

export function PublicHeadTags({ chrome, of }: { chrome: Chrome; of: PublicHead }) {
  const { origin, brand } = chrome;
  const {
    path,
    title,
    description,
    type = 'website',
    locale = chrome.locale,
    published_at,
    changed_at,
    variants = [],
  } = of;
  const first = variants.find((variant) => variant.locale === 'pt-BR') ?? variants[0];
  return (
    <>
      <link rel="canonical" href={origin + path} />
      {description && <meta name="description" content={description} />}
      <meta property="og:type" content={type} />
      <meta property="og:site_name" content={brand.name} />
      <meta property="og:title" content={title} />
      {description && <meta property="og:description" content={description} />}
      <meta property="og:url" content={origin + path} />
      <meta property="og:locale" content={territories[locale]} />
      {type === 'article' && published_at && (
        <meta property="article:published_time" content={published_at.toISOString()} />
      )}
      {type === 'article' && changed_at && <meta property="article:modified_time" content={changed_at.toISOString()} />}
      {variants.length > 1 &&
        variants.map((variant) => <link rel="alternate" hreflang={variant.locale} href={origin + variant.path} />)}
      {variants.length > 1 && first && <link rel="alternate" hreflang="x-default" href={origin + first.path} />}
      {of.data && <LinkedData data={{ '@context': 'https://schema.org', ...of.data }} />}
    </>
  );
}
