import type { Chrome } from '../../ui/chrome.ts';
import { Layout } from '../../ui/layout.tsx';
import { LinkButton } from '../../ui/parts/button.tsx';
import { Tiles } from '../../ui/parts/card.tsx';
import { SearchBox } from '../../ui/parts/search-box.tsx';
import type { Listed } from '../content/find.ts';
import type { NewsRow } from '../news/find.ts';
import type { Today } from '../news/pages/facts.tsx';
import { Channels, Hero, News, Newest } from './blocks.tsx';

/** The same place for somebody nobody knows yet: what is public, and the way in. */
export function VisitorPage({
  chrome,
  newest,
  news,
  at,
}: {
  chrome: Chrome;
  newest: readonly Listed[];
  news: readonly NewsRow[];
  at: Today;
}) {
  const { t } = chrome;
  return (
    <Layout
      chrome={chrome}
      title={t.common.home}
      width="full"
      search={false}
      open={{ path: '/', title: chrome.brand.name, description: t.home.visitor_lead(chrome.brand.name) }}
    >
      <Hero chrome={chrome} lead={t.home.visitor_lead(chrome.brand.name)}>
        <SearchBox t={t} size="large" />
        <p class="hero-next">
          <LinkButton href="/sign-in">{t.common.sign_in}</LinkButton>
        </p>
      </Hero>
      <div class="wrap stack">
        {news.length > 0 && <News chrome={chrome} rows={news} at={at} />}
        <Newest chrome={chrome} rows={newest} />
        <Tiles label={t.home.places}>
          <Channels chrome={chrome} />
        </Tiles>
      </div>
    </Layout>
  );
}
