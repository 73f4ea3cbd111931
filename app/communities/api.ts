import { z } from 'zod';
import { decodeCursor, encodeCursor } from '../../lib/pagination.ts';
import { readUuid } from '../../lib/uuid.ts';
import type { Person } from '../../lib/viewer.ts';
import { api, id, listOf, moment, notThere, openApi, type Outcome, pageOf, paging } from '../api.ts';
import { audiences, editors } from '../content/document.ts';
import type { Ask } from '../context.ts';
import { communities_path, community_fields, type CommunityValues } from './community.ts';
import { apiCommunities, type Community, communityById } from './find.ts';
import { closeCommunity, saveCommunity } from './save-community.ts';

const locale = z.enum(['pt-BR', 'en', 'es']);
const answer = z.object({
  id,
  slug: z.string(),
  title: z.string(),
  summary: z.string(),
  locale,
  audience: z.enum(audiences),
  product_id: id.nullable(),
  module_id: id.nullable(),
  join_url: z.string(),
  rules: z.string(),
  closed: z.boolean(),
  version: z.number(),
  updated_at: moment,
  url: z.string(),
});

const { title, join_url, rules, audience } = community_fields;
const change = z.strictObject({
  title: title.optional(),
  summary: z.string().max(500).nullable().optional(),
  module_id: id.nullable().optional(),
  locale: community_fields.locale.optional(),
  audience: audience.optional(),
  join_url: join_url.optional(),
  rules: rules.optional(),
});
const creation = change.extend({ title, join_url, rules, audience });
const sample = {
  title: 'Nova',
  join_url: 'https://chat.whatsapp.com/convite',
  rules: 'Respeito.',
  audience: 'public',
  module_id: '0197b3a0-0000-7000-8000-000000000000',
};
const params = { community: 'community' } as const;

const shown = ({ services }: Ask, community: Community) => ({
  ...community,
  closed: community.closed_at !== null,
  url: `${services.config.public_url}${communities_path}/${community.slug}`,
});

const find = async ({ tx, params: { community } }: Pick<Ask, 'tx' | 'params'>): Promise<Community | undefined> => {
  const known = readUuid(community);
  return known ? communityById(tx, known) : undefined;
};

async function write(
  ask: Ask & { viewer: Person },
  at: Community | null,
  given: z.output<typeof change>,
  version: number | undefined,
): Promise<Outcome<z.input<typeof answer>>> {
  const named = Object.fromEntries(Object.entries(given).filter(([, value]) => value !== undefined));
  const before = at ?? {
    title: '',
    summary: '',
    module_id: null,
    locale: 'pt-BR',
    audience: 'public',
    join_url: '',
    rules: '',
  };
  const values = Object.fromEntries(Object.keys(community_fields).map((field) => [field, before[field as 'title']]));
  // The two together have every field of a community, each read by its schema.
  const whole = { ...values, ...named } as CommunityValues;
  const summary = community_fields.summary.safeParse(whole.summary ?? '');
  if (!summary.success) return { problem: 422, errors: [{ field: 'summary', code: 'phone_number' }] };
  const kept = at && { id: at.id, version: version ?? at.version };
  const saved = await saveCommunity(ask.tx, ask.viewer, kept, { ...whole, summary: summary.data });
  if (!saved.ok)
    return saved.reason === 'refused'
      ? { problem: 422, errors: saved.errors }
      : { problem: 409, state: 'changed_meanwhile' };
  const found = await communityById(ask.tx, saved.id);
  return found ? { data: shown(ask, found) } : notThere;
}

export const routes = [
  openApi({
    path: '/communities',
    summary: 'Lists open communities the caller may see, in the order they were made',
    query: z.strictObject({ product: id.optional(), module: id.optional(), ...paging }),
    answer: listOf(answer),
    handle: async (ask, { product, module, limit, cursor }) => {
      const after = readUuid(decodeCursor(cursor ?? null, 1)?.[0]);
      const rows = await apiCommunities(ask.tx, { product, module, after, limit: limit + 1 });
      const page = pageOf(rows, limit, (last) => encodeCursor([last.id]));
      return { data: { ...page, data: page.data.map((row) => shown(ask, row)) } };
    },
  }),
  {
    ...openApi({
      path: '/communities/:community',
      summary: 'Gives a community with its rules and its invitation',
      query: z.strictObject({}),
      answer,
      handle: async (ask) => {
        const found = await find(ask);
        return found ? { data: shown(ask, found) } : notThere;
      },
    }),
    crawl: { params },
  },
  api('POST', {
    path: '/communities',
    who: editors,
    summary: 'Adds a community; nothing of it may hold a phone number',
    audit: 'community_created',
    crawl: { json: sample },
    body: creation,
    answer,
    handle: (ask, { body }) => write(ask, null, body, undefined),
  }),
  api('PATCH', {
    path: '/communities/:community',
    who: editors,
    summary: 'Changes a community, closes it or opens it again; with `version`, only as it was then',
    audit: 'community_changed',
    crawl: { params, json: sample },
    body: change.extend({ closed: z.boolean().optional(), version: z.int().min(1).optional() }),
    answer,
    handle: async (ask, { body: { closed, version, ...given } }) => {
      const found = await find(ask);
      if (!found) return notThere;
      const written = await write(ask, found, given, version);
      if ('problem' in written || closed === undefined) return written;
      await closeCommunity(ask.tx, ask.viewer, found.id, closed);
      const now = await find(ask);
      return now ? { data: shown(ask, now) } : notThere;
    },
  }),
];
