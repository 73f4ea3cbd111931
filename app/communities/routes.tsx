import { allModules } from '../catalog/find.ts';
import { editors } from '../content/document.ts';
import { type FieldError, readForm } from '../../lib/forms.ts';
import { readUuid } from '../../lib/uuid.ts';
import type { Ask } from '../context.ts';
import { mayUse, person } from '../guard.ts';
import { publicPage } from '../public-page.ts';
import { refusals } from '../refusals.ts';
import { type Answer, get, notFound, page, post, redirect } from '../route.ts';
import { communities_path, community_form } from './community.ts';
import { type Community, communities, communityAt, communityById } from './find.ts';
import { CommunitiesPage, CommunityPage } from './pages/communities.tsx';
import { DeskCommunitiesPage, EditCommunityPage } from './pages/desk.tsx';
import { closeCommunity, saveCommunity } from './save-community.ts';

const desk = '/desk/communities';
const one = { community: 'community' } as const;
const sample = {
  title: 'Nova',
  summary: '',
  module_id: '0197b3a0-0000-7000-8000-000000000000',
  locale: 'pt-BR',
  audience: 'public',
  join_url: 'https://chat.whatsapp.com/convite',
  rules: 'Respeito.',
};

const find = async ({ tx, params }: Pick<Ask, 'tx' | 'params'>): Promise<Community | undefined> => {
  const id = readUuid(params['community']);
  return id ? communityById(tx, id) : undefined;
};

const typedOf = (community: Community): Record<string, string> => ({
  title: community.title,
  summary: community.summary,
  module_id: community.module_id ?? '',
  locale: community.locale,
  audience: community.audience,
  join_url: community.join_url,
  rules: community.rules,
});

type Form = {
  edited: Community | null;
  typed: Record<string, string>;
  stored?: Record<string, string> | null;
  errors?: readonly FieldError[];
};

async function form(ask: Ask, { edited, typed, stored = null, errors = [] }: Form): Promise<Answer> {
  const { chrome, t, tx, query } = ask;
  const modules = await allModules(tx);
  const notice = query.has('saved') && errors.length === 0 ? t.common.saved : undefined;
  return page(
    <EditCommunityPage {...{ chrome, edited, modules, typed, stored, notice }} errors={refusals(t, errors)} />,
    { status: errors.length > 0 ? 422 : 200 },
  );
}

async function save(ask: Ask, edited: Community | null): Promise<Answer> {
  const reading = readForm(community_form, ask.form);
  const again = { edited, typed: ask.form };
  if (!reading.ok) return form(ask, { ...again, errors: reading.errors });
  const { version, ...values } = reading.value;
  if (edited && version === undefined) return form(ask, { ...again, errors: [{ field: '', code: 'unknown_field' }] });
  const at = edited && { id: edited.id, version: version ?? 0 };
  const saved = await saveCommunity(ask.tx, person(ask.viewer), at, values);
  if (saved.ok) return redirect(`${desk}/${saved.id}?saved`);
  if (saved.reason === 'refused') return form(ask, { ...again, errors: saved.errors });
  const now = await find(ask);
  if (!now) return notFound;
  const errors: FieldError[] = [{ field: '', code: 'changed_meanwhile' }];
  return form(ask, { edited: now, typed: ask.form, stored: typedOf(now), errors });
}

const turn = (name: 'closing' | 'reopening') =>
  post({
    path: `${desk}/:community/${name}`,
    who: editors,
    audit: 'community_changed',
    crawl: { params: one, form: {} },
    handle: async (ask) => {
      const found = await find(ask);
      if (!found) return notFound;
      await closeCommunity(ask.tx, person(ask.viewer), found.id, name === 'closing');
      return redirect(`${desk}/${found.id}?saved`);
    },
  });

export const routes = [
  get({
    path: communities_path,
    who: 'anyone',
    reads: (tx) => communities(tx, { closed: false }),
    handle: (ask, rows) => publicPage(ask, rows, (chrome) => <CommunitiesPage chrome={chrome} rows={rows} />),
  }),
  get({
    path: `${communities_path}/:slug`,
    who: 'anyone',
    crawl: { params: { slug: 'community' } },
    reads: (tx, { slug = '' }) => communityAt(tx, slug),
    handle: (ask, community) => {
      if (!community) return notFound;
      const edits = mayUse(ask.viewer, editors);
      return publicPage(ask, community, (chrome) => <CommunityPage {...{ chrome, community, edits }} />);
    },
  }),
  get({
    path: desk,
    who: editors,
    reads: (tx) => communities(tx, { closed: true }),
    handle: ({ chrome }, rows) => page(<DeskCommunitiesPage chrome={chrome} rows={rows} />),
  }),
  get({
    path: `${desk}/new`,
    who: editors,
    handle: (ask) => form(ask, { edited: null, typed: { locale: 'pt-BR', audience: 'signed_in' } }),
  }),
  post({
    path: `${desk}/new`,
    who: editors,
    audit: 'community_created',
    limits: { body: 65_536 },
    crawl: { form: sample },
    handle: (ask) => save(ask, null),
  }),
  get({
    path: `${desk}/:community`,
    who: editors,
    crawl: { params: one },
    handle: async (ask) => {
      const edited = await find(ask);
      return edited ? form(ask, { edited, typed: typedOf(edited) }) : notFound;
    },
  }),
  post({
    path: `${desk}/:community`,
    who: editors,
    audit: 'community_changed',
    limits: { body: 65_536 },
    crawl: { params: one, form: { ...sample, version: '1' } },
    handle: async (ask) => {
      const edited = await find(ask);
      return edited ? save(ask, edited) : notFound;
    },
  }),
  turn('closing'),
  turn('reopening'),
];
