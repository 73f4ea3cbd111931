import type { Chrome } from '../../../ui/chrome.ts';
import { Layout } from '../../../ui/layout.tsx';
import { Button } from '../../../ui/parts/button.tsx';
import { Card, CardBody, CardHeader } from '../../../ui/parts/card.tsx';
import { Form, FormActions } from '../../../ui/parts/form.tsx';
import { PageHeader } from '../../../ui/parts/page-header.tsx';
import { type Channel, channels, groupsOf, isMailed, notice_groups, type Told } from '../../tickets/notice.ts';
import { AccountTabs } from '../../people/pages/account.tsx';
import { boxOf, mayChoose } from '../choices.ts';

type Props = {
  chrome: Chrome;
  staff: boolean;
  /** Boxes that are not ticked. */ refused: ReadonlySet<string>;
  saved: boolean;
};

/** What reaches somebody by mail and what in the portal, event by event. */
export function ChoicesPage({ chrome, staff, refused, saved }: Props) {
  const { t, csrf } = chrome;
  const words = t.notices;
  return (
    <Layout chrome={chrome} title={words.preferences} notice={saved ? t.common.saved : undefined}>
      <PageHeader title={words.preferences} lead={words.preferences_lead} />
      <AccountTabs chrome={chrome} />
      <div class="stack choices">
        <Form action="/account/notifications" csrf={csrf} unsaved={t.common.unsaved}>
          {groupsOf(staff).map((group) => (
            <Card label={words.groups[group]}>
              <CardHeader title={words.groups[group]} />
              <CardBody>
                <p class="soft small">{words.group_hints[group]}</p>
              </CardBody>
              <table class="choice-table">
                <caption class="hidden-text">{words.groups[group]}</caption>
                <thead>
                  <tr>
                    <th scope="col">{words.event}</th>
                    {channels.map((channel) => (
                      <th scope="col">{words.channels[channel]}</th>
                    ))}
                  </tr>
                </thead>
                <tbody>
                  {notice_groups[group].map((event: Told) => (
                    <tr>
                      <th scope="row">
                        {words.events[event]}
                        <span class="hint">{words.event_hints[event]}</span>
                      </th>
                      {channels.map((channel) => (
                        <td>
                          <Choice {...{ chrome, event, channel, refused }} />
                        </td>
                      ))}
                    </tr>
                  ))}
                </tbody>
              </table>
            </Card>
          ))}
          <FormActions>
            <Button look="main">{t.common.save}</Button>
          </FormActions>
        </Form>
        <Card label={words.always_title}>
          <CardHeader title={words.always_title} />
          <CardBody>
            <p class="soft small">{words.always_lead}</p>
            <ul class="bullets">
              {(staff ? words.always_items_team : words.always_items).map((item) => (
                <li>{item}</li>
              ))}
            </ul>
          </CardBody>
        </Card>
      </div>
    </Layout>
  );
}

function Choice({
  chrome,
  event,
  channel,
  refused,
}: Pick<Props, 'chrome' | 'refused'> & { event: Told; channel: Channel }) {
  const words = chrome.t.notices;
  if (!mayChoose(event, channel)) return <span class="soft small">{isMailed(event) ? words.always : words.never}</span>;
  const box = boxOf(event, channel);
  return (
    <label class="choice-box">
      <input type="checkbox" name={box} id={box} checked={!refused.has(box)} />
      <span class="hidden-text">{words.choice(words.channels[channel], words.events[event])}</span>
    </label>
  );
}
