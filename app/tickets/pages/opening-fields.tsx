import type { ComponentChildren } from 'preact';
import type { Words } from '../../../locales/index.ts';
import { FilesField } from '../../../ui/parts/attachments.tsx';
import { Button } from '../../../ui/parts/button.tsx';
import { Field } from '../../../ui/parts/field.tsx';
import { errorOf, type Refusal } from '../../../ui/parts/form.tsx';
import { RadioGroup } from '../../../ui/parts/radio-group.tsx';
import { TextArea } from '../../../ui/parts/text-area.tsx';
import { missingDetails } from '../details.ts';
import { description_max, type Kind, kinds, severities, subject_max } from '../ticket.ts';
import { About, type Offered } from './about.tsx';
import { detailLabels, DetailsFields } from './details.tsx';

type Props = {
  t: Words;
  /** For whom it is opened. */ viewer: Parameters<typeof About>[0]['viewer'];
  offered: Offered;
  kind: Kind;
  typed: Record<string, string>;
  /** What was attached before. */ files: readonly { id: string; name: string }[];
  errors: readonly Refusal[];
  /** Where the form goes to be drawn anew, with the fields of another kind or without one of its files. */ redraw: string;
  /** Where files go as soon as they are chosen; none: they go with the form. */ files_address?: string;
  description_hint?: string;
  beside_subject?: ComponentChildren;
  beside_description?: ComponentChildren;
};

/** The fields of a new request, for the customer and for the agent who answered the phone; needs `kind-fields` around it. */
export function OpeningFields({
  t,
  viewer,
  offered,
  kind,
  typed,
  files,
  errors,
  redraw,
  files_address,
  description_hint,
  beside_subject,
  beside_description,
}: Props) {
  const words = t.opening;
  const missing = missingDetails(kind, typed);
  return (
    <>
      <Field
        name="subject"
        label={t.tickets.subject}
        hint={t.tickets.subject_hint}
        value={typed['subject']}
        error={errorOf(errors, 'subject')}
        required
        maxlength={subject_max}
      />
      {beside_subject}
      <About {...{ t, viewer, offered, typed, errors }} />
      <RadioGroup
        name="kind"
        label={words.kind}
        value={kind}
        look="cards"
        error={errorOf(errors, 'kind')}
        options={kinds.map((value) => ({ value, ...words.kinds[value] }))}
        action="kind-fields#choose"
      />
      <p class="without-script" data-kind-fields-target="button">
        <Button formaction={redraw} name="redraw" value="on" formnovalidate>
          {words.continue}
        </Button>
      </p>
      <TextArea
        name="description"
        label={t.tickets.description}
        hint={description_hint ?? t.tickets.description_hint}
        value={typed['description']}
        error={errorOf(errors, 'description')}
        required
        rows={9}
        maxlength={description_max}
      />
      {beside_description}
      <RadioGroup
        name="severity"
        label={words.severity}
        value={typed['severity'] ?? 'medium'}
        error={errorOf(errors, 'severity')}
        options={severities.map((value) => ({ value, label: words.severities[value] }))}
      />
      <DetailsFields t={t} kind={kind} typed={typed} errors={errors} switchable />
      {missing.length > 0 && (
        <p class="hint" data-kind-fields-target="hint">
          {words.still_helps}: {missing.map((name) => words.fields[name].label.toLowerCase()).join('; ')}.
        </p>
      )}
      <Field
        name="copy"
        label={t.tickets.copy}
        hint={t.tickets.copy_hint}
        optional={t.common.optional}
        value={typed['copy']}
        error={errorOf(errors, 'copy')}
      />
      {files.length > 0 && (
        <ul class="files" aria-label={words.files}>
          {files.map(({ id, name }) => (
            <li class="file">
              <span class="file-name">{name}</span>
              <button class="button quiet small" name="remove" value={id} formaction={redraw} formnovalidate>
                <span class="button-text">{words.file_remove(name)}</span>
              </button>
            </li>
          ))}
        </ul>
      )}
      <FilesField t={t} error={errorOf(errors, 'files')} {...(files_address && { address: files_address })} />
    </>
  );
}

/** Names of these fields, for the summary of what was refused. */
export const openingLabels = (t: Words): Record<string, string> => ({
  ...detailLabels(t),
  subject: t.tickets.subject,
  description: t.tickets.description,
  module_id: t.tickets.about,
  copy: t.tickets.copy,
  on_behalf_of: t.tickets.on_behalf_of,
  kind: t.opening.kind,
  severity: t.opening.severity,
  routine: t.opening.routine,
  release_id: t.opening.release,
  files: t.opening.files,
});
