import { spawn, spawnSync, type ChildProcess, type StdioOptions } from 'node:child_process';
import { existsSync, readFileSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';

/** The system user that PostgreSQL runs as. `borrowed`: not our own, because we are root and PostgreSQL refuses root. */
export type Account = { uid: number; gid: number; borrowed: boolean };

const setpriv = ['/usr/bin/setpriv', '/bin/setpriv'].find((file) => existsSync(file));

/**
 * The account for a data folder. An ordinary user runs PostgreSQL as oneself. Root lends it to whoever owns the folder
 * already, else to `arrimo` or `postgres` where there is one, else to `nobody` (initdb asks for an entry in passwd).
 */
export function accountFor(folder: string): Account {
  const uid = process.getuid?.() ?? 0;
  if (uid !== 0) return { uid, gid: process.getgid?.() ?? uid, borrowed: false };
  const owner = existsSync(folder) ? statSync(folder) : null;
  return { ...(owner && owner.uid !== 0 ? { uid: owner.uid, gid: owner.gid } : lendable()), borrowed: true };
}

/** Whether the account may enter a folder or run a file; asked of the system itself, so ACLs and mounts count too. */
export function canEnter(account: Account, path: string): boolean {
  if (!account.borrowed) return true;
  const { uid, gid } = account;
  return spawnSync('test', ['-x', path], { uid, gid, cwd: '/', stdio: 'ignore' }).status === 0;
}

/**
 * Starts a program as the account, away from the terminal's Ctrl-C. On Linux the kernel interrupts it when this process
 * dies in any way, so that not even kill -9 leaves it behind; elsewhere the next start finds and stops it.
 */
export function spawnAs(account: Account, program: string, args: string[], stdio: StdioOptions): ChildProcess {
  const { uid, gid } = account;
  const lend = account.borrowed ? { uid, gid } : {};
  const env = { PATH: process.env['PATH'] ?? '/usr/bin:/bin', HOME: tmpdir(), LC_ALL: locale };
  const options = { env, cwd: '/', detached: true, stdio };
  if (!setpriv) return spawn(program, args, { ...options, ...lend });
  const become = account.borrowed ? ['--reuid', `${uid}`, '--regid', `${gid}`, '--clear-groups'] : [];
  return spawn(setpriv, ['--pdeathsig', 'INT', ...become, '--', program, ...args], options);
}

/** The C library's locale for character classes: macOS knows `C.UTF-8` under no name. */
export const locale = process.platform === 'linux' ? 'C.UTF-8' : 'C';

// An account of PostgreSQL's own keeps other programs that run as nobody away from the data.
function lendable(): { uid: number; gid: number } {
  const passwd = readFileSync('/etc/passwd', 'utf8');
  for (const name of ['arrimo', 'postgres', 'nobody']) {
    const line = new RegExp(`^${name}:[^:]*:(-?\\d+):(-?\\d+):`, 'm').exec(passwd);
    if (line) return { uid: Number(line[1]) >>> 0, gid: Number(line[2]) >>> 0 };
  }
  return { uid: 65534, gid: 65534 };
}
