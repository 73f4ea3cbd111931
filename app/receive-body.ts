import type { Visit } from '../lib/database.ts';
import { bindingOf } from './frame-of.ts';
import { formProven, mayUse } from './guard.ts';
import { receiveForm, receiveJson, type Received } from './receive.ts';
import type { Route } from './route.ts';
import { receiveUploads, type Upload } from './uploads.ts';
import type { House, Incoming } from './visit.tsx';

/** Reads the body a route takes. Whoever sends files is known before a byte of them is kept, and no transaction waits while they come. */
export async function receiveBody(
  { services, csrf_key }: House,
  route: Route,
  incoming: Incoming,
  visit: Visit,
  uploads: Upload[],
): Promise<Received> {
  const { request } = incoming;
  const { body, uploads: taken } = route.limits;
  const type = incoming.header('content-type') ?? '';
  if (route.api) return receiveJson(request, body);
  if (!taken || !/^multipart\//i.test(type)) return receiveForm(request, body);
  const { viewer } = await visit.entrance();
  await visit.finish(true);
  const proven = (form: Record<string, string>): boolean =>
    mayUse(viewer, route.who) && formProven(csrf_key, bindingOf(incoming), form['csrf']);
  return receiveUploads(request, {
    files: services.files,
    fields_max: body,
    proven,
    uploads,
    limits: taken === true ? undefined : taken,
  });
}
