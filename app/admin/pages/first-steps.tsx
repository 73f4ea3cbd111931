import type { Words } from '../../../locales/index.ts';
import { Callout } from '../../../ui/parts/callout.tsx';

/** What is left to do before the first customer can come in, in the order in which one thing needs the other. */
export function FirstSteps({ t }: { t: Words }) {
  const words = t.admin.first_steps;
  const steps = [
    ['/desk/catalog', words.catalog],
    ['/desk/people/new', words.people],
    ['/desk/queues', words.queues],
    ['/desk/calendars', words.calendars],
    ['/desk/organizations/new', words.organizations],
  ] as const;
  return (
    <Callout t={t} kind="tip" title={words.title}>
      <p>{words.text}</p>
      <ol class="first-steps">
        {steps.map(([href, label]) => (
          <li>
            <a href={href}>{label}</a>
          </li>
        ))}
      </ol>
    </Callout>
  );
}
