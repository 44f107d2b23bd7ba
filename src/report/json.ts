// Findings for machines. Fields are only ever added within a schema version.

import type { Problem } from '../model/problem.ts'
import type { Result, ResultFinding } from '../model/result.ts'

export function json(result: Result): string {
  const { findings, problems, stats } = result
  return `${JSON.stringify({ schemaVersion: 1, findings: findings.map(finding), problems: problems.map(problem), stats }, undefined, 2)}\n`
}

function finding({ rule, messageId, location, message, remedy, steps, collection, intent, certainty, tier, cost, key }: ResultFinding) {
  const { file, line, column, endLine, endColumn } = location
  return {
    rule, messageId, file, line, column, endLine, endColumn, message, remedy,
    path: steps.map((step) => ({ file: step.file, line: step.line, column: step.column, name: step.name })),
    collection, intent, certainty, tier, cost, key,
  }
}

function problem({ severity, message, next, file, line }: Problem) {
  return { severity, message, next, file, line }
}
