export interface Authors {
  of(postId: number): Promise<string>
}

export interface Clock {
  timeOf(id: number): Promise<number>
}

export const TYPES = { Authors: Symbol.for('Authors'), Clock: Symbol.for('Clock'), Known: Symbol.for('Known') }
