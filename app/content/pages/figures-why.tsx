import type { Person } from '../../../lib/viewer.ts';
import type { Chrome } from '../../../ui/chrome.ts';
import { Card, CardBody, CardHeader, Row, Rows } from '../../../ui/parts/card.tsx';
import { Time } from '../../../ui/parts/time.tsx';
import { momentOf } from '../../moment.ts';
import { documentPath } from '../document.ts';
import { feedback_reasons } from '../feedback.ts';
import type { Reasons, Said, Weak } from '../find-figures.ts';

type Props = {
  chrome: Chrome;
  viewer: Person;
  now: Date;
  reasons: Reasons;
  said: readonly Said[];
  weak: readonly Weak[];
  number: (value: number) => string;
};

/** Where readers said no, why, and in what words. */
export function FiguresWhy({ chrome, viewer, now, reasons, said, weak, number }: Props) {
  const { reading } = chrome.t;
  const given = feedback_reasons.filter((reason) => reasons[reason]);
  return (
    <>
      <Card label={reading.why}>
        <CardHeader title={reading.why} />
        {given.length === 0 && said.length === 0 && (
          <CardBody>
            <p class="soft">{reading.why_empty}</p>
          </CardBody>
        )}
        <Rows>
          {given.map((reason) => (
            <Row title={reading.reasons[reason]} aside={<span class="numeric">{number(reasons[reason] ?? 0)}</span>} />
          ))}
          {said.map((row) => (
            <Row
              href={documentPath(row)}
              title={row.title}
              lang={row.locale}
              detail={
                <>
                  {row.reason && `${reading.reasons[row.reason]} · `}
                  <Time at={momentOf(chrome, viewer, row.created_at, now)} />
                </>
              }
              note={<q dir="auto">{row.words}</q>}
            />
          ))}
        </Rows>
      </Card>
      <Card label={reading.weakest}>
        <CardHeader title={reading.weakest} />
        {weak.length === 0 && (
          <CardBody>
            <p class="soft">{reading.weakest_empty}</p>
          </CardBody>
        )}
        <Rows>
          {weak.map((row) => (
            <Row
              href={documentPath(row)}
              title={row.title}
              lang={row.locale}
              detail={`${reading.no}: ${number(row.no)} · ${reading.yes}: ${number(row.yes)}`}
            />
          ))}
        </Rows>
      </Card>
    </>
  );
}
