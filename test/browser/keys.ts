import assert from 'node:assert/strict';
import type { Page } from 'playwright-core';

/** Presses Tab until what has the focus is called `name` (its text or label), seeing at each step that the focus shows. */
export async function tabTo(page: Page, name: string | RegExp): Promise<void> {
  for (let presses = 0; presses < 60; presses++) {
    const focused = await nameOfFocused(page);
    if (typeof name === 'string' ? focused === name : name.test(focused)) return;
    await page.keyboard.press('Tab');
    assert.equal(await hiddenFocus(page), null, 'the focus does not show');
  }
  assert.fail(`Tab never came to ${name}`);
}

/** What a screen reader would call the element with the focus, nearly. */
export function nameOfFocused(page: Page): Promise<string> {
  return page.evaluate(() => {
    const element = document.activeElement;
    if (!element) return '';
    const label = 'labels' in element ? (element as HTMLInputElement).labels?.[0]?.textContent : null;
    return (label ?? element.getAttribute('aria-label') ?? element.textContent).replaceAll(/\s+/g, ' ').trim();
  });
}

/** The element with the focus, when nothing about it, its drawing or its frame tells that from being without it, or when it lies outside the window. */
export function hiddenFocus(page: Page): Promise<string | null> {
  return page.evaluate(() => {
    const element = document.activeElement;
    if (!(element instanceof HTMLElement) || element === document.body) return null;
    const look = () =>
      [element, element.parentElement ?? element].flatMap((each) =>
        [null, '::after'].map((part) => {
          const { outlineStyle, outlineWidth, outlineColor, boxShadow, borderColor } = getComputedStyle(each, part);
          return [outlineStyle === 'none' ? '' : outlineWidth + outlineColor, boxShadow, borderColor].join();
        }),
      );
    const { top, bottom, left, right } = element.getBoundingClientRect();
    const inside = bottom > 0 && right > 0 && top < innerHeight && left < innerWidth;
    const with_focus = look();
    element.blur();
    const without = look();
    element.focus({ preventScroll: true });
    return inside && with_focus.join() !== without.join() ? null : element.outerHTML.slice(0, 200);
  });
}

/** Follows Tab from the top of a page until the focus leaves it; how many places it stopped at, and those where it does not show. */
export async function walk(page: Page): Promise<{ steps: number; hidden: string[] }> {
  const hidden: string[] = [];
  for (let steps = 0; steps < 120; steps++) {
    await page.keyboard.press('Tab');
    if (await page.evaluate(() => document.activeElement === document.body)) return { steps, hidden };
    const found = await hiddenFocus(page);
    if (found) hidden.push(found);
  }
  return { steps: 120, hidden: [...hidden, 'the focus never leaves the page'] };
}
