import { bringUp } from './run/prepare.ts';
import { withOwner } from './run/with-owner.ts';

/** `arrimo migrate`: applies what is missing, beside a running server or without one. */
export async function run(args: string[]): Promise<number> {
  const { applied } = await withOwner((owner, secret) => bringUp(owner, secret));
  if (args.includes('--json')) console.log(JSON.stringify({ applied }));
  else console.log(applied.length ? applied.map((name) => `applied ${name}`).join('\n') : 'nothing to apply');
  return 0;
}
