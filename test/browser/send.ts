import type { Page } from 'playwright-core';

/** Presses the button of the form that posts to `action`, and waits for the answer. */
export async function send(page: Page, action: string): Promise<void> {
  const answered = page.waitForResponse((response) => response.request().method() === 'POST');
  await page.click(`form[action^="${action}"] .form-actions button`);
  await answered;
}
