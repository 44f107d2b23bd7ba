// What the reporters of all runners do: a folder for the workers' records before they start; at the end one merge, one text, one file.

import { existsSync, mkdirSync, writeFileSync } from 'node:fs'
import { dirname } from 'node:path'
import { turnedOff } from '../count.ts'
import { noBudgets, writtenBudgets } from './budgets.ts'
import { concluded } from './conclusion.ts'
import type { Run } from './conclusion.ts'
import { closeRun, openRun } from './records.ts'
import { askForFixed, askForUpdate, isUpdate, mayAdd, readBudgets } from './settings.ts'
import { paintFor } from './terminal.ts'

export interface ReportedRun {
  /**
   * @param known all tests of the files that ran, as budgets name them
   * @param isFiltered whether tests were chosen by name
   * @param isPart whether a file that several projects run may have been run by some of them only
   * @returns what to print, and whether the run must fail since nothing was seen
   * @throws UnreadableBudgets
   */
  end(known: ReadonlySet<string>, isFiltered: boolean, isPart?: boolean): { readonly text: string; readonly isBlind: boolean }
}

/**
 * @param update whether the runner was asked to update what is committed
 * @param isFixed whether it was told that nothing is to be added to it
 */
export function reportRun(update: boolean, isFixed = false): ReportedRun {
  askForUpdate(update)
  askForFixed(isFixed)
  const folder = openRun()
  return {
    end(known, isFiltered, isPart = false) {
      const records = closeRun(folder)
      const path = records.map((one) => one.kind === 'file' ? one.budgets : undefined).find((budgets) => budgets !== undefined)
      const before = path === undefined ? noBudgets : readBudgets(path)
      const run: Run = { records, known, isFiltered, isPart, isUpdate: isUpdate(), mayAdd: mayAdd(), turnedOff: turnedOff(), exists: existsSync }
      const { text, isBlind, budgets } = concluded(run, before, paintFor(process.stdout))
      if (path !== undefined && writtenBudgets(budgets) !== writtenBudgets(before)) write(path, writtenBudgets(budgets))
      return { text, isBlind }
    },
  }
}

function write(path: string, text: string): void {
  mkdirSync(dirname(path), { recursive: true })
  writeFileSync(path, text)
}
