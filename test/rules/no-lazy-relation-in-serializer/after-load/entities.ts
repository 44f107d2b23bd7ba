import { AfterInsert, AfterLoad, Column, Entity, ManyToOne, OneToMany, PrimaryGeneratedColumn } from 'typeorm'

@Entity()
export class Folder {
  @PrimaryGeneratedColumn()
  id!: number

  @Column()
  path!: string

  @OneToMany(() => File, (file) => file.folder)
  files!: Promise<File[]>

  size = 0

  @AfterLoad()
  async measure() {
    this.size = (await this.files).length // want "`this.files` is loaded once for each `Folder` that is loaded (@AfterLoad): N(Folder) queries. Move it out of the hook, into the queries that need it"
  }

  @AfterLoad()
  normalise() {
    this.path = this.path.toLowerCase()
  }

  @AfterInsert()
  async announce() {
    console.info((await this.files).length)
  }
}

@Entity()
export class File {
  @PrimaryGeneratedColumn()
  id!: number

  @ManyToOne(() => Folder, (folder) => folder.files)
  folder!: Promise<Folder>
}
