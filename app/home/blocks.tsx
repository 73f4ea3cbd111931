import type { ComponentChildren } from 'preact';
import type { Chrome } from '../../ui/chrome.ts';
import { Card, CardBody, CardHeader, Row, Rows, Tile } from '../../ui/parts/card.tsx';
import { communities_path } from '../communities/community.ts';
import { areas, documentPath } from '../content/document.ts';
import type { Listed } from '../content/find.ts';
import type { NewsRow } from '../news/find.ts';
import { news_path } from '../news/news.ts';
import { NewsLine, type Today } from '../news/pages/facts.tsx';

/** Where answers are, beside the box. */
export function Channels({ chrome: { t } }: { chrome: Chrome }) {
  return (
    <>
      <Tile href={areas.kb} icon="lightbulb" title={t.content.areas.kb}>
        {t.content.leads.kb}
      </Tile>
      <Tile href={areas.doc} icon="book-open" title={t.content.areas.doc}>
        {t.content.leads.doc}
      </Tile>
      <Tile href={areas.video} icon="play" title={t.videos.title}>
        {t.videos.lead}
      </Tile>
      <Tile href={communities_path} icon="message-circle" title={t.communities.title}>
        {t.communities.lead}
      </Tile>
    </>
  );
}

/** What is new, and where the rest of it is. */
export function News({ chrome, rows, at }: { chrome: Chrome; rows: readonly NewsRow[]; at: Today }) {
  const words = chrome.t.news;
  return (
    <Card label={words.title}>
      <CardHeader title={words.title} link={{ href: news_path, label: words.home.all }} />
      {rows.length > 0 ? (
        <Rows>
          {rows.map((row) => (
            <NewsLine chrome={chrome} row={row} at={at} short />
          ))}
        </Rows>
      ) : (
        <CardBody>
          <p class="soft small">{words.home.none}</p>
        </CardBody>
      )}
    </Card>
  );
}

/** The newest articles. */
export function Newest({ chrome, rows }: { chrome: Chrome; rows: readonly Listed[] }) {
  const { t } = chrome;
  if (rows.length === 0) return null;
  return (
    <Card label={t.content.newest}>
      <CardHeader title={t.home.newest} link={{ href: areas.kb, label: t.home.all_articles }} />
      <Rows>
        {rows.map((row) => (
          <Row
            href={documentPath(row)}
            title={row.title}
            lang={row.locale}
            detail={<bdi>{[row.product_name, row.module_name].filter(Boolean).join(' · ')}</bdi>}
          />
        ))}
      </Rows>
    </Card>
  );
}

/** The question of the page, with what stands below it. */
export function Hero({ chrome, lead, children }: { chrome: Chrome; lead?: string; children: ComponentChildren }) {
  return (
    <section class="hero">
      <div class="wrap">
        <h1>{chrome.t.home.question}</h1>
        {lead && <p class="lead">{lead}</p>}
        {children}
      </div>
    </section>
  );
}
