import { feature as admin } from './admin/feature.ts';
import type { Feature } from './context.ts';
import { feature as catalog } from './catalog/feature.ts';
import { feature as communities } from './communities/feature.ts';
import { feature as content } from './content/feature.ts';
import { feature as editorial } from './editorial/feature.ts';
import { feature as desk } from './desk/feature.ts';
import { feature as frame } from './frame/feature.ts';
import { feature as health } from './health/feature.ts';
import { feature as home } from './home/feature.ts';
import { feature as known_issues } from './known-issues/feature.ts';
import { feature as news } from './news/feature.ts';
import { feature as notices } from './notices/feature.ts';
import { feature as organizations } from './organizations/feature.ts';
import { feature as outbox } from './outbox/feature.ts';
import { feature as people } from './people/feature.ts';
import { feature as programs } from './programs/feature.ts';
import { feature as search } from './search/feature.ts';
import { feature as tickets } from './tickets/feature.ts';
import { feature as videos } from './videos/feature.ts';

/** The table of contents: every feature, each knowing only those before it. */
export const features: readonly Feature[] = [
  health,
  frame,
  outbox,
  people,
  catalog,
  search,
  known_issues,
  content,
  editorial,
  news,
  videos,
  communities,
  tickets,
  notices,
  organizations,
  desk,
  admin,
  home,
  programs,
];
