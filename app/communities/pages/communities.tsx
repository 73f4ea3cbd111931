import type { Chrome } from '../../../ui/chrome.ts';
import { Layout } from '../../../ui/layout.tsx';
import { Breadcrumb } from '../../../ui/parts/breadcrumb.tsx';
import { LinkButton } from '../../../ui/parts/button.tsx';
import { Callout } from '../../../ui/parts/callout.tsx';
import { Card, CardBody, CardHeader, Row, Rows } from '../../../ui/parts/card.tsx';
import { Empty } from '../../../ui/parts/empty.tsx';
import { PageHeader } from '../../../ui/parts/page-header.tsx';
import { QrCode } from '../../../ui/parts/qr.tsx';
import { Written } from '../../../ui/parts/written.tsx';
import { communities_path } from '../community.ts';
import type { Community, Listed } from '../find.ts';

/** Where one can join, by product and module. */
export function CommunitiesPage({ chrome, rows }: { chrome: Chrome; rows: readonly Listed[] }) {
  const { t } = chrome;
  const words = t.communities;
  const by_product = Map.groupBy(rows, ({ product_name }) => product_name ?? words.general);
  return (
    <Layout
      chrome={chrome}
      title={words.title}
      open={{ path: communities_path, title: words.title, description: words.lead }}
    >
      <PageHeader title={words.title} lead={words.lead} />
      {rows.length === 0 ? (
        <Empty icon="message-circle" title={words.none}>
          {words.none_hint}
        </Empty>
      ) : (
        <div class="stack">
          {[...by_product].map(([product, listed]) => (
            <Card label={product}>
              <CardHeader title={product} />
              <Rows>
                {listed.map(({ slug, locale, title, summary, module_name }) => (
                  <Row
                    href={`${communities_path}/${slug}`}
                    title={title}
                    lang={locale}
                    detail={
                      <>
                        {module_name && <bdi>{module_name} · </bdi>}
                        <bdi lang={locale}>{summary}</bdi>
                      </>
                    }
                  />
                ))}
              </Rows>
            </Card>
          ))}
        </div>
      )}
    </Layout>
  );
}

/** One community: what it is about, how to join, and what to know before. */
export function CommunityPage({ chrome, community, edits }: { chrome: Chrome; community: Community; edits: boolean }) {
  const { t } = chrome;
  const words = t.communities;
  const { slug, title, locale, summary, rules, rules_html, join_url, audience, closed_at } = community;
  const place = [community.product_name, community.module_name].filter(Boolean).join(' · ');
  return (
    <Layout
      chrome={chrome}
      title={title}
      open={
        audience === 'public' && !closed_at
          ? { path: `${communities_path}/${slug}`, title, description: summary || undefined, locale }
          : undefined
      }
    >
      <Breadcrumb t={t} trail={[{ href: communities_path, label: words.title }]} current={title} />
      <PageHeader
        title={title}
        lead={<bdi>{place || words.general}</bdi>}
        actions={
          edits && <LinkButton href={`/desk/communities/${community.id}`}>{words.edit_of(words.one)}</LinkButton>
        }
      />
      {closed_at && (
        <Callout t={t} kind="important" title={words.closed}>
          <p>{words.closed_note}</p>
        </Callout>
      )}
      <div class="columns">
        <div class="stack">
          {summary && <p lang={locale}>{summary}</p>}
          <Callout t={t} kind="attention" title={words.privacy}>
            <p>{words.privacy_note}</p>
            <p>{words.not_support}</p>
          </Callout>
          <Card label={words.rules}>
            <CardHeader title={words.rules} />
            <CardBody>
              <div lang={locale}>
                <Written html={rules_html} text={rules} />
              </div>
            </CardBody>
          </Card>
        </div>
        <Card label={words.join}>
          <CardBody>
            <p>
              <a class="button main" href={join_url} rel="noopener noreferrer" target="_blank">
                {words.join}
              </a>
            </p>
            <p class="small soft">{words.join_elsewhere(new URL(join_url).host)}</p>
            <p>{words.scan}</p>
            <QrCode text={join_url} label={words.qr(title)} />
          </CardBody>
        </Card>
      </div>
    </Layout>
  );
}
