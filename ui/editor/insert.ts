/** Puts text where the writer is, in place of what is marked, so that the browser can undo it; `select`: what of it is marked then. */
export function insert(area: HTMLTextAreaElement, text: string, select?: string): void {
  area.focus();
  const start = area.selectionStart;
  // The one way that keeps the browser's own undo.
  if (!document.execCommand('insertText', false, text)) {
    area.setRangeText(text, start, area.selectionEnd, 'end');
    area.dispatchEvent(new Event('input', { bubbles: true }));
  }
  const at = select ? text.indexOf(select) : -1;
  if (select && at >= 0) area.setSelectionRange(start + at, start + at + select.length);
}

/** Puts a block where the writer is, with an empty line around it. */
export function insertBlock(area: HTMLTextAreaElement, block: string, select?: string): void {
  const before = area.value.slice(0, area.selectionStart);
  const after = area.value.slice(area.selectionEnd);
  const lead = before === '' || before.endsWith('\n\n') ? '' : before.endsWith('\n') ? '\n' : '\n\n';
  const end = after === '' || after.startsWith('\n\n') ? '' : after.startsWith('\n') ? '\n' : '\n\n';
  insert(area, lead + block + end, select);
}

/** Puts signs around what is marked, or around a word to type over. */
export function wrap(area: HTMLTextAreaElement, sign: string, word: string): void {
  const marked = area.value.slice(area.selectionStart, area.selectionEnd) || word;
  insert(area, sign + marked + sign, marked);
}

/** Replaces a text that was put in before, wherever it stands by now. */
export function replace(area: HTMLTextAreaElement, old: string, text: string): void {
  const at = area.value.indexOf(old);
  if (at < 0) return;
  const { selectionStart, selectionEnd } = area;
  area.setRangeText(text, at, at + old.length, 'preserve');
  if (selectionStart <= at) area.setSelectionRange(selectionStart, selectionEnd);
  area.dispatchEvent(new Event('input', { bubbles: true }));
}
