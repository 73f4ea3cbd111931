import type { Chrome } from '../../../ui/chrome.ts';
import { BareLayout } from '../../../ui/bare-layout.tsx';
import type { Votes } from '../find-reading.ts';
import { Solved } from './solved.tsx';

type Props = { chrome: Chrome; document: { id: string; title: string }; path: string; votes: Votes };

/** Whether a page helped, by itself: what a page that visitors share fetches. */
export function SolvedPage({ chrome, document, path, votes }: Props) {
  return (
    <BareLayout chrome={chrome} title={document.title}>
      <h1>
        <a href={path}>{document.title}</a>
      </h1>
      <Solved {...{ chrome, document, path, votes }} state={{ asked: 'whether' }} />
    </BareLayout>
  );
}
