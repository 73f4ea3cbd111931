import type { Chrome } from '../../../ui/chrome.ts';
import type { Views } from '../../../ui/desk-layout.tsx';
import { Icon } from '../../../ui/parts/icon.tsx';

/** Something to do here: a place to go to, or a key of the page. */
export type Command = { label: string; href: string } | { label: string; press: string };

/** What can be done on the page of a request, as far as it has keys or addresses. */
export function caseCommands({ t }: Chrome, number: number, organization_id: string, open: boolean): Command[] {
  const { steps, intents, commands } = t.desk;
  const here = `/desk/tickets/${number}`;
  return [
    ...(open
      ? [
          { label: intents.answer, press: 'r' },
          { label: intents.note, press: 'n' },
          { label: steps.assignment, press: 'a' },
          { label: steps.closing, press: 's' },
          { label: commands.details, href: `${here}/details` },
        ]
      : []),
    { label: commands.events, href: `${here}/events` },
    { label: commands.company, href: `/desk/organizations/${organization_id}` },
  ];
}

/** Everything one can do or go to from here, narrowed by typing; Ctrl K opens it. */
export function Commands({
  chrome,
  views,
  own = [],
}: {
  chrome: Chrome;
  views: readonly Views[];
  own?: readonly Command[];
}) {
  const { t } = chrome;
  const words = t.desk.commands;
  const places = [...views.flatMap(({ entries }) => entries), ...chrome.menu];
  const seen = new Set<string>();
  const all: Command[] = [
    ...own,
    { label: t.desk.new, href: '/desk/tickets/new' },
    ...places
      .filter(({ href }) => !seen.has(href) && seen.add(href))
      .map(({ href, label }) => ({ href, label: words.go_to(label) })),
    { label: t.desk.keys_title, press: '?' },
  ];
  return (
    <dialog class="dialog commands" id="commands" aria-labelledby="commands-title" data-controller="commands">
      <div class="dialog-head">
        <h2 id="commands-title">{words.title}</h2>
        <form method="dialog">
          <button class="icon-button">
            <Icon name="x" size={20} />
            <span class="hidden-text">{t.common.close}</span>
          </button>
        </form>
      </div>
      <div class="field">
        <label for="command">{words.find}</label>
        <p class="hint" id="command-hint">
          {words.hint}
        </p>
        <input
          id="command"
          class="input full"
          type="text"
          autocomplete="off"
          spellcheck={false}
          role="combobox"
          aria-expanded="true"
          aria-autocomplete="list"
          aria-controls="command-list"
          aria-describedby="command-hint"
          data-commands-target="input"
          data-action="input->commands#narrow keydown->commands#move"
        />
      </div>
      <div id="command-list" class="command-list" role="listbox" aria-label={words.title}>
        <a
          id="command-number"
          role="option"
          class="command"
          href="/desk"
          tabindex={-1}
          hidden
          data-words={words.ticket}
          data-commands-target="option number"
        />
        {all.map((command, index) =>
          'href' in command ? (
            <a
              id={`command-${index}`}
              role="option"
              class="command"
              href={command.href}
              tabindex={-1}
              data-commands-target="option"
            >
              <bdi>{command.label}</bdi>
            </a>
          ) : (
            <button
              type="button"
              id={`command-${index}`}
              role="option"
              class="command"
              tabindex={-1}
              data-press={command.press}
              data-commands-target="option"
              data-action="commands#press"
            >
              <span>{command.label}</span> <kbd>{command.press}</kbd>
            </button>
          ),
        )}
      </div>
      <p class="soft" data-commands-target="none" role="status" hidden>
        {words.none}
      </p>
    </dialog>
  );
}
