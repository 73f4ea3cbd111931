import { z } from 'zod';
import { system } from '../../lib/database.ts';
import { declareJob } from '../../lib/jobs.ts';
import { words } from '../../locales/index.ts';
import type { Workshop } from '../context.ts';
import { queueMail } from '../outbox/queue-mail.ts';
import { issueLink } from './issue-link.ts';
import { plainLetter } from './mails.tsx';
import { welcome_minutes } from './person.ts';

/** Mails somebody new in the staff the link by which they choose their first password; whoever has been sent a link before gets none. */
export const sendWelcome = declareJob('send_welcome', {
  schema: z.strictObject({ person_id: z.uuid() }),
  run: async ({ database, config }: Workshop, { person_id }) => {
    await database.as(system, async (tx) => {
      const person = await tx
        .selectFrom('persons as p')
        .select(['p.name', 'p.email', 'p.locale'])
        .where('p.id', '=', person_id)
        .where('p.disabled_at', 'is', null)
        .where((e) => e.not(e.exists(e.selectFrom('passwords as w').whereRef('w.person_id', '=', 'p.id'))))
        .where((e) => e.not(e.exists(e.selectFrom('sign_in_tokens as k').whereRef('k.person_id', '=', 'p.id'))))
        .executeTakeFirst();
      if (!person) return;
      const vendor = await tx.selectFrom('vendor').select(['name', 'hue', 'radius']).executeTakeFirstOrThrow();
      const t = words[person.locale];
      const said = t.members.mails.welcome;
      const href = await issueLink(tx, config.public_url, {
        person_id,
        purpose: 'password_reset',
        minutes: welcome_minutes,
      });
      const letter = plainLetter(t, {
        locale: person.locale,
        vendor,
        name: person.name,
        subject: said.subject(vendor.name),
        texts: [said.text],
        action: { label: said.action, href },
        footer: t.members.mails.footer(vendor.name),
      });
      await queueMail(tx, { person_id, email: person.email }, letter);
    });
  },
});
