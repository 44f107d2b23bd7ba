import { BaseEntity, Column, Entity, ManyToOne, OneToMany, PrimaryGeneratedColumn } from 'typeorm'

/** What all have in common, and no table of its own. */
export abstract class Model extends BaseEntity {
  @PrimaryGeneratedColumn()
  id!: number

  static latest<T extends Model>(this: (new () => T) & typeof Model): Promise<T[]> {
    return this.find({ order: { id: 'DESC' } }) as Promise<T[]>
  }

  static built() {
    return this.createQueryBuilder('one').orderBy('one.id').getMany()
  }
}

@Entity()
export class City extends Model {
  @Column()
  name!: string

  @OneToMany(() => Street, (street) => street.city)
  streets!: Promise<Street[]>

  static named(name: string) {
    return this.find({ where: { name } })
  }

  static withStreets() {
    return this.find({ relations: { streets: true } })
  }

  static sorted() {
    return this.createQueryBuilder('city').orderBy('city.name').getMany()
  }

  static async streetCounts() {
    const counts: number[] = []
    for (const city of await this.named('Bern')) counts.push((await city.streets).length) // want "`city.streets` loads a relation of each `city` of `this.named('Bern')`"
    return counts
  }
}

@Entity()
export class Street extends Model {
  @Column()
  name!: string

  @ManyToOne(() => City, (city) => city.streets)
  city!: Promise<City>
}
