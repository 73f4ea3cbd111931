/** What came in the body of a form post, or why it was not read: too large, or not a form. */
export type Received =
  | { ok: true; form: Record<string, string>; files: Record<string, Uint8Array<ArrayBuffer>> }
  | { ok: false; status: 400 | 413 | 415 };

/** Reads a form of at most `limit` bytes; a field that comes twice is a mistake, not a list. */
export async function receiveForm(request: Request, limit: number): Promise<Received> {
  const declared = Number(request.headers.get('content-length') ?? 0);
  if (declared > limit) return { ok: false, status: 413 };
  const body = await readUpTo(request, limit);
  if (!body) return { ok: false, status: 413 };
  const type = request.headers.get('content-type')?.split(';')[0]?.trim().toLowerCase();
  if (type === 'application/x-www-form-urlencoded')
    return readFields(new URLSearchParams(new TextDecoder().decode(body)));
  if (type === 'multipart/form-data') return readMultipart(body, request.headers.get('content-type') ?? '');
  return body.byteLength === 0 ? { ok: true, form: {}, files: {} } : { ok: false, status: 415 };
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

function readFields(parameters: URLSearchParams): Received {
  const form: Record<string, string> = {};
  for (const [name, value] of parameters) {
    if (Object.hasOwn(form, name) || name.length > 60) return { ok: false, status: 400 };
    Object.defineProperty(form, name, { value, enumerable: true });
  }
  return { ok: true, form, files: {} };
}

async function readMultipart(body: Uint8Array<ArrayBuffer>, type: string): Promise<Received> {
  const parsed = await new Response(body, { headers: { 'content-type': type } }).formData().catch(() => null);
  if (!parsed) return { ok: false, status: 400 };
  const form: Record<string, string> = {};
  const files: Record<string, Uint8Array<ArrayBuffer>> = {};
  for (const [name, value] of parsed) {
    if (Object.hasOwn(form, name) || Object.hasOwn(files, name) || name.length > 60) return { ok: false, status: 400 };
    if (typeof value === 'string') Object.defineProperty(form, name, { value, enumerable: true });
    else files[name] = new Uint8Array(await value.arrayBuffer());
  }
  return { ok: true, form, files };
}
