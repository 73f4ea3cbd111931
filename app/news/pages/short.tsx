import type { Chrome } from '../../../ui/chrome.ts';
import { DeskLayout } from '../../../ui/desk-layout.tsx';
import { Breadcrumb } from '../../../ui/parts/breadcrumb.tsx';
import { Button } from '../../../ui/parts/button.tsx';
import { Callout } from '../../../ui/parts/callout.tsx';
import { Card, CardBody, CardHeader, Row, Rows } from '../../../ui/parts/card.tsx';
import { CodeBlock } from '../../../ui/parts/code.tsx';
import { Field } from '../../../ui/parts/field.tsx';
import { errorOf, Form, FormActions, type Refusal } from '../../../ui/parts/form.tsx';
import { PageHeader } from '../../../ui/parts/page-header.tsx';
import { Time } from '../../../ui/parts/time.tsx';
import type { Person } from '../../../lib/viewer.ts';
import { contentViews } from '../../content/content-views.ts';
import { momentOf } from '../../moment.ts';
import type { Post } from '../find-desk.ts';
import { desk_path } from '../news.ts';

type Props = {
  chrome: Chrome;
  viewer: Person;
  now: Date;
  item: { id: string; title: string; listed: boolean };
  text: string;
  posts: readonly Post[];
  /** Communities it can be carried to. */
  places: readonly string[];
  typed: string;
  errors: readonly Refusal[];
  notice: string | undefined;
};

/** A news item as a short text for groups, and where it was posted so far. */
export function ShortTextPage({ chrome, viewer, now, item, text, posts, places, typed, errors, notice }: Props) {
  const { t, csrf } = chrome;
  const words = t.news.desk;
  return (
    <DeskLayout
      chrome={chrome}
      views={contentViews(chrome.t)}
      title={words.short}
      notice={notice}
      refused={errors.length > 0}
    >
      <Breadcrumb
        t={t}
        trail={[
          { href: desk_path, label: words.title },
          { href: `${desk_path}/${item.id}`, label: item.title },
        ]}
        current={words.short}
      />
      <PageHeader title={words.short} lead={words.short_lead} />
      {!item.listed && (
        <Callout t={t} kind="attention">
          <p>{words.short_unpublished}</p>
        </Callout>
      )}
      <div class="columns">
        <div class="stack">
          <CodeBlock t={t} text={text} label={words.short_label} />
          <Form action={`${desk_path}/${item.id}/short`} csrf={csrf}>
            <Field
              name="place"
              label={words.place}
              hint={words.place_hint}
              value={typed}
              required
              maxlength={120}
              list="places"
              error={errorOf(errors, 'place')}
            />
            <datalist id="places">
              {places.map((place) => (
                <option value={place} />
              ))}
            </datalist>
            <FormActions>
              <Button look="main">{words.post}</Button>
            </FormActions>
          </Form>
        </div>
        <Card label={words.posts}>
          <CardHeader title={words.posts} />
          {posts.length > 0 ? (
            <Rows>
              {posts.map(({ place, posted_at, name }) => (
                <Row
                  title={place}
                  detail={
                    <>
                      <Time at={momentOf(chrome, viewer, posted_at, now)} /> <bdi>{words.posted_by(name)}</bdi>
                    </>
                  }
                />
              ))}
            </Rows>
          ) : (
            <CardBody>
              <p class="soft small">{words.no_posts}</p>
            </CardBody>
          )}
        </Card>
      </div>
    </DeskLayout>
  );
}
