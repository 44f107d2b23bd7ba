// Packages of dates and times: without the data of a round they give the time of day, or one that is reckoned from it.

import type { Framework } from '../model/framework.ts'

export const clocks: Framework = {
  name: 'clocks', callables: [], clock: true, inert: true,
  modules: ['dayjs', 'dayjs/*', 'moment', 'moment-timezone', 'luxon', 'date-fns', 'date-fns/*', 'date-fns-tz', '@js-joda/core', '@js-temporal/polyfill', 'temporal-polyfill'],
}
