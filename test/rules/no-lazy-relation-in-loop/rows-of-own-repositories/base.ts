import { type EntityTarget, type DataSource, type FindOptionsWhere, type ObjectLiteral, Repository } from 'typeorm'

export abstract class BaseRepository<E extends ObjectLiteral> extends Repository<E> {
  async mustFind(id: number): Promise<E> {
    const found = await this.findOneBy({ id } as unknown as FindOptionsWhere<E>)
    if (!found) throw new Error('there is none')
    return found
  }

  every() {
    return this.find()
  }
}

export abstract class OrderedRepository<T extends ObjectLiteral> extends BaseRepository<T> {
  ordered(): Promise<T[]> {
    return this.createQueryBuilder('one').orderBy('one.id').getMany()
  }
}

/** Holds what it asks. */
export class Crud<E extends ObjectLiteral> {
  protected readonly rows: Repository<E>

  constructor(source: DataSource, entity: EntityTarget<E>) {
    this.rows = source.getRepository(entity)
  }

  all(): Promise<E[]> {
    return this.rows.find()
  }

  newest() {
    return this.rows.createQueryBuilder('one').orderBy('one.id', 'DESC').getMany()
  }
}

export abstract class Holding<E extends ObjectLiteral> {
  constructor(protected readonly rows: Repository<E>) {}

  listed() {
    return this.rows.createQueryBuilder('one').getMany()
  }
}
