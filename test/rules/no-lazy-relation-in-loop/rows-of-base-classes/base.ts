import type { FindManyOptions, FindOptionsWhere, ObjectLiteral, Repository } from 'typeorm'

export abstract class BaseService<E extends ObjectLiteral> {
  constructor(protected readonly repository: Repository<E>) {}

  all(): Promise<E[]> {
    return this.repository.find()
  }

  async some(where: FindOptionsWhere<E>) {
    const found = await this.repository.findBy(where)
    return { found, count: found.length }
  }

  matching(options?: FindManyOptions<E>) {
    return this.repository.find(options)
  }

  async collect<T>(take: (one: E) => Promise<T>): Promise<T[]> {
    const taken: T[] = []
    for (const one of await this.repository.find()) taken.push(await take(one))
    return taken
  }
}
