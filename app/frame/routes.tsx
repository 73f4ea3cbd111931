import { HelpPage } from './page.tsx';
import { ErrorPage } from '../../ui/errors.tsx';
import { KitPage } from '../../ui/kit.tsx';
import { get, notFound, page } from '../route.ts';

/** Pages that belong to no feature: the parts of the interface on show, and what a browser keeps for the day without a connection. */
export const routes = [
  get({
    path: '/_kit',
    who: 'anyone',
    handle: ({ services, chrome, query }) => {
      if (!services.config.demo) return notFound;
      const theme = query.get('theme');
      return page(<KitPage chrome={chrome} theme={theme === 'dark' || theme === 'light' ? theme : chrome.theme} />);
    },
  }),
  get({
    path: '/help',
    who: 'anyone',
    handle: ({ chrome, help, services }) =>
      page(<HelpPage chrome={chrome} topics={help()} support_address={services.config.support_address} />),
  }),
  get({
    path: '/offline',
    who: 'anyone',
    before_setup: true,
    handle: ({ chrome }) =>
      page(<ErrorPage chrome={{ ...chrome, viewer: null, csrf: '' }} failing={{ kind: 'offline' }} />),
  }),
];
