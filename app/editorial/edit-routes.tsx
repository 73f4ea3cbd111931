import { readForm } from '../../lib/forms.ts';
import { documentHtml } from '../../lib/markdown.ts';
import { markdownBlocks } from '../../lib/markdown-blocks.ts';
import { textDiff } from '../../lib/text-diff.ts';
import { readUuid } from '../../lib/uuid.ts';
import { locales } from '../../locales/index.ts';
import { dialectWords } from '../content/dialect.ts';
import { editors, templates } from '../content/document.ts';
import { filmsIn } from '../content/find-films.ts';
import type { Ask } from '../context.ts';
import { person } from '../guard.ts';
import { refusals } from '../refusals.ts';
import { type Answer, get, notFound, page, post, redirect } from '../route.ts';
import { uploadErrors } from '../uploads.ts';
import { addFiles, content_uploads } from './add-files.ts';
import { content_desk, namedOf, written_kinds } from './editorial.ts';
import { editingChoices } from './find-choices.ts';
import { type Edited, editedDocument } from './find-edited.ts';
import { linkable } from './find-list.ts';
import { document_form, typedOf } from './form.ts';
import { EditPage, type EditProps } from './pages/edit.tsx';
import { startedFrom } from './template.ts';
import { writeForm } from './write-form.ts';

const params = { document: 'document' } as const;
/** A text of 1 MiB takes up to three times as much where each letter is encoded. */
const limits = { body: 4 * 1_048_576, uploads: content_uploads };
const none = '0197b3a0-0000-7000-8000-000000000000';
const sample = {
  kind: 'kb',
  locale: 'pt-BR',
  template: 'none',
  state: 'draft',
  title: 'Título',
  summary: '',
  body: 'Texto.',
  place_id: '',
  routine: '',
  codes: '',
  keywords: '',
  release_from_id: none,
  release_to_id: none,
  audience: 'staff',
  variant_of: '',
  slug: '',
  owner_id: none,
  review_on: '',
  ends_on: '',
  publish_at: '',
  source_url: '',
};

type Shown = Partial<Pick<EditProps, 'preview' | 'overtaken' | 'notice'>> & {
  errors?: Parameters<typeof refusals>[1];
  status?: number;
};

async function draw(ask: Ask, edited: Edited | null, typed: EditProps['typed'], shown: Shown = {}): Promise<Answer> {
  const { errors = [], status, ...more } = shown;
  const found = await foundFor(ask, typed, errors);
  return page(
    <EditPage
      chrome={ask.chrome}
      viewer={person(ask.viewer)}
      edited={edited}
      choices={await editingChoices(ask.tx)}
      typed={typed}
      errors={refusals(ask.t, errors)}
      found={found}
      {...more}
    />,
    { status: status ?? (errors.length > 0 ? 422 : 200) },
  );
}

// Words that mean no document, or several, are answered with those they find.
async function foundFor({ tx }: Ask, typed: EditProps['typed'], errors: NonNullable<Shown['errors']>) {
  const wrong = (['parent', 'variant_of'] as const).filter((name) => errors.some(({ field }) => field === name));
  const kind = (name: string) =>
    name === 'parent' ? 'doc' : (written_kinds.find((each) => each === typed['kind']) ?? null);
  const all = await Promise.all(
    wrong.map(
      async (name) => [name, await linkable(tx, (typed[name] ?? '').trim().slice(0, 120), kind(name))] as const,
    ),
  );
  return Object.fromEntries(all);
}

const one = async ({ tx, params: named }: Ask): Promise<Edited | undefined> => {
  const id = readUuid(named['document']);
  return id ? editedDocument(tx, id) : undefined;
};

const typedNow = (ask: Ask, { whole, parent, variants, routine }: Edited): Record<string, string> =>
  typedOf(whole, {
    parent: namedOf(parent),
    variant: namedOf(variants[0]),
    routine,
    time_zone: person(ask.viewer).time_zone,
  });

/** Writes what was typed, and where that leads: the form again with what stands in its way, or the document's own form. */
async function write(ask: Ask, edited: Edited | null): Promise<Answer> {
  const { tx, viewer, form, uploads, now } = ask;
  const reading = readForm(document_form, form);
  const errors = [...(reading.ok ? [] : reading.errors), ...uploadErrors(uploads)];
  if (!reading.ok || errors.length > 0) return draw(ask, edited, form, { errors });
  const files = await addFiles(tx, person(viewer), uploads);
  const typed = { ...reading.value, body: withFiles(reading.value.body, files) };
  const context = { now, choices: await editingChoices(tx), before: edited?.whole ?? null };
  const kept = await writeForm(tx, person(viewer), typed, context);
  if (kept.ok) return redirect(`${content_desk}/${kept.id}?saved=${typed.state}`);
  if (kept.reason === 'refused') return draw(ask, edited, form, { errors: kept.errors });
  if (kept.reason === 'gone' || !edited) return notFound;
  const stored = typedNow(ask, edited);
  return draw(
    ask,
    edited,
    // What was typed stays; sent once more, it is written over what the page now shows.
    { ...form, version: String(edited.whole.version) },
    {
      overtaken: { stored, lines: textDiff(edited.whole.body, reading.value.body) },
      errors: [{ field: '', code: 'changed_meanwhile' }],
      status: 409,
    },
  );
}

const withFiles = (body: string, files: readonly { markdown: string }[]): string =>
  [body, ...files.map(({ markdown }) => markdown)].filter(Boolean).join('\n\n');

/** How the text will look. Files that came along are kept and stand at its end. */
async function preview(ask: Ask, edited: Edited | null): Promise<Answer> {
  const { tx, viewer, form, uploads } = ask;
  const errors = uploadErrors(uploads);
  // What is refused is undone as a whole, so nothing of it may stand in the text.
  const files = errors.length > 0 ? [] : await addFiles(tx, person(viewer), uploads);
  const body = withFiles((form['body'] ?? '').replaceAll(/\r\n?/g, '\n'), files);
  const locale = locales.find((each) => each === form['locale']) ?? 'pt-BR';
  const html = documentHtml(body, dialectWords(locale))?.html ?? null;
  return draw(
    ask,
    edited,
    { ...form, body },
    { preview: { html, text: body, locale, films: await filmsIn(tx, html) }, errors },
  );
}

export const edit_routes = [
  get({
    path: `${content_desk}/new`,
    who: editors,
    handle: async (ask) => {
      const { query, locale, viewer } = ask;
      const kind = written_kinds.find((each) => each === query.get('kind')) ?? 'kb';
      const template = templates.find((each) => each === query.get('template')) ?? 'none';
      const variant = readUuid(query.get('variant_of') ?? undefined);
      const original = variant ? await editedDocument(ask.tx, variant) : undefined;
      const chosen = locales.find((each) => each === query.get('locale'));
      return draw(ask, null, {
        ...startedFrom(template, chosen ?? locale),
        ...(original && {
          ...typedNow(ask, original),
          locale: chosen ?? locale,
          variant_of: namedOf(original.whole),
          slug: '',
          state: 'draft',
          title: '',
        }),
        kind: original?.whole.kind ?? kind,
        owner_id: person(viewer).person_id,
        ...(query.get('parent') && { parent: query.get('parent') ?? '' }),
        version: '',
      });
    },
  }),
  post({
    path: `${content_desk}/preview`,
    who: editors,
    audit: 'document_files_added',
    crawl: { form: sample },
    limits,
    handle: (ask) => preview(ask, null),
  }),
  // For the visual editor: the text in blocks, drawn; nothing is kept.
  post({
    path: `${content_desk}/blocks`,
    who: editors,
    audit: null,
    crawl: { form: { body: 'Texto.', locale: 'pt-BR' } },
    limits: { body: limits.body },
    handle: ({ form }) => {
      const locale = locales.find((each) => each === form['locale']) ?? 'pt-BR';
      const text = (form['body'] ?? '').replaceAll(/\r\n?/g, '\n');
      return { kind: 'json', status: 200, data: markdownBlocks(text, dialectWords(locale)) };
    },
  }),
  post({
    path: content_desk,
    who: editors,
    audit: 'document_created',
    crawl: { form: sample },
    limits,
    handle: (ask) => write(ask, null),
  }),
  get({
    path: `${content_desk}/:document`,
    who: editors,
    crawl: { params },
    handle: async (ask) => {
      const edited = await one(ask);
      if (!edited) return notFound;
      const saved = ask.query.get('saved');
      const notices: Record<string, string> = ask.t.editorial.outcomes;
      return draw(ask, edited, typedNow(ask, edited), {
        notice: saved && Object.hasOwn(notices, saved) ? notices[saved] : undefined,
      });
    },
  }),
  post({
    path: `${content_desk}/:document/preview`,
    who: editors,
    audit: 'document_files_added',
    crawl: { params, form: { ...sample, version: '1' } },
    limits,
    handle: async (ask) => {
      const edited = await one(ask);
      return edited ? preview(ask, edited) : notFound;
    },
  }),
  post({
    path: `${content_desk}/:document`,
    who: editors,
    audit: 'document_changed',
    crawl: { params, form: { ...sample, version: '1' } },
    limits,
    handle: async (ask) => {
      const edited = await one(ask);
      return edited ? write(ask, edited) : notFound;
    },
  }),
];
