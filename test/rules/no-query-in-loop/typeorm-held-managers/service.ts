import { AsyncLocalStorage } from 'node:async_hooks'
import { TransactionHost } from '@nestjs-cls/transactional'
import type { TransactionalAdapterTypeOrm } from '@nestjs-cls/transactional-adapter-typeorm'
import type { EntityManager } from 'typeorm'
import { Post } from './entities'

const managers = new AsyncLocalStorage<EntityManager>()
const names = new AsyncLocalStorage<Map<number, string>>()

export class Posts {
  constructor(private readonly host: TransactionHost<TransactionalAdapterTypeOrm>) {}

  async all(ids: number[]) {
    for (const id of ids) await this.host.tx.findOneBy(Post, { id }) // want "`this.host.tx.findOneBy` runs once"
    for (const id of ids) await managers.getStore()!.findOneBy(Post, { id }) // want "findOneBy` runs once"
    for (const id of ids) console.log(names.getStore()?.get(id))
  }
}
