import { readForm } from '../../lib/forms.ts';
import { readUuid } from '../../lib/uuid.ts';
import { isStaff, managesPeople, type Person } from '../../lib/viewer.ts';
import type { Ask } from '../context.ts';
import { member, person } from '../guard.ts';
import { refusals } from '../refusals.ts';
import { type Answer, get, notFound, page, post, redirect, type Route } from '../route.ts';
import { createToken, type NewToken } from './create-token.ts';
import { organizationTokens, ownTokens } from './find.ts';
import { TokensPage } from './pages/tokens.tsx';
import { revokeToken } from './revoke-token.ts';
import { most_tokens, token_days, token_form } from './token.ts';

type Place = 'account' | 'organization';

// Somebody acting for another's company, or for none, makes no tokens, but sees and revokes the own.
function mayMake(viewer: Person, place: Place): boolean {
  if (place === 'organization') return managesPeople(viewer);
  return isStaff(viewer) || (viewer.organization_id !== null && viewer.unit_id === null);
}

const tokensOf = ({ tx, viewer }: Ask, place: Place) =>
  place === 'account' ? ownTokens(tx, person(viewer)) : organizationTokens(tx, member(viewer).organization_id);

async function list(
  ask: Ask,
  place: Place,
  shown: {
    made?: NewToken;
    typed?: Record<string, string>;
    errors?: ReturnType<typeof refusals>;
    revoked?: boolean;
  } = {},
): Promise<Answer> {
  const { made = null, typed = { days: String(token_days.usual) }, errors = [], revoked = false } = shown;
  const tokens = made ? [] : await tokensOf(ask, place);
  return page(
    <TokensPage
      chrome={ask.chrome}
      viewer={person(ask.viewer)}
      place={place}
      tokens={tokens}
      made={made}
      may_make={mayMake(person(ask.viewer), place)}
      typed={typed}
      errors={errors}
      revoked={revoked}
      now={ask.now}
    />,
    { status: errors.length > 0 ? 422 : 200 },
  );
}

function routesOf(place: Place, who: 'person' | 'portal_admin'): Route[] {
  return [
    get({
      path: `/${place}/tokens`,
      who,
      handle: (ask) => list(ask, place, { revoked: ask.query.has('revoked') }),
    }),
    post({
      path: `/${place}/tokens`,
      who,
      audit: 'api_token_created',
      crawl: { form: { name: 'Integração', days: '30' } },
      handle: async (ask) => {
        const { tx, viewer, form, t } = ask;
        if (!mayMake(person(viewer), place)) return notFound;
        const reading = readForm(token_form, form);
        if (!reading.ok) return list(ask, place, { typed: form, errors: refusals(t, reading.errors) });
        if ((await tokensOf(ask, place)).length >= most_tokens)
          return list(ask, place, { typed: form, errors: [{ field: '', message: t.programs.too_many_tokens }] });
        const { name, days, write } = reading.value;
        const made = await createToken(tx, person(viewer), {
          kind: place === 'account' ? 'person' : 'organization',
          name,
          days,
          scopes: write ? ['read', 'write'] : ['read'],
        });
        // Shown in this answer and never again: the list's address would have to carry it.
        return list(ask, place, { made });
      },
    }),
    post({
      path: `/${place}/tokens/:token/revoke`,
      who,
      audit: 'api_token_revoked',
      crawl: { params: { token: 'api_token' } },
      handle: async ({ tx, viewer, params }) => {
        const id = readUuid(params['token']);
        if (!id || !(await revokeToken(tx, person(viewer), id))) return notFound;
        return redirect(`/${place}/tokens?revoked`);
      },
    }),
  ];
}

export const token_routes: readonly Route[] = [
  ...routesOf('account', 'person'),
  ...routesOf('organization', 'portal_admin'),
];
