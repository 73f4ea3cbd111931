import type { Chrome } from '../../../ui/chrome.ts';
import { Button } from '../../../ui/parts/button.tsx';
import { Chip } from '../../../ui/parts/chip.tsx';
import { Field } from '../../../ui/parts/field.tsx';
import { ErrorSummary, errorOf, Form, FormActions, type Refusal } from '../../../ui/parts/form.tsx';
import { PageHeader } from '../../../ui/parts/page-header.tsx';
import { Table } from '../../../ui/parts/table.tsx';
import { Time } from '../../../ui/parts/time.tsx';
import type { Person } from '../../../lib/viewer.ts';
import { momentOf, numberText } from '../../moment.ts';
import type { RecentImport } from '../find-imports.ts';
import { Frame, type Place } from './import-frame.tsx';

const tones = { received: 'go', checked: 'you', running: 'go', done: 'rest', failed: 'bad' } as const;

/** Sends a list, and shows those sent lately. */
export function UploadPage({
  chrome,
  viewer,
  now,
  place,
  recent,
  errors,
}: {
  chrome: Chrome;
  viewer: Person;
  now: Date;
  place: Place;
  recent: readonly RecentImport[];
  errors: readonly Refusal[];
}) {
  const { t, csrf, locale } = chrome;
  const w = t.organizations;
  return (
    <Frame chrome={chrome} place={place} title={place.title} refused={errors.length > 0}>
      <PageHeader
        title={place.title}
        lead={place.kind === 'people' ? w.import_lead_people : w.import_lead_organizations}
      />
      <ErrorSummary t={t} errors={errors} labels={{ file: w.import_file }} kept={false} />
      <Form action={place.upload} csrf={csrf} multipart class="narrow">
        <Field
          name="file"
          label={w.import_file}
          hint={w.import_file_hint}
          type="file"
          accept=".csv,.txt,text/csv,text/plain"
          error={errorOf(errors, 'file')}
          required
        />
        <p class="soft small">{w.import_none_written}</p>
        <FormActions>
          <Button look="main">{w.import_check}</Button>
        </FormActions>
      </Form>
      {recent.length > 0 && (
        <Table
          caption={w.imports}
          titled
          rows={recent}
          key_of={({ id }) => id}
          columns={[
            {
              label: w.file,
              names: true,
              cell: ({ id, file_name }) => (
                <a href={`${place.imports}/${id}`}>
                  <bdi>{file_name}</bdi>
                </a>
              ),
            },
            { label: w.sent_at, cell: ({ created_at }) => <Time at={momentOf(chrome, viewer, created_at, now)} /> },
            { label: w.situation, cell: ({ status }) => <Chip tone={tones[status]}>{w.import_status[status]}</Chip> },
            { label: w.lines, numeric: true, cell: ({ lines }) => numberText(locale, lines) },
            { label: w.lines_refused, numeric: true, cell: ({ refused }) => numberText(locale, refused) },
          ]}
        />
      )}
    </Frame>
  );
}
