// Clients of HTTP: whatever is called on them, a promise of another service's answer comes back.

import type { Framework } from '../model/framework.ts'

export const requests: Framework = {
  name: 'requests', callables: [], asks: true,
  modules: ['axios', 'got', 'ky', 'ofetch', 'undici', 'superagent', 'needle', 'node-fetch', 'cross-fetch', 'isomorphic-fetch', 'request-promise', 'request-promise-native'],
}
