// Expressions as messages name them.

import { expect, it } from 'vitest'
import { print } from '../../src/engine/print.ts'
import { lastValue, lowered } from './lower/lowered.ts'

it.each([
  ['this.prisma.post', 'this.prisma.post'],
  ['users.filter((user) => user.active)', 'users.filter(…)'],
  ['rows[0].id', 'rows[0].id'],
  ['(tx || this.prisma).team.findUnique', '(tx || this.prisma).team.findUnique'],
  ['(tx ?? db)[name]', '(tx ?? db)[name]'],
  ['(found ?? load()).rows', '(found ?? load()).rows'],
  ['found ?? []', 'found ?? […]'],
  // Chains lose their middle: what is asked last says most.
  ['this.teamEnvironmentService.fetchAllTeamEnvironments', 'this….fetchAllTeamEnvironments'],
  ['Session.createQueryBuilder(\'session\').where(\'a = b\').andWhere(\'c = d\').orderBy(\'x\').getMany()', 'Session.createQueryBuilder(\'session\')….getMany()'],
  ['veryLongNameOfAFunctionThatSaysAllThatItDoesAtOnce(one)', 'veryLongNameOfAFunctionThatSaysAllThatItDoesAtO…'],
])('%s', (written, text) => {
  expect(print(lastValue(lowered(written)))).toBe(text)
})
