/** Which headers an answer carries; the route table names one for every route. */
export type Profile = 'page' | 'public' | 'api' | 'asset' | 'script' | 'file' | 'mail' | 'health' | 'feed' | 'embed';

const page_policy = [
  `default-src 'none'`,
  `script-src 'self'`,
  `style-src 'self'`,
  `img-src 'self' data:`,
  `font-src 'self'`,
  `connect-src 'self'`,
  `form-action 'self'`,
  `base-uri 'none'`,
  `frame-ancestors 'none'`,
  `frame-src 'self' https://www.youtube-nocookie.com`,
  `media-src 'self'`,
  `object-src 'none'`,
].join('; ');

const everywhere = {
  'X-Content-Type-Options': 'nosniff',
  'Cross-Origin-Opener-Policy': 'same-origin',
  'Cross-Origin-Resource-Policy': 'same-origin',
  'Permissions-Policy': 'camera=(), geolocation=(), microphone=(), payment=(), usb=()',
  // same-origin, not no-referrer: with the latter browsers send `Origin: null` on form posts.
  'Referrer-Policy': 'same-origin',
};

const profiles: Record<Profile, Record<string, string>> = {
  page: {
    ...everywhere,
    'Content-Security-Policy': page_policy,
    'Cache-Control': 'no-store',
    Vary: 'Cookie, Accept-Encoding, Accept-Language',
  },
  api: {
    ...everywhere,
    'Content-Security-Policy': `default-src 'none'; frame-ancestors 'none'`,
    'Cache-Control': 'no-store',
  },
  // Read by programs and pages of anybody; it holds what is public, whoever asks.
  feed: {
    ...everywhere,
    'Content-Security-Policy': `default-src 'none'`,
    'Cross-Origin-Resource-Policy': 'cross-origin',
    'Access-Control-Allow-Origin': '*',
    'Cache-Control': 'public, max-age=300',
  },
  // Stands in the frame of somebody else's page: nothing can be sent or run there.
  embed: {
    ...everywhere,
    'Content-Security-Policy': `default-src 'none'; style-src 'self'; font-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors *`,
    'Cross-Origin-Opener-Policy': 'unsafe-none',
    'Cross-Origin-Resource-Policy': 'cross-origin',
    'Cache-Control': 'public, max-age=300',
    Vary: 'Accept-Encoding',
  },
  asset: {
    ...everywhere,
    'Content-Security-Policy': `default-src 'none'`,
    'Cache-Control': 'public, max-age=31536000, immutable',
    Vary: 'Accept-Encoding',
  },
  // What is for everybody and the same for all, such as the sitemap.
  public: {
    ...everywhere,
    'Content-Security-Policy': `default-src 'none'`,
    'Cache-Control': 'public, max-age=3600',
    Vary: 'Accept-Encoding',
  },
  // A service worker lives under one address for ever: it is asked for anew, and may itself only speak to us.
  script: {
    ...everywhere,
    'Content-Security-Policy': `default-src 'none'; connect-src 'self'`,
    'Cache-Control': 'no-cache',
    Vary: 'Accept-Encoding',
  },
  file: {
    ...everywhere,
    'Content-Security-Policy': `sandbox; default-src 'none'`,
    'Cache-Control': 'private, no-store',
  },
  // A mail as it will look, in a frame of a page of ours: its styles stand in its elements, and it can do nothing.
  mail: {
    ...everywhere,
    'Content-Security-Policy': `sandbox; default-src 'none'; style-src 'unsafe-inline'; frame-ancestors 'self'`,
    'Cache-Control': 'no-store',
  },
  health: { ...everywhere, 'Content-Security-Policy': `default-src 'none'`, 'Cache-Control': 'no-store' },
};

const strict_transport = { 'Strict-Transport-Security': 'max-age=31536000' };

/** The headers of a profile (security.md 3.1); `secure`: the portal's address is https. */
export function headersOf(profile: Profile, secure: boolean): Record<string, string> {
  return secure ? { ...profiles[profile], ...strict_transport } : profiles[profile];
}
