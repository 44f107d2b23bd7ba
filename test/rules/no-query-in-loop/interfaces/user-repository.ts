export interface UserRepository {
  nameOf(id: number): Promise<string>
}
