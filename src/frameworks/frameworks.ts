// Every library whose way with functions is known.

import type { Framework } from '../model/framework.ts'
import { asyncLibrary } from './async.ts'
import { bluebird } from './bluebird.ts'
import { clocks } from './clocks.ts'
import { containers } from './containers.ts'
import { effect } from './effect.ts'
import { fpTs } from './fp-ts.ts'
import { functional } from './functional.ts'
import { graphql } from './graphql.ts'
import { holders } from './holders.ts'
import { inProcess } from './in-process.ts'
import { language } from './language.ts'
import { lodash } from './lodash.ts'
import { memoisers } from './memoisers.ts'
import { messages } from './messages.ts'
import { nodeStreams } from './node-streams.ts'
import { promises } from './promises.ts'
import { requests } from './requests.ts'
import { rxjs } from './rxjs.ts'
import { schedules } from './schedules.ts'
import { serializers } from './serializers.ts'
import { servers } from './servers.ts'
import { stores } from './stores.ts'
import { zod } from './zod.ts'

export const frameworks: readonly Framework[] = [
  language, ...promises, ...memoisers, bluebird, ...asyncLibrary, ...lodash, ...functional, ...fpTs, ...effect, rxjs, ...nodeStreams, ...schedules, zod, inProcess, clocks, requests, stores,
  ...serializers, ...graphql, ...containers, ...holders, ...servers, ...messages,
]
