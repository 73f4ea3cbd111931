import { bytes, numbers } from './chunks.ts';
import { impactsOf } from './impact.ts';
import type { Names } from './names.ts';
import { scratchFor } from './scratch.ts';
import type { Lists, Segment } from './segment.ts';
import { spansOf } from './spans.ts';
import { TermTable } from './term-table.ts';
import type { Row } from './types.ts';
import type { WordSink } from './words.ts';

type Attributes = {
  key: number;
  /** Where the row goes: by who reads it, then by product or organisation. */
  place: number;
  group: number;
  columns: number[];
  internal: number;
  copies: number[];
};

const placeFor = ({ organization_id, audience }: Row): number =>
  organization_id !== null ? 4 : audience === null ? 3 : ['public', 'signed_in', 'entitled', 'staff'].indexOf(audience);

/** Gathers rows one by one, keeping nothing of their records, and makes a segment of them; their words go where they are counted. */
export class SegmentBuilder {
  readonly #names: Names;
  readonly #table = new TermTable();
  readonly #rows: Attributes[] = [];
  readonly #terms = numbers();
  readonly #impacts = bytes();
  readonly #from = numbers();
  readonly #words: WordSink;
  #order = new Uint32Array();

  constructor(names: Names, words: WordSink) {
    this.#names = names;
    this.#words = words;
  }

  add(row: Row): void {
    const number = (name: string | null): number => this.#names.number(name);
    const place = placeFor(row);
    this.#rows.push({
      key: row.key,
      place,
      group: place === 4 ? number(row.organization_id) : place === 2 ? number(row.product_id) : 0,
      columns: [
        number(row.type),
        number(row.organization_id),
        number(row.requester_id),
        number(row.queue_id),
        number(row.assignee_id),
        number(row.status),
        number(row.product_id),
        number(row.module_id),
        number(row.locale),
      ],
      internal: row.internal ? 1 : 0,
      copies: row.copy_ids.map(number),
    });
    this.#from.push(this.#terms.length);
    impactsOf(row.record, (term, impact) => {
      this.#terms.push(this.#table.add(term));
      this.#impacts.push(impact);
    });
    this.#words.add(row.words, place === 0);
  }

  /** Puts the rows in the order of the segment. Out: it, as the numbers they came with, and how many of the first are public. */
  arrange(): { order: Uint32Array; public_rows: number } {
    const rows = this.#rows;
    const order = Uint32Array.from(rows, (_, index) => index);
    order.sort((one, other) => {
      const [a, b] = [rows[one] as Attributes, rows[other] as Attributes];
      return a.place - b.place || a.group - b.group || a.key - b.key;
    });
    this.#order = order;
    return { order, public_rows: this.#begins(order, 1) };
  }

  /** The segment without its words, when the rows are in order; the builder is used up. */
  segment(): Omit<Segment, 'words'> {
    const order = this.#order;
    const sorted = Array.from(order, (index) => this.#rows[index] as Attributes);
    const starts = {
      signed_in: this.#begins(order, 1),
      entitled: this.#begins(order, 2),
      staff: this.#begins(order, 3),
      requests: this.#begins(order, 4),
    };
    const column = (index: number): Uint32Array => Uint32Array.from(sorted, ({ columns }) => columns[index] as number);
    const copies_from = new Uint32Array(sorted.length + 1);
    for (const [index, { copies }] of sorted.entries())
      copies_from[index + 1] = (copies_from[index] as number) + copies.length;
    const columns = {
      type: column(0),
      organization: column(1),
      requester: column(2),
      queue: column(3),
      assignee: column(4),
      status: column(5),
      product: column(6),
      module: column(7),
      locale: column(8),
      internal: Uint8Array.from(sorted, ({ internal }) => internal),
      copies_from,
      copies: Uint32Array.from(sorted.flatMap(({ copies }) => copies)),
    };
    const lists = this.#lists(order, starts.signed_in);
    return {
      rows: sorted.length,
      keys: Int32Array.from(sorted, ({ key }) => key),
      columns,
      lists,
      table: this.#table,
      starts,
      ...spansOf(columns, starts, sorted.length),
      in_public: lists.in_public,
      dead: null,
      dead_rows: 0,
      dead_public_rows: 0,
      scratch: scratchFor(sorted.length),
    };
  }

  #begins(order: Uint32Array, place: number): number {
    const at = order.findIndex((index) => (this.#rows[index] as Attributes).place >= place);
    return at < 0 ? order.length : at;
  }

  // Counting sort: rows are walked in their new order, so each term's list ascends.
  #lists(order: Uint32Array, signed_in: number): Lists {
    const count = this.#table.size;
    const total = this.#terms.length;
    const from = new Uint32Array(count + 1);
    for (let at = 0; at < total; at += 1) {
      const term = this.#terms.at(at);
      from[term + 1] = (from[term + 1] as number) + 1;
    }
    for (let term = 0; term < count; term += 1) from[term + 1] = (from[term + 1] as number) + (from[term] as number);
    const next = from.slice(0, count);
    const lists: Lists = {
      terms: this.#table.terms(),
      from,
      rows: new Uint32Array(total),
      impacts: new Uint8Array(total),
      most: new Uint8Array(count),
      in_public: new Uint32Array(count),
    };
    for (const [ordinal, index] of order.entries()) {
      const end = index + 1 < order.length ? this.#from.at(index + 1) : total;
      for (let at = this.#from.at(index); at < end; at += 1) {
        const term = this.#terms.at(at);
        const impact = this.#impacts.at(at);
        const place = next[term] as number;
        lists.rows[place] = ordinal;
        lists.impacts[place] = impact;
        next[term] = place + 1;
        if (impact > (lists.most[term] as number)) lists.most[term] = impact;
        if (ordinal < signed_in) lists.in_public[term] = (lists.in_public[term] as number) + 1;
      }
    }
    return lists;
  }
}
