import { BaseEntity, Column, Entity, PrimaryGeneratedColumn } from 'typeorm'

@Entity()
export class Finding extends BaseEntity {
  @PrimaryGeneratedColumn()
  id!: number

  @Column()
  cve!: string

  @Column()
  host!: string

  @Column({ default: '' })
  text!: string
}
