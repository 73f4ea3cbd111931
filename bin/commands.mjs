/** What each command does, in one line and in full. */
export const commands = {
  start: {
    usage: 'start',
    says: 'starts the portal: database, pages, background work',
    more: 'Builds what is out of date, starts PostgreSQL unless DATABASE_URL is set, migrates, loads the demo into an empty\ndatabase when DEMO=1, and prints "ready URL". Ctrl-C stops in order; a second one at once. Settings come from the\nenvironment; see docs/self-hosting.md.',
  },
  dev: { usage: 'dev', says: 'like start, from the sources; restarts when a file changes' },
  test: {
    usage: 'test [FILE…]',
    says: 'the gate: types, lint, format, and every test',
    more: 'With FILE… only these tests run, without the checks before them.',
  },
  build: { usage: 'build', says: 'builds what is out of date' },
  migrate: {
    usage: 'migrate [--json] [--write]',
    says: 'brings the database to this version',
    more: 'Works beside a running server. start does the same by itself. --write describes the result in db/tables.ts and\ndb/schema.sql, for whoever adds a migration.',
  },
  doctor: {
    usage: 'doctor [--json]',
    says: 'looks whether everything is in order: settings, database, disk, mail, clock',
    more: 'Each line is ok, warn or fail, with the mend. Exit status 1 when one fails. Works beside a running server.',
  },
  person: {
    usage: 'person create --name NAME --email EMAIL --role ROLE[,ROLE…] [--json]',
    says: 'creates a person of the vendor',
    more: 'Roles: system_admin, lead, agent, setup_specialist, developer, editor, catalog_manager, billing, privacy_officer.\nPrints a link, valid for an hour, with which the person chooses a password.',
  },
  token: {
    usage: 'token create --person EMAIL --scope read|write… [--days N] [--json]',
    says: 'creates a bearer token for the API',
    more: 'It acts as the person, in the first of their organisations, for 90 days or --days (1 to 365). The token is printed once;\nwith --json as { "token", "id", "expires_at" }. Works beside a running server.',
  },
  import: {
    usage:
      'import FILE… [--as doc|kb|news|video|package|ticket] [--audience public|signed_in|entitled|staff] [--dry-run] [--json]',
    says: 'imports documents and requests',
    more: 'FILE is JSONL, a Markdown file with front matter, a folder of such files, or a zip. What a line says it is (type or kind)\nwins over --as (doc); its id is kept, and the same id again replaces what it said. Products, modules and organisations\nnobody knows are made and named. Cut short, run it again: what is here already is left alone. --dry-run tries everything\nand keeps nothing. Exit status 1 when something was refused. Works beside a running server.',
  },
  reindex: {
    usage: 'reindex [--missing] [--json]',
    says: 'writes anew what the search finds things by',
    more: 'Works beside a running server, which goes on answering. Cut short, run it again: it continues where it stopped.\n--missing: only what has never been written, or by an earlier version; start does that by itself.',
  },
  bench: { usage: 'bench [SUBJECT…]', says: 'measures; prints ratios' },
  proof: { usage: 'proof [NAME…]', says: 'the long proofs; most need root' },
};

/** Commands whose feature comes later. */
export const later = new Set(['package', 'backup', 'restore', 'audit']);

/** The help text, of one command or of all. */
export function help(name) {
  const one = Object.hasOwn(commands, name ?? '') ? commands[name] : null;
  if (one) return [`arrimo ${one.usage}`, '', `  ${one.says}`, ...(one.more ? ['', one.more] : [])].join('\n');
  const lines = Object.entries(commands).map(([each, { says }]) => `  ${each.padEnd(9)} ${says}`);
  return ['arrimo COMMAND [--help]', '', ...lines].join('\n');
}
