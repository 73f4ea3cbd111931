import type { Page } from 'playwright-core';

/** What a page runs, asks of anybody but `origin`, or opens by itself. Hostile texts call `ran()`. */
export async function watch(page: Page, origin: string): Promise<string[]> {
  const done: string[] = [];
  await page.exposeFunction('ran', () => void done.push('a payload ran'));
  page.on('dialog', (dialog) => {
    done.push(`dialog ${dialog.message()}`);
    void dialog.dismiss();
  });
  page.on('request', (request) => {
    if (!request.url().startsWith(origin) && !/^(data:|about:)/.test(request.url()))
      done.push(`asked ${request.url()}`);
  });
  page.on('popup', () => done.push('a window opened'));
  page.on('console', (message) => {
    if (message.type() === 'error') done.push(message.text());
  });
  page.on('framenavigated', (frame) => {
    if (frame !== page.mainFrame() || !/^(about:|http:\/\/127)/.test(frame.url())) done.push(`went to ${frame.url()}`);
  });
  return done;
}

/** Whatever waits for a mouse or for focus gets it. */
export async function touch(page: Page, where: string): Promise<void> {
  await page.evaluate((selector) => {
    for (const element of document.querySelectorAll<HTMLElement>(`${selector} *`)) {
      for (const name of ['mouseover', 'mouseenter', 'focus', 'focusin', 'pointerover'])
        element.dispatchEvent(new Event(name, { bubbles: true }));
      element.focus();
    }
  }, where);
  await page.waitForTimeout(300);
}
