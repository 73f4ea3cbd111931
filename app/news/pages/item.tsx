import type { Chrome } from '../../../ui/chrome.ts';
import { Layout } from '../../../ui/layout.tsx';
import { Breadcrumb } from '../../../ui/parts/breadcrumb.tsx';
import { LinkButton } from '../../../ui/parts/button.tsx';
import { Callout } from '../../../ui/parts/callout.tsx';
import { Card, CardBody, CardHeader } from '../../../ui/parts/card.tsx';
import { Chip } from '../../../ui/parts/chip.tsx';
import { Definitions } from '../../../ui/parts/definitions.tsx';
import { Frame } from '../../../ui/parts/frame.tsx';
import { dayIn } from '../../../lib/calendar.ts';
import type { Locale } from '../../../locales/index.ts';
import { dayText } from '../../moment.ts';
import { type Audience, documentPath, type DocumentKind, isListed } from '../../content/document.ts';
import type { Film } from '../../content/find-films.ts';
import { Body } from '../../content/pages/film.tsx';
import type { NewsItem } from '../find.ts';
import { itemPath, legislation_path, news_path, subscribe_path } from '../news.ts';
import { Binding, type Today } from './facts.tsx';

type Props = {
  chrome: Chrome;
  item: NewsItem;
  at: Today;
  /** The reader's own: which states it is in among those of the item, and modules it asked about. Null: no organisation. */
  own: { states: readonly string[]; used: readonly string[] } | null;
  /** The same in every language it is written in. */
  variants: readonly { kind: DocumentKind; slug: string; title: string; locale: Locale; audience: Audience }[];
  related: readonly { kind: DocumentKind; slug: string; title: string; locale: string }[];
  films: readonly Film[];
  /** The how-manyth video the reader has clicked. */
  playing: number | null;
};

/** One news item: what it says, and when and for whom it counts. */
export function NewsItemPage({ chrome, item, at: { today, zone }, own, related, variants, films, playing }: Props) {
  const { t, locale } = chrome;
  const words = t.news;
  const published = dayIn(item.published_at, zone).toString();
  const over = item.ends_on !== null && item.ends_on < today;
  const binds = item.category === 'legislation';
  return (
    <Layout
      chrome={chrome}
      title={item.title}
      open={
        item.audience === 'public' && isListed(item.state)
          ? {
              path: itemPath(item),
              title: item.title,
              description: item.summary || undefined,
              type: 'article',
              // The column holds no other.
              locale: item.locale as Locale,
              published_at: item.published_at,
              changed_at: item.updated_at,
              variants: variants
                .filter(({ audience }) => audience === 'public')
                .map((variant) => ({ locale: variant.locale, path: documentPath(variant) })),
              data: {
                '@type': 'NewsArticle',
                headline: item.title,
                datePublished: item.published_at.toISOString(),
                dateModified: item.updated_at.toISOString(),
                inLanguage: item.locale,
                author: { '@type': 'Organization', name: chrome.brand.name },
              },
            }
          : undefined
      }
    >
      <Breadcrumb
        t={t}
        trail={[
          { href: news_path, label: words.title },
          ...(binds ? [{ href: legislation_path, label: words.radar.title }] : []),
        ]}
        current={t.content.kinds.news}
      />
      <div class="document">
        <article class="document-body">
          <h1 dir="auto" lang={item.locale}>
            {item.title}
          </h1>
          <p class="soft small cluster document-meta">
            {item.category && <Chip>{words.categories[item.category]}</Chip>}
            <Binding chrome={chrome} row={item} today={today} />
            {binds && item.affects && <Chip tone="you">{words.affects}</Chip>}
            <span>
              {words.published} <time datetime={published}>{dayText(locale, published)}</time>
            </span>
          </p>
          {variants
            .filter(({ locale: language }) => language !== item.locale)
            .map((variant) => (
              <p class="small">
                <a href={documentPath(variant)} lang={variant.locale} hreflang={variant.locale}>
                  {variant.title}
                </a>
              </p>
            ))}
          {over && item.ends_on && (
            <Callout t={t} kind="attention" title={words.over_title}>
              <p>{words.over(dayText(locale, item.ends_on))}</p>
            </Callout>
          )}
          {!isListed(item.state) && (
            <Callout t={t} kind="important" title={t.content.draft_title}>
              <p>{t.content.draft}</p>
            </Callout>
          )}
          {item.summary && (
            <p class="document-summary" lang={item.locale}>
              {item.summary}
            </p>
          )}
          <Frame id={`document-${item.id}`}>
            <div lang={item.locale}>
              <Body
                {...{ chrome, films, playing }}
                {...{ html: item.html, text: item.body, id: item.id, path: itemPath(item) }}
                // The column holds no other.
                locale={item.locale as Locale}
              />
            </div>
          </Frame>
        </article>
        <aside class="document-side">
          <Card label={words.about}>
            <CardHeader title={words.about} />
            <CardBody>
              <Definitions
                items={[
                  {
                    label: words.modules,
                    value:
                      item.modules.map(({ name, product_name }) => `${name} (${product_name})`).join(', ') ||
                      words.everybody,
                  },
                  {
                    label: words.effective_on,
                    value: item.effective_on && dayText(locale, item.effective_on),
                  },
                  { label: words.states, value: binds && (item.states.join(', ') || words.whole_country) },
                  { label: words.expected_on, value: item.expected_on && dayText(locale, item.expected_on) },
                  { label: words.release_label, value: item.release },
                ].map(({ label, value }) => ({ label, value: value || null }))}
              />
              {binds && own && <Own chrome={chrome} item={item} own={own} />}
              {item.ends_on && !over && <p class="soft small">{words.ends(dayText(locale, item.ends_on))}</p>}
            </CardBody>
          </Card>
          {related.length > 0 && (
            <nav aria-labelledby="related">
              <h2 id="related">{t.content.related}</h2>
              <ul>
                {related.map((other) => (
                  <li>
                    <a href={documentPath(other)}>
                      <bdi lang={other.locale}>{other.title}</bdi>
                    </a>
                  </li>
                ))}
              </ul>
            </nav>
          )}
          <div>
            <h2>{words.subscribe_card}</h2>
            <p class="soft small">{words.subscribe_card_text}</p>
            <p>
              <LinkButton href={subscribe_path} size="small">
                {words.subscribe_action}
              </LinkButton>
            </p>
          </div>
        </aside>
      </div>
    </Layout>
  );
}

// Whether it concerns the reader's company, and why.
function Own({ chrome, item, own }: { chrome: Chrome; item: NewsItem; own: NonNullable<Props['own']> }) {
  const words = chrome.t.news;
  if (!item.affects) return <p class="soft small">{words.affects_not}</p>;
  const used = item.modules.filter(({ id }) => own.used.includes(id)).map(({ name }) => name);
  return (
    <p class="small">
      <strong class="due">{words.affects}</strong>. {words.affects_why(own.states.join(', '))}
      {used.length > 0 && ` ${words.affects_used(used.join(', '))}`}
    </p>
  );
}
