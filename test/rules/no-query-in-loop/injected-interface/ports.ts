export interface PostReader {
  latest(authorId: number): Promise<unknown>
}
