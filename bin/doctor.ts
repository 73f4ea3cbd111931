import { existsSync } from 'node:fs';
import { readConfig, type Config } from '../config.ts';
import { tell } from '../lib/plain-error.ts';
import { examineDatabase } from './doctor/database.ts';
import { fail, ok, warn, type Finding } from './doctor/finding.ts';
import { examineAddress, examineDisk, examineMail } from './doctor/surroundings.ts';
import { readSecret } from './run/data-folder.ts';

/** `arrimo doctor`: one line per check, with the mend; 1 when one fails. Changes nothing. */
export async function run(args: string[]): Promise<number> {
  const read = readConfig();
  const settings = 'config' in read ? withoutSecrets(read.config) : null;
  const findings = 'config' in read ? await examine(read.config) : read.mistakes.map(mistake);
  const healthy = findings.every(({ status }) => status !== 'fail');
  if (args.includes('--json')) console.log(JSON.stringify({ healthy, findings, settings }, null, 2));
  else print(findings, settings);
  return healthy ? 0 : 1;
}

const mistake = (line: string): Finding => fail('settings', line, 'correct it in the environment');

async function examine(config: Config): Promise<Finding[]> {
  const surroundings = [examineDisk(config), await examineMail(config), examineAddress(config)];
  if (!existsSync(config.secret_file))
    return [
      ok('settings', 'all valid'),
      warn('secret', 'there is none yet', 'the first npm start makes it'),
      ...surroundings,
    ];
  try {
    const secret = readSecret(config);
    const known = [ok('settings', 'all valid'), ok('secret', config.secret_file)];
    return [...known, ...(await examineDatabase(config, secret)), ...surroundings];
  } catch (error) {
    return [ok('settings', 'all valid'), fail('secret', tell(error), 'see docs/self-hosting.md'), ...surroundings];
  }
}

function print(findings: Finding[], settings: Record<string, unknown> | null): void {
  for (const { check, status, message, mend } of findings)
    console.log(`${status.padEnd(4)}  ${check.padEnd(10)}  ${message}${mend ? ` → ${mend}` : ''}`);
  if (!settings) return;
  console.log('\nsettings');
  for (const [name, value] of Object.entries(settings)) console.log(`  ${name.padEnd(16)} ${shown(value)}`);
}

const shown = (value: unknown): string => (typeof value === 'string' ? value : JSON.stringify(value));

function withoutSecrets(config: Config): Record<string, unknown> {
  const { mail_out, database_url } = config;
  return {
    ...config,
    database_url: database_url && masked(database_url),
    mail_out: mail_out.kind === 'smtp' ? { ...mail_out, url: masked(mail_out.url) } : mail_out,
  };
}

function masked(address: string): string {
  const url = new URL(address);
  if (url.password) url.password = '***';
  return url.href;
}
