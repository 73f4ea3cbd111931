import assert from 'node:assert/strict';
import fc from 'fast-check';
import type { House } from '../harness/house.ts';
import type { Browser } from '../harness/browser.ts';
import { type Grant, key, ranks, seen, unitOf, type Visibility, type World } from './model.ts';

export type Size = { units: number; customers: number; consultants: number; steps: number };

type Step =
  | { kind: 'grant'; unit: number; customer: number; visibility: Grant['visibility']; expired: boolean }
  | { kind: 'revoke'; unit: number; customer: number }
  | { kind: 'change'; consultant: number; visibility: Visibility }
  | { kind: 'leave' | 'join'; consultant: number }
  | { kind: 'suspend' | 'resume'; who: string };

const id = (kind: string, number: number): string =>
  `0197b3a0-0000-7000-8000-${kind}${number.toString(16).padStart(8, '0')}`;
const unitId = (unit: number): string => id('aaaa', unit);
const customerId = (customer: number): string => id('bbbb', customer);
const personId = (consultant: number): string => id('cccc', consultant);

function steps({ units, customers, consultants }: Size): fc.Arbitrary<Step> {
  const unit = fc.nat(units - 1);
  const customer = fc.nat(customers - 1);
  const consultant = fc.nat(consultants - 1);
  const visibility = fc.constantFrom('own', 'own_and_copy', 'company' as const);
  return fc.oneof(
    {
      weight: 6,
      arbitrary: fc.record({ kind: fc.constant('grant' as const), unit, customer, visibility, expired: fc.boolean() }),
    },
    { weight: 4, arbitrary: fc.record({ kind: fc.constant('revoke' as const), unit, customer }) },
    {
      weight: 2,
      arbitrary: fc.record({ kind: fc.constant('change' as const), consultant, visibility: fc.constantFrom(...ranks) }),
    },
    { weight: 1, arbitrary: fc.record({ kind: fc.constantFrom('leave' as const, 'join' as const), consultant }) },
    {
      weight: 1,
      arbitrary: fc.record({
        kind: fc.constantFrom('suspend' as const, 'resume' as const),
        who: fc.oneof(
          unit.map((number) => `unit ${number}`),
          customer.map((number) => `customer ${number}`),
        ),
      }),
    },
  );
}

/** Random grants, revocations, departures and suspensions; after each the pages of some consultants are compared with the model. Out: how many were. */
export async function actAndCompare(house: House, size: Size, seed: number): Promise<number> {
  const { units, customers, consultants } = size;
  const sql = (text: string, values: unknown[] = []) => house.superuser.query(text, values);
  const world: World = { grants: new Map(), members: new Map(), suspended: new Set() };
  await settle(house, size, world);
  const browsers = new Map<number, Browser>();
  let compared = 0;

  const enter = async (consultant: number): Promise<void> => {
    browsers.set(consultant, await house.as(`consultor${consultant}@exemplo.com.br`));
  };
  const perform = async (step: Step): Promise<void> => {
    switch (step.kind) {
      case 'grant': {
        const { unit, customer, visibility, expired } = step;
        world.grants.set(key(unit, customer), { visibility, expired });
        await sql(
          `insert into portfolios (id, unit_id, organization_id, visibility, valid_until) values (gen_random_uuid(), $1, $2, $3, current_date + $4::int)
           on conflict (unit_id, organization_id) where revoked_at is null do update set visibility = excluded.visibility, valid_until = excluded.valid_until`,
          [unitId(unit), customerId(customer), visibility, expired ? -2 : 2],
        );
        return;
      }
      case 'revoke':
        world.grants.delete(key(step.unit, step.customer));
        await sql(
          'update portfolios set revoked_at = now() where unit_id = $1 and organization_id = $2 and revoked_at is null',
          [unitId(step.unit), customerId(step.customer)],
        );
        return;
      case 'change':
        if (world.members.has(String(step.consultant))) world.members.set(String(step.consultant), step.visibility);
        await sql('update memberships set visibility = $2 where person_id = $1', [
          personId(step.consultant),
          step.visibility,
        ]);
        return;
      case 'leave':
        world.members.delete(String(step.consultant));
        await sql('update memberships set ended_at = now() where person_id = $1 and ended_at is null', [
          personId(step.consultant),
        ]);
        return;
      case 'join': {
        if (world.members.has(String(step.consultant))) return;
        const { rows } = await sql('update memberships set ended_at = null where person_id = $1 returning visibility', [
          personId(step.consultant),
        ]);
        world.members.set(String(step.consultant), rows[0].visibility);
        browsers.delete(step.consultant);
        return;
      }
      default: {
        const [kind, number] = step.who.split(' ');
        const organization = kind === 'unit' ? unitId(Number(number)) : customerId(Number(number));
        if (step.kind === 'suspend') world.suspended.add(step.who);
        else world.suspended.delete(step.who);
        await sql('update organizations set suspended_at = case when $2 then now() end where id = $1', [
          organization,
          step.kind === 'suspend',
        ]);
      }
    }
  };
  const compare = async (consultant: number, customer: number): Promise<void> => {
    if (!browsers.has(consultant)) await enter(consultant);
    const browser = browsers.get(consultant);
    assert.ok(browser);
    await sql('update sessions set acting_for_id = $2 where person_id = $1', [
      personId(consultant),
      customerId(customer),
    ]);
    const { html } = await browser.get('/tickets');
    const found = ['own', 'copy', 'other'].filter((what) => html.includes(`pedido ${what} ${customer}.`));
    const foreign = [...html.matchAll(/pedido \w+ (\d+)\./g)].filter(([, other]) => Number(other) !== customer);
    assert.deepEqual(
      found,
      seen(world, units, consultant, customer),
      `consultant ${consultant} for customer ${customer}, seed ${seed}`,
    );
    assert.deepEqual(foreign, []);
    compared += 1;
  };

  const chosen = fc.sample(
    fc.record({ step: steps(size), consultant: fc.nat(consultants - 1), customer: fc.nat(customers - 1) }),
    {
      numRuns: size.steps,
      seed,
    },
  );
  for (const { step, consultant, customer } of chosen) {
    await perform(step);
    // Somebody the step is about, where it names one, and somebody else.
    const about = 'customer' in step ? step.customer : customer;
    const theirs = 'unit' in step ? step.unit + units * Math.floor(consultant / units) : consultant;
    await compare(
      theirs < consultants ? theirs : step.kind === 'grant' || step.kind === 'revoke' ? step.unit : consultant,
      about,
    );
    await compare(consultant, customer);
  }
  return compared;
}

/** Makes units, customers and consultants, each customer with three requests a consultant can be related to. */
async function settle(house: House, { units, customers, consultants }: Size, world: World): Promise<void> {
  const sql = (text: string, values: unknown[] = []) => house.superuser.query(text, values);
  for (let unit = 0; unit < units; unit += 1)
    await sql(`insert into organizations (id, kind, name) values ($1, 'unit', $2)`, [unitId(unit), `Unidade ${unit}`]);
  for (let customer = 0; customer < customers; customer += 1)
    await sql(`insert into organizations (id, kind, name) values ($1, 'customer', $2)`, [
      customerId(customer),
      `Cliente ${customer}`,
    ]);
  for (let consultant = 0; consultant < consultants; consultant += 1) {
    world.members.set(String(consultant), 'company');
    await sql(
      `with p as (insert into persons (id, name, email) values ($1, $2, $3) returning id),
         w as (insert into passwords (person_id, hash) select $1, hash from passwords limit 1)
       insert into memberships (person_id, organization_id, role, visibility) values ($1, $4, 'consultant', 'company')`,
      [
        personId(consultant),
        `Consultor ${consultant}`,
        `consultor${consultant}@exemplo.com.br`,
        unitId(unitOf(consultant, units)),
      ],
    );
  }
  // Of every customer: one request by the first consultant of each unit's row, one with all consultants in copy, one of somebody else.
  for (let customer = 0; customer < customers; customer += 1)
    await sql(
      `with q as (select id from queues where takes_the_rest), marina as (select id from persons where email = 'marina@tubraxel.exemplo.com.br'),
         works_there as (insert into memberships (person_id, organization_id, role, created_at) select id, $1, 'requester', now() + interval '1 day' from marina),
         own as (insert into tickets (id, chain_id, organization_id, requester_id, queue_id, subject, description, submission_id)
           select gen_random_uuid(), gen_random_uuid(), $1, p.id, q.id, 'pedido own ' || $2 || '.', 'x', gen_random_uuid() from persons p, q where p.email like 'consultor%'),
         other as (insert into tickets (id, chain_id, organization_id, requester_id, queue_id, subject, description, submission_id)
           select gen_random_uuid(), gen_random_uuid(), $1, marina.id, q.id, 'pedido ' || what || ' ' || $2 || '.', 'x', gen_random_uuid() from marina, q, unnest(array['copy', 'other']) what
           returning id, number, subject, organization_id)
       insert into ticket_copies (ticket_id, person_id, organization_id, number)
         select o.id, p.id, o.organization_id, o.number from other o, persons p where o.subject like 'pedido copy%' and p.email like 'consultor%'`,
      [customerId(customer), String(customer)],
    );
}
