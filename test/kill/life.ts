import { createHash, randomBytes, randomUUID } from 'node:crypto';
import type { Browser, Page } from '../harness/browser.ts';

/** What a client was told has happened, written down when it was told and before it asked for anything else. */
export type Acknowledged =
  | { what: 'opened'; number: number; marker: string }
  | { what: 'said'; number: number; marker: string }
  | { what: 'closed'; number: number }
  | { what: 'file'; number: number; name: string; sha256: string };

type Step = { tell(): Promise<Page>; told(page: Page): Acknowledged[] | null };

const file_max = 60_000;

/**
 * One request from its opening to its closing, over and over: the customer by the forms of the pages, with files; the agent by the API.
 * A step that was not answered is asked again, as a browser or a program would: with the same submission or the same key.
 */
export class Client {
  readonly acknowledged: Acknowledged[] = [];
  #customer: Browser;
  #agent: Browser;
  #pending: Step | null = null;
  #life: Iterator<Step> | null = null;

  constructor(customer: Browser, agent: Browser) {
    this.#customer = customer;
    this.#agent = agent;
  }

  /** Goes on until `running` says no; the step it then stands in is taken to its end, if the portal answers. */
  async run(running: () => boolean): Promise<void> {
    while (running()) if (!(await this.step())) return;
  }

  /** Takes one step. False: there was no answer, or one that asks to come again. */
  async step(): Promise<boolean> {
    const step = (this.#pending ??= this.#next());
    const page = await step.tell().catch(() => null);
    if (!page || page.status >= 500) return false;
    const told = step.told(page);
    if (!told) throw new Error(`refused with ${page.status}: ${page.html.slice(0, 2_000)}`);
    this.acknowledged.push(...told);
    this.#pending = null;
    return true;
  }

  #next(): Step {
    this.#life ??= this.#lives();
    const { value } = this.#life.next();
    return value;
  }

  *#lives(): Generator<Step, never> {
    for (;;) {
      let number = 0;
      const opening = this.#sent('opening', () => '/tickets', {
        subject: `Queda ${randomUUID()}`,
        description: 'Durante a queda.',
      });
      yield {
        tell: opening.tell,
        told: (page) => {
          number = Number(/^\/tickets\/(\d+)\?opened$/.exec(page.location ?? '')?.[1]);
          return number ? [{ what: 'opened', number, marker: opening.marker }, opening.file(number)] : null;
        },
      };
      yield this.#called(
        'POST',
        () => `${number}/messages`,
        'body',
        () => number,
      );
      const reply = this.#sent('reply', () => `/tickets/${number}/messages`, {});
      yield {
        tell: reply.tell,
        told: (page) =>
          page.status === 303 ? [{ what: 'said', number, marker: reply.marker }, reply.file(number)] : null,
      };
      yield this.#called(
        'POST',
        () => `${number}/proposal`,
        'message',
        () => number,
      );
      const submission_id = randomUUID();
      yield {
        tell: () => this.#customer.post(`/tickets/${number}/validation`, { outcome: 'solved', submission_id }),
        told: (page) => (page.status === 303 ? [{ what: 'closed', number }] : null),
      };
    }
  }

  /** A form of the customer's with a file, the same bytes however often it is sent. */
  #sent(what: 'opening' | 'reply', path: () => string, fields: Record<string, string>) {
    const content = randomBytes(1 + Math.floor(Math.random() * file_max));
    const sha256 = createHash('sha256').update(content).digest('hex');
    const name = `${randomUUID()}.bin`;
    const message = `Mensagem ${randomUUID()}`;
    const all = { ...fields, submission_id: randomUUID(), ...(what === 'reply' && { message }) };
    return {
      marker: fields['subject'] ?? message,
      file: (number: number): Acknowledged => ({ what: 'file', number, name, sha256 }),
      tell: async (): Promise<Page> => {
        const form = new FormData();
        form.set('csrf', this.#customer.csrf);
        for (const [field, value] of Object.entries(all)) form.set(field, value);
        form.set('files', new File([content], name));
        return this.#customer.postMultipart(path(), form);
      },
    };
  }

  /** A call of the agent's with its key. */
  #called(method: string, path: () => string, field: string, number: () => number): Step {
    const marker = `Resposta ${randomUUID()}`;
    const headers = { 'idempotency-key': randomUUID() };
    return {
      tell: () => this.#agent.call(method, `/api/v1/tickets/${path()}`, { [field]: marker }, headers),
      told: (page) => (page.status < 300 ? [{ what: 'said', number: number(), marker }] : null),
    };
  }
}
