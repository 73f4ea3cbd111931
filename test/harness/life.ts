import { addNote, answer } from '../../app/tickets/answer.ts';
import { cancel } from '../../app/tickets/cancel.ts';
import { close } from '../../app/tickets/close.ts';
import { followUp } from '../../app/tickets/follow-up.ts';
import type { Subject } from '../../app/tickets/happen.ts';
import { open } from '../../app/tickets/open.ts';
import { propose, withdrawProposal } from '../../app/tickets/propose.ts';
import { reply } from '../../app/tickets/reply.ts';
import { requestInformation } from '../../app/tickets/request-information.ts';
import type { Opening } from '../../app/tickets/ticket.ts';
import { member } from '../../app/guard.ts';
import type { Tx } from '../../lib/database.ts';
import type { Person } from '../../lib/viewer.ts';
import type { House } from './house.ts';

const marina = 'marina@tubraxel.exemplo.com.br';
const caio = 'caio@orvalha.exemplo.com.br';

/** The other side of a request, told by the verbs: what Marina and Caio do while a test looks at the pages. */
export function lifeIn(house: House, clock: () => Date = () => new Date()) {
  const as = async <T>(email: string, work: (tx: Tx, viewer: Person) => Promise<T>): Promise<T> => {
    const { rows } = await house.superuser.query<{ id: string }>('select id from persons where email = $1', [email]);
    return house.services.database.as({ person_id: rows[0]?.id ?? '' }, work);
  };
  const said = (message: string) => ({ message, submission_id: crypto.randomUUID() });
  const agent =
    (work: (tx: Tx, viewer: Person, ticket: Subject, words: ReturnType<typeof said>) => Promise<unknown>) =>
    async (ticket: Subject, message = 'Vou olhar.', email = caio): Promise<void> =>
      void (await as(email, (tx, viewer) => work(tx, viewer, ticket, said(message))));
  return {
    as,
    open: (more: Partial<Opening> = {}, email = marina): Promise<Subject> =>
      as(email, async (tx, viewer) => {
        const made = await open(tx, member(viewer), {
          subject: 'Nota não calcula DIFAL',
          description: 'Desde a **atualização**.',
          submission_id: crypto.randomUUID(),
          ...more,
        });
        if (!made.ok) throw new Error(JSON.stringify(made.errors));
        return tx
          .selectFrom('tickets')
          .select(['id', 'number', 'organization_id'])
          .where('number', '=', made.number)
          .executeTakeFirstOrThrow();
      }),
    reply: (ticket: Subject, message: string, email = marina) =>
      as(email, (tx, viewer) => reply(tx, viewer, ticket, said(message))),
    followUp: (ticket: Subject, message: string, email = marina): Promise<Subject> =>
      as(email, async (tx, viewer) => {
        const made = await followUp(tx, member(viewer), ticket, said(message));
        if (!made.ok) throw new Error(made.reason);
        return tx
          .selectFrom('tickets')
          .select(['id', 'number', 'organization_id'])
          .where('number', '=', made.number)
          .executeTakeFirstOrThrow();
      }),
    answer: agent(answer),
    note: agent(addNote),
    ask: agent((tx, viewer, ticket, words) => requestInformation(tx, viewer, ticket, words, clock())),
    propose: agent((tx, viewer, ticket, words) => propose(tx, viewer, ticket, words, clock())),
    withdraw: agent((tx, viewer, ticket) => withdrawProposal(tx, viewer, ticket)),
    close: agent((tx, viewer, ticket, words) => close(tx, viewer, ticket, { reason: 'validated', ...words })),
    duplicate: (ticket: Subject, master: Subject) =>
      as(caio, (tx, viewer) =>
        cancel(tx, viewer, ticket, {
          reason: 'duplicate',
          duplicate_of: master,
          submission_id: crypto.randomUUID(),
        }),
      ),
  };
}
