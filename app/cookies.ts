import type { SetCookie } from './route.ts';

export type Cookies = { session: string | null; device: string | null; locale: string | null };

const names = { session: 'sid', device: 'device', locale: 'locale' } as const;

// __Host- binds a cookie to this host over TLS; browsers refuse it on plain http.
const prefix = (secure: boolean): string => (secure ? '__Host-' : '');

/** Reads the cookies we know from the header of a request; anything malformed is as good as absent. */
export function readCookies(header: string | null | undefined, secure: boolean): Cookies {
  const found: Cookies = { session: null, device: null, locale: null };
  if (!header) return found;
  for (const part of header.split(';')) {
    const at = part.indexOf('=');
    const name = part.slice(0, at).trim();
    for (const key of ['session', 'device', 'locale'] as const) {
      if (name === prefix(secure) + names[key]) found[key] = part.slice(at + 1).trim();
    }
  }
  return found;
}

/** The Set-Cookie line; a null value removes the cookie, a null age (seconds) ends with the browser. */
export function writeCookie(cookie: SetCookie, secure: boolean): string {
  const age = cookie.value === null ? '; Max-Age=0' : cookie.max_age === null ? '' : `; Max-Age=${cookie.max_age}`;
  return `${prefix(secure)}${names[cookie.name]}=${cookie.value ?? ''}; Path=/; HttpOnly; SameSite=Lax${secure ? '; Secure' : ''}${age}`;
}
