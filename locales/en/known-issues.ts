import type { Words } from '../index.ts';

export const known_issues: Words['known_issues'] = {
  help: {
    wait: {
      title: 'Link to an issue of development',
      text: 'On a request, In maintenance asks for the key of the issue and, when it is not registered yet, its title. The customer sees the issue and is told. Resume takes the request back to analysis; Propose solution goes on to validation.',
    },
  },
};
