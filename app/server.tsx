import { createSecretKey } from 'node:crypto';
import type { HttpBindings } from '@hono/node-server';
import { type Context, Hono } from 'hono';
import { callerAddress, trustedNetworks } from '../lib/address.ts';
import { deriveKey } from '../lib/secrets.ts';
import { hashToken, newToken } from '../lib/tokens.ts';
import { newBrands } from './brand.ts';
import type { Feature, Services } from './context.ts';
import { readCookies } from './cookies.ts';
import { features as all_features } from './features.ts';
import { newDrawnPages } from './public-page.ts';
import { notFound, type Route } from './route.ts';
import { answer, type House, type Incoming } from './visit.tsx';

// The API takes a bearer token or the page's session, never both; a header that is no token of ours is as good as a wrong one.
function proofOf(
  route: Route,
  session_hash: Buffer | null,
  authorization: string | undefined,
): Pick<Incoming, 'session_hash' | 'proof' | 'bearer'> {
  if (route.anonymous) return { session_hash: null, bearer: false, proof: null };
  if (route.api && authorization !== undefined) {
    const hash = hashToken(authorization.match(/^Bearer (arr_\S{1,200})$/i)?.[1]);
    return { session_hash: null, bearer: true, proof: hash && { hash, bearer: true } };
  }
  return { session_hash, bearer: false, proof: session_hash && { hash: session_hash, bearer: false } };
}

type Env = { Bindings: Partial<HttpBindings> };

const unknown: Route = {
  method: 'GET',
  path: '*',
  who: 'anyone',
  audit: null,
  crawl: {},
  limits: { body: 0 },
  headers: 'page',
  handle: () => notFound,
};
const unknown_api: Route = { ...unknown, path: '/api/*', headers: 'api' };

// A path of the API that is known, asked by a method it does not have (RFC 9110, 15.5.6).
function otherMethods(routes: readonly Route[]): Route[] {
  const by_path = Map.groupBy(
    routes.filter(({ headers }) => headers === 'api'),
    ({ path }) => path.replace(/:\w+/g, ':x'),
  );
  return [...by_path].map(([path, known]) => {
    const allowed = known.map(({ method }) => method).join(', ');
    const problem = {
      kind: 'problem',
      status: 405,
      detail: `allowed: ${allowed}`,
      headers: { Allow: allowed },
    } as const;
    return { ...unknown_api, path, handle: () => problem };
  });
}

// /people/new is no person, whichever feature declares which of the two.
function fixedFirst(a: Route, b: Route): number {
  const [first, second] = [a, b].map(({ path }) => path.replace(/:\w+/g, '\uffff'));
  return (first ?? '') < (second ?? '') ? -1 : first === second ? 0 : 1;
}

/** The portal as a function from request to response; `main.ts` gives it a socket, tests call `app.fetch()`, with broken features where they prove that a test can fail. */
export function portal(services: Services, features: readonly Feature[] = all_features): Hono<Env> {
  const { public_url, trust_proxy, secret } = services.config;
  const house: House = {
    services,
    features,
    brands: newBrands(services.assets.css),
    drawn: newDrawnPages(),
    csrf_key: createSecretKey(deriveKey(secret, 'csrf')),
    secure: public_url.startsWith('https:'),
    host: new URL(public_url).host,
    origin: new URL(public_url).origin,
  };
  const trusted = trustedNetworks(trust_proxy);
  const answering = (route: Route) => (c: Context<Env>) => {
    const cookies = readCookies(c.req.header('cookie'), house.secure);
    const question = c.req.url.indexOf('?');
    return answer(house, route, {
      request: c.req.raw,
      path: c.req.path,
      search: question < 0 ? '' : c.req.url.slice(question),
      params: c.req.param(),
      cookies,
      device: hashToken(cookies.device) && cookies.device ? cookies.device : newToken().token,
      ...proofOf(route, hashToken(cookies.session), c.req.header('authorization')),
      address: callerAddress(c.env?.incoming?.socket.remoteAddress, c.req.header('x-forwarded-for'), trusted),
      header: (name) => c.req.header(name) ?? null,
    });
  };

  const app = new Hono<Env>();
  const routes = features.flatMap((feature) => [...feature.routes]);
  for (const route of routes.toSorted(fixedFirst)) app.on(route.method, route.path, answering(route));
  for (const route of otherMethods(routes)) app.all(route.path, answering(route));
  app.notFound((c) => answering(c.req.path.startsWith('/api/') ? unknown_api : unknown)(c));
  return app;
}
