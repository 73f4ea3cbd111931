import { promisify } from 'node:util';
import { crc32, deflateRaw, deflateRawSync } from 'node:zlib';

const deflate = promisify(deflateRaw);

/** A file of an archive: its path there, and its bytes. */
export type ZipEntry = { path: string; bytes: Uint8Array };

const short = 16_384;
const utf8_names = 0x0800;
const deflated = 8;
// 1980-01-01, the first day the format knows: the same content is the same archive.
const no_day = 0x0021;
const most_16 = 0xffff;
const most_32 = 0xffffffff;

/** A zip archive as it is written, one file after the other; any number of files (ZIP64, APPNOTE 4.3), each in memory once. */
export async function* zip(entries: AsyncIterable<ZipEntry>): AsyncGenerator<Uint8Array> {
  const central: Buffer[] = [];
  let offset = 0;
  for await (const { path, bytes } of entries) {
    const name = Buffer.from(path, 'utf8');
    // Handing a short one to another thread takes longer than packing it.
    const body = bytes.length < short ? deflateRawSync(bytes) : await deflate(bytes);
    const sums = Buffer.alloc(12);
    sums.writeUInt32LE(crc32(bytes), 0);
    sums.writeUInt32LE(body.length, 4);
    sums.writeUInt32LE(bytes.length, 8);
    const shared = Buffer.alloc(10);
    shared.writeUInt16LE(45, 0);
    shared.writeUInt16LE(utf8_names, 2);
    shared.writeUInt16LE(deflated, 4);
    shared.writeUInt16LE(no_day, 8);
    const local = Buffer.concat([signature(0x04034b50), shared, sums, lengths(name.length, 0), name, body]);
    const far = offset >= most_32;
    const extra = far ? Buffer.alloc(12) : Buffer.alloc(0);
    if (far) {
      extra.writeUInt16LE(1, 0);
      extra.writeUInt16LE(8, 2);
      extra.writeBigUInt64LE(BigInt(offset), 4);
    }
    const rest = Buffer.alloc(14);
    rest.writeUInt32LE(Math.min(offset, most_32), 10);
    const version = Buffer.from([45, 0]);
    central.push(
      Buffer.concat([
        signature(0x02014b50),
        version,
        shared,
        sums,
        lengths(name.length, extra.length),
        rest,
        name,
        extra,
      ]),
    );
    offset += local.length;
    yield local;
  }
  const directory = Buffer.concat(central);
  yield directory;
  yield* ending(central.length, directory.length, offset);
}

function signature(number: number): Buffer {
  const bytes = Buffer.alloc(4);
  bytes.writeUInt32LE(number);
  return bytes;
}

function lengths(name: number, extra: number): Buffer {
  const bytes = Buffer.alloc(4);
  bytes.writeUInt16LE(name, 0);
  bytes.writeUInt16LE(extra, 2);
  return bytes;
}

function* ending(count: number, size: number, offset: number): Generator<Buffer> {
  if (count > most_16 - 1 || offset >= most_32 || size >= most_32) {
    const record = Buffer.alloc(56);
    record.writeUInt32LE(0x06064b50, 0);
    record.writeBigUInt64LE(44n, 4);
    record.writeUInt16LE(45, 12);
    record.writeUInt16LE(45, 14);
    record.writeBigUInt64LE(BigInt(count), 24);
    record.writeBigUInt64LE(BigInt(count), 32);
    record.writeBigUInt64LE(BigInt(size), 40);
    record.writeBigUInt64LE(BigInt(offset), 48);
    const locator = Buffer.alloc(20);
    locator.writeUInt32LE(0x07064b50, 0);
    locator.writeBigUInt64LE(BigInt(offset + size), 8);
    locator.writeUInt32LE(1, 16);
    yield Buffer.concat([record, locator]);
  }
  const end = Buffer.alloc(22);
  end.writeUInt32LE(0x06054b50, 0);
  end.writeUInt16LE(Math.min(count, most_16), 8);
  end.writeUInt16LE(Math.min(count, most_16), 10);
  end.writeUInt32LE(Math.min(size, most_32), 12);
  end.writeUInt32LE(Math.min(offset, most_32), 16);
  yield end;
}
