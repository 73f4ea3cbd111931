// Turbo puts the style of its progress bar into <head> while it is imported, and has no setting against it; the content
// security policy would refuse it with an error on every page. Until `allowStyleTags`, a <style> becomes an inert <template>.
const create = document.createElement.bind(document);
const inert = (name: string) => create(name === 'style' ? 'template' : name);

Object.defineProperty(document, 'createElement', { value: inert, configurable: true });

/** Puts the document's own `createElement` back, once Turbo is imported. */
export function allowStyleTags(): void {
  Reflect.deleteProperty(document, 'createElement');
}
