import { flag, head_bytes } from './record.ts';

// Weights of the fields, how soon more of a word stops counting, and how much a long text counts less.
export const weigh = {
  title: 6,
  headings: 2,
  code: 3,
  product: 0.4,
  body: 1,
  lead: 0.8,
  untitled: 5,
  soon: 1.2,
  length: 0.3,
  usual_length: 120,
};

/** Says each term of a record with its weight in it, from 1 to 255. */
export function impactsOf(record: Buffer, say: (term: number, impact: number) => void): void {
  const title_terms = record.readUInt16LE(0);
  const count = record.readUInt16LE(2);
  const long = 1 - weigh.length + (weigh.length * record.readUInt16LE(4)) / weigh.usual_length;
  // A text without a title is known by how it begins.
  const lead = title_terms === 0 ? weigh.untitled : weigh.lead;
  const terms_at = head_bytes + 4 * title_terms;
  const flags_at = terms_at + 4 * count;
  for (let index = 0; index < count; index += 1) {
    const flags = record[flags_at + index] as number;
    const said =
      weigh.headings * ((flags & flag.headings) >> 2) + weigh.body * (record[flags_at + count + index] as number);
    const weight =
      (flags & flag.title ? weigh.title : 0) +
      said / long +
      (flags & flag.lead ? lead : 0) +
      (flags & flag.code ? weigh.code : 0) +
      (flags & flag.product ? weigh.product : 0);
    say(record.readUInt32LE(terms_at + 4 * index), Math.max(1, Math.round((255 * weight) / (weight + weigh.soon))));
  }
}
