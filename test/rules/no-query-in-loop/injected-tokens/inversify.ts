import { Container, inject, injectable } from 'inversify'
import { NoAuthors, StoredAuthors, SystemClock } from './authors'
import { type Authors, type Clock, TYPES } from './ports'

export const container = new Container()
container.bind<Authors>(TYPES.Authors).to(StoredAuthors).inSingletonScope()
container.bind<Clock>(TYPES.Clock).toDynamicValue(() => new SystemClock())
container.bind<Authors>(TYPES.Known).toConstantValue(new NoAuthors())

@injectable()
export class Feed {
  constructor(
    @inject(TYPES.Authors) private readonly authors: Authors,
    @inject(TYPES.Clock) private readonly clock: Clock,
    @inject(TYPES.Known) private readonly known: Authors,
  ) {}

  async rows(ids: readonly number[]) {
    const rows = []
    for (const id of ids) rows.push([await this.authors.of(id), await this.clock.timeOf(id), await this.known.of(id)]) // want "`this.authors.of` reaches `prisma.user.findFirst`"
    return rows
  }
}
