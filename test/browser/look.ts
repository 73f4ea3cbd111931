import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type axe from 'axe-core';
import type { Page } from 'playwright-core';

/** Collects what the browser complains about; the plain note that a page was answered with `expected` is no complaint. */
export function listen(page: Page, expected = 200): string[] {
  const complaints: string[] = [];
  page.on('pageerror', (error) => complaints.push(String(error)));
  page.on('console', (message) => {
    const answered = `Failed to load resource: the server responded with a status of ${expected}`;
    if (!['error', 'warning'].includes(message.type()) || message.text().startsWith(answered)) return;
    complaints.push(`${message.type()}: ${message.text()}`);
  });
  return complaints;
}

/** What reaches past the right edge of a window `width` pixels wide; empty when nobody has to scroll sideways. */
export async function overflowing(page: Page, width: number): Promise<string[]> {
  await page.setViewportSize({ width, height: 800 });
  return page.evaluate(() => {
    if (document.documentElement.scrollWidth <= document.documentElement.clientWidth) return [];
    const past = [...document.body.querySelectorAll('*')].filter(
      (element) =>
        element.checkVisibility() && element.getBoundingClientRect().right > document.documentElement.clientWidth + 1,
    );
    return past.map((element) => element.outerHTML.slice(0, 120));
  });
}

// As short as it comes: it is read anew by every page.
const axe_source = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

const everything = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];
// All that a theme changes.
const colours = { type: 'rule' as const, values: ['color-contrast', 'link-in-text-block'] };

/** What axe finds against WCAG 2.2 AA and its own best practices, one line each; `of`: all of it, or only what colours decide. */
export async function barriers(page: Page, of: 'everything' | 'colours' = 'everything'): Promise<string[]> {
  // Evaluated by the debugger, so the page's own content security policy stays in force.
  if (!(await page.evaluate(() => 'axe' in window))) await page.evaluate(axe_source);
  // Frames of other origins it may not look into, and asking them is a complaint on the console.
  const { violations } = await page.evaluate(
    (runOnly) => window.axe.run(document, { runOnly, resultTypes: ['violations'], preload: false, iframes: false }),
    of === 'colours' ? colours : everything,
  );
  return violations.flatMap(({ id, nodes }) =>
    nodes.map(({ html, failureSummary }) => `${id}: ${html}\n${failureSummary}`),
  );
}

declare global {
  interface Window {
    axe: typeof axe;
  }
}
