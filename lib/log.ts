import { isIP } from 'node:net';
import { pino } from 'pino';
import { ipv6Groups, plainAddress } from './address.ts';

/** What a line may carry. Ids and numbers only: never a name, an address, a title, a URL, a query or a body. */
export type Fields = {
  request_id?: string | undefined;
  /** the pattern of the route table (`/tickets/:number`), never the URL */
  route?: string | undefined;
  method?: string | undefined;
  status?: number | undefined;
  duration_ms?: number | undefined;
  /** the full address; the line keeps its /24 or /48 */
  ip?: string | undefined;
  person_id?: string | undefined;
  organization_id?: string | undefined;
  session_id?: string | undefined;
  mail_id?: string | undefined;
  file_id?: string | undefined;
  job?: string | undefined;
  job_id?: string | undefined;
  attempt?: number | undefined;
  schedule?: string | undefined;
  outcome?: string | undefined;
  count?: number | undefined;
  bytes?: number | undefined;
  port?: number | undefined;
  pid?: number | undefined;
  role?: string | undefined;
  migration?: string | undefined;
  signal?: string | undefined;
  error?: unknown;
};

export type Level = 'debug' | 'info' | 'warn' | 'error' | 'silent';

type Write = (event: string, fields?: Fields) => void;

export type Logger = { debug: Write; info: Write; warn: Write; error: Write; with(fields: Fields): Logger };

type Shaped = string | number | object | undefined;

const word =
  (form: RegExp) =>
  (value: unknown): Shaped =>
    typeof value === 'string' ? (form.test(value) ? value : '(refused)') : undefined;
const id = word(/^[\w.:+-]{1,80}$/);
const number = (value: unknown): Shaped =>
  typeof value === 'number' && Number.isFinite(value) ? Math.round(value * 1000) / 1000 : undefined;

// The allowlist itself: a field without a shape here does not reach the line, whatever a caller passes.
const shapes: { [Field in keyof Fields]-?: (value: unknown) => Shaped } = {
  request_id: id,
  route: word(/^\/[\w/:.*{}?-]{0,120}$|^\*$/),
  method: word(/^[A-Z]{3,10}$/),
  status: number,
  duration_ms: number,
  ip: (value) => (typeof value === 'string' ? (networkOf(value) ?? '(refused)') : undefined),
  person_id: id,
  organization_id: id,
  session_id: id,
  mail_id: id,
  file_id: id,
  job: id,
  job_id: id,
  attempt: number,
  schedule: id,
  outcome: id,
  count: number,
  bytes: number,
  port: number,
  pid: number,
  role: id,
  migration: id,
  signal: id,
  error: (value) => (value === undefined ? undefined : describeError(value)),
};

/**
 * The network an address belongs to, coarse enough not to name a person: IPv4 /24, IPv6 /48 (mapped IPv4 counts as
 * IPv4, a zone is dropped). Null when it is no address.
 */
export function networkOf(address: string): string | null {
  const plain = plainAddress(address);
  const kind = isIP(plain);
  if (kind === 4) return `${plain.split('.').slice(0, 3).join('.')}.0/24`;
  if (kind === 0) return null;
  return `${ipv6Groups(plain).slice(0, 3).join(':')}::/48`;
}

export type ErrorFacts = {
  class: string;
  code?: string;
  table?: string;
  constraint?: string;
  stack: string[];
  cause?: ErrorFacts;
};

// only frames of this exact form: a message of several lines could otherwise pass off its text as frames
const frame =
  /^ {4}at (?:async )?(?:(?:new )?[\w$.<>#]+(?: \[as [\w$]+\])? \()?(?:file:\/\/|node:|\/)[^()@?]+:\d+:\d+\)?$/;
const fact = (error: object, key: string): string | undefined => {
  const value: unknown = Reflect.get(error, key);
  return typeof value === 'string' && /^\w{1,63}$/.test(value) ? value : undefined;
};

/**
 * What may be told about an error: class, code, table and constraint, frames of the stack, causes up to three deep.
 * Messages, PostgreSQL's detail, hint and parameters hold values people typed and are left out.
 */
export function describeError(error: unknown, depth = 0): ErrorFacts {
  if (!(error instanceof Error)) return { class: `(${typeof error})`, stack: [] };
  const [code, table, constraint] = [fact(error, 'code'), fact(error, 'table'), fact(error, 'constraint')];
  const lines = (error.stack ?? '').replace(error.message, '').split('\n');
  return {
    class: /^\w{1,63}$/.test(error.name) ? error.name : 'Error',
    ...(code === undefined ? {} : { code }),
    ...(table === undefined ? {} : { table }),
    ...(constraint === undefined ? {} : { constraint }),
    stack: lines
      .filter((line) => frame.test(line))
      .slice(0, 12)
      .map((line) => line.trim().slice(3)),
    ...(error.cause instanceof Error && depth < 3 ? { cause: describeError(error.cause, depth + 1) } : {}),
  };
}

function shape(fields: Fields): Record<string, Shaped> {
  const line: Record<string, Shaped> = {};
  for (const [name, value] of Object.entries(fields))
    if (value !== undefined && value !== null && Object.hasOwn(shapes, name))
      line[name] = shapes[name as keyof Fields](value);
  return line;
}

const gathered_ms = 20;
const gathered_most = 16_384;

/** Lines of many requests leave in one write: a system call each costs more than writing them. What is told of trouble leaves at once. */
function gathered(): (line: string) => void {
  let lines = '';
  const leave = (): void => {
    if (lines !== '') process.stdout.write(lines);
    lines = '';
  };
  process.once('exit', leave);
  return (line) => {
    if (lines === '') setTimeout(leave, gathered_ms).unref();
    lines += line;
    if (lines.length > gathered_most || !line.startsWith('{"level":"info"')) leave();
  };
}

/** A short line for a person at a terminal, from the JSON line. */
function readable(json: string): string {
  const { time, level, event, error, ...rest } = JSON.parse(json);
  const facts = Object.entries(rest).map(([name, value]) => `${name}=${String(value)}`);
  const trace = error ? `\n  ${[`${error.class} ${error.code ?? ''}`, ...error.stack].join('\n  ')}` : '';
  return `${String(time).slice(11, 19)} ${level} ${[event, ...facts].join(' ')}${trace}\n`;
}

/**
 * A logger of one JSON object a line: `time` (RFC 3339), `level`, `event` and the allowed `Fields`; anything else is
 * dropped, and a text that does not look like an id or a route becomes `(refused)`.
 * `write`: where lines go (default standard output); `terminal`: short readable lines instead of JSON.
 */
export function newLog(options: { level: Level; write?: (line: string) => void; terminal?: boolean }): Logger {
  const out = options.write ?? gathered();
  const write = options.terminal ? (line: string) => out(readable(line)) : out;
  const base = pino(
    {
      level: options.level,
      base: null,
      timestamp: () => `,"time":"${new Date().toISOString()}"`,
      formatters: { level: (label) => ({ level: label }) },
    },
    { write },
  );
  const bound = (held: Record<string, Shaped>): Logger => {
    const at =
      (level: Exclude<Level, 'silent'>): Write =>
      (event, fields) => {
        if (base.isLevelEnabled(level)) base[level]({ event: id(event), ...held, ...(fields ? shape(fields) : {}) });
      };
    const [debug, info, warn, error] = [at('debug'), at('info'), at('warn'), at('error')];
    return { debug, info, warn, error, with: (fields) => bound({ ...held, ...shape(fields) }) };
  };
  return bound({});
}
