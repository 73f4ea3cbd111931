import type { Config } from '../../config.ts';
import { demo_password, demo_people } from '../../db/seeds/demo.ts';

/**
 * Tells on standard output that the portal is ready, and how to get in: the logins of the demo, or the one-time link of
 * the first set-up.
 */
export function announce(config: Config, given_port: number, setup_link: string | null): void {
  if (config.role === 'worker') return console.log('ready (background work)');
  if (config.port !== given_port) console.log(`port ${given_port} is in use, taking ${config.port}`);
  console.log(`ready ${config.public_url}`);
  if (config.demo) console.log(logins());
  if (setup_link) console.log(`  set up this portal, once: ${setup_link}`);
}

function logins(): string {
  const width = Math.max(...demo_people.map(({ email }) => email.length));
  const lines = demo_people.map(({ email, role }) => `  ${email.padEnd(width)}  ${role}`);
  return [`  the people of the demo (password of all: ${demo_password}):`, ...lines].join('\n');
}
