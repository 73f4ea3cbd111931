/** A stretch of a text as compared with another. */
export type Span = { kind: 'same' | 'gone' | 'new'; text: string };
/** One line of a comparison; `changed`: both texts have it, with differences inside. `skipped`: so many lines are the same and left out. */
export type DiffLine =
  { kind: 'same' | 'gone' | 'new' | 'changed'; spans: Span[] } | { kind: 'skipped'; count: number };

/** Edits that are looked for, at most; texts that differ by more are shown one after the other. */
const most_edits = 1_000;
const most_words = 2_000;
const context = 2;

/** What became of `before` in `after`, line by line and, in a line that was changed, word by word; long unchanged stretches are left out. */
export function textDiff(before: string, after: string): DiffLine[] {
  const steps = compare(before.split('\n'), after.split('\n'));
  const lines: DiffLine[] = [];
  for (let at = 0; at < steps.length;) {
    const step = steps[at];
    if (!step) break;
    if (step.kind === 'same') {
      lines.push({ kind: 'same', spans: [step] });
      at += 1;
      continue;
    }
    const gone: string[] = [];
    const fresh: string[] = [];
    for (let next = steps[at]; next && next.kind !== 'same'; next = steps[at]) {
      (next.kind === 'gone' ? gone : fresh).push(next.text);
      at += 1;
    }
    lines.push(...paired(gone, fresh));
  }
  return shortened(lines);
}

/** Whether two texts differ at all in what a comparison shows. */
export const differs = (lines: readonly DiffLine[]): boolean =>
  lines.some(({ kind }) => kind !== 'same' && kind !== 'skipped');

// Lines that were replaced one by one are shown as one line with its words changed, if enough of it stayed.
function paired(gone: readonly string[], fresh: readonly string[]): DiffLine[] {
  const lines: DiffLine[] = [];
  const both = Math.min(gone.length, fresh.length);
  for (let index = 0; index < both; index += 1) {
    const [old = '', now = ''] = [gone[index], fresh[index]];
    const spans = wordDiff(old, now);
    const kept = spans.reduce((sum, { kind, text }) => sum + (kind === 'same' ? text.trim().length : 0), 0);
    if (kept * 3 >= Math.max(old.length, now.length)) lines.push({ kind: 'changed', spans });
    else
      lines.push(
        { kind: 'gone', spans: [{ kind: 'gone', text: old }] },
        { kind: 'new', spans: [{ kind: 'new', text: now }] },
      );
  }
  for (const text of gone.slice(both)) lines.push({ kind: 'gone', spans: [{ kind: 'gone', text }] });
  for (const text of fresh.slice(both)) lines.push({ kind: 'new', spans: [{ kind: 'new', text }] });
  return lines;
}

/** The same for two lines, word by word. */
export function wordDiff(before: string, after: string): Span[] {
  const words = (text: string) => text.match(/[\p{L}\p{N}]+|\s+|[^\p{L}\p{N}\s]/gu) ?? [];
  const [old, now] = [words(before), words(after)];
  if (old.length + now.length > most_words)
    return [
      { kind: 'gone', text: before },
      { kind: 'new', text: after },
    ];
  const spans: Span[] = [];
  for (const step of compare(old, now)) {
    const last = spans.at(-1);
    if (last?.kind === step.kind) last.text += step.text;
    else spans.push({ ...step });
  }
  return spans;
}

function shortened(lines: readonly DiffLine[]): DiffLine[] {
  const near = new Set<number>();
  for (const [index, { kind }] of lines.entries())
    if (kind !== 'same') for (let at = index - context; at <= index + context; at += 1) near.add(at);
  const out: DiffLine[] = [];
  for (const [index, line] of lines.entries()) {
    const last = out.at(-1);
    if (near.has(index)) out.push(line);
    else if (last?.kind === 'skipped') last.count += 1;
    else out.push({ kind: 'skipped', count: 1 });
  }
  return out;
}

// The shortest way from one list to the other (Myers 1986), between what both begin and end with.
function compare(before: readonly string[], after: readonly string[]): Span[] {
  let start = 0;
  while (start < before.length && start < after.length && before[start] === after[start]) start += 1;
  let end = 0;
  while (
    end < before.length - start &&
    end < after.length - start &&
    before[before.length - 1 - end] === after[after.length - 1 - end]
  )
    end += 1;
  const same = (text: string): Span => ({ kind: 'same', text });
  return [
    ...before.slice(0, start).map(same),
    ...shortest(before.slice(start, before.length - end), after.slice(start, after.length - end)),
    ...before.slice(before.length - end).map(same),
  ];
}

function shortest(a: readonly string[], b: readonly string[]): Span[] {
  const most = Math.min(a.length + b.length, most_edits);
  const reached = new Int32Array(2 * most + 3);
  const trace: Int32Array[] = [];
  const at = (k: number): number => k + most + 1;
  for (let d = 0; d <= most; d += 1) {
    trace.push(reached.slice(at(-d) - 1, at(d) + 2));
    for (let k = -d; k <= d; k += 2) {
      const down = k === -d || (k !== d && (reached[at(k - 1)] ?? 0) < (reached[at(k + 1)] ?? 0));
      let x = down ? (reached[at(k + 1)] ?? 0) : (reached[at(k - 1)] ?? 0) + 1;
      let y = x - k;
      while (x < a.length && y < b.length && a[x] === b[y]) [x, y] = [x + 1, y + 1];
      reached[at(k)] = x;
      if (x >= a.length && y >= b.length) return walked(a, b, trace, d);
    }
  }
  return [...a.map((text): Span => ({ kind: 'gone', text })), ...b.map((text): Span => ({ kind: 'new', text }))];
}

function walked(a: readonly string[], b: readonly string[], trace: readonly Int32Array[], edits: number): Span[] {
  const steps: Span[] = [];
  let [x, y] = [a.length, b.length];
  for (let d = edits; d >= 0; d -= 1) {
    const row = trace[d] ?? new Int32Array();
    const value = (k: number): number => row[k + d + 1] ?? 0;
    const k = x - y;
    const down = k === -d || (k !== d && value(k - 1) < value(k + 1));
    const from = down ? k + 1 : k - 1;
    const [from_x, from_y] = d === 0 ? [0, 0] : [value(from), value(from) - from];
    while (x > from_x && y > from_y && (d === 0 || x > from_x + (down ? 0 : 1) || y > from_y + (down ? 1 : 0))) {
      [x, y] = [x - 1, y - 1];
      steps.push({ kind: 'same', text: a[x] ?? '' });
    }
    if (d === 0) break;
    if (down) steps.push({ kind: 'new', text: b[from_y] ?? '' });
    else steps.push({ kind: 'gone', text: a[from_x] ?? '' });
    [x, y] = [from_x, from_y];
  }
  return steps.toReversed();
}
