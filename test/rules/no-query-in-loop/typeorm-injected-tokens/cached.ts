import { type Names, type Posts, Scores } from './ports'

export class CachedPosts implements Posts {
  private readonly titles = new Map<number, string>()

  async titleOf(id: number) {
    return this.titles.get(id) ?? ''
  }
}

export class NumberedNames implements Names {
  async of(id: number) {
    return `user ${id}`
  }
}

export class NoScores extends Scores {
  async of() {
    return 0
  }
}
