import { type FieldError, readForm, version } from '../../lib/forms.ts';
import { readUuid } from '../../lib/uuid.ts';
import type { Ask } from '../context.ts';
import { person } from '../guard.ts';
import { refusals } from '../refusals.ts';
import { get, notFound, page, post, redirect } from '../route.ts';
import { isContentLocale } from './result.ts';
import { search } from './find.ts';
import { type KeptSynonyms, proposed, synonyms } from './find-synonyms.ts';
import { addSynonyms, changeSynonyms, type Keeping } from './keep-synonyms.ts';
import { editor_paths, editors } from './editors.ts';
import { type Preview, SynonymPage, type TypedSynonyms } from './pages/synonym.tsx';
import { SynonymsPage } from './pages/synonyms.tsx';
import { removeSynonyms } from './remove-synonyms.ts';
import { groups_max, synonym_form } from './synonym.ts';

const who = editors;
const params = { synonym: 'catalog' } as const;
const sample = { locale: 'pt-BR', way: 'both', words: 'xilofone, marimba', leads_to: '' };
const preview_size = 5;
const limits = { body: 32_768 };

const typedOf = (kept: KeptSynonyms): TypedSynonyms => ({
  locale: kept.locale,
  way: kept.leads_to.length > 0 ? 'one' : 'both',
  words: kept.words.join(', '),
  leads_to: kept.leads_to.join(', '),
  version: kept.version,
});

const typedIn = (form: Record<string, string>): TypedSynonyms => ({
  locale: form['locale'] ?? '',
  way: form['way'] ?? '',
  words: form['words'] ?? '',
  leads_to: form['leads_to'] ?? '',
  version: Number(form['version'] ?? 0) || 0,
});

type More = { errors?: readonly FieldError[]; preview?: Preview | undefined; stored?: KeptSynonyms | null };

const draw = (ask: Ask, id: string | null, typed: TypedSynonyms, { errors = [], preview, stored = null }: More = {}) =>
  page(
    <SynonymPage
      chrome={ask.chrome}
      id={id}
      typed={stored ? { ...typed, version: stored.version } : typed}
      errors={refusals(ask.t, errors)}
      preview={preview}
      stored={stored && typedOf(stored)}
    />,
    { status: errors.length > 0 ? 422 : 200 },
  );

const one = async ({ tx, params: named }: Ask): Promise<KeptSynonyms | undefined> => {
  const id = readUuid(named['synonym']);
  return id ? (await synonyms(tx)).find((kept) => kept.id === id) : undefined;
};

/** What a sample query finds without the group as it is typed, and with it. Nothing is kept. */
async function previewed(ask: Ask, id: string | null) {
  const { sample: q = '', ...rest } = ask.form;
  const { version: _version, ...form } = rest;
  const typed = typedIn(ask.form);
  const reading = readForm(synonym_form, form);
  if (!reading.ok) return draw(ask, id, typed, { errors: reading.errors });
  const asked = q.trim().slice(0, 200) || (reading.value.words[0] ?? '');
  const wanted = { q: asked, offset: 0, limit: preview_size };
  const groups = await proposed(ask.tx, id, reading.value);
  const [before, after] = await Promise.all([
    search(ask.tx, ask.services.lists, wanted),
    search(ask.tx, ask.services.lists, { ...wanted, synonyms: groups }),
  ]);
  return draw(ask, id, typed, { preview: { q: asked, before, after } });
}

const refusalOf = ({ reason }: Extract<Keeping, { ok: false }>): FieldError =>
  reason === 'too_many'
    ? { field: 'words', code: 'too_many', limit: groups_max }
    : reason === 'taken'
      ? { field: 'words', code: 'taken' }
      : { field: '', code: 'changed_meanwhile' };

export const synonym_routes = [
  get({
    path: editor_paths.synonyms,
    who,
    handle: async ({ tx, chrome, viewer, now, query, t }) => {
      const words = t.search.synonyms;
      const notice = query.has('saved') ? words.saved : query.has('removed') ? words.removed : undefined;
      return page(<SynonymsPage {...{ chrome, now, notice }} viewer={person(viewer)} groups={await synonyms(tx)} />);
    },
  }),
  get({
    path: `${editor_paths.synonyms}/new`,
    who,
    handle: (ask) => {
      const locale = ask.query.get('locale');
      return draw(ask, null, {
        locale: isContentLocale(locale) ? locale : 'pt-BR',
        way: 'both',
        words: (ask.query.get('words') ?? '').slice(0, 200),
        leads_to: '',
        version: 0,
      });
    },
  }),
  post({
    path: editor_paths.synonyms,
    who,
    audit: 'synonyms_kept',
    crawl: { form: sample },
    limits,
    handle: async (ask) => {
      const { version: _version, sample: _sample, ...form } = ask.form;
      const reading = readForm(synonym_form, form);
      if (!reading.ok) return draw(ask, null, typedIn(ask.form), { errors: reading.errors });
      const done = await addSynonyms(ask.tx, person(ask.viewer), reading.value);
      return done.ok
        ? redirect(`${editor_paths.synonyms}?saved`)
        : draw(ask, null, typedIn(ask.form), { errors: [refusalOf(done)] });
    },
  }),
  // Nothing is kept; the words and a query to try them with come back as they were typed.
  post({
    path: `${editor_paths.synonyms}/preview`,
    who,
    audit: 'synonyms_kept',
    crawl: { form: { ...sample, sample: 'xilofone' } },
    limits,
    handle: (ask) => previewed(ask, null),
  }),
  get({
    path: `${editor_paths.synonyms}/:synonym`,
    who,
    crawl: { params },
    handle: async (ask) => {
      const kept = await one(ask);
      return kept ? draw(ask, kept.id, typedOf(kept)) : notFound;
    },
  }),
  post({
    path: `${editor_paths.synonyms}/:synonym`,
    who,
    audit: 'synonyms_kept',
    crawl: { params, form: { ...sample, version: '1' } },
    limits,
    handle: async (ask) => {
      const kept = await one(ask);
      if (!kept) return notFound;
      const { version: given, sample: _sample, ...form } = ask.form;
      const reading = readForm(synonym_form, form);
      const seen = version.safeParse(given);
      if (!reading.ok) return draw(ask, kept.id, typedIn(ask.form), { errors: reading.errors });
      if (!seen.success) return { kind: 'problem', status: 400 };
      const done = await changeSynonyms(ask.tx, person(ask.viewer), { id: kept.id, version: seen.data }, reading.value);
      if (done.ok) return redirect(`${editor_paths.synonyms}?saved`);
      const stored = done.reason === 'changed_meanwhile' ? kept : null;
      return draw(ask, kept.id, typedIn(ask.form), { errors: [refusalOf(done)], stored });
    },
  }),
  post({
    path: `${editor_paths.synonyms}/:synonym/preview`,
    who,
    audit: 'synonyms_kept',
    crawl: { params, form: { ...sample, version: '1', sample: 'xilofone' } },
    limits,
    handle: async (ask) => {
      const kept = await one(ask);
      return kept ? previewed(ask, kept.id) : notFound;
    },
  }),
  post({
    path: `${editor_paths.synonyms}/:synonym/remove`,
    who,
    audit: 'synonyms_removed',
    crawl: { params },
    handle: async ({ tx, viewer, params: named }) => {
      const id = readUuid(named['synonym']);
      return id && (await removeSynonyms(tx, person(viewer), id))
        ? redirect(`${editor_paths.synonyms}?removed`)
        : notFound;
    },
  }),
];
