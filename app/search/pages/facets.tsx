import { type Chrome, locale_names } from '../../../ui/chrome.ts';
import { Icon } from '../../../ui/parts/icon.tsx';
import { numberText } from '../../moment.ts';
import { type Asked, searchPath } from '../address.ts';
import { content_locales, type Found } from '../result.ts';

type Value = { href: string; label: string; count?: number; chosen: boolean; lang?: string };

/** What the results divide into, with how many of each; what is chosen is taken back by the same link. */
export function Facets({ chrome, asked, found }: { chrome: Chrome; asked: Asked; found: Found }) {
  const { t } = chrome;
  const words = t.search;
  const { type, product, module } = found.facets;
  return (
    <nav class="facets" aria-label={t.common.filters}>
      <Facet
        chrome={chrome}
        title={words.by_type}
        values={type.map(({ value, count }) => ({
          href: searchPath(asked, { type: asked.type === value ? undefined : value }),
          label: words.types[value],
          count,
          chosen: asked.type === value,
        }))}
      />
      <Facet
        chrome={chrome}
        title={words.by_product}
        values={product.map(({ value, name, count }) => ({
          href: searchPath(asked, {
            product_id: asked.product_id === value ? undefined : value,
            module_id: undefined,
          }),
          label: name,
          count,
          chosen: asked.product_id === value,
        }))}
      />
      <Facet
        chrome={chrome}
        title={words.by_module}
        values={module.map(({ value, name, count }) => ({
          href: searchPath(asked, { module_id: asked.module_id === value ? undefined : value }),
          label: name,
          count,
          chosen: asked.module_id === value,
        }))}
      />
      <Facet
        chrome={chrome}
        title={words.by_locale}
        values={content_locales.map((locale) => ({
          href: searchPath(asked, { locale: asked.locale === locale ? undefined : locale }),
          label: locale_names[locale],
          chosen: asked.locale === locale,
          lang: locale,
        }))}
      />
    </nav>
  );
}

function Facet({ chrome, title, values }: { chrome: Chrome; title: string; values: readonly Value[] }) {
  if (values.length === 0) return null;
  return (
    <section class="facet" aria-label={title}>
      <h2>{title}</h2>
      <ul>
        {values.map(({ href, label, count, chosen, lang }) => (
          <li>
            <a href={href} aria-current={chosen ? 'true' : undefined}>
              <bdi lang={lang}>{label}</bdi>
              {chosen ? (
                <>
                  <span class="hidden-text">{chrome.t.search.take_back}</span>
                  <Icon name="x" size={14} />
                </>
              ) : (
                count !== undefined && <span class="numeric soft">{numberText(chrome.locale, count)}</span>
              )}
            </a>
          </li>
        ))}
      </ul>
    </section>
  );
}
