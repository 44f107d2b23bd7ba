type Type<T> = new () => T

export class Injector {
  constructor(private readonly made: { get(type: unknown): unknown }) {}

  get<T>(type: Type<T>): T {
    return this.made.get(type) as T
  }
}
