import { declareSchedule } from '../../lib/jobs.ts';
import type { Feature } from '../context.ts';
import { edits } from '../search/editors.ts';
import { lookForNews, news_schedule } from './announce-news.ts';
import { news_api } from './api.ts';
import { desk_routes } from './desk-routes.tsx';
import { digest_routes } from './digest-routes.tsx';
import { feed_routes } from './feed-routes.tsx';
import { forgetNews } from './forget-news.ts';
import { digest_schedule, lookForDigests } from './look-for-digests.ts';
import { desk_path, news_path } from './news.ts';
import { routes } from './routes.tsx';
import { sendNewsConfirmation } from './send-news-confirmation.ts';
import { subscription_routes } from './subscription-routes.tsx';
import { tellSubscribers } from './tell-subscribers.ts';

export const feature: Feature = {
  name: 'news',
  routes: [...routes, ...subscription_routes, ...feed_routes, ...digest_routes, ...desk_routes, ...news_api],
  jobs: [lookForNews, lookForDigests, tellSubscribers, sendNewsConfirmation, forgetNews],
  schedules: [
    news_schedule,
    digest_schedule,
    declareSchedule('forget_news', { cron: '41 4 * * *', job: forgetNews, payload: {} }),
  ],
  menu: (_viewer, t) => [{ href: news_path, label: t.news.title, rank: -0.5 }],
  desk: (viewer, t) => (edits(viewer) ? [{ href: desk_path, label: t.news.desk.menu, rank: 2 }] : []),
  help: (viewer, t) => {
    const { read, subscribe, write } = t.news.help;
    return edits(viewer) ? [read, subscribe, write] : [read, subscribe];
  },
};
