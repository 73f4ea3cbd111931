import { existsSync } from 'node:fs';
import { plainError } from '../lib/plain-error.ts';
import { runTool } from './tool.ts';

// The shell has no window to draw around each page: a quarter less work for the same engine.
const browsers = ['/usr/bin/chromium-headless-shell', '/usr/bin/chromium'];

const installed = (): string | undefined => browsers.find((path) => existsSync(path));

/** Debian's chromium, for tests and benches in the browser. Throws when there is none. */
export function chromiumPath(): string {
  const found = installed();
  if (!found) throw plainError('chromium is missing: run apt-get install chromium-headless-shell as root');
  return found;
}

/** Installs Debian's chromium where there is none and root runs this; others are told what to install. */
export async function ensureChromium(): Promise<void> {
  const may_install = process.getuid?.() === 0 && existsSync('/usr/bin/apt-get');
  if (!installed() && may_install) {
    const env = { DEBIAN_FRONTEND: 'noninteractive' };
    await runTool('apt-get', ['-q', 'update'], env);
    await runTool('apt-get', ['-q', 'install', '-y', '--no-install-recommends', 'chromium-headless-shell'], env);
  }
  chromiumPath();
}
