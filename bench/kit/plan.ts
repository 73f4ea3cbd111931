/** What auto_explain said of one statement. */
export type Plan = { text: string };

const large = [
  'tickets',
  'ticket_messages',
  'ticket_events',
  'ticket_attachments',
  'notices',
  'organizations',
  'persons',
  'memberships',
  'sessions',
  'audit_events',
];
const most_filtered = 2_000;
const most_buffers = 2_000;

/** The plan in a notice of auto_explain; null for other notices and for trivial plans. */
export function readPlan(message: string): Plan | null {
  const [, text] = message.split(/^duration: .*\n/m);
  return text === undefined || /^Result/m.test(text.split('\n').at(-1) ?? '')
    ? null
    : { text: `${message.match(/^duration: \S+ ms/)?.[0]}\n${text}` };
}

/** Whole large tables read, many rows read and thrown away, many pages touched. */
export function faultsOf({ text }: Plan): string[] {
  const faults: string[] = [];
  for (const [, table = ''] of text.matchAll(/Seq Scan on (\w+)/g))
    if (large.includes(table)) faults.push(`sequential scan of ${table}`);
  for (const [, count] of text.matchAll(/Rows Removed by Filter: (\d+)/g))
    if (Number(count) > most_filtered) faults.push(`${count} rows read and thrown away`);
  const touched = /Buffers: shared(?: hit=(\d+))?(?: read=(\d+))?/.exec(text);
  const pages = Number(touched?.[1] ?? 0) + Number(touched?.[2] ?? 0);
  if (pages > most_buffers) faults.push(`${pages} pages of 8 kB touched`);
  return faults;
}
