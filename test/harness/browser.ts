/** What came back, read. */
export type Page = { status: number; headers: Headers; html: string; location: string | null };

/** A browser without a window: cookies, the hidden `csrf` of the page it saw last, no redirects of its own accord. */
export type Browser = {
  cookies: Map<string, string>;
  /** The hidden field of the page seen last. */
  csrf: string;
  get(path: string, headers?: Record<string, string>): Promise<Page>;
  /** Posts a form with the `csrf` seen last, unless `form` brings its own. */
  post(path: string, form: Record<string, string>, headers?: Record<string, string>): Promise<Page>;
  postMultipart(path: string, form: FormData): Promise<Page>;
  /** Calls the API with a JSON body and the proof of the page's session. */
  call(method: string, path: string, body: unknown, headers?: Record<string, string>): Promise<Page>;
  /** Goes where the answer sends it. */
  follow(page: Page): Promise<Page>;
};

export function newBrowser(fetch: (request: Request) => Promise<Response>, origin: string): Browser {
  const cookies = new Map<string, string>();
  const send = async (method: string, path: string, init: RequestInit): Promise<Page> => {
    const headers = new Headers(init.headers);
    if (cookies.size > 0) headers.set('cookie', [...cookies].map(([name, value]) => `${name}=${value}`).join('; '));
    headers.set('host', headers.get('host') ?? new URL(origin).host);
    const response = await fetch(new Request(origin + path, { ...init, method, headers }));
    for (const line of response.headers.getSetCookie()) {
      const [pair = '', ...attributes] = line.split('; ');
      const name = pair.slice(0, pair.indexOf('='));
      if (attributes.includes('Max-Age=0')) cookies.delete(name);
      else cookies.set(name, pair.slice(name.length + 1));
    }
    const html = await textOf(response);
    const seen = html.match(/name="csrf" value="([^"]+)"/)?.[1];
    if (seen) browser.csrf = seen;
    return { status: response.status, headers: response.headers, html, location: response.headers.get('location') };
  };
  const browser: Browser = {
    cookies,
    csrf: '',
    get: (path, headers = {}) => send('GET', path, { headers: { 'accept-language': 'pt-BR', ...headers } }),
    post: (path, form, headers = {}) =>
      send('POST', path, {
        headers: { 'accept-language': 'pt-BR', 'sec-fetch-site': 'same-origin', ...headers },
        body: new URLSearchParams({ csrf: browser.csrf, ...form }),
      }),
    postMultipart(path, form) {
      if (!form.has('csrf')) form.set('csrf', browser.csrf);
      return send('POST', path, { headers: { 'sec-fetch-site': 'same-origin' }, body: form });
    },
    call: (method, path, body, headers = {}) =>
      send(method, path, {
        headers: {
          'content-type': 'application/json',
          'sec-fetch-site': 'same-origin',
          'x-csrf-token': browser.csrf,
          ...headers,
        },
        ...(method !== 'GET' && { body: JSON.stringify(body) }),
      }),
    follow: (page) => browser.get(page.location ?? '/'),
  };
  return browser;
}

// A stream never ends by itself: what it says first is enough, and nothing stays open behind the test.
async function textOf(response: Response): Promise<string> {
  if (!response.headers.get('content-type')?.startsWith('text/event-stream')) return response.text();
  const reader = response.body?.getReader();
  const first = await reader?.read();
  await reader?.cancel();
  return new TextDecoder().decode(first?.value);
}
