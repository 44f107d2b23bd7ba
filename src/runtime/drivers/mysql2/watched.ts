// The end of a call of mysql2. With a callback it is that callback, wherever it stands; without one the command that comes back emits
// rows and an end.

import type { OpenStatement, Recorder } from '../../../model/instrument.ts'
import { answering, emitting, ended } from '../../answers.ts'
import { columnsOf, isRow, rowsOf } from './queries.ts'
import type { Command } from './queries.ts'

/** @param send the call itself, with the arguments that stand for the given ones */
export function watched(recorder: Recorder, statement: OpenStatement | undefined, given: readonly unknown[], send: (call: readonly unknown[]) => unknown): unknown {
  const [config] = given as [Command | undefined]
  const call = given.map((one) => typeof one === 'function' ? answering(recorder, statement, one, rowsOf) : one)
  const isCallback = call.some((one) => typeof one === 'function')
  if (!isCallback && typeof config === 'object' && config !== null && typeof config.onResult === 'function') {
    config.onResult = answering(recorder, statement, config.onResult, rowsOf)
  }
  let command: unknown
  try {
    command = send(call)
  } catch (error) {
    recorder.fail(statement)
    throw error
  }
  if (!isCommand(command)) return command
  if (typeof command.onResult !== 'function') watchEvents(recorder, statement, command)
  return command
}

function isCommand(result: unknown): result is Command {
  return typeof result === 'object' && result !== null && typeof (result as Command).emit === 'function' && 'onResult' in result
}

function watchEvents(recorder: Recorder, statement: OpenStatement | undefined, command: Command): void {
  let fields: unknown
  emitting(recorder, command, (event, first) => {
    if (event === 'error') recorder.fail(statement)
    else if (event === 'fields') fields = first
    else if (event === 'result' && isRow(first)) recorder.rows(statement, [first], columnsOf(first, fields))
    else if (event === 'end') ended(recorder, statement, {})
  })
}
