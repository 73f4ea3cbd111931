import { sql } from 'kysely';
import { decideComment } from '../../app/content/decide-comment.ts';
import type { FeedbackReason } from '../../app/content/feedback.ts';
import { giveFeedback } from '../../app/content/give-feedback.ts';
import { sendComment } from '../../app/content/send-comment.ts';
import { become, type Tx } from '../../lib/database.ts';
import { newId } from '../../lib/tokens.ts';
import type { Person } from '../../lib/viewer.ts';
import { setClock } from './tell-requests.ts';

const readers = {
  marina: 'marina@tubraxel.exemplo.com.br',
  paulo: 'paulo@tubraxel.exemplo.com.br',
  lia: 'lia@norvelta.exemplo.com.br',
  rosa: 'rosa@norvelta.exemplo.com.br',
  bruno: 'bruno@nimbrela.exemplo.com.br',
} as const;
type Reader = keyof typeof readers;

/** Who said of which article that it helped, how many days ago; what it lacked where it did not. */
const votes: readonly { by: Reader; of: string; ago: number; lacked?: FeedbackReason; words?: string }[] = [
  { by: 'marina', of: 'kb-01', ago: 9 },
  { by: 'lia', of: 'kb-01', ago: 8 },
  { by: 'paulo', of: 'kb-01', ago: 3 },
  { by: 'marina', of: 'kb-06', ago: 12 },
  { by: 'bruno', of: 'kb-06', ago: 6, lacked: 'unclear', words: 'Faltou dizer em que pasta fica a base dupla.' },
  { by: 'lia', of: 'kb-11', ago: 5 },
  { by: 'rosa', of: 'kb-11', ago: 4, lacked: 'did_not_work' },
  { by: 'rosa', of: 'kb-20', ago: 2 },
  { by: 'bruno', of: 'kb-20', ago: 1 },
  { by: 'lia', of: 'kb-25', ago: 7, lacked: 'outdated', words: 'O menu mudou de lugar na 26.1.' },
  { by: 'marina', of: 'video-01', ago: 4 },
  { by: 'paulo', of: 'video-02', ago: 2 },
];

/** What readers added to an article, and what an editor made of it; undecided ones wait at the desk. */
const comments: readonly { by: Reader; of: string; ago: number; text: string; answer?: string | null }[] = [
  {
    by: 'marina',
    of: 'kb-06',
    ago: 11,
    text: 'Vale também para o frete destacado na nota?',
    answer: 'Vale: o frete entra na base quando o item o recebe. Acrescentamos um exemplo no passo 3.',
  },
  { by: 'lia', of: 'kb-01', ago: 7, text: 'Na release 25.1 o botão se chama Impostos do item.', answer: null },
  {
    by: 'bruno',
    of: 'kb-20',
    ago: 1,
    text: 'Funcionou depois de atualizar o cadastro da filial. Convém citar isso no texto.',
  },
];

type Telling = { known: (key: string) => string; now: Date; editor_id: string };

/** Tells what readers said of the vendor's articles and videos, each as themselves and at their moment. */
export async function tellReaders(tx: Tx, { known, now, editor_id }: Telling): Promise<void> {
  const documents = await tx
    .selectFrom('documents')
    .select(['id', 'external_id'])
    .where('external_id', 'is not', null)
    .execute();
  const ids = new Map(documents.map(({ id, external_id }) => [external_id, id]));
  const named = (external_id: string): string => {
    const id = ids.get(external_id);
    if (!id) throw new Error(`readers speak of ${external_id}, which is not there`);
    return id;
  };
  const as = async (person_id: string, ago: number, work: (viewer: Person) => Promise<unknown>): Promise<void> => {
    await setClock(tx, new Date(now.getTime() - ago * 86_400_000));
    await work(await become(tx, person_id));
    await sql`select set_config('role', 'none', true)`.execute(tx);
  };
  for (const { by, of, ago, lacked, words } of votes)
    await as(known(readers[by]), ago, (viewer) =>
      giveFeedback(tx, viewer, {
        document_id: named(of),
        solved: lacked === undefined,
        place: 'page',
        reason: lacked ?? null,
        words: words ?? null,
      }),
    );
  for (const { by, of, ago, text, answer } of comments) {
    const submission_id = newId();
    await as(known(readers[by]), ago, (viewer) =>
      sendComment(tx, viewer, { document_id: named(of), body: text, submission_id }),
    );
    if (answer === undefined) continue;
    const { id, version } = await tx
      .selectFrom('document_comments')
      .select(['id', 'version'])
      .where('submission_id', '=', submission_id)
      .executeTakeFirstOrThrow();
    await as(editor_id, ago - 1, async (viewer) => {
      const done = await decideComment(tx, viewer, id, { outcome: 'published', answer, version });
      if (done !== 'done') throw new Error(`a comment was not decided: ${done}`);
    });
  }
  await setClock(tx, now);
}
