interface Settings {
  readonly servers: readonly { readonly id: number; readonly enabled: boolean }[]
}

export const settings: Settings = JSON.parse(process.env['SETTINGS'] ?? '{}')

export class AnswerCache<T> {
  private readonly store = new Map<string, T>()

  find(key: string): T | undefined {
    return this.store.get(key)
  }

  save(key: string, value: T): T {
    this.store.set(key, value)
    return value
  }

  async getOrLoad(key: string, load: () => Promise<T>): Promise<T> {
    return this.find(key) ?? this.save(key, await load())
  }
}
