import { brotliCompressSync, gzipSync } from 'node:zlib';
import { z } from 'zod';
import { api, id } from '../api.ts';
import type { Services } from '../context.ts';
import { get, type Route } from '../route.ts';
import { openApi } from './openapi.ts';
import { encodingOf } from '../../lib/encoding.ts';

const named = z.object({ id, name: z.string() });

const me = z.object({
  id,
  name: z.string(),
  email: z.string(),
  locale: z.enum(['pt-BR', 'en', 'es']),
  time_zone: z.string(),
  staff_roles: z.array(z.string()),
  organization: named.nullable(),
  unit: named.nullable(),
  role: z.string().nullable(),
  visibility: z.string().nullable(),
  may_accept_services: z.boolean(),
  downloads_blocked: z.boolean(),
  it_admin: z.boolean(),
  finance: z.boolean(),
  scopes: z.array(z.enum(['read', 'write'])),
  csrf_token: z.string().nullable().describe('For scripts of the page: the value of the header X-CSRF-Token of writes'),
});

const reference = (entry: string | null, name: string | null) => (entry && name ? { id: entry, name } : null);

// The table of routes stays as it is while a process lives, so the description is written and compressed once.
const documents = new WeakMap<Services, ReturnType<typeof writeDocument>>();

function writeDocument(routes: readonly Route[], public_url: string) {
  const plain = new TextEncoder().encode(JSON.stringify(openApi(routes, public_url)));
  return { plain, br: new Uint8Array(brotliCompressSync(plain)), gzip: new Uint8Array(gzipSync(plain)) };
}

export const api_routes = [
  api('GET', {
    path: '/me',
    who: 'person',
    summary: 'Who the token or session belongs to, where, and what they may do there',
    answer: me,
    handle: ({ viewer, chrome }) => ({
      data: {
        id: viewer.person_id,
        name: viewer.name,
        email: viewer.email,
        locale: viewer.locale,
        time_zone: viewer.time_zone,
        staff_roles: viewer.staff_roles,
        organization: reference(viewer.organization_id, viewer.organization_name),
        unit: reference(viewer.unit_id, viewer.unit_name),
        role: viewer.member_role,
        visibility: viewer.visibility,
        may_accept_services: viewer.may_accept_services,
        downloads_blocked: viewer.downloads_blocked,
        it_admin: viewer.it_admin,
        finance: viewer.finance,
        scopes: [...(viewer.scopes ?? (['read', 'write'] as const))],
        csrf_token: viewer.scopes ? null : chrome.csrf,
      },
    }),
  }),
  get({
    path: '/api/v1/openapi.json',
    who: 'nobody',
    headers: 'api',
    handle: ({ routes, services, accept_encoding }) => {
      let written = documents.get(services);
      if (!written) documents.set(services, (written = writeDocument(routes(), services.config.public_url)));
      const encoding = encodingOf(accept_encoding);
      return {
        kind: 'bytes',
        type: 'application/json',
        body: written[encoding ?? 'plain'],
        ...(encoding && { encoding }),
      };
    },
  }),
];
