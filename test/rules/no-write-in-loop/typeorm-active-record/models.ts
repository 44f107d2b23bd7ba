import { BaseEntity, Column, Entity, PrimaryGeneratedColumn } from 'typeorm'

@Entity()
export class Task extends BaseEntity {
  @PrimaryGeneratedColumn()
  id!: number

  @Column()
  title!: string

  @Column({ default: 0 })
  done!: number

  async finish() {
    this.done = 1
    await this.save()
  }

  // Named like a method of a logger.
  async warn(by: string) {
    this.title = `${this.title} (${by})`
    await this.save()
  }
}
