import { getRequestListener } from '@hono/node-server';
import { once } from 'node:events';
import { createServer } from 'node:http';
import { type Browser, type BrowserContext, type BrowserContextOptions, chromium, type Page } from 'playwright-core';
import { chromiumPath } from '../../bin/chromium.ts';
import { demo_password } from '../../db/seeds/demo.ts';
import { type House, openHouse } from '../harness/house.ts';

export const marina = 'marina@tubraxel.exemplo.com.br';
export const paulo = 'paulo@tubraxel.exemplo.com.br';
export const lia = 'lia@norvelta.exemplo.com.br';
export const rosa = 'rosa@norvelta.exemplo.com.br';
export const bruno = 'bruno@nimbrela.exemplo.com.br';
export const davi = 'davi@unidade-sul.exemplo.com.br';
export const caio = 'caio@orvalha.exemplo.com.br';
export const helena = 'helena@orvalha.exemplo.com.br';
export const nina = 'nina@orvalha.exemplo.com.br';
export const otto = 'otto@orvalha.exemplo.com.br';
export const admin = 'admin@orvalha.exemplo.com.br';

export const wide = { width: 1280, height: 900 };
export const phone = { width: 390, height: 844 };

type Signed = Awaited<ReturnType<BrowserContext['storageState']>>;

/** A house that listens, and a browser to visit it with. */
export type Street = {
  house: House;
  origin: string;
  /** A page in a profile of its own, in which `email` has signed in (once a file; the cookies are kept) or nobody. */
  visit(email: string | null, options?: BrowserContextOptions): Promise<Page>;
  /** The same, but the page of last time: opening a profile takes longer than a visit. */
  revisit(email: string | null, options?: BrowserContextOptions): Promise<Page>;
  /** Closes the pages of `visit`. */
  leave(): Promise<void>;
  close(): Promise<void>;
};

/** Serves a house on a port that the kernel gives, and starts Debian's chromium. */
export async function openStreet(options: { empty?: boolean; rate_limits?: boolean } = {}): Promise<Street> {
  const server = createServer();
  await once(server.listen(0, '127.0.0.1'), 'listening');
  const address = server.address();
  if (!address || typeof address === 'string') throw new Error('the kernel gave no port');
  const origin = `http://127.0.0.1:${address.port}`;
  const [house, browser] = await Promise.all([
    openHouse({ rate_limits: false, demo: !options.empty, ...options, public_url: origin }),
    launch(),
  ]);
  server.on('request', getRequestListener(house.fetch));
  const signed = new Map<string, Signed>();
  const kept = new Map<string, Page>();
  const opened = new Set<BrowserContext>();
  const fresh = (given: BrowserContextOptions = {}): Promise<BrowserContext> =>
    browser.newContext({ baseURL: origin, locale: 'pt-BR', viewport: wide, reducedMotion: 'reduce', ...given });
  const enter = async (email: string | null, given: BrowserContextOptions = {}): Promise<Page> => {
    if (!email) return (await fresh(given)).newPage();
    const state = signed.get(email) ?? (await signedIn(await fresh(), email));
    signed.set(email, state);
    return (await fresh({ ...given, storageState: state })).newPage();
  };
  return {
    house,
    origin,
    async visit(email, given) {
      const page = await enter(email, given);
      opened.add(page.context());
      return page;
    },
    async revisit(email, given) {
      const key = JSON.stringify([email, given]);
      const page = kept.get(key) ?? (await enter(email, given));
      kept.set(key, page);
      page.removeAllListeners();
      await page.setViewportSize(wide);
      return page;
    },
    async leave() {
      await Promise.all([...opened].map((context) => context.close()));
      opened.clear();
    },
    async close() {
      await browser.close();
      server.close();
      server.closeAllConnections();
      await house.close();
    },
  };
}

function launch(): Promise<Browser> {
  return chromium.launch({
    executablePath: chromiumPath(),
    args: [
      '--no-sandbox',
      '--disable-gpu',
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-sync',
    ],
  });
}

/** Signs in by the form, with the hand of somebody who types. */
export async function signIn(page: Page, email: string, password: string = demo_password): Promise<void> {
  await page.goto('/sign-in');
  await page.fill('#email', email);
  await page.fill('#password', password);
  await page.click('form[action="/sign-in"] .button.main');
  await page.waitForURL((url) => url.pathname !== '/sign-in');
}

async function signedIn(context: BrowserContext, email: string): Promise<Signed> {
  await signIn(await context.newPage(), email);
  const state = await context.storageState();
  await context.close();
  return state;
}
