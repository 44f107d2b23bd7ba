// All instruments, those of ORMs first: where both accept something, the ORM's gets it.

import type { Instrument } from '../model/instrument.ts'
import { ormInstruments } from '../orm/runtime-registry.ts'
import { drivers } from './drivers.ts'

export const instruments: readonly Instrument[] = [...ormInstruments, ...drivers]
