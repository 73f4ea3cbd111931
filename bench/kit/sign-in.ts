import { demo_password } from '../../app/people/person.ts';
import { newBrowser } from '../../test/harness/browser.ts';

export const marina = 'marina@tubraxel.exemplo.com.br';

/** Signs a person of the demo in and gives the cookies as a header; the session's own first. */
export async function signIn(url: string, email: string): Promise<string> {
  const browser = newBrowser((request) => fetch(new Request(request, { redirect: 'manual' })), url);
  await browser.get('/sign-in');
  await browser.post('/sign-in', { email, password: demo_password });
  const session = browser.cookies.get('sid');
  if (!session) throw new Error(`${email} was not let in`);
  return [...browser.cookies].map(([name, value]) => `${name}=${value}`).join('; ');
}
