import type { Words } from '../index.ts';

export const errors: Words['errors'] = {
  code: (status) => `Code ${status}`,
  id: 'Code of this error',
  id_hint: 'Give this code to support so that we can find what happened.',
  to_home: 'Go to the home page',
  try_again: 'Try again',
  write_to: (address) => `If you need to, write to ${address}.`,
  expired_form: {
    title: 'The form is no longer valid',
    happened: 'The page stayed open for a long time, or you signed out and in again in another tab.',
    todo: 'Nothing was saved. Go back to the previous page, which keeps what you typed, reload it and send again.',
  },
  not_found: {
    title: 'We could not find this page',
    happened: 'The address may have changed, or the content is not available to your company.',
    todo: 'Check the address or go back to the home page. Nothing of yours was lost.',
  },
  misdirected: {
    title: 'This address does not belong to the portal',
    happened: 'The server received a request for a name it does not know.',
    todo: 'Use the address your company was given. Whoever runs the server can check the configured public address.',
  },
  too_large: {
    title: 'What was sent is larger than accepted',
    happened: 'The text or the files are larger than this page takes.',
    todo: 'Nothing was saved. Go back, the text is still on the page, and send less at a time.',
  },
  too_many: {
    title: 'Many attempts in a short time',
    happened: 'To protect accounts we pause after several attempts in a row.',
    todo: 'Nothing is blocked for good and nothing of yours was lost.',
    wait: (seconds) =>
      seconds < 60
        ? `Try again in ${seconds === 1 ? '1 second' : `${seconds} seconds`}.`
        : `Try again in ${Math.ceil(seconds / 60) === 1 ? '1 minute' : `${Math.ceil(seconds / 60)} minutes`}.`,
  },
  broken: {
    title: 'Something failed on our side',
    happened: 'The error was recorded. What was already saved is intact; this last step was not completed.',
    todo: 'Go back to the previous page, which keeps what you typed, and try again in a moment.',
  },
  preparing: {
    title: 'The portal is being prepared',
    happened: 'Whoever administers it has not finished the first set-up.',
    todo: 'Come back later, or ask whoever gave you this address.',
  },
  maintenance: {
    title: 'The portal is not answering right now',
    happened: 'The database cannot be reached. What you had already sent is kept.',
    todo: 'Try again in a few minutes.',
  },
  offline: {
    title: 'No internet connection',
    happened: 'The portal could not be reached from this device.',
    todo: 'Check the network and try again. What you typed is still on the previous page.',
  },
};
