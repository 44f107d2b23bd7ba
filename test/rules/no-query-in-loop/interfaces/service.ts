import type { UserRepository } from './user-repository'
import { AuditSink } from './audit-sink'

export class UserService {
  constructor(private readonly users: UserRepository, private readonly audit: AuditSink) {}

  // One class implements the interface, and it queries.
  async names(ids: number[]) {
    const names: string[] = []
    for (const id of ids) names.push(await this.users.nameOf(id)) // want "`this.users.nameOf` reaches `prisma.user.findFirst`"
    return names
  }

  // One of the two that extend the abstract class queries, the other does not.
  async audited(ids: number[]) {
    for (const id of ids) await this.audit.has(id)
  }
}
