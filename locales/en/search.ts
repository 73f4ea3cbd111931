import type { Words } from '../index.ts';

export const search: Words['search'] = {
  search: 'Search',
  label: 'Search everything',
  placeholder: 'Search by word, code or error message',
  go: 'Search',
  results: (count) => `${count} results`,
  more_than: (count) => `more than ${count} results`,
  one: '1 result',
  for: (query) => `for “${query}”`,
  types: {
    doc: 'Documentation',
    kb: 'Knowledge base',
    news: 'News',
    video: 'Videos',
    package: 'Downloads',
    ticket: 'Requests',
    known_issue: 'Issues',
  },
  by_type: 'Where',
  by_product: 'Product',
  by_module: 'Module',
  everything: 'Everything',
  none: (query) => `Nothing found for “${query}”`,
  none_hint: 'Try fewer words, or just the code shown on the screen. Or tell us what happens and support will answer.',
  start: 'What are you looking for?',
  start_hint:
    'A word, the code of a routine (PFI170), the number of a request or the message that appeared on the screen.',
  see_all: 'See all results',
  did_you_mean: 'Did you mean',
  help: {
    search: {
      title: 'Search everything at once',
      text: 'The search at the top of every page looks through articles, documentation and your requests. The key / leads to it; the arrows walk through the results. Codes may be written with or without a hyphen.',
    },
  },
};
