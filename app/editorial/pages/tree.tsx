import type { Chrome } from '../../../ui/chrome.ts';
import { DeskLayout } from '../../../ui/desk-layout.tsx';
import { Breadcrumb } from '../../../ui/parts/breadcrumb.tsx';
import { Button, LinkButton } from '../../../ui/parts/button.tsx';
import { Chip } from '../../../ui/parts/chip.tsx';
import { Empty } from '../../../ui/parts/empty.tsx';
import { Pagination } from '../../../ui/parts/filters.tsx';
import { Form } from '../../../ui/parts/form.tsx';
import { PageHeader } from '../../../ui/parts/page-header.tsx';
import { Table } from '../../../ui/parts/table.tsx';
import { contentViews } from '../../content/content-views.ts';
import { content_paths } from '../../content/paths.ts';
import { content_desk, namedOf } from '../editorial.ts';
import type { Choices } from '../find-choices.ts';
import type { Level, Placed } from '../find-level.ts';
import { tones } from './state.tsx';

type Props = {
  chrome: Chrome;
  choices: Choices;
  level: Level | undefined;
  rows: readonly Placed[];
  previous: string | null;
  next: string | null;
  /** The row that has just been moved, and which way: the reader stays on its button. */
  moved: { row: number; way: string | null } | null;
  notice: string | undefined;
};

/** The address of a level of the tree. */
export const levelPath = (at: { under: string | null; product_id: string | null }): string =>
  at.under ? `${content_paths.tree}?under=${at.under}` : `${content_paths.tree}?product=${at.product_id ?? ''}`;

/** The documentation of a product, one level at a time, in the order its readers find it. */
export function TreePage({ chrome, choices, level, rows, previous, next, moved, notice }: Props) {
  const { t } = chrome;
  const words = t.editorial.tree;
  const open = level?.above.at(-1);
  const trail = level
    ? [
        { href: content_paths.tree, label: words.title },
        ...(open
          ? [{ href: levelPath({ under: null, product_id: level.product_id }), label: level.product_name }]
          : []),
        ...level.above
          .slice(0, -1)
          .map(({ id, title }) => ({ href: levelPath({ under: id, product_id: null }), label: title })),
      ]
    : [{ href: content_desk, label: t.editorial.content }];
  const title = open?.title ?? level?.product_name ?? words.title;
  return (
    <DeskLayout chrome={chrome} title={title} views={contentViews(t)} notice={notice}>
      <Breadcrumb t={t} trail={trail} current={title} />
      <PageHeader
        title={title}
        lead={level ? words.lead_level : words.lead}
        actions={
          open && (
            <>
              <LinkButton icon="pencil" href={`${content_desk}/${open.id}`}>
                {words.change}
              </LinkButton>
              <LinkButton
                look="main"
                icon="plus"
                href={`${content_desk}/new?${new URLSearchParams({ kind: 'doc', parent: namedOf(open) })}`}
              >
                {words.add_below}
              </LinkButton>
            </>
          )
        }
      />
      {!level && <Products chrome={chrome} choices={choices} />}
      {level &&
        (rows.length === 0 ? (
          <Empty icon="file-text" title={words.none}>
            {open ? words.none_below : words.none_hint}
          </Empty>
        ) : (
          <Pages {...{ chrome, rows, moved }} />
        ))}
      <Pagination t={t} previous={previous} next={next} />
    </DeskLayout>
  );
}

function Products({ chrome: { t }, choices }: Pick<Props, 'chrome' | 'choices'>) {
  return (
    <Table
      caption={t.editorial.product}
      rows={choices.places.filter(({ module_id }) => module_id === null)}
      key_of={({ value }) => value}
      columns={[
        {
          label: t.editorial.product,
          names: true,
          cell: ({ product_id, label }) => <a href={levelPath({ under: null, product_id })}>{label}</a>,
        },
      ]}
    />
  );
}

function Pages({ chrome, rows, moved }: Pick<Props, 'chrome' | 'rows' | 'moved'>) {
  const { t, csrf } = chrome;
  const words = t.editorial.tree;
  const here = moved && rows[moved.row];
  const way = here && (here.first ? 'down' : here.last ? 'up' : moved.way);
  const stays = (id: string, button: string) => (id === here?.id && button === way) || undefined;
  return (
    <Table
      caption={words.title}
      rows={rows}
      key_of={({ id }) => id}
      columns={[
        {
          label: t.editorial.title_field,
          names: true,
          cell: ({ id, title, locale }) => (
            <a href={`${content_desk}/${id}`}>
              <bdi lang={locale}>{title}</bdi>
            </a>
          ),
        },
        { label: words.module, cell: ({ module_name }) => <bdi>{module_name ?? '–'}</bdi> },
        {
          label: t.editorial.state,
          cell: ({ state }) => <Chip tone={tones[state]}>{t.editorial.states[state]}</Chip>,
        },
        {
          label: words.below,
          cell: ({ id, below, title }) => (
            <a href={levelPath({ under: id, product_id: null })}>
              {words.pages(below)} <span class="hidden-text">{words.below_of(title)}</span>
            </a>
          ),
        },
        {
          label: words.order,
          cell: ({ id, title, first, last }) => (
            <Form action={`${content_desk}/${id}/place`} csrf={csrf} class="cluster">
              <input type="hidden" name="back" value="tree" />
              {!first && (
                <Button size="small" name="way" value="up" autofocus={stays(id, 'up')}>
                  {words.up} <span class="hidden-text">{title}</span>
                </Button>
              )}
              {!last && (
                <Button size="small" name="way" value="down" autofocus={stays(id, 'down')}>
                  {words.down} <span class="hidden-text">{title}</span>
                </Button>
              )}
            </Form>
          ),
        },
      ]}
    />
  );
}
