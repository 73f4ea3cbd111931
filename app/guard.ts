import type { KeyObject } from 'node:crypto';
import { csrfValid } from '../lib/tokens.ts';
import { isStaff, managesPeople, type Member, type Person, type Viewer } from '../lib/viewer.ts';
import type { Who } from './route.ts';

const loopback = /^(localhost|127\.0\.0\.1|\[::1\])(:\d{1,5})?$/;

/** Whether the Host header names this portal; loopback names always do. Anything else gets 421. */
export function hostKnown(host: string | null | undefined, ours: string): boolean {
  const named = host?.toLowerCase().replace(/:(80|443)$/, '');
  return !!named && (named === ours || loopback.test(named));
}

/**
 * First layer against cross-site requests, for every unsafe method and content type: Sec-Fetch-Site must be same-origin;
 * without that header Origin must be ours (OWASP CSRF prevention). Neither header: an old browser or a script; the token decides.
 */
export function sameOrigin(headers: Headers, ours: string): boolean {
  const site = headers.get('sec-fetch-site');
  if (site) return site === 'same-origin';
  const origin = headers.get('origin');
  if (!origin) return true;
  if (!URL.canParse(origin)) return false;
  const { host, protocol } = new URL(origin);
  return origin === ours || (loopback.test(host) && protocol === 'http:' && host === headers.get('host'));
}

/** Second layer: the hidden field (or the header of a script), bound to the session or, before there is one, to the browser. */
export function formProven(key: KeyObject, binding: string, proof: string | null | undefined): boolean {
  return csrfValid(key, binding, proof);
}

/** Whether an address, encoded or not, holds what looks like a token of ours or says that it holds one. */
export function holdsToken(address: string): boolean {
  const token = /\barr_[\w-]{20}|[?&]access_token=/;
  let read = address;
  try {
    read = decodeURIComponent(address);
  } catch {
    // Not an encoding: then it is read as it stands.
  }
  return token.test(address) || token.test(read);
}

/** Whether this viewer may use a route at all; rows are row level security's business. */
export function mayUse(viewer: Viewer, who: Who): boolean {
  if (who === 'anyone' || who === 'nobody') return true;
  if (viewer.kind !== 'person') return false;
  if (who === 'person') return true;
  if (who === 'member') return viewer.organization_id !== null && !isStaff(viewer);
  if (who === 'portal_admin') return managesPeople(viewer);
  if (who === 'staff') return isStaff(viewer);
  return viewer.staff_roles.some((role) => who.includes(role));
}

/** The viewer of a route for persons: the route table lets nobody else in. */
export function person(viewer: Viewer): Person {
  if (viewer.kind !== 'person') throw new Error('a route for persons was handled for a visitor');
  return viewer;
}

/** The viewer of a route for members, with the organisation they act for. */
export function member(viewer: Viewer): Member {
  const { organization_id } = person(viewer);
  if (!organization_id) throw new Error('a route for members was handled for somebody without an organisation');
  return { ...person(viewer), organization_id };
}
