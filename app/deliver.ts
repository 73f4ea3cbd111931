import { send } from './answer.ts';
import { sendPublic } from './public-page.ts';
import { problemAnswer } from './problem.tsx';
import type { Route, SetCookie } from './route.ts';
import type { House, Incoming, Settled } from './visit.tsx';

const year = 31_536_000;

/** The bytes of an answer: a problem drawn for who asked, the cookies, the headers of the route's profile. */
export async function deliver(
  house: House,
  route: Route,
  incoming: Incoming,
  { answer: given, chrome }: Settled,
  request_id: string,
): Promise<Response> {
  const api = route.headers === 'api' || (route.headers === 'health' && given.kind === 'problem');
  // Without the path, foreign and unknown addresses get the same bytes.
  const drawn =
    given.kind === 'problem'
      ? problemAnswer(given, { ...chrome, path: '' }, request_id, api, house.services.config.support_address)
      : given;
  // No cookie travels with what may be kept for others.
  if (drawn.kind === 'public')
    return sendPublic(drawn, house.drawn, {
      secure: house.secure,
      accept_encoding: incoming.header('accept-encoding'),
      if_none_match: incoming.header('if-none-match'),
    });
  const cookies: SetCookie[] = 'cookies' in given && given.cookies ? [...given.cookies] : [];
  const framed = route.headers === 'embed' && given.kind === 'page';
  if (drawn.kind === 'page' && !framed && incoming.cookies.device !== incoming.device)
    cookies.push({ name: 'device', value: incoming.device, max_age: year });
  return send(drawn, {
    profile: drawn.kind === 'page' && !framed ? 'page' : route.headers,
    secure: house.secure,
    accept_encoding: incoming.header('accept-encoding'),
    if_none_match: incoming.header('if-none-match'),
    cookies,
  });
}
