import { z, type ZodType } from 'zod';
import type { Route, Who } from '../route.ts';

type Json = Record<string, unknown>;

/** What happens on refusals, beside what each route adds. */
const refusals: Record<string, string> = {
  '400': 'A field the route does not know, a body that is no JSON, or a token in the address',
  '401': 'Neither a valid token nor a session',
  '403': 'The token lacks the scope, or the session its proof',
  '404': 'Unknown, or not yours to see',
  '409': 'Changed meanwhile, or not possible in the present state',
  '413': 'The body is too large',
  '415': 'The body is not application/json',
  '422': 'A value is not valid; `errors` names each field',
  '429': 'Too many calls; Retry-After says when to come back',
};

const problem_schema = {
  type: 'object',
  required: ['type', 'title', 'status'],
  properties: {
    type: { type: 'string', format: 'uri-reference' },
    title: { type: 'string' },
    status: { type: 'integer' },
    detail: { type: 'string' },
    state: { type: 'string' },
    instance: { type: 'string', format: 'uri-reference' },
    errors: {
      type: 'array',
      items: {
        type: 'object',
        required: ['field', 'message'],
        properties: { field: { type: 'string' }, message: { type: 'string' } },
      },
    },
  },
};

// What comes in is described as it is sent, what goes out as it arrives: a Date as RFC 3339.
function schemaOf(schema: ZodType, io: 'input' | 'output'): Json {
  const { $schema: _, ...described } = z.toJSONSchema(schema, {
    io,
    unrepresentable: 'any',
    override: ({ zodSchema, jsonSchema }) => {
      if (zodSchema instanceof z.ZodDate) Object.assign(jsonSchema, { type: 'string', format: 'date-time' });
      // The format says it; the pattern would be half of the document.
      if (jsonSchema.format === 'uuid' || jsonSchema.format === 'date') delete jsonSchema.pattern;
    },
  }) as Json;
  return described;
}

/** The routes of the API among all routes, in order of path and method. */
export function apiRoutes(routes: readonly Route[]): (Route & Required<Pick<Route, 'api'>>)[] {
  const order = ['GET', 'POST', 'PATCH', 'PUT', 'DELETE'];
  return (
    routes
      .flatMap((route) => (route.api ? [{ ...route, api: route.api }] : []))
      // Not by locale: the document is the same on every machine.
      .sort(
        (a, b) => (a.path < b.path ? -1 : a.path > b.path ? 1 : 0) || order.indexOf(a.method) - order.indexOf(b.method),
      )
  );
}

/** The group a route belongs to: `tickets` of `/api/v1/tickets/:number`. */
export const groupOf = (path: string): string => path.split('/')[3] ?? '';

const operationId = (method: string, path: string): string =>
  `${method.toLowerCase()}_${path.slice('/api/v1/'.length).replace(/[^a-z_]+/gi, '_')}`.replace(/_+$/, '');

function parametersOf({ path, api, method }: Route & Required<Pick<Route, 'api'>>): Json[] {
  const in_path = [...path.matchAll(/:(\w+)/g)].map(([, name]) => ({
    name,
    in: 'path',
    required: true,
    schema: { type: 'string' },
  }));
  const { properties = {}, required = [] } = (api.query ? schemaOf(api.query, 'input') : {}) as {
    properties?: Json;
    required?: string[];
  };
  const in_query = Object.entries(properties).map(([name, schema]) => ({
    name,
    in: 'query',
    required: required.includes(name),
    schema,
  }));
  const key = { name: 'Idempotency-Key', in: 'header', required: false, schema: { type: 'string', maxLength: 255 } };
  return [...in_path, ...in_query, ...(method === 'POST' ? [key] : [])];
}

/** What an answer holds is called after the last word of its path: `Branch` of `/organizations/{organization}/branches`. */
function nameOf(path: string): string {
  const word = path.split('/').findLast((part) => part !== '' && !part.startsWith(':')) ?? '';
  const one = word
    .replace(/^people$/, 'person')
    .replace(/ies$/, 'y')
    .replace(/ches$/, 'ch')
    .replace(/s$/, '');
  return one.replace(/(?:^|_)(\w)/g, (_, letter: string) => letter.toUpperCase());
}

type Named = { schemas: Map<string, Json>; names: Map<string, string> };

// The same thing in a list, alone and after a change is told once and referred to.
function refer(named: Named, path: string, schema: Json): Json {
  const { properties } = schema as { properties?: { data?: { items?: Json }; next?: Json } };
  const items = properties?.next && properties.data?.items;
  if (items)
    return { ...schema, properties: { ...properties, data: { type: 'array', items: refer(named, path, items) } } };
  const text = JSON.stringify(schema);
  let name = named.names.get(text);
  if (name === undefined) {
    name = nameOf(path);
    for (let at = 2; named.schemas.has(name); at += 1) name = `${nameOf(path)}${at}`;
    named.names.set(text, name);
    named.schemas.set(name, schema);
  }
  return { $ref: `#/components/schemas/${name}` };
}

const readers: Record<Extract<Who, string>, string> = {
  nobody: 'Anybody',
  anyone: 'Anybody',
  person: 'Anybody signed in',
  member: 'People of an organisation',
  portal_admin: 'Portal administrators of an organisation',
  staff: 'Staff',
};

/** Who may call a route, in words. */
const readersOf = (who: Who): string => (typeof who === 'string' ? readers[who] : `Staff: ${who.join(', ')}`);

const security_schemes = {
  token: { type: 'http', scheme: 'bearer', description: 'A token that begins with arr_' },
  session: { type: 'apiKey', in: 'cookie', name: 'sid', description: 'Of a page of the portal; __Host-sid over TLS' },
  csrf: { type: 'apiKey', in: 'header', name: 'X-CSRF-Token', description: 'csrf_token of GET /api/v1/me' },
};

/** The description of the API in OpenAPI 3.1, written from the route table. In: all routes; the portal's address. */
export function openApi(routes: readonly Route[], public_url: string): Json {
  const paths: Record<string, Json> = {};
  const named: Named = { schemas: new Map([['Problem', problem_schema]]), names: new Map() };
  for (const route of apiRoutes(routes)) {
    const { method, path, api } = route;
    const at = path.replace(/:(\w+)/g, '{$1}');
    const schema = refer(named, path, schemaOf(api.answer, 'output'));
    const answer = { description: 'Done', content: { 'application/json': { schema } } };
    const refused = Object.fromEntries(
      Object.keys(refusals)
        .filter((status) => method !== 'GET' || !['409', '413', '415'].includes(status))
        .map((status) => [status, { $ref: `#/components/responses/${status}` }]),
    );
    const scope = method === 'GET' ? 'read' : 'write';
    (paths[at] ??= {})[method.toLowerCase()] = {
      operationId: operationId(method, path),
      summary: api.summary,
      description: `${readersOf(route.who)}. Scope: ${scope}.`,
      tags: [groupOf(path)],
      ...(method !== 'GET' && { security: [{ token: [] }, { session: [], csrf: [] }] }),
      parameters: parametersOf(route),
      ...(api.body && {
        requestBody: { required: true, content: { 'application/json': { schema: schemaOf(api.body, 'input') } } },
      }),
      responses: { [api.status]: answer, ...refused },
    };
  }
  return {
    openapi: '3.1.0',
    info: { title: 'Arrimo', version: '1' },
    servers: [{ url: public_url }],
    security: [{ token: [] }, { session: [] }],
    paths,
    components: {
      securitySchemes: security_schemes,
      schemas: Object.fromEntries(named.schemas),
      responses: Object.fromEntries(
        Object.entries(refusals).map(([status, description]) => [
          status,
          {
            description,
            content: { 'application/problem+json': { schema: { $ref: '#/components/schemas/Problem' } } },
          },
        ]),
      ),
    },
  };
}
