/** One part of a multipart form. `body` must be read to its end before the next part is asked for. */
export type Part = { name: string; file_name: string | null; body: AsyncIterable<Buffer> };

/** The body is not a multipart form. */
export class Malformed extends Error {}

const header_max = 16_384;
const new_line = Buffer.from('\r\n');
const blank_line = Buffer.from('\r\n\r\n');

/** Bytes of a stream, taken up to a mark; holds no more than one chunk and the length of the mark. */
class Reader {
  readonly #source: AsyncIterator<Uint8Array>;
  // The first boundary has no line end before it.
  #held: Buffer = new_line;

  constructor(source: AsyncIterable<Uint8Array>) {
    this.#source = source[Symbol.asyncIterator]();
  }

  async *upTo(mark: Buffer): AsyncGenerator<Buffer, void> {
    for (;;) {
      const at = this.#held.indexOf(mark);
      const sure = at < 0 ? this.#held.length - mark.length + 1 : at;
      const bytes = this.#held.subarray(0, Math.max(sure, 0));
      this.#held = this.#held.subarray(at < 0 ? bytes.length : at + mark.length);
      if (bytes.length > 0) yield bytes;
      if (at >= 0) return;
      await this.#more();
    }
  }

  async take(count: number): Promise<Buffer> {
    while (this.#held.length < count) await this.#more();
    const taken = this.#held.subarray(0, count);
    this.#held = this.#held.subarray(count);
    return taken;
  }

  async drain(): Promise<void> {
    this.#held = Buffer.alloc(0);
    while (!(await this.#source.next()).done);
  }

  async #more(): Promise<void> {
    const { done, value } = await this.#source.next();
    if (done) throw new Malformed('the form ends before its last boundary');
    this.#held = Buffer.concat([this.#held, value]);
  }
}

/** The boundary that a content type names; null when it is none of a multipart form. */
export function boundaryOf(content_type: string): string | null {
  const found = /^multipart\/form-data\s*;.*?boundary=(?:"([^"]{1,70})"|([^\s;"]{1,70}))/i.exec(content_type);
  return found?.[1] ?? found?.[2] ?? null;
}

/**
 * The parts of a multipart form (RFC 7578) one after the other while it arrives, whatever its size. Throws `Malformed` when it is none
 * or has more than `most` parts.
 */
export async function* partsOf(
  source: AsyncIterable<Uint8Array>,
  boundary: string,
  most: number,
): AsyncGenerator<Part, void> {
  const mark = Buffer.from(`\r\n--${boundary}`);
  const reader = new Reader(source);
  await exhaust(reader.upTo(mark));
  for (let count = 0; ; count += 1) {
    const next = (await reader.take(2)).toString('latin1');
    if (next === '--') return reader.drain();
    if (next !== '\r\n' || count >= most) throw new Malformed('not a part, or too many');
    const head = await upToLength(reader.upTo(blank_line), header_max);
    const said = /^content-disposition:\s*form-data\s*;(.*)$/im.exec(head.toString('utf8'))?.[1] ?? '';
    const name = /(?:^|;)\s*name="([^"]*)"/i.exec(said)?.[1];
    if (name === undefined) throw new Malformed('a part without a name');
    const file_name = /(?:^|;)\s*filename="((?:\\"|[^"])*)"/i.exec(said)?.[1];
    const body = reader.upTo(mark);
    yield { name: unescaped(name), file_name: file_name === undefined ? null : unescaped(file_name), body };
    await exhaust(body);
  }
}

// Browsers write a quotation mark as %22 (HTML, multipart/form-data encoding), others as \".
const unescaped = (name: string): string =>
  name
    .replace(/%22|\\"/g, '"')
    .replaceAll('%0D', '\r')
    .replaceAll('%0A', '\n');

/** All bytes of a body. Throws `Malformed` past `max`. */
export async function upToLength(body: AsyncIterable<Buffer>, max: number): Promise<Buffer> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of body) {
    size += chunk.length;
    if (size > max) throw new Malformed('longer than it may be');
    chunks.push(Buffer.from(chunk));
  }
  return Buffer.concat(chunks);
}

/** Reads to the end and keeps nothing. */
export async function exhaust(body: AsyncIterable<Buffer>): Promise<void> {
  for await (const _ of body);
}
