import { isIP } from 'node:net';
import path from 'node:path';
import { z } from 'zod';
import { parseLogin } from './db/login.ts';

const whole = (least: number, most: number) => {
  const message = `must be a whole number from ${least} to ${most}`;
  return z
    .string()
    .regex(/^\d{1,9}$/, message)
    .transform(Number)
    .refine((n) => n >= least && n <= most, message);
};
const oneOf = <const Value extends string>(...values: Value[]) => z.enum(values, `must be ${values.join(' or ')}`);
const notYet = (feature: string, ...same_as_unset: string[]) =>
  z
    .string()
    .refine((v) => same_as_unset.includes(v), `${feature} is not in this version yet; leave it unset`)
    .optional();
const domain = z.hostname('must be a domain name, like mail.example.com').toLowerCase();
const address = z.email('must be an e-mail address');

/** Every setting, as it is written in the environment. An empty value counts as unset. */
const settings = z.object({
  /** Port of the portal. Without it 3000 or, when that is busy, the next free one; a port that is given must be free. */
  PORT: whole(1, 65_535).optional(),
  /** Address to listen on. Without it 127.0.0.1 with DEMO=1, every address with DEMO=0. */
  HOST: z
    .string()
    .refine((v) => isIP(v) !== 0 || v === 'localhost', 'must be an IP address or localhost')
    .optional(),
  /** Where people reach the portal, for links in mails and for the origin check. Without it http://localhost:PORT; required when DEMO=0. */
  PUBLIC_URL: z.string().refine(isOrigin, 'must be like https://suporte.example.com, without a path').optional(),
  /** Folder of everything that must be kept: database, files, outbox, secret. Relative to where the command is run. */
  DATA_DIR: z
    .string()
    .refine((v) => path.resolve(v) !== '/', 'must be a folder of its own')
    .default('./data'),
  /** PostgreSQL ≥ 16 of your own, as its owner with CREATEROLE: postgres://user:password@host:port/database?sslmode=require. Without it an embedded one. */
  DATABASE_URL: z.string().refine(isLogin, 'must be like postgres://user:password@host:port/database').optional(),
  /** 1: the fictitious vendor and its people are loaded into an empty database. 0: a portal of your own, set up through a one-time link. */
  DEMO: oneOf('0', '1').default('1'),
  /** What this process does: web pages, background work, or both. A part alone needs DATABASE_URL. */
  ROLE: z
    .string()
    .refine((v) => v !== 'mail', 'mail is not in this version yet')
    .pipe(oneOf('all', 'web', 'worker'))
    .default('all'),
  /** Processes that answer web requests, 1 to 64. More than one: a first process watches over them and does the background work. */
  WEB_PROCESSES: whole(1, 64).default(1),
  /** Domain of the portal's mail addresses. */
  MAIL_DOMAIN: domain.default('localhost'),
  /** Sender of the portal's mails. Without it suporte@MAIL_DOMAIN. */
  SUPPORT_ADDRESS: address.optional(),
  /** Where mails go: smtp://user:password@host:port, smtps://…, or file:DIR. Without it the folder DATA_DIR/outbox. */
  MAIL_OUT: z.string().refine(isMailOut, 'must be smtp://host:port, smtps://host:port or file:DIR').optional(),
  /** Where attachments are kept: file:DIR. Without it DATA_DIR/files. */
  FILES: z
    .string()
    .refine((v) => !v.startsWith('s3:'), 's3 is not in this version yet; use file:DIR')
    .refine((v) => v.startsWith('s3:') || /^file:./.test(v), 'must be file:DIR')
    .optional(),
  /** Proxies whose X-Forwarded-* headers count: addresses or networks in CIDR form, separated by commas. */
  TRUST_PROXY: z
    .string()
    .transform((v) => v.split(/[\s,]+/).filter(Boolean))
    .refine((list) => list.every(isNetwork), 'must be addresses or networks like 10.0.0.0/8, separated by commas')
    .default([]),
  /** Where the vendor is: whose days contracts, laws and news are counted in; the zone of people who have not chosen one. */
  TZ_DEFAULT: z.string().refine(isZone, 'must be a time zone like America/Sao_Paulo').default('America/Sao_Paulo'),
  /** File with 32 random bytes in base64, from which every key is derived; made with mode 0600 at the first start. Without it DATA_DIR/secret. */
  SECRET_FILE: z.string().optional(),
  /** Limits on sign-ins and forms. off is for load tests. */
  RATE_LIMITS: oneOf('on', 'off').default('on'),
  /** Least important kind of log line that is written. */
  LOG_LEVEL: oneOf('debug', 'info', 'warn', 'error', 'silent').default('info'),
  SMTP_IN_PORT: notYet('incoming mail by SMTP', '0'),
  SMTP_TLS_CERT: notYet('incoming mail by SMTP'),
  SMTP_TLS_KEY: notYet('incoming mail by SMTP'),
  IMAP_URL: notYet('incoming mail by IMAP'),
  IMAP_OAUTH: notYet('incoming mail by IMAP'),
  UNKNOWN_SENDERS: notYet('incoming mail'),
  MAIL_AUTHSERV_ID: notYet('incoming mail'),
  DNS_SERVERS: notYet('the check of incoming mail'),
  ACCEL_PREFIX: notYet('handing downloads to nginx'),
  FILES_URL: notYet('a separate address for files'),
  /** What answers searches: records, the lists that every machine makes from the records of the database. */
  SEARCH: z
    .string()
    .refine((v) => !/^https?:|^opensearch/.test(v), 'OpenSearch is not in this version yet; leave it unset')
    .refine((v) => /^https?:|^opensearch/.test(v) || v === 'records', 'must be records')
    .optional(),
  CLAMD: notYet('the antivirus scan'),
});

export type Config = Readonly<{
  port: number;
  port_given: boolean;
  /** an address, or `''` for every address */
  host: string;
  /** without a slash at the end; follows the port when `public_url_given` is false */
  public_url: string;
  public_url_given: boolean;
  data_dir: string;
  database_url: string | null;
  demo: boolean;
  role: 'all' | 'web' | 'worker';
  web_processes: number;
  mail_domain: string;
  support_address: string;
  mail_out: { kind: 'file'; dir: string } | { kind: 'smtp'; url: string };
  files: { kind: 'file'; dir: string };
  trust_proxy: readonly string[];
  tz_default: string;
  secret_file: string;
  rate_limits: boolean;
  log_level: 'debug' | 'info' | 'warn' | 'error' | 'silent';
}>;

/**
 * Reads the settings. Out: a frozen configuration, or every mistake found, one line each (values are not repeated: some
 * are secrets).
 */
export function readConfig(env: NodeJS.ProcessEnv = process.env): { config: Config } | { mistakes: string[] } {
  const given = Object.keys(settings.shape).map((name) => [name, env[name]?.trim() || undefined]);
  const read = settings.safeParse(Object.fromEntries(given));
  const mistakes = read.success
    ? contradictions(read.data)
    : read.error.issues.map((issue) => `${issue.path.join('.')}: ${issue.message}`);
  return read.success && mistakes.length === 0 ? { config: shape(read.data) } : { mistakes: [...new Set(mistakes)] };
}

type Settings = z.output<typeof settings>;

function contradictions(s: Settings): string[] {
  return [
    s.DEMO === '0' && !s.PUBLIC_URL ? 'PUBLIC_URL: is required when DEMO=0' : null,
    s.ROLE !== 'all' && !s.DATABASE_URL
      ? `ROLE: ${s.ROLE} alone needs DATABASE_URL; the embedded PostgreSQL serves one process`
      : null,
    s.ROLE === 'worker' && s.WEB_PROCESSES > 1 ? 'WEB_PROCESSES: a worker has no web processes' : null,
  ].filter((line) => line !== null);
}

function shape(s: Settings): Config {
  const data_dir = path.resolve(s.DATA_DIR);
  const port = s.PORT ?? 3000;
  const demo = s.DEMO === '1';
  const dirOf = (value: string | undefined, name: string) =>
    value ? path.resolve(value.slice('file:'.length)) : path.join(data_dir, name);
  const config: Config = {
    port,
    port_given: s.PORT !== undefined,
    host: s.HOST ?? (demo ? '127.0.0.1' : ''),
    public_url: (s.PUBLIC_URL ?? `http://localhost:${port}`).replace(/\/$/, ''),
    public_url_given: s.PUBLIC_URL !== undefined,
    data_dir,
    database_url: s.DATABASE_URL ?? null,
    demo,
    role: s.ROLE,
    web_processes: s.WEB_PROCESSES,
    mail_domain: s.MAIL_DOMAIN,
    support_address: s.SUPPORT_ADDRESS ?? `suporte@${s.MAIL_DOMAIN}`,
    mail_out: s.MAIL_OUT?.startsWith('smtp')
      ? { kind: 'smtp', url: s.MAIL_OUT }
      : { kind: 'file', dir: dirOf(s.MAIL_OUT, 'outbox') },
    files: { kind: 'file', dir: dirOf(s.FILES, 'files') },
    trust_proxy: s.TRUST_PROXY,
    tz_default: s.TZ_DEFAULT,
    secret_file: path.resolve(s.SECRET_FILE ?? path.join(data_dir, 'secret')),
    rate_limits: s.RATE_LIMITS === 'on',
    log_level: s.LOG_LEVEL,
  };
  return Object.freeze(config);
}

function isOrigin(value: string): boolean {
  const url = URL.parse(value);
  return url !== null && /^https?:$/.test(url.protocol) && url.origin === value.replace(/\/$/, '').toLowerCase();
}

function isLogin(value: string): boolean {
  try {
    return parseLogin(value).port > 0;
  } catch {
    return false;
  }
}

function isMailOut(value: string): boolean {
  const url = URL.parse(value);
  return /^file:./.test(value) || (url !== null && /^smtps?:$/.test(url.protocol) && url.hostname !== '');
}

function isNetwork(value: string): boolean {
  const [host = '', bits, ...rest] = value.split('/');
  const family = isIP(host);
  if (family === 0 || rest.length > 0) return false;
  return bits === undefined || (/^\d{1,3}$/.test(bits) && Number(bits) <= (family === 4 ? 32 : 128));
}

function isZone(value: string): boolean {
  try {
    return new Intl.DateTimeFormat('en', { timeZone: value }).resolvedOptions().timeZone !== '';
  } catch {
    return false;
  }
}
