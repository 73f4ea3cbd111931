import { common } from './common.ts';
import { errors } from './errors.ts';
import { forms } from './forms.ts';
import { people } from './people.ts';
import { members } from './members.ts';
import { home } from './home.ts';
import { programs } from './programs.ts';
import { tickets } from './tickets.ts';
import { conversation } from './conversation.ts';
import { opening } from './opening.ts';
import { desk } from './desk.ts';
import { organizations } from './organizations.ts';
import { mails } from './mails.ts';
import { admin } from './admin.ts';
import { catalog } from './catalog.ts';
import { content } from './content.ts';
import { editorial } from './editorial.ts';
import { reading } from './reading.ts';
import { search } from './search.ts';
import { videos } from './videos.ts';
import { communities } from './communities.ts';
import { known_issues } from './known-issues.ts';
import { mail_texts } from './mail-texts.ts';
import { news } from './news.ts';
import { notices } from './notices.ts';

export const words = {
  programs,
  common,
  errors,
  forms,
  people,
  members,
  home,
  tickets,
  conversation,
  opening,
  desk,
  organizations,
  mails,
  admin,
  catalog,
  known_issues,
  content,
  editorial,
  reading,
  search,
  videos,
  communities,
  mail_texts,
  news,
  notices,
};
