import { Column, Entity, PrimaryGeneratedColumn, Tree, TreeChildren, TreeParent } from 'typeorm'

@Entity()
@Tree('materialized-path')
export class Folder {
  @PrimaryGeneratedColumn()
  id!: number

  @TreeChildren()
  children!: Folder[]

  @TreeParent()
  above!: Folder | null
}

@Entity()
@Tree('nested-set')
export class Region {
  @PrimaryGeneratedColumn()
  id!: number

  @Column()
  name!: string

  @TreeChildren()
  children!: Region[]

  @TreeParent()
  parent!: Region | null
}
