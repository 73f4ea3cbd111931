import { z, type ZodType } from 'zod';
import type { Route } from '../route.ts';

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
      if (zodSchema._zod.def.type === 'date') Object.assign(jsonSchema, { type: 'string', format: 'date-time' });
    },
  }) as Json;
  return described;
}

/** The routes of the API among all routes, in order of path and method. */
export function apiRoutes(routes: readonly Route[]): (Route & Required<Pick<Route, 'api'>>)[] {
  const order = ['GET', 'POST', 'PATCH', 'PUT', 'DELETE'];
  return routes
    .flatMap((route) => (route.api ? [{ ...route, api: route.api }] : []))
    .sort((a, b) => a.path.localeCompare(b.path) || order.indexOf(a.method) - order.indexOf(b.method));
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

/** The description of the API in OpenAPI 3.1, written from the route table. In: all routes; the portal's address. */
export function openApi(routes: readonly Route[], public_url: string): Json {
  const paths: Record<string, Json> = {};
  for (const route of apiRoutes(routes)) {
    const { method, path, api } = route;
    const at = path.replace(/:(\w+)/g, '{$1}');
    const answer = { description: 'Done', content: { 'application/json': { schema: schemaOf(api.answer, 'output') } } };
    const refused = Object.fromEntries(
      Object.keys(refusals)
        .filter((status) => method !== 'GET' || !['409', '413', '415'].includes(status))
        .map((status) => [status, { $ref: `#/components/responses/${status}` }]),
    );
    (paths[at] ??= {})[method.toLowerCase()] = {
      operationId: operationId(method, path),
      summary: api.summary,
      tags: [groupOf(path)],
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
    security: [{ token: [] }],
    paths,
    components: {
      securitySchemes: { token: { type: 'http', scheme: 'bearer', description: 'A token that begins with arr_' } },
      schemas: { Problem: problem_schema },
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
