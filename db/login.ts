/** What it takes to connect to PostgreSQL. `host` may be the folder of a unix socket. */
export type Login = { host: string; port: number; database: string; user: string; password: string; ssl?: boolean };

/** The four logins of the house: the owner migrates, app serves requests, worker runs jobs, search holds the lists. */
export type Logins = { owner: Login; app: Login; worker: Login; search: Login };

/** Reads `postgres://user:password@host:port/database?sslmode=require`. Throws a one-line error without the password. */
export function parseLogin(database_url: string): Login {
  const url = URL.canParse(database_url) ? new URL(database_url) : null;
  if (!url || !['postgres:', 'postgresql:'].includes(url.protocol) || !url.username || url.pathname.length < 2)
    throw new Error('DATABASE_URL must look like postgres://user:password@host:port/database');
  const sslmode = url.searchParams.get('sslmode');
  return {
    host: url.searchParams.get('host') ?? decodeURIComponent(url.hostname),
    port: Number(url.port || 5432),
    database: decodeURIComponent(url.pathname.slice(1)),
    user: decodeURIComponent(url.username),
    password: decodeURIComponent(url.password),
    ...(sslmode && sslmode !== 'disable' ? { ssl: true } : {}),
  };
}
