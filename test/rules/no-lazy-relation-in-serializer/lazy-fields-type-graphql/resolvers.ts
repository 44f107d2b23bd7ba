import type DataLoader from 'dataloader'
import { Ctx, FieldResolver, Query, Resolver, Root } from 'type-graphql'
import { Comment, Rate, Recipe } from './entities.ts'

interface Context {
  readonly recipes: DataLoader<number, Recipe>
}

abstract class Rated {
  @FieldResolver(() => Rate, { name: 'rate' })
  async worst(@Root() comment: Comment) {
    const rates = await comment.rates // want "`comment.rates` is loaded once for each `Comment` in an answer that asks for the field (@FieldResolver)"
    return rates[0]
  }
}

@Resolver(() => Comment)
export class Comments extends Rated {
  @FieldResolver(() => Recipe)
  recipe(@Root() comment: Comment, @Ctx() { recipes }: Context) {
    return recipes.load(comment.id)
  }

  @FieldResolver(() => Recipe)
  suggestion(@Root() comment: Comment, @Ctx() { recipes }: Context) {
    return recipes.load(comment.id)
  }

  // No resolver of a field.
  @Query(() => [Rate])
  rates() {
    return []
  }
}

@Resolver((_of) => Recipe)
export class Recipes {
  // The field's own property is read here, and nowhere else.
  @FieldResolver(() => [Rate])
  rates(@Root() recipe: Recipe) {
    return recipe.ratings // want "`recipe.ratings` is loaded once for each `Recipe` in an answer that asks for the field (@FieldResolver)"
  }
}
