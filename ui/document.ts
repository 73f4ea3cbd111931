import type { VNode } from 'preact';
import { renderToString } from 'preact-render-to-string';

/** Turns a whole page (a layout's `<html>`) into the text of the answer. */
export function document(page: VNode): string {
  return `<!doctype html>${renderToString(page)}`;
}
