import type { Chrome } from '../../../ui/chrome.ts';
import { Layout } from '../../../ui/layout.tsx';
import { Button, LinkButton } from '../../../ui/parts/button.tsx';
import { Empty } from '../../../ui/parts/empty.tsx';
import { Expander } from '../../../ui/parts/expander.tsx';
import { Field } from '../../../ui/parts/field.tsx';
import { ErrorSummary, errorOf, Form, type Refusal } from '../../../ui/parts/form.tsx';
import { PageHeader } from '../../../ui/parts/page-header.tsx';
import { Table } from '../../../ui/parts/table.tsx';
import { AccountTabs } from '../../people/pages/account.tsx';
import { type Asked, searchQuery } from '../address.ts';
import type { Saved } from '../find-saved.ts';
import { name_max, saved_max, saved_query_max } from '../saved-search.ts';

/** Where the searches one keeps are changed. */
export const saved_path = '/account/searches';

/** The searches one keeps, to go to; nothing when there are none. */
export function SavedLinks({ chrome: { t }, saved }: { chrome: Chrome; saved: readonly Saved[] }) {
  if (saved.length === 0) return null;
  return (
    <section class="saved-searches" aria-labelledby="saved-searches">
      <h2 id="saved-searches">{t.search.saved.title}</h2>
      <ul class="cluster">
        {saved.map(({ name, query }) => (
          <li>
            <a class="pill" href={`/search?${query}`}>
              <bdi>{name}</bdi>
            </a>
          </li>
        ))}
      </ul>
      <a class="small" href={saved_path}>
        {t.search.saved.manage}
      </a>
    </section>
  );
}

type SaveProps = {
  chrome: Chrome;
  asked: Asked;
  saved: readonly Saved[];
  saving?: { name: string; errors: readonly Refusal[] } | undefined;
};

/** Keeps the search on the page under a name. */
export function SaveSearch({ chrome, asked, saved, saving }: SaveProps) {
  const { t, csrf } = chrome;
  const words = t.search.saved;
  const query = searchQuery(asked);
  const kept = saved.find((one) => one.query === query);
  if (query.length > saved_query_max) return null;
  if (kept) return <span class="soft small">{words.kept_as(kept.name)}</span>;
  return (
    <Expander title={words.save} open={Boolean(saving)}>
      <Form action="/search/saved" csrf={csrf} class="save-search">
        <input type="hidden" name="query" value={query} />
        <Field
          name="name"
          label={words.name}
          value={saving?.name ?? asked.q.slice(0, name_max)}
          maxlength={name_max}
          required
          error={saving && errorOf(saving.errors, 'name')}
          autofocus={saving ? true : undefined}
        />
        <Button>{words.save_it}</Button>
      </Form>
    </Expander>
  );
}

type PageProps = {
  chrome: Chrome;
  saved: readonly Saved[];
  /** One whose new name was refused. */
  refused?: { id: string; name: string; errors: readonly Refusal[] } | undefined;
  notice?: string | undefined;
};

/** The searches one keeps: going there, other names, and away with them. */
export function SavedSearchesPage({ chrome, saved, refused, notice }: PageProps) {
  const { t } = chrome;
  const words = t.search.saved;
  return (
    <Layout chrome={chrome} title={words.title} refused={Boolean(refused)} notice={notice}>
      <PageHeader title={words.title} lead={words.lead(saved_max)} />
      <AccountTabs chrome={chrome} />
      {refused && (
        <ErrorSummary
          t={t}
          errors={refused.errors.map((error) => ({ ...error, field: error.field && `${error.field}-${refused.id}` }))}
        />
      )}
      {saved.length === 0 ? (
        <Empty icon="search" title={words.none} action={<LinkButton href="/search">{words.go_search}</LinkButton>}>
          {words.none_hint}
        </Empty>
      ) : (
        <Table
          caption={words.count(saved.length, saved_max)}
          titled
          rows={saved}
          key_of={({ id }) => id}
          columns={[
            {
              label: words.name,
              names: true,
              cell: ({ name, query }) => (
                <a href={`/search?${query}`}>
                  <bdi>{name}</bdi>
                </a>
              ),
            },
            {
              label: words.looks_for,
              cell: ({ query }) => <bdi>{new URLSearchParams(query).get('q') || words.only_filters}</bdi>,
            },
            {
              label: words.change_title,
              cell: (one) => <Change chrome={chrome} one={one} refused={refused?.id === one.id ? refused : null} />,
            },
          ]}
        />
      )}
    </Layout>
  );
}

function Change({ chrome, one, refused }: { chrome: Chrome; one: Saved; refused: PageProps['refused'] | null }) {
  const { t, csrf } = chrome;
  const words = t.search.saved;
  const { id, name } = one;
  return (
    <Expander title={words.change(name)} open={Boolean(refused)}>
      <Form action={`/account/searches/${id}`} csrf={csrf} class="save-search">
        <Field
          name="name"
          id={`name-${id}`}
          label={words.new_name}
          value={refused?.name ?? name}
          maxlength={name_max}
          required
          error={refused ? errorOf(refused.errors, 'name') : undefined}
        />
        <Button>{words.rename}</Button>
      </Form>
      <Form action={`/account/searches/${id}/delete`} csrf={csrf}>
        <Button look="danger">{words.delete}</Button>
      </Form>
    </Expander>
  );
}
