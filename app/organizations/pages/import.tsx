import { page_size } from '../../../lib/pagination.ts';
import type { Chrome } from '../../../ui/chrome.ts';
import { Button, LinkButton } from '../../../ui/parts/button.tsx';
import { Callout } from '../../../ui/parts/callout.tsx';
import { Card, CardBody } from '../../../ui/parts/card.tsx';
import { Definitions } from '../../../ui/parts/definitions.tsx';
import { Pagination } from '../../../ui/parts/filters.tsx';
import { Form, FormActions } from '../../../ui/parts/form.tsx';
import { Meter } from '../../../ui/parts/meter.tsx';
import { PageHeader } from '../../../ui/parts/page-header.tsx';
import { Table } from '../../../ui/parts/table.tsx';
import { numberText } from '../../moment.ts';
import type { Import, ImportLine } from '../find-imports.ts';
import { failures, fieldsOf, headOf, type ImportKind } from '../import.ts';
import { reasonText } from '../refused-csv.ts';
import { Frame, type Place } from './import-frame.tsx';

type Props = {
  chrome: Chrome;
  place: Place;
  one: Import;
  first: readonly ImportLine[];
  refused: readonly ImportLine[];
};

/** One list: being checked, before it is confirmed, being written, or done. */
export function ImportPage({ chrome, place, one, first, refused }: Props) {
  const w = chrome.t.organizations;
  const title = w.import_title(one.file_name);
  return (
    <Frame chrome={chrome} place={place} title={title}>
      <PageHeader title={title} lead={w.import_status[one.status]} />
      <div class="stack">
        <Now chrome={chrome} place={place} one={one} />
        {one.status !== 'received' && one.status !== 'failed' && <Figures chrome={chrome} one={one} />}
        {one.status === 'checked' && <Confirm chrome={chrome} place={place} one={one} />}
        {one.status === 'checked' && first.length > 0 && (
          <Lines chrome={chrome} kind={one.kind} caption={w.first_lines} lines={first} />
        )}
        {refused.length > 0 && <Refused chrome={chrome} place={place} one={one} refused={refused} />}
      </div>
    </Frame>
  );
}

function Now({ chrome, place, one }: Pick<Props, 'chrome' | 'place' | 'one'>) {
  const { t, locale } = chrome;
  const w = t.organizations;
  const here = `${place.imports}/${one.id}`;
  if (one.status === 'failed') {
    const failure = failures.find((known) => known === one.failure) ?? 'unknown';
    return (
      <Callout t={t} kind="important" title={w.import_failed[failure]}>
        <p>
          <a href={place.upload}>{w.import_again}</a>
        </p>
      </Callout>
    );
  }
  if (one.status === 'received' || one.status === 'running')
    return (
      <div class="stack" data-controller="refresh">
        <p>{one.status === 'received' ? w.import_checking : w.import_running}</p>
        {one.status === 'running' && (
          <Meter
            id="progress"
            label={w.import_status.running}
            value={one.created + one.updated + one.unchanged + one.refused}
            max={one.lines}
            text={w.import_progress(numberText(locale, writtenOf(one)), numberText(locale, one.lines))}
          />
        )}
        <div>
          <LinkButton href={here} icon="refresh-cw">
            {w.refresh}
          </LinkButton>
        </div>
      </div>
    );
  return one.status === 'done' ? <p>{w.import_done}</p> : null;
}

// Before the first batch the figures are those the check foretold.
const writtenOf = ({ done_line, created, updated, unchanged, refused }: Import): number =>
  done_line === 0 ? 0 : created + updated + unchanged + refused;

function Figures({ chrome, one }: Pick<Props, 'chrome' | 'one'>) {
  const w = chrome.t.organizations;
  const count = (value: number): string => numberText(chrome.locale, value);
  const checked = one.status === 'checked' || one.done_line === 0;
  return (
    <Card label={w.lines}>
      <CardBody>
        <Definitions
          items={[
            { label: w.lines, value: count(one.lines) },
            { label: w.lines_good, value: count(one.lines - one.refused) },
            { label: w.lines_refused, value: count(one.refused) },
            { label: checked ? w.lines_new : w.lines_created, value: count(one.created) },
            { label: checked ? w.lines_known : w.lines_updated, value: count(one.updated) },
            { label: w.lines_unchanged, value: checked ? null : count(one.unchanged) },
            { label: w.encoding, value: one.encoding },
            { label: w.delimiter, value: one.delimiter && w.delimiters[one.delimiter] },
          ]}
        />
      </CardBody>
    </Card>
  );
}

function Confirm({ chrome, place, one }: Pick<Props, 'chrome' | 'place' | 'one'>) {
  const w = chrome.t.organizations;
  const good = one.lines - one.refused;
  if (good === 0)
    return (
      <p>
        {w.import_nothing} <a href={place.upload}>{w.import_again}</a>
      </p>
    );
  return (
    <Form action={`${place.imports}/${one.id}/start`} csrf={chrome.csrf}>
      <FormActions>
        <Button look="main">{w.import_confirm(numberText(chrome.locale, good))}</Button>
        <LinkButton href={place.upload}>{w.import_again}</LinkButton>
      </FormActions>
    </Form>
  );
}

function Refused({ chrome, place, one, refused }: Omit<Props, 'first'>) {
  const { t } = chrome;
  const w = t.organizations;
  const here = `${place.imports}/${one.id}`;
  const shown = refused.slice(0, page_size);
  const last = shown.at(-1);
  return (
    <section class="stack" id="refused">
      <p class="soft">{w.refused_lead}</p>
      <div>
        <LinkButton href={`${here}/refused`} icon="download" download>
          {w.download_refused}
        </LinkButton>
      </div>
      <Lines chrome={chrome} kind={one.kind} caption={w.refused_lines} lines={shown} reasons />
      <Pagination
        t={t}
        previous={null}
        next={refused.length > page_size && last ? `${here}?line=${last.line}#refused` : null}
      />
    </section>
  );
}

function Lines({
  chrome,
  kind,
  caption,
  lines,
  reasons = false,
}: {
  chrome: Chrome;
  kind: ImportKind;
  caption: string;
  lines: readonly ImportLine[];
  reasons?: boolean;
}) {
  const { t, locale } = chrome;
  const w = t.organizations;
  // The columns in which these lines have something.
  const fields = fieldsOf(kind).filter((field) => lines.some(({ data }) => textOf(data[field]) !== ''));
  return (
    <Table
      caption={caption}
      titled
      rows={lines}
      key_of={({ line }) => line}
      columns={[
        { label: w.line, names: true, cell: ({ line }) => numberText(locale, line) },
        ...(reasons
          ? [{ label: w.reason, cell: ({ errors }: ImportLine) => reasonText(t, locale, kind, errors) }]
          : []),
        ...fields.map((field) => ({
          label: headOf(kind, field, locale),
          cell: ({ data }: ImportLine) => <bdi>{textOf(data[field])}</bdi>,
        })),
      ]}
    />
  );
}

const textOf = (value: unknown): string =>
  value === null || value === undefined || value === false ? '' : value === true ? '✓' : String(value);
