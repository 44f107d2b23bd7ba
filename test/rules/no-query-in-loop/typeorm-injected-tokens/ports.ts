export interface Posts {
  titleOf(id: number): Promise<string>
}

export interface Names {
  of(id: number): Promise<string>
}

export abstract class Scores {
  abstract of(id: number): Promise<number>
}

export const NAMES = Symbol('names')
export const TOKENS = { cached: 'CACHED_POSTS', stored: 'STORED_POSTS' }
