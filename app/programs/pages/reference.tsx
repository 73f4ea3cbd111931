import type { Chrome } from '../../../ui/chrome.ts';
import { Layout } from '../../../ui/layout.tsx';
import { LinkButton } from '../../../ui/parts/button.tsx';
import { CodeBlock } from '../../../ui/parts/code.tsx';
import { PageHeader } from '../../../ui/parts/page-header.tsx';
import { Table } from '../../../ui/parts/table.tsx';
import { groupOf } from '../openapi.ts';

type Entry = { method: string; path: string; api: { summary: string } };

/** How a program speaks to the portal, and every route it may call; for people. */
export function ReferencePage({
  chrome,
  routes,
  public_url,
}: {
  chrome: Chrome;
  routes: readonly Entry[];
  public_url: string;
}) {
  const { t } = chrome;
  const groups = Map.groupBy(routes, ({ path }) => groupOf(path));
  const words = t.programs.page;
  return (
    <Layout chrome={chrome} title={words.title}>
      <PageHeader
        title={words.title}
        lead={words.lead}
        actions={<LinkButton href="/api/v1/openapi.json">{words.document}</LinkButton>}
      />
      <div class="prose stack">
        <section>
          <h2>{words.token_title}</h2>
          <p>{words.token_text}</p>
          {chrome.viewer && (
            <p>
              <a href="/account/tokens">{t.programs.account.title}</a>
            </p>
          )}
          <CodeBlock
            t={t}
            label={words.example}
            text={`curl ${public_url}/api/v1/me -H 'Authorization: Bearer arr_…'`}
          />
        </section>
        <section>
          <h2>{words.writing_title}</h2>
          <p>{words.writing_text}</p>
          <CodeBlock
            t={t}
            label={words.example}
            text={`curl ${public_url}/api/v1/organizations \\\n  -H 'Authorization: Bearer arr_…' -H 'Content-Type: application/json' \\\n  -H 'Idempotency-Key: 7c1f…' -d '{ "name": "…" }'`}
          />
        </section>
        <section>
          <h2>{words.paging_title}</h2>
          <p>{words.paging_text}</p>
        </section>
        <section>
          <h2>{words.errors_title}</h2>
          <p>{words.errors_text}</p>
        </section>
        <h2>{words.routes_title}</h2>
        {[...groups].map(([group, entries]) => (
          <Table
            caption={group}
            titled
            rows={entries}
            key_of={({ method, path }) => method + path}
            columns={[
              { label: words.method, cell: ({ method }) => <code>{method}</code> },
              { label: words.path, names: true, cell: ({ path }) => <code>{path.replace(/:(\w+)/g, '{$1}')}</code> },
              { label: words.summary, cell: ({ api }) => <span lang="en">{api.summary}</span> },
            ]}
          />
        ))}
      </div>
    </Layout>
  );
}
