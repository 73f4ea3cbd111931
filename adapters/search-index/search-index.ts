import { SegmentBuilder } from './build.ts';
import { byScore, type Candidate, candidatesOf } from './candidates.ts';
import { counted, requiredGroups, rowsWithAll } from './count.ts';
import { filterKey, narrowed, onlyRows } from './filter.ts';
import { loadLists, saveLists } from './list-file.ts';
import { Names } from './names.ts';
import { planOf } from './plan.ts';
import { type Range, type Reach, reachOf } from './reach.ts';
import { Remembered } from './remembered.ts';
import { bury, type Segment } from './segment.ts';
import { type SynonymRules, synonymRules } from './synonyms.ts';
import type { Answer, Asked, Change, Reader, Row, SearchIndex, Suggested, Synonym } from './types.ts';
import { WordCounts } from './word-counts.ts';
import type { WordSink } from './words.ts';

const most_searched = 60;
const most_suggested = 40;
const most_wanted = 1_000;
// Rows folded in are rebuilt together with those before them as long as that takes no time.
const most_young = 500;

type Held = {
  segment: Segment;
  ordinals: ReadonlyMap<number, number> | null;
  reaches: Remembered<Reach>;
  narrowed: Remembered<Range[]>;
};

const held = (segment: Segment): Held => ({
  segment,
  ordinals: null,
  reaches: new Remembered(64),
  narrowed: new Remembered(24),
});

/** Inverted lists in memory, made from forward records. Everything a reader gets depends on rows this reader may read. */
export class Index implements SearchIndex {
  readonly #names: Names;
  readonly #base: Held;
  #middle: Held | null = null;
  #young: Held | null = null;
  #middle_rows = new Map<number, Row>();
  #young_rows = new Map<number, Row>();
  #rules: SynonymRules = new Map();
  readonly horizon: string;

  private constructor(names: Names, base: Segment, horizon: string) {
    this.#names = names;
    this.#base = held(base);
    this.horizon = horizon;
  }

  /** `words`: where words are counted, meanwhile, when there are very many. */
  static async build(
    rows: Iterable<Row> | AsyncIterable<readonly Row[]>,
    words: WordSink = new WordCounts(),
  ): Promise<Index> {
    const names = new Names();
    const builder = new SegmentBuilder(names, words);
    for await (const some of Symbol.iterator in rows ? [rows] : rows) {
      for (const row of some) builder.add(row);
      await words.ready?.();
    }
    const { order, public_rows } = builder.arrange();
    const coming = words.words(order, public_rows);
    const made = builder.segment();
    return new Index(names, { ...made, words: await coming }, '');
  }

  /** Lists that `save` wrote; null for those of another analyser, or broken ones. */
  static async load(file: string): Promise<Index | null> {
    const loaded = await loadLists(file);
    return loaded && new Index(loaded.names, loaded.segment, loaded.horizon);
  }

  async save(file: string, horizon: string): Promise<void> {
    await saveLists(file, { names: this.#names, segment: this.#base.segment, horizon });
  }

  get size(): { rows: number; folded: number } {
    const rows = this.#segments().reduce((sum, { segment }) => sum + segment.rows - segment.dead_rows, 0);
    return { rows, folded: this.#middle_rows.size + this.#young_rows.size };
  }

  useSynonyms(synonyms: readonly Synonym[]): void {
    this.#rules = synonymRules(synonyms);
  }

  fold({ rows, removed }: Change): void {
    const changed = [...rows.map(({ key }) => key), ...removed];
    this.#bury(this.#base, changed);
    if (this.#middle) this.#bury(this.#middle, changed);
    for (const key of removed) this.#young_rows.delete(key);
    for (const key of changed) this.#middle_rows.delete(key);
    for (const row of rows) this.#young_rows.set(row.key, row);
    if (this.#young_rows.size > most_young) {
      for (const [key, row] of this.#young_rows) this.#middle_rows.set(key, row);
      this.#young_rows.clear();
      this.#middle = this.#built(this.#middle_rows);
    }
    this.#young = this.#built(this.#young_rows);
  }

  ask(asked: Asked, reader: Reader): Answer {
    const { planned, reaches, keys } = this.#asked(asked, reader, most_searched);
    return {
      plan: planned.plan,
      keys,
      ...counted(reaches, planned.plan.groups, this.#names),
      did_you_mean: planned.did_you_mean,
    };
  }

  suggest(asked: Asked, reader: Reader): Suggested {
    const { planned, keys } = this.#asked(asked, reader, most_suggested);
    return { plan: planned.plan, keys, did_you_mean: planned.did_you_mean, completions: planned.completions };
  }

  #asked(asked: Asked, reader: Reader, usual: number) {
    const most = Math.min(most_wanted, Math.max(1, asked.most ?? usual));
    const find = (name: string | null): number => this.#names.find(name);
    const readable = this.#segments().map((one) => ({ one, reach: reachFor(one, reader, find) }));
    const rules = asked.synonyms ? synonymRules(asked.synonyms) : this.#rules;
    const planned = planOf(
      asked,
      readable.map(({ reach }) => reach),
      rules,
    );
    const { groups } = planned.plan;
    const common = new Map(
      groups.map((group) => [group, group.alternatives.reduce((sum, { term }) => sum + planned.rowsOf(term), 0)]),
    );
    const rarest_first = [...groups].sort((one, other) => (common.get(one) ?? 0) - (common.get(other) ?? 0));
    const reaches = readable.map(({ one, reach }) => ({
      segment: one.segment,
      ranges: withPhrases(one.segment, narrowedFor(one, reach, asked, reader, find), planned.plan.phrases),
    }));
    const candidates: Candidate[] = [];
    for (const { segment, ranges } of reaches) candidates.push(...candidatesOf(segment, ranges, rarest_first, most));
    const keys = candidates
      .sort(byScore)
      .slice(0, most)
      .map(({ key }) => key);
    return { planned, reaches, keys };
  }

  #segments(): Held[] {
    return [this.#base, this.#middle, this.#young].filter((one) => one !== null);
  }

  #built(rows: ReadonlyMap<number, Row>): Held | null {
    if (rows.size === 0) return null;
    const words = new WordCounts();
    const builder = new SegmentBuilder(this.#names, words);
    for (const row of rows.values()) builder.add(row);
    const { order, public_rows } = builder.arrange();
    return held({ ...builder.segment(), words: words.words(order, public_rows) });
  }

  #bury(one: Held, keys: readonly number[]): void {
    one.ordinals ??= new Map(Array.from(one.segment.keys, (key, ordinal) => [key, ordinal]));
    const known = one.ordinals;
    bury(
      one.segment,
      keys.flatMap((key) => known.get(key) ?? []),
    );
  }
}

const readerKey = ({
  staff,
  person_id,
  organization_id,
  visibility,
  queue_ids,
  entitled_product_ids,
}: Reader): string =>
  staff
    ? `staff ${[...queue_ids].sort().join(' ')}`
    : JSON.stringify([person_id, organization_id, visibility, queue_ids, entitled_product_ids]);

type Find = (name: string | null) => number;

// What customers may know is counted to the row, so nothing is remembered beyond a change; for staff a stale count only orders words.
function reachFor({ segment, reaches }: Held, reader: Reader, find: Find): Reach {
  const key = readerKey(reader) + (reader.staff ? '' : ` ${segment.dead_rows}`);
  return reaches.get(key, () => reachOf(segment, reader, find));
}

function narrowedFor(one: Held, reach: Reach, asked: Asked, reader: Reader, find: Find): readonly Range[] {
  const filter = filterKey(asked);
  if (filter === '') return reach.ranges;
  const made = (): Range[] => narrowed(reach, asked, find, one.narrowed);
  return reader.staff ? one.narrowed.get(`${readerKey(reader)} ${filter}`, made) : made();
}

function withPhrases(segment: Segment, ranges: readonly Range[], phrases: readonly number[][]): readonly Range[] {
  const terms = phrases.flat();
  if (terms.length === 0) return ranges;
  const groups = terms.map((term) => ({
    position: 0,
    optional: false,
    noise: 1,
    code: false,
    idf: 1,
    alternatives: [{ term, weight: 1, value: 1 }],
  }));
  return onlyRows(ranges, rowsWithAll(segment, ranges, requiredGroups(groups)));
}
