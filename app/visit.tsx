import type { KeyObject } from 'node:crypto';
import { performance } from 'node:perf_hooks';
import type { Entrance, Proof, Visit } from '../lib/database.ts';
import { unreachable } from '../lib/unreachable.ts';
import { newId } from '../lib/tokens.ts';
import { visitor } from '../lib/viewer.ts';
import { words } from '../locales/index.ts';
import type { Chrome } from '../ui/chrome.ts';
import { deliver } from './deliver.ts';
import type { Brands } from './brand.ts';
import type { Ask, Feature, Services } from './context.ts';
import type { Cookies } from './cookies.ts';
import { bindingOf, drawChrome, localeOf, news } from './frame-of.ts';
import { formProven, holdsToken, hostKnown, mayUse, sameOrigin } from './guard.ts';
import { no_proof, type Refused, unknown_token, wrong_body } from './problem.tsx';
import type { Received } from './receive.ts';
import { receiveBody } from './receive-body.ts';
import type { DrawnPages } from './public-page.ts';
import { forgetUploads, type Upload } from './uploads.ts';
import { type Answer, notFound, type Params, redirect, type Route } from './route.ts';

/** What a process keeps for all requests. */
export type House = {
  services: Services;
  features: readonly Feature[];
  brands: Brands;
  drawn: DrawnPages;
  csrf_key: KeyObject;
  secure: boolean;
  host: string;
  origin: string;
};

/** A request before anybody has looked at it. */
export type Incoming = {
  request: Request;
  path: string;
  search: string;
  params: Params;
  cookies: Cookies;
  device: string;
  /** Of the cookie; null where a bearer token was shown. */
  session_hash: Buffer | null;
  proof: Proof | null;
  bearer: boolean;
  address: string;
  header: (name: string) => string | null;
};

export type Settled = { answer: Answer; chrome: Chrome; entrance: Entrance; notes?: Note[] };
type Note = Parameters<Ask['note']>[0];

const stranger: Entrance = { viewer: visitor, now: new Date(0), vendor_version: null, seen_at: null, token_id: null };

/**
 * One request, start to finish: guards, one transaction entered once, the handler, commit, and only then bytes.
 * A refusal or an error rolls back. Surprises are logged with an id that the reader sees.
 */
export async function answer(house: House, route: Route, incoming: Incoming): Promise<Response> {
  const started = performance.now();
  const request_id = newId();
  const visit = house.services.database.visit(incoming.proof, { read_only: route.method === 'GET' });
  const uploads: Upload[] = [];
  let settled: Settled;
  // Files of a commit of which nobody knows whether it came through stay, for the job that looks for orphans.
  let to_forget: boolean | null = false;
  try {
    settled = await settle(house, route, incoming, visit, uploads);
    to_forget = null;
    await visit.finish(accepted(settled.answer));
    to_forget = accepted(settled.answer);
    if (route.method !== 'GET' && settled.answer.kind === 'page') {
      // What was written mostly leads elsewhere; a page that comes back instead has its bell too, whatever became of its transaction.
      settled.chrome.unread = await news(house, route, incoming, visit);
      await visit.finish(true);
    }
  } catch (error) {
    await visit.finish(false).catch(() => {});
    const gone = incoming.request.signal.aborted;
    const status = gone ? 400 : unreachable(error) ? 503 : 500;
    house.services.log[gone ? 'info' : 'error'](gone ? 'request_abandoned' : 'request_failed', {
      request_id,
      route: route.path,
      method: route.method,
      status,
      error,
    });
    const brand = await house.brands.at(null, visit.tx);
    settled = {
      answer: { kind: 'problem', status },
      chrome: drawChrome(house, incoming, stranger, brand, localeOf(incoming, stranger)),
      entrance: stranger,
    };
  }
  if (to_forget !== null && uploads.length > 0)
    await forgetUploads(house.services.files, uploads, to_forget).catch((error: unknown) =>
      house.services.log.warn('uploads_not_forgotten', { request_id, error }),
    );
  const response = await deliver(house, route, incoming, settled, request_id);
  const duration_ms = performance.now() - started;
  house.services.metrics.countRequest(route.path, route.method, response.status, duration_ms / 1000);
  // A page fetched ahead has not been seen by anybody.
  const ahead = /prefetch/.test(`${incoming.header('sec-purpose')} ${incoming.header('x-sec-purpose')}`);
  for (const note of accepted(settled.answer) && !ahead ? (settled.notes ?? []) : [])
    take(house, incoming, note).catch((error: unknown) =>
      house.services.log.warn('note_failed', { request_id, error }),
    );
  for (const { after } of house.features)
    after?.(house.services, incoming.proof, settled.entrance).catch((error: unknown) =>
      house.services.log.warn('after_failed', { request_id, error }),
    );
  house.services.log.info('request', {
    request_id,
    route: route.path,
    method: route.method,
    status: response.status,
    duration_ms,
    ip: incoming.address,
  });
  return response;
}

async function take(house: House, incoming: Incoming, note: Note): Promise<void> {
  const visit = house.services.database.visit(incoming.proof, { read_only: false });
  let keep = false;
  try {
    await note(visit.tx);
    keep = true;
  } finally {
    await visit.finish(keep);
  }
}

async function settle(
  house: House,
  route: Route,
  incoming: Incoming,
  visit: Visit,
  uploads: Upload[],
): Promise<Settled> {
  const unsafe = route.method !== 'GET';
  const query = new URLSearchParams(incoming.search);
  const known = hostKnown(incoming.header('host') ?? new URL(incoming.request.url).host, house.host);
  // Before a byte of the body is read: where the request comes from, and whether anybody could be behind it.
  // A bearer token is its own proof: no browser sends it unasked.
  const same_origin =
    !unsafe || incoming.bearer || route.anonymous || sameOrigin(incoming.request.headers, house.origin);
  const without_session = unsafe && incoming.proof === null && route.who !== 'anyone';
  const received: Received =
    unsafe && known && same_origin && !without_session
      ? await receiveBody(house, route, incoming, visit, uploads)
      : { ok: true, form: {}, files: {} };
  // Started before anybody is known: it travels with app.enter, and row level security answers it for whoever that is.
  const reading = route.reads?.(visit.tx, incoming.params, query);
  reading?.catch(() => {});
  const counting = unsafe ? Promise.resolve(0) : news(house, route, incoming, visit);
  counting.catch(() => {});
  const entrance = route.who === 'nobody' ? stranger : await visit.entrance();
  const brand = await house.brands.at(entrance.vendor_version, visit.tx);
  const locale = localeOf(incoming, entrance);
  const chrome = drawChrome(house, incoming, entrance, brand, locale, await counting);
  const refused = (status: number, more: Refused = {}): Settled => ({
    answer: { kind: 'problem', status, ...more },
    chrome,
    entrance,
  });

  if (!known) return refused(421);
  // What stands in an address is kept in histories and logs of others: a token there is not accepted, whether or not it is one.
  if (route.headers === 'api' && holdsToken(incoming.path + incoming.search))
    return refused(400, { detail: 'a token belongs into the header Authorization, never into an address' });
  if (!received.ok)
    return refused(received.status, received.status === 403 ? {} : { detail: wrong_body[received.status] });
  if (unsafe) {
    if (!same_origin) return refused(403, { detail: 'a page of another origin may not write' });
    const given = route.api ? incoming.header('x-csrf-token') : received.form['csrf'];
    if (
      !without_session &&
      !incoming.bearer &&
      !route.anonymous &&
      !formProven(house.csrf_key, bindingOf(incoming), given)
    )
      return refused(403, { detail: 'a write by the session carries X-CSRF-Token, see GET /api/v1/me' });
  }
  if (entrance.vendor_version === null && !route.before_setup && route.who !== 'nobody')
    return refused(503, { reason: 'preparing' });
  if (incoming.bearer && entrance.viewer.kind !== 'person') return refused(401, unknown_token);
  if (!mayUse(entrance.viewer, route.who)) {
    if (entrance.viewer.kind === 'person') return { answer: notFound, chrome, entrance };
    if (route.headers === 'api') return refused(401, no_proof);
    const back = route.method === 'GET' ? incoming.path + incoming.search : '/';
    return { answer: redirect(`/sign-in?next=${encodeURIComponent(back)}`), chrome, entrance };
  }
  const { csrf: _, ...form } = received.form;
  const notes: Note[] = [];
  const ask: Ask = {
    services: house.services,
    viewer: entrance.viewer,
    tx: visit.tx,
    help: () => house.features.flatMap(({ help }) => help?.(entrance.viewer, words[locale]) ?? []),
    pause: async () => {
      await visit.finish(true);
      for (const upload of uploads) if (upload.kept === 'maybe') upload.kept = 'yes';
    },
    note: (work) => void notes.push(work),
    now: entrance.now,
    t: words[locale],
    locale,
    brand,
    brands: house.brands,
    prepared: entrance.vendor_version !== null,
    params: incoming.params,
    query,
    form,
    files: received.files,
    uploads,
    range: incoming.header('range'),
    file_names: received.file_names ?? {},
    json: received.json,
    idempotency_key: incoming.header('idempotency-key'),
    routes: () => house.features.flatMap((feature) => [...feature.routes]),
    session_hash: incoming.session_hash,
    device: incoming.device,
    address: incoming.address,
    direct: incoming.header('x-forwarded-for') === null && incoming.header('forwarded') === null,
    user_agent: incoming.header('user-agent') ?? '',
    accept_encoding: incoming.header('accept-encoding') ?? '',
    bearer: incoming.header('authorization')?.match(/^Bearer (\S{1,200})$/)?.[1] ?? null,
    chrome,
  };
  return { answer: await route.handle(ask, await reading), chrome, entrance, notes };
}

const accepted = (given: Answer): boolean => given.kind !== 'problem' && (!('status' in given) || given.status < 400);
