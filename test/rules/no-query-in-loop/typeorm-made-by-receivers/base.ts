import { type DataSource, type EntityTarget, type ObjectLiteral, type Repository } from 'typeorm'

declare const source: DataSource

// What a static method gives is of the class it is called on: its `this` says so where the body does not.
export abstract class Base {
  private static readonly kept = new Map<string, Base>()

  constructor(protected readonly tenant: string) {}

  static of<T extends Base>(this: new (tenant: string) => T, tenant: string): T {
    const key = `${this.name}:${tenant}`
    if (!Base.kept.has(key)) Base.kept.set(key, new this(tenant))
    return Base.kept.get(key) as T
  }

  static made<T extends Base>(this: { new (tenant: string): T }, tenant: string): T {
    return new this(tenant)
  }

  static async kind<C extends typeof Base>(this: C, tenant: string): Promise<InstanceType<C>> {
    return Base.kept.get(tenant) as InstanceType<C>
  }

  protected repository<E extends ObjectLiteral>(entity: EntityTarget<E>): Repository<E> {
    return source.getRepository(entity)
  }
}
