import { Injectable } from '@nestjs/common'
import { InjectTransaction, type Transaction, TransactionHost } from '@nestjs-cls/transactional'
import type { TransactionalAdapterPrisma } from '@nestjs-cls/transactional-adapter-prisma'
import { CustomPrismaService } from 'nestjs-prisma'
import { PrismaClient } from './generated/client'
import type { prisma } from './db'

export class Service extends PrismaClient {}

@Injectable()
export class Posts {
  constructor(
    private readonly host: TransactionHost<TransactionalAdapterPrisma>,
    private readonly own: TransactionHost<TransactionalAdapterPrisma<Service>>,
    private readonly custom: CustomPrismaService<typeof prisma>,
    @InjectTransaction() private readonly held: Transaction<TransactionalAdapterPrisma>,
    private readonly queue: TransactionHost<{ tx: { job: { findFirst(query: object): unknown } } }>,
  ) {}

  private get db() {
    return this.host.tx
  }

  byId(id: number) {
    return this.db.post.findFirst({ where: { id } })
  }

  async all(ids: number[]) {
    for (const id of ids) await this.byId(id) // want "`this.byId` reaches `this.db.post.findFirst`"
    for (const id of ids) await this.host.tx.post.count({ where: { id } }) // want "`this.host.tx.post.count`"
    for (const id of ids) await this.own.tx.post.count({ where: { id } }) // want "`this.own.tx.post.count`"
    for (const id of ids) await this.custom.client.post.count({ where: { id } }) // want "`this.custom.client.post.count`"
    for (const id of ids) await this.held.post.count({ where: { id } }) // want "`this.held.post.count`"
    for (const id of ids) this.queue.tx.job.findFirst({ where: { id } })
  }
}
