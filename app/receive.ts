/** What came in the body of a form post, or why it was not read: too large, or not a form. */
export type Received =
  | {
      ok: true;
      form: Record<string, string>;
      files: Record<string, Uint8Array<ArrayBuffer>>;
      /** What the sender calls each file: a text like any other, never a path of ours. */
      file_names?: Record<string, string>;
      json?: unknown;
    }
  | { ok: false; status: 400 | 403 | 413 | 415 };

/** Reads a form of at most `limit` bytes; a field that comes twice is a mistake, not a list. */
export async function receiveForm(request: Request, limit: number): Promise<Received> {
  const declared = Number(request.headers.get('content-length') ?? 0);
  if (declared > limit) return { ok: false, status: 413 };
  const body = await readUpTo(request, limit);
  if (!body) return { ok: false, status: 413 };
  const type = request.headers.get('content-type')?.split(';')[0]?.trim().toLowerCase();
  if (type === 'application/x-www-form-urlencoded') return readFields(body);
  if (type === 'multipart/form-data') return readMultipart(body, request.headers.get('content-type') ?? '');
  return body.byteLength === 0 ? { ok: true, form: {}, files: {} } : { ok: false, status: 415 };
}

/** Reads a JSON body of at most `limit` bytes; none at all is an empty object. */
export async function receiveJson(request: Request, limit: number): Promise<Received> {
  if (Number(request.headers.get('content-length') ?? 0) > limit) return { ok: false, status: 413 };
  const body = await readUpTo(request, limit);
  if (!body) return { ok: false, status: 413 };
  if (body.byteLength === 0) return { ok: true, form: {}, files: {}, json: {} };
  const type = request.headers.get('content-type')?.split(';')[0]?.trim().toLowerCase() ?? '';
  if (type !== 'application/json' && !type.endsWith('+json')) return { ok: false, status: 415 };
  try {
    const json: unknown = JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(body));
    return { ok: true, form: {}, files: {}, json };
  } catch {
    return { ok: false, status: 400 };
  }
}

async function readUpTo(request: Request, limit: number): Promise<Uint8Array<ArrayBuffer> | null> {
  if (!request.body) return new Uint8Array();
  const chunks: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of request.body) {
    size += chunk.byteLength;
    if (size > limit) return null;
    chunks.push(chunk);
  }
  return new Uint8Array(Buffer.concat(chunks));
}

const most_fields = 200;
const ampersand = 0x26;

function count(bytes: Uint8Array, wanted: number): number {
  let found = 0;
  for (const byte of bytes) if (byte === wanted) found += 1;
  return found;
}

function readFields(body: Uint8Array): Received {
  if (count(body, ampersand) >= most_fields) return { ok: false, status: 400 };
  const form = new Map<string, string>();
  for (const [name, value] of new URLSearchParams(new TextDecoder().decode(body))) {
    if (form.has(name) || name.length > 60) return { ok: false, status: 400 };
    form.set(name, value);
  }
  return { ok: true, form: Object.fromEntries(form), files: {} };
}

async function readMultipart(body: Uint8Array<ArrayBuffer>, type: string): Promise<Received> {
  const boundary = type.match(/boundary="?([^";]{1,70})/)?.[1];
  if (
    !boundary ||
    Buffer.from(body.buffer, body.byteOffset, body.byteLength).toString('latin1').split(`--${boundary}`).length >
      most_fields
  )
    return { ok: false, status: 400 };
  const parsed = await new Response(body, { headers: { 'content-type': type } }).formData().catch(() => null);
  if (!parsed) return { ok: false, status: 400 };
  const form = new Map<string, string>();
  const files = new Map<string, Uint8Array<ArrayBuffer>>();
  const file_names = new Map<string, string>();
  for (const [name, value] of parsed) {
    if (form.has(name) || files.has(name) || name.length > 60) return { ok: false, status: 400 };
    if (typeof value === 'string') form.set(name, value);
    else {
      files.set(name, new Uint8Array(await value.arrayBuffer()));
      file_names.set(name, value.name);
    }
  }
  return {
    ok: true,
    form: Object.fromEntries(form),
    files: Object.fromEntries(files),
    file_names: Object.fromEntries(file_names),
  };
}
