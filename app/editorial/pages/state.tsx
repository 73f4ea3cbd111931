import type { ChipTone } from '../../../ui/parts/chip.tsx';
import type { DocumentState } from '../../content/document.ts';

/** How each state of a document is shown. */
export const tones = {
  draft: 'rest',
  in_review: 'you',
  scheduled: 'go',
  published: 'go',
  outdated: 'bad',
  archived: 'rest',
} as const satisfies Record<DocumentState, ChipTone>;
