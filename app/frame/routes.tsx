import { HelpPage } from './page.tsx';
import { ErrorPage } from '../../ui/errors.tsx';
import { KitPage } from '../../ui/kit.tsx';
import { notFound, page, route } from '../route.ts';

/** Pages that belong to no feature: the parts of the interface on show, and what a browser keeps for the day without a connection. */
export const routes = [
  route({
    method: 'GET',
    path: '/_kit',
    who: 'anyone',
    audit: null,
    crawl: {},
    limits: { body: 0 },
    headers: 'page',
    handle: ({ services, chrome, query }) => {
      if (!services.config.demo) return notFound;
      const theme = query.get('theme');
      return page(<KitPage chrome={chrome} theme={theme === 'dark' || theme === 'light' ? theme : chrome.theme} />);
    },
  }),
  route({
    method: 'GET',
    path: '/help',
    who: 'anyone',
    audit: null,
    crawl: {},
    limits: { body: 0 },
    headers: 'page',
    handle: ({ chrome, help, services }) =>
      page(<HelpPage chrome={chrome} topics={help()} support_address={services.config.support_address} />),
  }),
  route({
    method: 'GET',
    path: '/offline',
    who: 'anyone',
    before_setup: true,
    audit: null,
    crawl: {},
    limits: { body: 0 },
    headers: 'page',
    handle: ({ chrome }) =>
      page(<ErrorPage chrome={{ ...chrome, viewer: null, csrf: '' }} failing={{ kind: 'offline' }} />),
  }),
];
