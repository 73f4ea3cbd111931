import { parseArgs } from 'node:util';
import { openFileStore } from '../adapters/file-store/index.ts';
import { audiences } from '../app/content/document.ts';
import { import_kinds, kindNamed } from '../app/content/import/line.ts';
import { type HtmlOptions, readSource, sourceSize } from '../app/content/import/read-source.ts';
import { addressesTaken, type Report, runImport } from '../app/content/import/run-import.ts';
import { importFile } from '../app/editorial/import-file.ts';
import { keepLine } from '../app/tickets/import-ticket.ts';
import { openDatabase } from '../lib/database.ts';
import { plainError } from '../lib/plain-error.ts';
import { progressBar } from './progress-bar.ts';
import { bringUp } from './run/prepare.ts';
import { withOwner } from './run/with-owner.ts';

const refusals_shown = 20;

/**
 * `arrimo import FILE…`: documents and requests from JSONL, folders of Markdown, HTML exports of
 * Confluence and Zendesk Guide, and zips of these. Works beside a running server; cut short, it
 * is run again. Exit status 1 when a line was refused.
 */
export async function run(args: string[]): Promise<number> {
  const { files, as, audience, dry, json } = readArguments(args);
  const size = (await Promise.all(files.map(sourceSize))).reduce((sum, each) => sum + each, 0);
  const began = Date.now();
  return withOwner(async (owner, secret, config) => {
    const { logins } = await bringUp(owner, secret);
    const database = openDatabase(logins, { max_connections: 2, time_zone: config.tz_default });
    try {
      const bar = progressBar();
      const report = await runImport(
        database,
        everything(files, { kind: as === 'ticket' ? 'doc' : as, taken_by: addressesTaken(database) }),
        { as, audience, dry },
        {
          keepTicket: keepLine,
          keepFile: importFile(openFileStore(config.files)),
          progress: (read, report) => size > 0 && bar.show(read / size, keptAndRefused(report)),
        },
      );
      bar.end();
      if (json) console.log(JSON.stringify({ ...report, dry_run: dry }));
      else tell(report, dry, Date.now() - began);
      return report.refused > 0 ? 1 : 0;
    } finally {
      await database.close();
    }
  });
}

async function* everything(files: readonly string[], html: HtmlOptions) {
  let before = 0;
  for (const file of files) {
    for await (const source of readSource(file, html)) yield { ...source, read: before + source.read };
    before += await sourceSize(file);
  }
}

function tell(report: Report, dry: boolean, took_ms: number): void {
  const { created, changed, unchanged, refused, made, refusals, files, lost, losses } = report;
  console.log(
    `${dry ? 'dry run, nothing kept: ' : ''}${created} created, ${changed} changed, ${unchanged} unchanged, ${refused} refused in ${(took_ms / 1000).toFixed(1)} s`,
  );
  if (made.length > 0) console.log(`made: ${made.slice(0, 50).join(', ')}${made.length > 50 ? ' …' : ''}`);
  if (files > 0) console.log(`${files} files kept`);
  for (const { file, line, reason } of refusals.slice(0, refusals_shown)) console.log(`${file}:${line} ${reason}`);
  if (refused > refusals_shown) console.log(`and ${refused - refusals_shown} more`);
  if (lost > 0) console.log(`${lost} images missing`);
  for (const { file, line, reason } of losses.slice(0, refusals_shown)) console.log(`${file}:${line} ${reason}`);
  if (lost > refusals_shown) console.log(`and ${lost - refusals_shown} more`);
}

const keptAndRefused = ({ created, changed, unchanged, refused }: Report): string =>
  `${created + changed + unchanged} kept, ${refused} refused`;

function readArguments(args: string[]) {
  const option = { type: 'string' } as const;
  const flag = { type: 'boolean' } as const;
  const { values, positionals } = parse(() =>
    parseArgs({
      args,
      options: { as: option, audience: option, 'dry-run': flag, json: flag },
      allowPositionals: true,
    }),
  );
  if (positionals.length === 0) throw plainError('name what to import: arrimo import FILE…');
  const as = kindNamed(values.as ?? 'doc');
  if (!as) throw plainError(`--as is one of ${import_kinds.join(', ')}`);
  const audience = audiences.find((each) => each === (values.audience ?? 'public'));
  if (!audience) throw plainError(`--audience is one of ${audiences.join(', ')}`);
  return { files: positionals, as, audience, dry: values['dry-run'] ?? false, json: values.json ?? false };
}

function parse<T>(read: () => T): T {
  try {
    return read();
  } catch (error) {
    throw plainError(error instanceof Error ? error.message : String(error), error);
  }
}
