import { areas, type DocumentKind, no_module } from './document.ts';

const code = /^[A-Z0-9][A-Z0-9_-]{0,19}$/;

/** Whether a part of an address names a product or module by its code. Addresses of documents have no capitals. */
export const namesProduct = (text: string | undefined): text is string =>
  text !== undefined && code.test(text) && /[A-Z]/.test(text);

export const namesModule = (text: string | null | undefined): text is string =>
  text === no_module || (typeof text === 'string' && code.test(text));

/** The page of a product, or of one of its modules, for a kind of document; codes. */
export function placePath(kind: DocumentKind, product: string, module?: string | null): string {
  if (namesProduct(product)) return `${areas[kind]}/${product}${module ? `/${module}` : ''}`;
  return `${areas[kind]}?${new URLSearchParams({ product, ...(module && { module }) })}`;
}

/** A place as an address says it: `/docs/PRUMO/FIS` or `/docs?product=PRUMO&module=FIS`. */
export function placeOf(
  params: Record<string, string>,
  query: URLSearchParams,
): { product: string | null; module: string | null } {
  const named = (text: string | null | undefined): string | null => (text && code.test(text) ? text : null);
  const product = named(params['slug'] ?? params['product'] ?? query.get('product'));
  const module = params['module'] ?? query.get('module');
  return { product, module: product && namesModule(module) ? module : null };
}
