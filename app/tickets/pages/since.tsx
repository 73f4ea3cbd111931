import type { Person } from '../../../lib/viewer.ts';
import { plainText } from '../../../lib/plain-text.ts';
import type { Chrome } from '../../../ui/chrome.ts';
import { Card, CardBody, CardHeader } from '../../../ui/parts/card.tsx';
import { Definitions } from '../../../ui/parts/definitions.tsx';
import { Time } from '../../../ui/parts/time.tsx';
import { dayText, momentOf } from '../../moment.ts';
import type { Told } from '../read-case.ts';
import { detailText } from './details.tsx';

type Props = {
  chrome: Chrome;
  viewer: Person;
  told: Pick<Told, 'since' | 'chain'>;
  now: Date;
  /** Where requests are read: the portal's pages or the desk's. */ base?: string;
};

const shown = 200;

/** A follow-up begins with what was tried before and what is different now. */
export function SincePanel({ chrome, viewer, told: { since, chain }, now, base = '/tickets' }: Props) {
  if (!since) return null;
  const { t, locale } = chrome;
  const words = t.conversation;
  const { tried, releases, fields } = since;
  const numberOf = (id: string) => chain.find((link) => link.id === id)?.number;
  const changes = [
    ...releases.map(({ code, launched_on }) => words.since_release(code, dayText(locale, launched_on))),
    ...fields.map(({ name, before, after }) =>
      words.since_field(
        t.opening.fields[name].label,
        detailText(chrome, name, before) ?? words.since_nothing,
        detailText(chrome, name, after) ?? words.since_nothing,
      ),
    ),
  ];
  return (
    <Card label={words.since_title}>
      <CardHeader title={words.since_title} />
      <CardBody>
        <Definitions
          items={[
            {
              label: words.since_tried,
              value:
                tried.length > 0 ? (
                  <ul class="stack">
                    {tried.map(({ id, ticket_id, body, created_at, withdrawn_at }) => (
                      <li>
                        <a href={`${base}/${numberOf(ticket_id)}#m-${id}`}>
                          <Time at={momentOf(chrome, viewer, created_at, now)} />
                        </a>
                        {withdrawn_at && ` · ${words.withdrawn_proposal}`}: <bdi>{beginning(body)}</bdi>
                      </li>
                    ))}
                  </ul>
                ) : (
                  words.since_tried_none
                ),
            },
            {
              label: words.since_changed,
              value:
                changes.length > 0 ? (
                  <ul>
                    {changes.map((change) => (
                      <li>{change}</li>
                    ))}
                  </ul>
                ) : (
                  words.since_changed_none
                ),
            },
          ]}
        />
      </CardBody>
    </Card>
  );
}

const beginning = (body: string): string => {
  const line = plainText(body);
  return line.length > shown ? `${line.slice(0, shown).toWellFormed().trimEnd()}…` : line;
};
