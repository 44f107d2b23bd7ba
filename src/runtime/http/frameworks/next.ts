// Next writes on the request which of its routes matched, be it a route handler, a page, or one of `pages/api`. What it answers itself (that
// nothing was found, that something failed) begins with an underscore, and is no route.

const META = Symbol.for('NextInternalRequestMeta')

export function nextRoute(incoming: object): string | undefined {
  const { [META]: meta } = incoming as { readonly [META]?: { readonly match?: { readonly definition?: { readonly pathname?: unknown } } } }
  const route = meta?.match?.definition?.pathname
  return typeof route === 'string' && !route.startsWith('/_') ? route : undefined
}
