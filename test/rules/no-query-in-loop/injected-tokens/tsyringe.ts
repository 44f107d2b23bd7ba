import { container, inject, injectable, registry } from 'tsyringe'
import { NoAuthors, StoredAuthors, StoredClock } from './authors'
import type { Authors, Clock } from './ports'

container.register<Authors>('Authors', { useClass: StoredAuthors })
container.registerInstance<Authors>('Known', new NoAuthors())

@registry([{ token: 'Alias', useToken: 'Authors' }])
@injectable()
export class Digest {
  constructor(
    @inject('Alias') private readonly authors: Authors,
    @inject('Known') private readonly known: Authors,
    @inject('Clock') private readonly clock: Clock,
  ) {}

  async rows(ids: readonly number[]) {
    const rows = []
    for (const id of ids) rows.push([await this.authors.of(id), await this.known.of(id)]) // want "`this.authors.of` reaches `prisma.user.findFirst`"
    for (const id of ids) rows.push(await this.clock.timeOf(id)) // want "`this.clock.timeOf` reaches `prisma.post.findFirst`"
    return rows
  }
}

container.registerSingleton<Clock>('Clock', StoredClock)
