import { Column, type DataSource, Entity, ManyToOne, OneToMany, PrimaryGeneratedColumn, type Relation } from 'typeorm'
import { countOf } from './count.ts'

abstract class Named {
  @PrimaryGeneratedColumn()
  id!: number

  @Column()
  name!: string

  replies!: Reply[]

  clear() {
    this.replies = []
  }
}

/** Methods of a class that it extends change the row itself. */
@Entity()
export class Thread extends Named {
  @OneToMany(() => Reply, (reply) => reply.thread)
  override replies!: Reply[]
}

/** What every new object has, a row has as well. */
@Entity()
export class Board {
  @PrimaryGeneratedColumn()
  id!: number

  @OneToMany(() => Reply, (reply) => reply.board)
  replies: Reply[] = []
}

@Entity()
export class Reply {
  @PrimaryGeneratedColumn()
  id!: number

  @ManyToOne(() => Thread, (thread) => thread.replies)
  thread!: Relation<Thread>

  @ManyToOne(() => Board, (board) => board.replies)
  board!: Relation<Board>
}

export async function cleared(source: DataSource, id: number) {
  const thread = await source.getRepository(Thread).findOneByOrFail({ id })
  thread.clear()
  return thread.replies.length
}

export async function initial(source: DataSource, id: number) {
  const board = await source.getRepository(Board).findOneByOrFail({ id })
  return board.replies.length
}

// A function of another file that only reads.
export async function handedOver(source: DataSource, id: number) {
  const reply = await source.getRepository(Reply).findOneByOrFail({ id })
  return countOf(reply) // want "`countOf` reads `thread` of a `Reply`, which is undefined"
}

export async function filled(source: DataSource, id: number) {
  const reply = await source.getRepository(Reply).findOneByOrFail({ id })
  reply.board = await source.getRepository(Board).findOneByOrFail({ id: 1 })
  return countOf(reply) + reply.board.id // want "`countOf` reads `thread` of a `Reply`, which is undefined"
}
