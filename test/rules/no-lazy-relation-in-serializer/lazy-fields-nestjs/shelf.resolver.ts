import { Context, Parent, ResolveField, Resolver } from '@nestjs/graphql'
import type DataLoader from 'dataloader'
import { Author, Book, Shelf } from './author.entity.ts'

interface Loaders {
  readonly books: DataLoader<number, Book[]>
  readonly owners: DataLoader<number, Author>
}

@Resolver('Shelf')
export class ShelfResolver {
  @ResolveField('books', () => [Book])
  getBooks(@Parent() shelf: Shelf, @Context() { books }: Loaders) {
    return books.load(shelf.id)
  }

  @ResolveField(() => Author, { name: 'owner' })
  getOwner(@Parent() shelf: Shelf, @Context() { owners }: Loaders) {
    return owners.load(shelf.id)
  }
}
