import { prisma } from './db'

export abstract class AuditSink {
  abstract has(id: number): Promise<boolean>
}

export class DatabaseAudit extends AuditSink {
  async has(id: number) {
    return await prisma.auditLog.count({ where: { id } }) > 0
  }
}

export class MemoryAudit extends AuditSink {
  private readonly seen = new Set<number>()

  async has(id: number) {
    return this.seen.has(id)
  }
}
