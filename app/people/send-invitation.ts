import { sql } from 'kysely';
import { z } from 'zod';
import { system } from '../../lib/database.ts';
import { declareJob } from '../../lib/jobs.ts';
import { newToken } from '../../lib/tokens.ts';
import { words } from '../../locales/index.ts';
import { record } from '../audit/record.ts';
import type { Workshop } from '../context.ts';
import { queueMail } from '../outbox/queue-mail.ts';
import { invitation_days } from './invitation.ts';
import { plainLetter } from './mails.tsx';

/**
 * Mails an invitation that waits to be sent, or to be sent again: its days then run from a moment after the last mail. Only the
 * newest link holds. In the language of the person, if the address has one.
 */
export const sendInvitation = declareJob('send_invitation', {
  schema: z.strictObject({ invitation_id: z.uuid() }),
  run: async ({ database, config }: Workshop, { invitation_id }) => {
    await database.as(system, async (tx) => {
      const { token, hash } = newToken();
      const sent = await tx
        .updateTable('invitations as i')
        .from('organizations as o')
        .set({ token_hash: hash, sent_at: sql`app.now()` })
        .where('i.id', '=', invitation_id)
        .whereRef('o.id', '=', 'i.organization_id')
        .where('i.accepted_at', 'is', null)
        .where('i.revoked_at', 'is', null)
        .where((e) =>
          e.or([
            e('i.sent_at', 'is', null),
            e('i.sent_at', '<', sql<Date>`i.expires_at - make_interval(days => ${sql.lit(invitation_days)})`),
          ]),
        )
        .returning(['i.organization_id', 'o.name as organization_name', 'i.name', 'i.email', 'i.locale'])
        .executeTakeFirst();
      if (!sent) return;
      const [person, vendor] = await Promise.all([
        tx
          .selectFrom('persons')
          .select(['id', 'locale'])
          .where(sql`lower(email)`, '=', sent.email.toLowerCase())
          .executeTakeFirst(),
        tx.selectFrom('vendor').select(['name', 'hue', 'radius']).executeTakeFirstOrThrow(),
      ]);
      const locale = person?.locale ?? sent.locale;
      const said = words[locale].members.mails.invitation;
      const letter = plainLetter(words[locale], {
        locale,
        vendor,
        name: sent.name,
        subject: said.subject(sent.organization_name, vendor.name),
        texts: [said.text(sent.organization_name, vendor.name), said.how(invitation_days)],
        action: { label: said.action, href: `${config.public_url}/invitation/${token}` },
        after: [said.not_you],
        footer: words[locale].members.mails.footer(vendor.name),
      });
      await Promise.all([
        queueMail(tx, { person_id: person?.id ?? null, email: sent.email }, letter),
        record(tx, null, 'invitation_sent', {
          subject_id: invitation_id,
          organization_id: sent.organization_id,
          channel: 'job',
        }),
      ]);
    });
  },
});
